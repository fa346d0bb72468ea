import type { WordList } from '../word-list.ts';

/** Words that admit no exception. */
export const ABSOLUTES: WordList = {
  kind: 'absolute',
  phrases: [
    'absolutely',
    'always',
    'completely',
    'entirely',
    'fully',
    'guarantee',
    'guarantees',
    'never',
    'perfectly',
    'totally',
    'under all circumstances',
    'under any circumstances',
  ],
};
