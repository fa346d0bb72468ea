import type { Instance, InstanceState } from '#model';
import { evaluateExpression } from '../relational/evaluator.ts';
import type { Expression } from '../relational/expression.ts';
import type { Solution, TupleSet, Universe } from '../relational/problem.ts';
import type { Field, Signature } from '../resolve/resolved.ts';
import { type Extent, nameAtoms } from './name-atoms.ts';

/** What a solution is read with: what stands for each signature and field. */
export interface Vocabulary {
  readonly universe: Universe;
  readonly signatures: readonly { readonly signature: Signature; readonly expression: Expression }[];
  readonly fields: readonly { readonly field: Field; readonly expression: Expression }[];
}

/**
 * Gives a solution in the author's words; what is `private`, and what library modules keep for themselves, is left out.
 * *Ensures*: the order of the model for signatures and fields, that of the universe for atoms and tuples.
 */
export function decodeInstance(solution: Solution, vocabulary: Vocabulary): Instance {
  const { universe } = vocabulary;
  const extents = solution.states.map((_, state) =>
    vocabulary.signatures.map(({ signature, expression }): Extent => {
      return { signature, atoms: sorted(extentOf(expression, solution, universe, state)) };
    }),
  );
  const names = nameAtoms(universe, extents);
  const states = solution.states.map((_, state) =>
    decodeState(solution, vocabulary, state, extents[state] ?? [], names),
  );
  const { loop } = solution;
  return { bitwidth: universe.bitwidth, states, ...(loop === undefined ? {} : { loop }) };
}

function decodeState(
  solution: Solution,
  vocabulary: Vocabulary,
  state: number,
  extents: readonly Extent[],
  names: readonly string[],
): InstanceState {
  const { universe } = vocabulary;
  const tuplesOf = (value: TupleSet) => sorted(value).map((tuple) => atomsOf(tuple, value.arity, names));
  const signatures = extents
    .filter(({ signature }) => !signature.private)
    .map(({ signature, atoms }) => ({
      name: signature.name,
      variable: signature.variable,
      atoms: atoms.map((atom) => names[atom] ?? ''),
    }));
  const fields = vocabulary.fields
    .filter(({ field }) => !field.private && !field.signature.private)
    .map(({ field, expression }) => ({
      signature: field.signature.name,
      name: field.name,
      variable: field.variable,
      tuples: tuplesOf(extentOf(expression, solution, universe, state)),
    }));
  const witnesses = solution.witnesses.map((relation) => ({
    name: `$${relation.name}`,
    tuples: tuplesOf(solution.states[state]?.get(relation) ?? { arity: relation.arity, tuples: new Set() }),
  }));
  return { signatures, fields, witnesses };
}

/** *Requires*: the solution was evaluated, so that this is too. */
function extentOf(expression: Expression, solution: Solution, universe: Universe, state: number): TupleSet {
  const evaluated = evaluateExpression(expression, { universe, solution, state });
  return evaluated.kind === 'value' ? evaluated.value : { arity: expression.arity, tuples: new Set() };
}

function sorted(value: TupleSet): number[] {
  return [...value.tuples].sort((a, b) => a - b);
}

function atomsOf(tuple: number, arity: number, names: readonly string[]): string[] {
  const atoms: string[] = [];
  let rest = tuple;
  for (let column = 0; column < arity; column++) {
    atoms.unshift(names[rest % names.length] ?? '');
    rest = Math.floor(rest / names.length);
  }
  return atoms;
}
