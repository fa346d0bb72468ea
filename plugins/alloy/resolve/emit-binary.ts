import { asInteger, asRelation, type Emitting, emit, emitDomain, wrong } from './emit.ts';
import type { Resolved, ResolvedBinary } from './resolved.ts';
import type { Term } from './term.ts';

type Binary = Term & { kind: 'binary' };

/** Makes a binary node; a negated comparison is `not` of its positive form. */
export function emitBinary(term: Binary, emitting: Emitting): Resolved {
  const { span } = term;
  const left = emit(term.left, emitting);
  if (term.operator === 'in' || term.operator === 'not-in') return emitIn(term, left, emitting);
  const right = emit(term.right, emitting);
  switch (term.operator) {
    case 'iff':
    case 'implies':
    case 'until':
    case 'releases':
    case 'since':
    case 'triggered':
      return formula(term.operator, left, right, term);
    case 'equal':
      return emitEqual(term, left, right, emitting);
    case 'not-equal':
      return not(emitEqual(term, left, right, emitting));
    case 'less':
    case 'less-or-equal':
    case 'greater':
    case 'greater-or-equal':
      return formula(term.operator, asInteger(left), asInteger(right), term);
    case 'not-less':
      return not(formula('less', asInteger(left), asInteger(right), term));
    case 'not-less-or-equal':
      return not(formula('less-or-equal', asInteger(left), asInteger(right), term));
    case 'not-greater':
      return not(formula('greater', asInteger(left), asInteger(right), term));
    case 'not-greater-or-equal':
      return not(formula('greater-or-equal', asInteger(left), asInteger(right), term));
    case 'shift-left':
    case 'shift-right':
    case 'shift-right-unsigned':
      return integer(term.operator, left, right, term);
    case 'integer-add':
      return integer('add', left, right, term);
    case 'integer-subtract':
      return integer('subtract', left, right, term);
    case 'integer-multiply':
      return integer('multiply', left, right, term);
    case 'integer-divide':
      return integer('divide', left, right, term);
    case 'integer-remainder':
      return integer('remainder', left, right, term);
    case 'join':
    case 'domain':
    case 'range': {
      const a = asRelation(left);
      const b = asRelation(right);
      const arity = arityOfPair(term.operator, a.arity, b.arity);
      if (arity < 1)
        return wrong(`Expected arities that fit, but there are ${a.arity} and ${b.arity}`, span, emitting);
      return { kind: 'binary', operator: term.operator, left: a, right: b, sort: 'relation', arity, span };
    }
    case 'union':
    case 'difference':
    case 'intersection':
    case 'override': {
      const a = asRelation(left);
      const b = asRelation(right);
      if (a.arity !== b.arity) return unequal(a, b, term, emitting);
      return {
        kind: 'binary',
        operator: term.operator,
        left: a,
        right: b,
        sort: 'relation',
        arity: a.arity,
        span,
      };
    }
  }
}

function arityOfPair(operator: 'join' | 'domain' | 'range', left: number, right: number): number {
  if (operator === 'join') return left + right - 2;
  if (operator === 'domain') return left === 1 ? right : 0;
  return right === 1 ? left : 0;
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
  return wrong(
    `Expected one arity on both sides, but there are ${left.arity} and ${right.arity}`,
    span,
    emitting,
  );
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
function emitIn(term: Binary, given: Resolved, emitting: Emitting): Resolved {
  const left = asRelation(given);
  const domain = emitDomain(term.right, emitting);
  const { expression } = domain;
  if (left.arity !== expression.arity) return unequal(left, expression, term, emitting);
  const { arity, span } = expression;
  const right: Resolved =
    term.right.multiplicity === 0 ? expression : { kind: 'domain', domain, sort: 'relation', arity, span };
  const positive = formula('in', left, right, term);
  return term.operator === 'in' ? positive : not(positive);
}
