import type { Span } from '#model';
import type { Problem } from '../problem.ts';
import { makeArrow, makeBinary } from './make-binary.ts';
import { makeCall } from './make-call.ts';
import { makeIf, makeLet, makeList } from './make-formula.ts';
import { asFormulaTerm, asIntegerTerm, asRelationTerm, makeBound, makeUnary } from './make-unary.ts';
import { relevantArrow, relevantClosure, relevantOperands } from './relevance.ts';
import { badTerm, type Term, typeError } from './term.ts';
import {
  arityOf,
  asFormula,
  EMPTY,
  extractArity,
  FORMULA,
  hasCommonArity,
  hasTuple,
  INTEGERS,
  intersectTypes,
  multiplyTypes,
  NUMBER,
  type Type,
  transposeType,
  typesIntersect,
  uniteCommonArity,
  withoutFormula,
} from './type.ts';
import { warnOf } from './warnings.ts';

/** What one text may cost, and where its warnings go. */
export interface Settling {
  /** Steps left; below 0 everything ends as an error. */
  work: number;
  /** The expression that is worked on. */
  place: Span;
  /** Absent while readings are only tried. */
  readonly warnings?: Problem[];
}

/** Decides the names of a formula. */
export function settleFormula(term: Term, settling: Settling): Term {
  return asFormulaTerm(settle(asFormulaTerm(term), FORMULA, settling));
}

/** Decides the names of an integer expression. */
export function settleInteger(term: Term, settling: Settling): Term {
  return asIntegerTerm(settle(asIntegerTerm(term), NUMBER, settling));
}

/** Decides the names of a relational expression. */
export function settleRelation(term: Term, settling: Settling): Term {
  const given = asRelationTerm(term);
  return asRelationTerm(settle(given, withoutFormula(given.type), settling));
}

/**
 * Decides every name of a term whose value matters as far as it may be of the type `wanted`.
 *
 * *Ensures* a term without choices, or one with errors.
 * *Source* Edwards, Jackson, Torlak: A type system for object models (FSE 2004).
 */
export function settle(term: Term, wanted: Type, settling: Settling): Term {
  if (term.errors.length > 0) return term;
  settling.work -= 1;
  if (settling.work < 0) {
    return badTerm(
      [typeError('Expected a model whose names can be decided, but this needs too many steps', term.span)],
      term.span,
    );
  }
  const settled = settleNode(term, wanted, settling);
  if (settling.warnings) settling.warnings.push(...warnOf(term));
  return settled;
}

function settleNode(term: Term, wanted: Type, settling: Settling): Term {
  switch (term.kind) {
    case 'choice':
      return settleChoice(term, wanted, settling);
    case 'unary':
      return settleUnary(term, wanted, settling);
    case 'bound':
      return makeBound(term.bound, settle(term.operand, wanted, settling), term.span);
    case 'binary': {
      const [left, right] = relevantOperands(term, wanted);
      return makeBinary(
        term.operator,
        settle(term.left, left, settling),
        settle(term.right, right, settling),
        term.span,
      );
    }
    case 'arrow': {
      const [left, right] = relevantArrow(term, wanted);
      return makeArrow(
        settle(term.left, left, settling),
        term.leftMultiplicity,
        term.rightMultiplicity,
        settle(term.right, right, settling),
        term.span,
        term.sequence,
      );
    }
    case 'list':
      return settleList(term, settling);
    case 'if':
      return settleIf(term, wanted, settling);
    case 'let':
      return makeLet(term.local, term.value, settle(term.body, wanted, settling), term.span);
    case 'call': {
      const values = term.arguments.map((value, i) =>
        asRelationTerm(settle(value, term.callable.parameters[i]?.type ?? EMPTY, settling)),
      );
      return makeCall(term.callable, values, term.penalty, term.span);
    }
    default:
      return term;
  }
}

function settleUnary(term: Term & { kind: 'unary' }, wanted: Type, settling: Settling): Term {
  const { operator, operand } = term;
  return makeUnary(
    operator,
    settle(operand, relevantOperand(term, wanted), settling),
    term.span,
    term.weight - operand.weight,
  );
}

function relevantOperand({ operator, operand }: Term & { kind: 'unary' }, wanted: Type): Type {
  switch (operator) {
    case 'not':
    case 'after':
    case 'always':
    case 'eventually':
    case 'before':
    case 'historically':
    case 'once':
      return FORMULA;
    case 'transpose':
      return transposeType(intersectTypes(transposeType(operand.type), wanted));
    case 'closure':
    case 'reflexive-closure':
      return relevantClosure(wanted, operand.type);
    case 'cardinality':
    case 'no':
    case 'one':
    case 'some':
    case 'lone':
      return withoutFormula(operand.type);
    case 'integer-to-atom':
      return NUMBER;
    case 'atoms-to-integer':
      return intersectTypes(operand.type, INTEGERS);
    case 'prime':
      return wanted;
  }
}

