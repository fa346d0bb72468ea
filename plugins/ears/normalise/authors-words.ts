import type { Span } from '#model';
import type { Formula, Words } from '../formula.ts';

/** Where a piece of a text stands; where white space was collapsed, only the whole is known. */
export function spanOf(start: number, end: number, text: string, span: Span): Span {
  return span.end - span.start === text.length
    ? { path: span.path, start: span.start + start, end: span.start + end }
    : span;
}

/** Puts the author's words on what was declared, unless it already has some. */
export function named(formula: Formula, words: Words): Formula {
  switch (formula.kind) {
    case 'flag':
    case 'choice':
    case 'compare':
    case 'not':
      return formula.words === undefined ? { ...formula, words } : formula;
    case 'constant':
    case 'and':
    case 'or':
      return formula;
  }
}
