import type { WordList } from '../word-list.ts';

/** Beginnings of a reason; a reason is no demand, and belongs in the text around the sentence. */
export const PURPOSE_PHRASES: WordList = {
  kind: 'purpose-phrase',
  phrases: [
    'for the purpose of',
    'in order that',
    'in order to',
    'so as to',
    'so that',
    'with the aim of',
    'with the goal of',
  ],
};
