import type { WordList } from '../word-list.ts';

/** Words that stand for another one. */
export const PRONOUNS: WordList = {
  kind: 'pronoun',
  phrases: [
    'he',
    'her',
    'him',
    'his',
    'it',
    'its',
    'itself',
    'she',
    'their',
    'theirs',
    'them',
    'themselves',
    'these',
    'they',
    'this',
    'those',
  ],
};
