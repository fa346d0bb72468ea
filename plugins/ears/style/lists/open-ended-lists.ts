import type { WordList } from '../word-list.ts';

/** Ends of lists that leave open what else belongs to them. */
export const OPEN_ENDED_LISTS: WordList = {
  kind: 'open-ended-list',
  commas: true,
  phrases: [
    'among other things',
    'among others',
    'and others like it',
    'and so forth',
    'and so on',
    'and the like',
    'but not limited to',
    'et cetera',
    'etc',
    'including but not limited to',
    'not limited to',
    'such as but not limited to',
  ],
};