function settleList(term: Term & { kind: 'list' }, settling: Settling): Term {
  const { operator, operands } = term;
  if (operator === 'and' || operator === 'or') {
    const settled = operands.map((operand) => asFormulaTerm(settle(operand, FORMULA, settling)));
    return makeList(operator, settled, term.span);
  }
  const wanted = operator === 'disjoint' ? wantedOfDisjoint(operands) : wantedOfOrder(operands);
  const settled = operands.map((operand, i) => asRelationTerm(settle(operand, wanted[i] ?? EMPTY, settling)));
  return makeList(operator, settled, term.span);
}

function wantedOfDisjoint(operands: readonly Term[]): readonly Type[] {
  const [first, ...rest] = operands.map((operand) => withoutFormula(operand.type));
  const common = rest.reduce(uniteCommonArity, first ?? EMPTY);
  return operands.map(() => common);
}

function wantedOfOrder(operands: readonly Term[]): readonly Type[] {
  const elements = extractArity(operands[0]?.type ?? EMPTY, 1);
  return [elements, elements, multiplyTypes(elements, elements)];
}

function settleIf(term: Term & { kind: 'if' }, wanted: Type, settling: Settling): Term {
  const narrow = (side: Term): Type => {
    if (wanted.products.length === 0) return wanted;
    const met = intersectTypes(side.type, wanted);
    return wanted.formula ? asFormula(met) : met;
  };
  return makeIf(
    settle(term.condition, FORMULA, settling),
    settle(term.then, narrow(term.then), settling),
    settle(term.else, narrow(term.else), settling),
    term.span,
  );
}

interface Reading {
  readonly term: Term;
  readonly reason: string;
}

/**
 * Takes the reading of a name that fits: those that may have a tuple in common with what is wanted, else those of a wanted
 * arity; of these the least far-fetched. Several empty ones of one arity are all the same.
 */
function settleChoice(term: Term & { kind: 'choice' }, wanted: Type, settling: Settling): Term {
  const all = term.choices.map((choice, i): Reading => ({ term: choice, reason: term.reasons[i] ?? '' }));
  let readings = leastWeight(fitting(all, wanted));
  if (readings.length > 1) {
    const trying: Settling = { work: settling.work, place: settling.place };
    const tried = readings.map(({ term: choice, reason }) => ({
      term: settle(choice, wanted, trying),
      reason,
    }));
    settling.work = trying.work;
    readings = leastWeight(fitting(tried, wanted));
  }
  const [only] = readings;
  if (only && readings.length === 1) return settle(only.term, wanted, settling);
  return sameEmpty(readings, term) ?? badTerm([choiceProblem(term, readings, all)], term.span);
}

function fitting(readings: readonly Reading[], wanted: Type): readonly Reading[] {
  const exact = readings.filter(
    ({ term: { type } }) => (wanted.formula && type.formula) || typesIntersect(wanted, type),
  );
  if (exact.length > 0) return exact;
  return readings.filter(({ term: { type } }) => hasCommonArity(type, wanted));
}

function leastWeight(readings: readonly Reading[]): readonly Reading[] {
  const least = Math.min(...readings.map(({ term }) => term.weight));
  return readings.filter(({ term }) => term.weight === least);
}

function sameEmpty(readings: readonly Reading[], { span }: Term): Term | undefined {
  const arities = readings.map(({ term: { type } }) =>
    type.formula || hasTuple(type) || arityOf(type) < 1 ? 0 : arityOf(type),
  );
  const [arity] = arities;
  if (!arity || arities.some((other) => other !== arity)) return undefined;
  const [reading] = readings;
  return reading
    ? { kind: 'empty', span, type: reading.term.type, weight: 0, multiplicity: 0, errors: [] }
    : undefined;
}

function choiceProblem(term: Term, readings: readonly Reading[], all: readonly Reading[]): Problem {
  const list = (of: readonly Reading[]) => [...new Set(of.map(({ reason }) => reason))].join(', ');
  return readings.length > 1
    ? typeError(`Expected a name with one meaning, but this may be ${list(readings)}`, term.span)
    : typeError(`Expected a name that fits here, but none of these does: ${list(all)}`, term.span);
}
