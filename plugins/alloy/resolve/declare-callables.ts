import type { Problem } from '../problem.ts';
import type { Declaration, Expression, Name } from '../syntax/ast.ts';
import { variableTerm } from './candidates.ts';
import { check, checkBound } from './check.ts';
import { bind, type Context, type Place } from './context.ts';
import type { CallableEntry, ModuleEntry, ParameterEntry } from './entry.ts';
import { withDefaultBound } from './make-formula.ts';
import { describe, makeBound, refuseMultiplicity } from './make-unary.ts';
import type { Local } from './resolved.ts';
import { type Settling, settleFormula, settleRelation } from './settle.ts';
import { type Term, typeError } from './term.ts';
import { arityOf, printType } from './type.ts';

/** The context of what stands in a module outside its signatures. */
export function contextIn(module: ModuleEntry, place: Place, settling: Settling): Context {
  return { module, place, bindings: undefined, expansions: 20, settling };
}

/** Finds the types of all parameters and results, so that calls can be told from joins. */
export function declareCallables(
  modules: readonly ModuleEntry[],
  settling: Settling,
  problems: Problem[],
): void {
  for (const entry of callablesOf(modules)) {
    let context = contextIn(entry.module, 'parameter', settling);
    for (const parameter of declarationsOf(entry)) {
      const bound = checkBound(parameter, context);
      problems.push(...bound.errors, ...refuseFieldWords(parameter));
      for (const { text, span } of parameter.names) {
        const local: Local = { name: text, arity: Math.max(arityOf(bound.type), 0), sort: 'relation' };
        const made: ParameterEntry = { name: text, local, type: bound.type, bound, span };
        entry.parameters.push(made);
        context = bind(context, text, variableTerm(local, bound.type, span));
      }
    }
    if (entry.source.kind === 'function')
      entry.result = declareResult(entry.source.result, context, problems);
  }
}

/** All predicates and functions of some modules. */
export function callablesOf(modules: readonly ModuleEntry[]): readonly CallableEntry[] {
  return modules.flatMap((module) => [...module.callables.values()].flat());
}

/** The receiver of `pred A.p` is a parameter `this: A` before the others. */
function declarationsOf({ source }: CallableEntry): readonly Declaration[] {
  const { receiver, parameters } = source;
  return receiver ? [receiverDeclaration(receiver), ...parameters] : parameters;
}

function receiverDeclaration(receiver: Name): Declaration {
  const { span } = receiver;
  return {
    private: false,
    variable: false,
    disjoint: false,
    names: [{ text: 'this', span }],
    disjointValues: false,
    expression: { kind: 'name', name: receiver, raw: false, span },
    defined: false,
    span,
  };
}

function refuseFieldWords({
  disjointValues,
  private: own,
  defined,
  variable,
  span,
}: Declaration): readonly Problem[] {
  const word = disjointValues ? 'disj' : own ? 'private' : variable ? 'var' : defined ? '=' : undefined;
  return word ? [typeError(`Unexpected \`${word}\`, expected the bound of a parameter`, span)] : [];
}

function declareResult(
  { multiplicity, expression }: { multiplicity?: 'one' | 'lone' | 'some' | 'set'; expression: Expression },
  context: Context,
  problems: Problem[],
): Term {
  const term = check(expression, context);
  const bound = multiplicity ? makeBound(multiplicity, term, expression.span) : term;
  const result = withDefaultBound(settleRelation(bound, context.settling));
  problems.push(...result.errors);
  return result;
}

/** Checks the bodies of all predicates and functions, now that every name is declared. */
export function checkBodies(modules: readonly ModuleEntry[], settling: Settling, problems: Problem[]): void {
  for (const entry of callablesOf(modules)) {
    let context = contextIn(entry.module, 'body', settling);
    for (const { name, local, type, span } of entry.parameters) {
      context = bind(context, name, variableTerm(local, type, span));
    }
    const given = check(entry.source.body, context);
    const body = entry.predicate ? settleFormula(given, settling) : settleRelation(given, settling);
    problems.push(...body.errors, ...refuseMultiplicity(body), ...wrongResult(entry, body));
    entry.body = body;
  }
}

function wrongResult({ result, name }: CallableEntry, body: Term): readonly Problem[] {
  if (!result || body.errors.length > 0 || arityOf(body.type) === arityOf(result.type)) return [];
  return [
    typeError(
      `Expected a value of type \`${printType(result.type)}\` of the function \`${name}\`, but this is ${describe(body)}`,
      body.span,
    ),
  ];
}
