import { asInteger, asRelation, type Emitting, wrong } from './emitting.ts';
import type { Resolved, ResolvedBinary, ResolvedDomain } from './resolved.ts';
import type { Term, TermBinary } from './term.ts';

type Binary = Term & { kind: 'binary' };

type Operator = Exclude<TermBinary, 'in' | 'not-in'>;

/** A negated comparison is `not` of its positive form. */
const NEGATED = {
  'not-less': 'less',
  'not-less-or-equal': 'less-or-equal',
  'not-greater': 'greater',
  'not-greater-or-equal': 'greater-or-equal',
} as const;

const ARITHMETIC = {
  'shift-left': 'shift-left',
  'shift-right': 'shift-right',
  'shift-right-unsigned': 'shift-right-unsigned',
  'integer-add': 'add',
  'integer-subtract': 'subtract',
  'integer-multiply': 'multiply',
  'integer-divide': 'divide',
  'integer-remainder': 'remainder',
} as const;

/** Makes a node of two operands. */
export function emitBinary(
  term: Binary,
  operator: Operator,
  left: Resolved,
  right: Resolved,
  emitting: Emitting,
): Resolved {
  switch (operator) {
    case 'iff':
    case 'implies':
    case 'until':
    case 'releases':
    case 'since':
    case 'triggered':
      return formula(operator, left, right, term);
    case 'equal':
      return emitEqual(term, left, right, emitting);
    case 'not-equal':
      return not(emitEqual(term, left, right, emitting));
    case 'less':
    case 'less-or-equal':
    case 'greater':
    case 'greater-or-equal':
      return formula(operator, asInteger(left), asInteger(right), term);
    case 'not-less':
    case 'not-less-or-equal':
    case 'not-greater':
    case 'not-greater-or-equal':
      return not(formula(NEGATED[operator], asInteger(left), asInteger(right), term));
    case 'shift-left':
    case 'shift-right':
    case 'shift-right-unsigned':
    case 'integer-add':
    case 'integer-subtract':
    case 'integer-multiply':
    case 'integer-divide':
    case 'integer-remainder':
      return integer(ARITHMETIC[operator], left, right, term);
    case 'join':
    case 'domain':
    case 'range':
    case 'union':
    case 'difference':
    case 'intersection':
    case 'override':
      return emitRelational(term, operator, asRelation(left), asRelation(right), emitting);
  }
}

function emitRelational(
  term: Binary,
  operator: Relational,
  left: Resolved,
  right: Resolved,
  emitting: Emitting,
): Resolved {
  const arity = arityOfPair(operator, left.arity, right.arity);
  if (arity < 1) return unequal(left, right, term, emitting);
  return { kind: 'binary', operator, left, right, sort: 'relation', arity, span: term.span };
}

type Relational = 'join' | 'domain' | 'range' | 'union' | 'difference' | 'intersection' | 'override';

function arityOfPair(operator: Relational, left: number, right: number): number {
  if (operator === 'join') return left + right - 2;
  if (operator === 'domain') return left === 1 ? right : 0;
  if (operator === 'range') return right === 1 ? left : 0;
  return left === right ? left : 0;
}

function formula(operator: ResolvedBinary, left: Resolved, right: Resolved, { span }: Term): Resolved {
  return { kind: 'binary', operator, left, right, sort: 'formula', arity: 0, span };
}

function integer(operator: ResolvedBinary, left: Resolved, right: Resolved, { span }: Term): Resolved {
  return {
    kind: 'binary',
    operator,
    left: asInteger(left),
    right: asInteger(right),
    sort: 'integer',
    arity: 0,
    span,
  };
}

function not(operand: Resolved): Resolved {
  return { kind: 'unary', operator: 'not', operand, sort: 'formula', arity: 0, span: operand.span };
}

function unequal(left: Resolved, right: Resolved, { span }: Term, emitting: Emitting): Resolved {
  return wrong(`Expected arities that fit, but there are ${left.arity} and ${right.arity}`, span, emitting);
}

/** Two numbers are compared as numbers, everything else as sets. */
function emitEqual(term: Binary, left: Resolved, right: Resolved, emitting: Emitting): Resolved {
  if (isInteger(left) && isInteger(right)) return formula('equal', asInteger(left), asInteger(right), term);
  const a = asRelation(left);
  const b = asRelation(right);
  return a.arity === b.arity ? formula('equal', a, b, term) : unequal(a, b, term, emitting);
}

function isInteger(value: Resolved): boolean {
  return value.sort === 'integer' || (value.kind === 'unary' && value.operator === 'integer-to-atom');
}

/** What stands behind `in` may be a bound with multiplicities. */
export function emitIn(term: Binary, given: Resolved, domain: ResolvedDomain, emitting: Emitting): Resolved {
  const left = asRelation(given);
  const { expression } = domain;
  if (left.arity !== expression.arity) return unequal(left, expression, term, emitting);
  const { arity, span } = expression;
  const right: Resolved =
    term.right.multiplicity === 0 ? expression : { kind: 'domain', domain, sort: 'relation', arity, span };
  const positive = formula('in', left, right, term);
  return term.operator === 'in' ? positive : not(positive);
}
