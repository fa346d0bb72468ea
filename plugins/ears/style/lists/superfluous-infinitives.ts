import type { WordList } from '../word-list.ts';

const TAILS = [
  'be able to',
  'be capable of',
  'be designed to',
  'have the ability to',
  'have the capability to',
];

/** Detours between the modal and the verb: a system that is able to stop need not stop. */
export const SUPERFLUOUS_INFINITIVES: WordList = {
  kind: 'superfluous-infinitive',
  phrases: ['shall', 'must', 'should'].flatMap((modal) => TAILS.map((tail) => `${modal} ${tail}`)),
};
