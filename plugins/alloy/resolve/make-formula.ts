import type { Span } from '#model';
import type { Problem } from '../problem.ts';
import type { Quantifier } from '../syntax/ast.ts';
import {
  asFormulaTerm,
  asIntegerTerm,
  asRelationTerm,
  boundOf,
  describe,
  makeBound,
  refuseMultiplicity,
} from './make-unary.ts';
import type { Local } from './resolved.ts';
import {
  joinErrors,
  type ListOperator,
  makeTerm,
  NO_ERRORS,
  type Term,
  type TermDeclaration,
  typeError,
} from './term.ts';
import {
  arityOf,
  asFormula,
  EMPTY,
  extractArity,
  FORMULA,
  hasArity,
  isNothing,
  multiplyTypes,
  NUMBER,
  pickCommonArity,
  type Type,
  uniteCommonArity,
} from './type.ts';

/** Makes a conjunction, a disjunction, `disj[…]` or `pred/totalOrder[…]`. */
export function makeList(operator: ListOperator, given: readonly Term[], span: Span): Term {
  const formulas = operator === 'and' || operator === 'or';
  const operands = given.map((term) => (formulas ? asFormulaTerm(term) : asRelationTerm(term)));
  const found = joinErrors(...operands.map((term) => [...term.errors, ...refuseMultiplicity(term)]));
  const wrong = found.length > 0 || formulas ? NO_ERRORS : wrongOperands(operator, operands, span);
  return makeTerm({ kind: 'list', operator, operands }, span, FORMULA, {
    weight: operands.reduce((sum, term) => sum + term.weight, 0),
    errors: [...found, ...wrong],
  });
}

function wrongOperands(operator: ListOperator, operands: readonly Term[], span: Span): readonly Problem[] {
  if (operator === 'total-order') {
    if (operands.length !== 3) {
      return [
        typeError(`Expected 3 arguments of \`pred/totalOrder\`, but there are ${operands.length}`, span),
      ];
    }
    const wanted = [1, 1, 2];
    const wrong = operands.find((term, i) => !hasArity(term.type, wanted[i] ?? 0));
    if (!wrong) return NO_ERRORS;
    return [
      typeError(
        `Expected a set, a set and a binary relation in \`pred/totalOrder\`, but this is ${describe(wrong)}`,
        wrong.span,
      ),
    ];
  }
  if (operands.length < 2) {
    return [typeError(`Expected 2 or more arguments of \`disj\`, but there are ${operands.length}`, span)];
  }
  const common = operands.map((term) => term.type).reduce(pickCommonArity);
  return isNothing(common) ? [typeError('Expected arguments of one arity in `disj`', span)] : NO_ERRORS;
}

/** Makes `condition => then else other`. */
export function makeIf(conditionGiven: Term, then: Term, other: Term, span: Span): Term {
  const condition = asFormulaTerm(conditionGiven);
  let type: Type = EMPTY;
  let mismatch: readonly Problem[] = NO_ERRORS;
  if (then.errors.length === 0 && other.errors.length === 0) {
    type = uniteCommonArity(then.type, other.type);
    if (then.type.formula && other.type.formula) type = asFormula(type);
    if (isNothing(type)) {
      mismatch = [
        typeError(
          `Expected both sides of \`else\` to be alike, but the first is ${describe(then)}, and the second is ${describe(other)}`,
          span,
        ),
      ];
    }
  }
  return makeTerm({ kind: 'if', condition, then, else: other }, span, type, {
    weight: condition.weight + then.weight + other.weight,
    errors: joinErrors(
      condition.errors,
      then.errors,
      other.errors,
      ...[condition, then, other].map(refuseMultiplicity),
      mismatch,
    ),
  });
}

/** Makes `let local = value | body`. */
export function makeLet(local: Local, value: Term, body: Term, span: Span): Term {
  return makeTerm({ kind: 'let', local, value, body }, span, body.type, {
    weight: value.weight + body.weight,
    errors: joinErrors(value.errors, body.errors, refuseMultiplicity(value), refuseMultiplicity(body)),
  });
}

/** The bound of a declaration: `one` where the author gave no multiplicity and it is unary. */
export function withDefaultBound(term: Term): Term {
  const unary = term.multiplicity === 0 && arityOf(term.type) === 1;
  return unary ? makeBound('one', term, term.span) : term;
}

/** Makes a quantified formula, a sum or a comprehension; its declarations and body are without choices already. */
export function makeQuantified(
  quantifier: Quantifier | 'comprehension',
  declarations: readonly TermDeclaration[],
  bodyGiven: Term,
  span: Span,
): Term {
  const body = quantifier === 'sum' ? asIntegerTerm(bodyGiven) : asFormulaTerm(bodyGiven);
  const errors: Problem[] = [];
  let type: Type = quantifier === 'sum' ? NUMBER : FORMULA;
  let columns: Type | undefined;
  for (const { bound, locals } of declarations) {
    errors.push(...bound.errors);
    if (bound.errors.length > 0) continue;
    errors.push(...wrongBound(quantifier, bound));
    const unary = extractArity(bound.type, 1);
    for (const _ of locals) columns = columns ? multiplyTypes(columns, unary) : unary;
  }
  if (quantifier === 'comprehension') type = columns ?? EMPTY;
  errors.push(...refuseMultiplicity(body));
  // What is wrong with a variable makes its uses wrong too: say it once.
  if (errors.length === 0) errors.push(...body.errors);
  return makeTerm({ kind: 'quantified', quantifier, declarations, body }, span, type, {
    weight: declarations.reduce((sum, { bound }) => sum + bound.weight, body.weight),
    errors: joinErrors(errors),
  });
}

function wrongBound(quantifier: Quantifier | 'comprehension', bound: Term): readonly Problem[] {
  const multiplicity = boundOf(bound);
  if (multiplicity === 'exactly') {
    return [typeError('Expected a bound of a variable, but this is a definition', bound.span)];
  }
  if (quantifier !== 'sum' && quantifier !== 'comprehension') return NO_ERRORS;
  const where = quantifier === 'sum' ? '`sum`' : 'a comprehension';
  if (!hasArity(bound.type, 1)) {
    return [typeError(`Expected a unary set in ${where}, but this is ${describe(bound)}`, bound.span)];
  }
  if (bound.multiplicity === 1 && multiplicity !== 'one') {
    return [typeError(`Unexpected \`${multiplicity}\` in ${where}, expected one atom at a time`, bound.span)];
  }
  return NO_ERRORS;
}
