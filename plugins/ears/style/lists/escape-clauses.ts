import type { WordList } from '../word-list.ts';

/** Ways out: with them nobody can say whether a requirement is kept. */
export const ESCAPE_CLAUSES: WordList = {
  kind: 'escape-clause',
  phrases: [
    'as applicable',
    'as appropriate',
    'as far as possible',
    'as much as possible',
    'as necessary',
    'as needed',
    'as practicable',
    'if appropriate',
    'if at all possible',
    'if necessary',
    'if possible',
    'if practicable',
    'to the extent possible',
    'to the extent practicable',
    'when appropriate',
    'when necessary',
    'when possible',
    'where appropriate',
    'where applicable',
    'where necessary',
    'where possible',
    'where practicable',
    'whenever possible',
    'wherever possible',
  ],
  fine: ['as appropriate for', 'as appropriate to'],
};
