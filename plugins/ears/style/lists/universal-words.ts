import type { WordList } from '../word-list.ts';

/** Words for a whole group, of which it is open whether each or all together is meant. */
export const UNIVERSAL_WORDS: WordList = { kind: 'universal-word', phrases: ['all', 'any', 'both'] };
