import type { Span } from '#model';
import type { Problem } from '../problem.ts';
import type { Multiplicity } from '../syntax/ast.ts';
import { asFormulaTerm, asIntegerTerm, asRelationTerm, describe, refuseMultiplicity } from './make-unary.ts';
import { joinErrors, makeTerm, NO_ERRORS, type Term, type TermBinary, typeError } from './term.ts';
import {
  EMPTY,
  FORMULA,
  hasCommonArity,
  hasIntegers,
  intersectTypes,
  isNothing,
  joinTypes,
  multiplyTypes,
  NUMBER,
  pickCommonArity,
  restrictType,
  type Type,
  uniteCommonArity,
} from './type.ts';

type Operands = 'formulas' | 'integers' | 'relations' | 'any';

/** What an operator wants on both sides; `any` of relations and integers, without a cast. */
export function operandsOf(operator: TermBinary): Operands {
  switch (operator) {
    case 'iff':
    case 'implies':
    case 'until':
    case 'releases':
    case 'since':
    case 'triggered':
      return 'formulas';
    case 'less':
    case 'less-or-equal':
    case 'greater':
    case 'greater-or-equal':
    case 'not-less':
    case 'not-less-or-equal':
    case 'not-greater':
    case 'not-greater-or-equal':
    case 'shift-left':
    case 'shift-right':
    case 'shift-right-unsigned':
    case 'integer-add':
    case 'integer-subtract':
    case 'integer-multiply':
    case 'integer-divide':
    case 'integer-remainder':
      return 'integers';
    case 'union':
    case 'difference':
    case 'equal':
    case 'not-equal':
      return 'any';
    case 'in':
    case 'not-in':
    case 'intersection':
    case 'override':
    case 'domain':
    case 'range':
    case 'join':
      return 'relations';
  }
}

const SIGNS: Partial<Record<TermBinary, string>> = {
  union: '+',
  difference: '-',
  intersection: '&',
  override: '++',
  equal: '=',
  'not-equal': '!=',
  in: 'in',
  'not-in': '!in',
  join: '.',
  domain: '<:',
  range: ':>',
};

function castOperand(term: Term, operands: Operands): Term {
  switch (operands) {
    case 'formulas':
      return asFormulaTerm(term);
    case 'integers':
      return asIntegerTerm(term);
    case 'relations':
      return asRelationTerm(term);
    case 'any':
      return term;
  }
}

/** Makes a binary term and finds its type. */
export function makeBinary(operator: TermBinary, leftGiven: Term, rightGiven: Term, span: Span): Term {
  if (
    operator === 'domain' &&
    rightGiven.kind === 'field' &&
    leftGiven.kind === 'signature' &&
    rightGiven.entry.owner === leftGiven.entry
  ) {
    return rightGiven;
  }
  const operands = operandsOf(operator);
  const left = castOperand(leftGiven, operands);
  const right = castOperand(rightGiven, operands);
  const found = joinErrors(left.errors, right.errors);
  const type = found.length > 0 ? EMPTY : binaryType(operator, left.type, right.type);
  const mismatch: readonly Problem[] =
    found.length === 0 && isNothing(type) ? [mismatchError(operator, left, right, span)] : NO_ERRORS;
  return makeTerm({ kind: 'binary', operator, left, right }, span, type, {
    weight: left.weight + right.weight,
    errors: [
      ...found,
      ...refuseMultiplicity(left),
      // A bound may stand behind `in` and nowhere else, not even behind `!in`.
      ...(operator === 'in' ? NO_ERRORS : refuseMultiplicity(right)),
      ...mismatch,
    ],
  });
}

function binaryType(operator: TermBinary, left: Type, right: Type): Type {
  switch (operandsOf(operator)) {
    case 'formulas':
      return FORMULA;
    case 'integers':
      return isComparison(operator) ? FORMULA : NUMBER;
    case 'relations':
    case 'any':
      return relationalType(operator, left, right);
  }
}

function isComparison(operator: TermBinary): boolean {
  return /^(not-)?(less|greater)/.test(operator);
}

function relationalType(operator: TermBinary, left: Type, right: Type): Type {
  switch (operator) {
    case 'union':
    case 'override':
      return uniteCommonArity(left, right);
    case 'difference':
      return pickCommonArity(left, right);
    case 'equal':
    case 'not-equal':
      return hasCommonArity(left, right) || (hasIntegers(left) && hasIntegers(right)) ? FORMULA : EMPTY;
    case 'in':
    case 'not-in':
      return hasCommonArity(left, right) ? FORMULA : EMPTY;
    case 'join':
      return joinTypes(left, right);
    case 'domain':
      return restrictType(right, left, 'first');
    case 'range':
      return restrictType(left, right, 'last');
    default:
      return intersectTypes(left, right);
  }
}

function mismatchError(operator: TermBinary, left: Term, right: Term, span: Span): Problem {
  const sign = SIGNS[operator] ?? operator;
  if (operator === 'join') {
    return typeError(
      `Expected \`.\` between relations that have a column left, but the left side is ${describe(left)}, and the right side is ${describe(right)}`,
      span,
    );
  }
  if (operator === 'domain' || operator === 'range') {
    const set = operator === 'domain' ? left : right;
    return typeError(`Expected a set beside \`${sign}\`, but this is ${describe(set)}`, set.span);
  }
  return typeError(
    `Expected the same arity on both sides of \`${sign}\`, but the left side is ${describe(left)}, and the right side is ${describe(right)}`,
    span,
  );
}

/** Makes a product, with multiplicities if it is a bound. */
export function makeArrow(
  leftGiven: Term,
  leftMultiplicity: Multiplicity,
  rightMultiplicity: Multiplicity,
  rightGiven: Term,
  span: Span,
  sequence = false,
): Term {
  const left = asRelationTerm(leftGiven);
  const right = asRelationTerm(rightGiven);
  const found = joinErrors(left.errors, right.errors);
  const bounds =
    leftMultiplicity !== 'set' ||
    rightMultiplicity !== 'set' ||
    left.multiplicity === 2 ||
    right.multiplicity === 2;
  return makeTerm(
    { kind: 'arrow', left, leftMultiplicity, rightMultiplicity, right, sequence },
    span,
    found.length > 0 ? EMPTY : multiplyTypes(left.type, right.type),
    {
      weight: left.weight + right.weight,
      multiplicity: bounds ? 2 : 0,
      errors: [
        ...found,
        ...(left.multiplicity === 1 ? refuseMultiplicity(left) : NO_ERRORS),
        ...(right.multiplicity === 1 ? refuseMultiplicity(right) : NO_ERRORS),
      ],
    },
  );
}
