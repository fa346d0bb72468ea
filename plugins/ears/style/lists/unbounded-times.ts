import type { WordList } from '../word-list.ts';

/** Words for a time without a number. */
export const UNBOUNDED_TIMES: WordList = {
  kind: 'unbounded-time',
  phrases: [
    'as quickly as possible',
    'as soon as possible',
    'eventually',
    'immediately',
    'in near real time',
    'in real time',
    'instantly',
    'promptly',
    'without delay',
    'without undue delay',
  ],
  fine: [
    'eventually consistent',
    ...['above', 'adjacent', 'after', 'before', 'below', 'beside', 'following', 'preceding', 'prior'].map(
      (word) => `immediately ${word}`,
    ),
  ],
};
