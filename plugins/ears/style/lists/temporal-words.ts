import type { WordList } from '../word-list.ts';

/** Words for a time that depends on something else. */
export const TEMPORAL_WORDS: WordList = {
  kind: 'temporal-word',
  phrases: [
    'after',
    'afterwards',
    'at the same time',
    'before',
    'during',
    'earlier',
    'later',
    'meanwhile',
    'once',
    'periodically',
    'previously',
    'simultaneously',
    'soon',
    'subsequently',
    'until',
  ],
};
