import type { WordList } from '../word-list.ts';

/** Words that join two thoughts. */
export const COMBINATORS: WordList = {
  kind: 'combinator',
  phrases: [
    'also',
    'and',
    'as well as',
    'both',
    'but',
    'however',
    'meanwhile',
    'or',
    'otherwise',
    'unless',
    'whereas',
    'whether',
  ],
};
