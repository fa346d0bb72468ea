import { evaluate } from '../../../plugins/alloy/relational/evaluator.ts';
import type { Relation } from '../../../plugins/alloy/relational/expression.ts';
import type {
  Bound,
  RelationalProblem,
  Solution,
  TupleSet,
  Valuation,
} from '../../../plugins/alloy/relational/problem.ts';

export type Answer = 'sat' | 'unsat' | 'undecided';

/** Nodes and tuples worked out for all candidates together, some seconds at most. */
const WORK = 20_000_000;

/**
 * Decides a small problem by trying every valuation within its bounds on every lasso it allows.
 * *Limits*: `undecided` where there are more than `limit` candidates, or one of them cannot be evaluated and none other is a
 * solution.
 */
export function decideByEnumeration(problem: RelationalProblem, limit = 50_000): Answer {
  const count = countCandidates(problem);
  if (count > limit) return 'undecided';
  let answer: Answer = 'unsat';
  for (const candidate of candidates(problem)) {
    const { holds, decided } = evaluate(problem, candidate, WORK / count);
    if (holds) return 'sat';
    if (!decided) answer = 'undecided';
  }
  return answer;
}

/** All solutions of a small problem. */
export function* solutions(problem: RelationalProblem): Generator<Solution> {
  for (const candidate of candidates(problem)) if (evaluate(problem, candidate).holds) yield candidate;
}

/** Everything within the bounds: each length, each loop, each value of each relation in each state. */
export function* candidates(problem: RelationalProblem): Generator<Solution> {
  const { minimum, maximum } = problem.steps ?? { minimum: 1, maximum: 1 };
  for (let length = minimum; length <= maximum; length++) {
    for (const states of traces(problem.bounds, length)) {
      if (!problem.steps) yield { states, witnesses: [] };
      else for (let loop = 0; loop < length; loop++) yield { states, loop, witnesses: [] };
    }
  }
}

export function countCandidates(problem: RelationalProblem): number {
  const { minimum, maximum } = problem.steps ?? { minimum: 1, maximum: 1 };
  let count = 0;
  for (let length = minimum; length <= maximum; length++) {
    const free = problem.bounds.reduce((sum, { relation, lower, upper }) => {
      return sum + (upper.tuples.size - lower.tuples.size) * (relation.variable ? length : 1);
    }, 0);
    count += 2 ** free * (problem.steps ? length : 1);
  }
  return count;
}

function* traces(bounds: readonly Bound[], length: number): Generator<readonly Valuation[]> {
  const fixed = bounds.filter((bound) => !bound.relation.variable);
  const changing = bounds.filter((bound) => bound.relation.variable);
  for (const constant of valuations(fixed)) {
    yield* extend([], [...valuations(changing)], length, constant);
  }
}

function* extend(
  states: readonly Valuation[],
  choices: readonly Valuation[],
  length: number,
  constant: Valuation,
): Generator<readonly Valuation[]> {
  if (states.length === length) {
    yield states;
    return;
  }
  for (const choice of choices)
    yield* extend([...states, new Map([...constant, ...choice])], choices, length, constant);
}

function* valuations(bounds: readonly Bound[]): Generator<Valuation> {
  const [bound, ...rest] = bounds;
  if (!bound) {
    yield new Map<Relation, TupleSet>();
    return;
  }
  const values = [...within(bound)];
  for (const others of valuations(rest)) {
    for (const value of values) yield new Map([[bound.relation, value], ...others]);
  }
}

function* within({ lower, upper }: Bound): Generator<TupleSet> {
  const open = [...upper.tuples].filter((tuple) => !lower.tuples.has(tuple));
  for (let chosen = 0; chosen < 2 ** open.length; chosen++) {
    const added = open.filter((_, place) => (chosen >> place) & 1);
    yield { arity: upper.arity, tuples: new Set([...lower.tuples, ...added]) };
  }
}
