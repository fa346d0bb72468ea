import type { Builder } from '../../../plugins/alloy/relational/builder.ts';
import type { Expression, Formula, Relation } from '../../../plugins/alloy/relational/expression.ts';
import type {
  Bound,
  RelationalProblem,
  Solution,
  TotalOrder,
  TupleSet,
  Universe,
} from '../../../plugins/alloy/relational/problem.ts';

type Choose = (count: number) => number;

/**
 * Chooses values within the bounds, and total orders where they are asked for, whether facts and goal hold or not.
 * *Requires*: `choose(n)` gives a number below n.
 */
export function chooseCandidate(problem: RelationalProblem, choose: Choose): Solution {
  const { minimum, maximum } = problem.steps ?? { minimum: 1, maximum: 1 };
  const length = minimum + choose(maximum - minimum + 1);
  const value = ({ lower, upper }: Bound): TupleSet => ({
    arity: upper.arity,
    tuples: new Set([...upper.tuples].filter((tuple) => lower.tuples.has(tuple) || choose(2) === 1)),
  });
  const constant = problem.bounds
    .filter(({ relation }) => !relation.variable)
    .map((bound) => [bound.relation, value(bound)] as const);
  const orders = problem.totalOrders.flatMap((order) => [...chooseOrder(problem, order, choose)]);
  const changing = problem.bounds.filter(({ relation }) => relation.variable);
  const states = Array.from(
    { length },
    () =>
      new Map([...constant, ...orders, ...changing.map((bound) => [bound.relation, value(bound)] as const)]),
  );
  return { states, witnesses: [], ...(problem.steps ? { loop: choose(length) } : {}) };
}

function chooseOrder(problem: RelationalProblem, order: TotalOrder, choose: Choose): Map<Relation, TupleSet> {
  const bound = problem.bounds.find(({ relation }) => relation === order.elements);
  const [atLeast, atMost] = [bound?.lower.tuples ?? new Set<number>(), [...(bound?.upper.tuples ?? [])]];
  const sorted: number[] = [];
  for (const atom of atMost) {
    if (!atLeast.has(atom) && choose(3) === 0 && sorted.length > 0) continue;
    sorted.splice(choose(sorted.length + 1), 0, atom);
  }
  const size = problem.universe.atoms.length;
  const pairs = sorted.slice(1).map((atom, place) => (sorted[place] ?? 0) * size + atom);
  return new Map([
    [order.elements, { arity: 1, tuples: new Set(sorted) }],
    [order.first, { arity: 1, tuples: new Set(sorted.slice(0, 1)) }],
    [order.next, { arity: 2, tuples: new Set(pairs) }],
  ]);
}

/** Says that every relation has exactly the values of the solution, in all of time. */
export function pinned(builder: Builder, solution: Solution): Formula {
  return alongTrace(builder, solution, (value) => builder.constant(value));
}

/**
 * Says that every relation has the values of the solution, up to the names of atoms that are no integers: it says so with
 * variables, so that nothing tells those atoms apart that the problem itself does not tell apart.
 */
export function pinnedUpToNames(builder: Builder, solution: Solution, universe: Universe): Formula {
  const isInteger = (atom: number) => universe.firstInteger >= 0 && atom >= universe.firstInteger;
  const one = (atom: number): TupleSet => ({ arity: 1, tuples: new Set([atom]) });
  const named = universe.atoms.map((_, atom) => atom).filter((atom) => !isInteger(atom));
  const variables = new Map(named.map((atom) => [atom, builder.variable(`n${atom}`)]));
  const everything = builder.constant({ arity: 1, tuples: new Set(universe.atoms.keys()) });
  const use = (atom: number): Expression => {
    const variable = variables.get(atom);
    return variable ? builder.use(variable) : builder.constant(one(atom));
  };
  const spell = ({ arity, tuples }: TupleSet): Expression => {
    const products = [...tuples].map((tuple) => {
      const [first, ...rest] = atomsOf(tuple, arity, universe.atoms.length).map(use);
      return first ? builder.product(first, ...rest) : builder.none(arity);
    });
    return builder.union(builder.none(arity), ...products);
  };
  const different = named.flatMap((atom, place) =>
    named.slice(0, place).map((other) => builder.not(builder.equal(use(atom), use(other)))),
  );
  const bindings = [...variables.values()].map(
    (variable) => ({ variable, multiplicity: 'one', domain: everything }) as const,
  );
  const body = builder.and([...different, alongTrace(builder, solution, spell)]);
  return builder.quantified('some', bindings, body);
}

/**
 * The values of every moment, one after another. Two traces of n states that are the same for 3·n moments are the same for ever
 * (both repeat by then, and what repeats with two periods that long is one sequence).
 */
function alongTrace(
  builder: Builder,
  { states, loop }: Solution,
  spell: (value: TupleSet) => Expression,
): Formula {
  const now = (state: number, changing: boolean) =>
    [...(states[state] ?? [])]
      .filter(([relation]) => relation.variable === changing)
      .map(([relation, value]) => builder.equal(builder.relation(relation), spell(value)));
  if (loop === undefined) return builder.and([...now(0, false), ...now(0, true)]);
  const path = [0];
  while (path.length < states.length * 3) {
    const next = (path.at(-1) ?? 0) + 1;
    path.push(next < states.length ? next : loop);
  }
  const ahead = path.reduceRight<Formula>(
    (later, state) => builder.and([...now(state, true), builder.temporal('after', later)]),
    builder.truth(true),
  );
  return builder.and([...now(0, false), ahead]);
}

function atomsOf(tuple: number, arity: number, size: number): number[] {
  const columns = Array.from({ length: arity }, (_, column) => size ** (arity - 1 - column));
  return columns.map((power) => Math.floor(tuple / power) % size);
}
