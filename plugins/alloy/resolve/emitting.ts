import type { Span } from '#model';
import type { Problem } from '../problem.ts';
import type { CallableEntry } from './entry.ts';
import type { Resolved } from './resolved.ts';
import { typeError } from './term.ts';

/** Where a formula is made, and where trouble with it goes. */
export interface Emitting {
  readonly problems: Problem[];
  /** The predicate or function whose body this is. */
  readonly caller: CallableEntry | undefined;
  /** Whether calls lead from one callable to another. */
  readonly reaches: (from: CallableEntry, to: CallableEntry) => boolean;
}

/** Reports what cannot be given on, and stands in for it. */
export function wrong(message: string, span: Span, emitting: Emitting): Resolved {
  emitting.problems.push(typeError(message, span));
  return { kind: 'unsupported', feature: message, sort: 'relation', arity: 1, span };
}

/** Of an integer, the set of its atom. */
export function asRelation(value: Resolved): Resolved {
  if (value.sort !== 'integer') return value;
  const { span } = value;
  return { kind: 'unary', operator: 'integer-to-atom', operand: value, sort: 'relation', arity: 1, span };
}

/** Of a set of integers, its sum. */
export function asInteger(value: Resolved): Resolved {
  if (value.sort === 'integer') return value;
  if (value.kind === 'unary' && value.operator === 'integer-to-atom') return value.operand;
  const { span } = value;
  return { kind: 'unary', operator: 'atoms-to-integer', operand: value, sort: 'integer', arity: 0, span };
}
