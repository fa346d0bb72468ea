import type { Problem } from '../problem.ts';
import { describe } from './make-unary.ts';
import { isSameTerm, type Term } from './term.ts';
import { hasTuple, typesIntersect } from './type.ts';

/** What is right but surely not meant, in one term with its names not yet decided. */
export function warnOf(term: Term): readonly Problem[] {
  if (term.kind !== 'binary') return [];
  const { left, right } = term;
  const sides = `the left side is ${describe(left)}, and the right side is ${describe(right)}`;
  const warn = (message: string): readonly Problem[] => [{ severity: 'warning', message, span: term.span }];
  switch (term.operator) {
    case 'join':
      return hasTuple(term.type) || !hasTuple(left.type) || !hasTuple(right.type)
        ? []
        : warn(`This is always empty: ${sides}`);
    case 'intersection':
      return hasTuple(term.type) ? [] : warn(`This is always empty: ${sides}`);
    case 'equal':
    case 'not-equal': {
      if (isSameTerm(left, right)) return warn('Both sides are always the same');
      const disjoint = hasTuple(left.type) && hasTuple(right.type) && !typesIntersect(left.type, right.type);
      return disjoint ? warn(`Both sides are always disjoint: ${sides}`) : [];
    }
    case 'in':
    case 'not-in': {
      const disjoint = hasTuple(left.type) && hasTuple(right.type) && !typesIntersect(left.type, right.type);
      return disjoint ? warn(`Both sides are always disjoint: ${sides}`) : [];
    }
    default:
      return [];
  }
}
