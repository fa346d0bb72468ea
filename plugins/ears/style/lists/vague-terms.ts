import type { WordList } from '../word-list.ts';

/** Words about quality that nobody can measure. Source: the short list of words that were right in nearly all real sentences. */
export const VAGUE_TERMS: WordList = {
  kind: 'vague-term',
  exceptNames: true,
  phrases: [
    'adequate',
    'adequately',
    'appropriate',
    'appropriately',
    'easily',
    'easy',
    'efficient',
    'efficiently',
    'gracefully',
    'in a timely manner',
    'intuitive',
    'intuitively',
    'quickly',
    'reasonable',
    'reasonably',
    'robust',
    'robustly',
    'seamless',
    'seamlessly',
    'timely',
    'user-friendly',
    'various',
  ],
  fine: ['appropriate for', 'appropriate to', 'not appropriate'],
  explained: true,
};
