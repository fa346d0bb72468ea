import type { Span } from '#model';
import {
  makeTerm,
  NO_ERRORS,
  type Term,
  type TermMultiplicity,
  type TermUnary,
  typeError,
  withError,
} from './term.ts';
import {
  closeType,
  EMPTY,
  extractArity,
  FORMULA,
  hasArity,
  hasIntegers,
  INTEGERS,
  isNothing,
  NUMBER,
  printType,
  type Type,
  transposeType,
  UNIV_PAIR,
  withoutFormula,
} from './type.ts';

/** Requires a formula. */
export function asFormulaTerm(term: Term): Term {
  if (term.errors.length > 0 || term.type.formula) return term;
  return withError(term, typeError(`Expected a formula, but this is ${describe(term)}`, term.span));
}

/** Requires an integer; of a set of integers, its sum. */
export function asIntegerTerm(term: Term): Term {
  if (term.errors.length > 0 || term.type.number) return term;
  if (hasIntegers(term.type)) return makeUnary('atoms-to-integer', term, term.span);
  return withError(term, typeError(`Expected an integer, but this is ${describe(term)}`, term.span));
}

/** Requires a set or relation; of a number, the set of its atom. */
export function asRelationTerm(term: Term): Term {
  if (term.errors.length > 0) return term;
  if (term.type.number) return makeUnary('integer-to-atom', term, term.span);
  if (term.type.products.length > 0) return term;
  return withError(term, typeError(`Expected a set or relation, but this is ${describe(term)}`, term.span));
}

/** For messages: what a term may be. */
export function describe(term: Term): string {
  if (term.type.number) return 'an integer';
  if (term.type.products.length === 0) return term.type.formula ? 'a formula' : 'nothing known';
  return `of type \`${printType(term.type)}\``;
}

/** Complains of `one`, `lone`, `some`, `set` and arrow multiplicities where only a value may stand. */
export function refuseMultiplicity(term: Term): Term['errors'] {
  if (term.multiplicity === 0) return NO_ERRORS;
  return [typeError('Unexpected multiplicity, expected an expression without one', term.span)];
}

const FORMULA_OPERATORS: ReadonlySet<TermUnary> = new Set([
  'not',
  'always',
  'eventually',
  'after',
  'before',
  'historically',
  'once',
]);

/** Makes a unary term and finds its type. */
export function makeUnary(operator: TermUnary, operand: Term, span: Span, extraWeight = 0): Term {
  const cast = castOf(operator, operand);
  if (cast) return cast;
  const refused = refuseMultiplicity(operand);
  const typed = FORMULA_OPERATORS.has(operator)
    ? asFormulaTerm(operand)
    : operator === 'integer-to-atom'
      ? asIntegerTerm(operand)
      : asRelationTerm(operand);
  const result = typed.errors.length > 0 ? { type: EMPTY } : unaryType(operator, typed);
  const errors = [
    ...typed.errors,
    ...refused,
    ...('message' in result ? [typeError(result.message, typed.span)] : []),
  ];
  return makeTerm({ kind: 'unary', operator, operand: typed }, span, result.type, {
    weight: typed.weight + extraWeight,
    errors,
  });
}

/** A cast of a cast is one of the two, or none. */
function castOf(operator: TermUnary, operand: Term): Term | undefined {
  if (operand.kind !== 'unary' || operand.errors.length > 0) return undefined;
  if (operator === 'integer-to-atom') return operand.operator === 'integer-to-atom' ? operand : undefined;
  if (operator !== 'atoms-to-integer') return undefined;
  if (operand.operator === 'atoms-to-integer') return operand;
  return operand.operator === 'integer-to-atom' ? operand.operand : undefined;
}

function unaryType(operator: TermUnary, operand: Term): { type: Type; message?: string } {
  const { type } = operand;
  switch (operator) {
    case 'transpose':
    case 'closure':
    case 'reflexive-closure': {
      const result = operator === 'transpose' ? transposeType(type) : closeType(type);
      if (isNothing(result)) {
        const sign = operator === 'transpose' ? '~' : operator === 'closure' ? '^' : '*';
        return {
          type: EMPTY,
          message: `Expected a binary relation behind \`${sign}\`, but this is ${describe(operand)}`,
        };
      }
      return { type: operator === 'reflexive-closure' ? UNIV_PAIR : result };
    }
    case 'cardinality':
      return { type: NUMBER };
    case 'atoms-to-integer':
      if (!hasArity(type, 1)) {
        return { type: EMPTY, message: `Expected a set of integers, but this is ${describe(operand)}` };
      }
      return { type: NUMBER };
    case 'integer-to-atom':
      return { type: INTEGERS };
    case 'prime':
      return { type };
    case 'not':
    case 'no':
    case 'some':
    case 'lone':
    case 'one':
    case 'always':
    case 'eventually':
    case 'after':
    case 'before':
    case 'historically':
    case 'once':
      return { type: FORMULA };
  }
}

/** Makes `one e`, `lone e`, `some e`, `set e` or `exactly e` as a bound. */
export function makeBound(bound: TermMultiplicity, operand: Term, span: Span): Term {
  if (operand.multiplicity !== 0 && bound === 'set') return operand;
  const refused = refuseMultiplicity(operand);
  const typed = asRelationTerm(operand);
  const type =
    bound === 'set' || bound === 'exactly' ? withoutFormula(typed.type) : extractArity(typed.type, 1);
  const wrong =
    typed.errors.length === 0 && isNothing(type)
      ? [typeError(`Expected a unary set behind \`${bound}\`, but this is ${describe(typed)}`, typed.span)]
      : [];
  return makeTerm({ kind: 'bound', bound, operand: typed }, span, type, {
    weight: typed.weight,
    multiplicity: 1,
    errors: [...typed.errors, ...refused, ...wrong],
  });
}

/** The multiplicity a bound has, `set` where it has none. */
export function boundOf(term: Term): TermMultiplicity {
  return term.kind === 'bound' ? term.bound : 'set';
}
