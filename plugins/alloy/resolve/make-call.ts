import type { Span } from '#model';
import type { Problem } from '../problem.ts';
import type { CallableEntry, ParameterEntry } from './entry.ts';
import { makeBinary } from './make-binary.ts';
import { asRelationTerm, describe, refuseMultiplicity } from './make-unary.ts';
import { retype } from './retype.ts';
import { badTerm, joinErrors, makeTerm, NO_ERRORS, type Term, typeError } from './term.ts';
import {
  arityOf,
  EMPTY,
  extractArity,
  FORMULA,
  hasArity,
  hasCommonArity,
  hasTuple,
  isNothing,
  mergeTypes,
  printType,
  type Type,
  typesIntersect,
} from './type.ts';

/** Whether a callable may be called with these arguments, as far as their types tell. */
function isApplicable(parameters: readonly ParameterEntry[], values: readonly Term[]): boolean {
  if (parameters.length > values.length) return false;
  return parameters.every((parameter, i) => {
    const type = values[i]?.type ?? EMPTY;
    if (!hasCommonArity(type, parameter.type)) return false;
    return !(hasTuple(type) && hasTuple(parameter.type) && !typesIntersect(type, parameter.type));
  });
}

function weigh(values: readonly Term[], penalty: number): number {
  return values.reduce((sum, term) => sum + term.weight, penalty);
}

/** Makes a call whose arguments are all there. */
export function makeCall(callable: CallableEntry, given: readonly Term[], penalty: number, span: Span): Term {
  const { parameters } = callable;
  const values = given.map(asRelationTerm);
  const errors: Problem[] = [];
  values.forEach((value, i) => {
    errors.push(...value.errors, ...refuseMultiplicity(value));
    const arity = arityOf(parameters[i]?.type ?? EMPTY);
    if (arity > 0 && value.errors.length === 0 && !hasArity(value.type, arity)) {
      errors.push(
        typeError(`Expected an argument of arity ${arity}, but this is ${describe(value)}`, value.span),
      );
    }
  });
  const type = errors.length === 0 ? resultType(callable, values) : EMPTY;
  return makeTerm({ kind: 'call', callable, arguments: values, penalty }, span, type, {
    weight: weigh(values, penalty),
    errors: joinErrors(errors),
  });
}

/** The type of a call's value: that of the declared result, as narrow as the arguments make it. */
function resultType(callable: CallableEntry, values: readonly Term[]): Type {
  const { result, parameters } = callable;
  if (!result) return callable.predicate ? FORMULA : EMPTY;
  const known = new Map(
    parameters.map(({ local, type }, i) => [local, extractArity(values[i]?.type ?? EMPTY, arityOf(type))]),
  );
  const narrow = retype(result, known);
  const fits = !isNothing(narrow) && !narrow.formula && arityOf(narrow) === arityOf(result.type);
  return fits ? narrow : result.type;
}

/** Makes a call that wants more arguments, or others. */
export function makePartialCall(
  callable: CallableEntry,
  values: readonly Term[],
  penalty: number,
  span: Span,
): Term {
  const found = joinErrors(...values.map((value) => value.errors));
  const errors = found.length > 0 ? found : [partialCallError(callable, values, span)];
  return makeTerm({ kind: 'partial-call', callable, arguments: values, penalty }, span, EMPTY, {
    weight: weigh(values, penalty),
    errors,
  });
}

function partialCallError(callable: CallableEntry, values: readonly Term[], span: Span): Problem {
  const wanted = callable.parameters.map(({ name, type }) => `${name}: ${printType(type)}`).join(', ');
  const given = values.map((value) => printType(value.type)).join(', ');
  const kind = callable.predicate ? 'predicate' : 'function';
  return typeError(
    `Expected arguments \`[${wanted}]\` of the ${kind} \`${callable.name}\`, but there are \`[${given}]\``,
    span,
  );
}

/** Makes a name with several readings; one reading without errors stands for itself. */
export function makeChoice(choices: readonly Term[], reasons: readonly string[], span: Span): Term {
  const [first] = choices;
  if (!first) return badTerm([typeError('Expected an expression with a type', span)], span);
  if (choices.length === 1 && first.errors.length === 0) return first;
  let type: Type = EMPTY;
  let weight: number | undefined;
  for (const choice of choices) {
    type = mergeTypes(choice.type, type);
    if (!isNothing(choice.type)) weight = Math.min(weight ?? choice.weight, choice.weight);
  }
  const errors = isNothing(type) ? [choiceError(choices, span)] : NO_ERRORS;
  return makeTerm({ kind: 'choice', choices, reasons }, span, type, { weight: weight ?? 0, errors });
}

function choiceError(choices: readonly Term[], span: Span): Problem {
  const own = choices.flatMap((choice) => choice.errors);
  const [only] = own;
  if (only && new Set(own.map((error) => error.message)).size === 1) return only;
  const list = own.map((error) => error.message).join('; ');
  return typeError(`Expected a name that fits here, but none of ${choices.length} does: ${list}`, span);
}

/** Gives an argument to a name: one more argument of a call, or a join. */
export function giveArgument(value: Term, choice: Term, span: Span): Term {
  if (choice.kind !== 'choice') return makeBinary('join', value, choice, span);
  const choices = choice.choices.map((given) => {
    let reading = given;
    while (reading.kind === 'choice' && reading.choices.length === 1) reading = reading.choices[0] ?? reading;
    if (reading.kind !== 'partial-call') return makeBinary('join', value, given, span);
    const { callable, arguments: before, penalty } = reading;
    if (before.length >= callable.parameters.length) return makeBinary('join', value, reading, span);
    const values = [...before, value];
    return isApplicable(callable.parameters, values)
      ? makeCall(callable, values, penalty, span)
      : makePartialCall(callable, values, penalty, span);
  });
  return makeChoice(choices, choice.reasons, span);
}
