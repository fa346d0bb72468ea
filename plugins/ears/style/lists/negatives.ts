import type { WordList } from '../word-list.ts';

/** Words that say what is not. */
export const NEGATIVES: WordList = {
  kind: 'negative',
  phrases: ['cannot', 'neither', 'never', 'no', 'none', 'nor', 'not', 'nothing', 'without'],
};
