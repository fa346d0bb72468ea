import { LIMITS } from '#config';
import { NodeEvaluator } from './evaluate-node.ts';
import { operandsOf } from './evaluate-time.ts';
import { areEqual, isSubset, NotEvaluated, TupleAlgebra } from './evaluate-tuples.ts';
import type { Expression, Formula, IntegerExpression } from './expression.ts';
import type { Bound, RelationalProblem, Solution, TotalOrder, TupleSet, Universe } from './problem.ts';

/** Whether an alleged solution is one. */
export interface Evaluation {
  /** True only if everything was worked out and holds. */
  readonly holds: boolean;
  /** False where a limit was reached before it could be decided; `holds` is false then. */
  readonly decided: boolean;
  /** The first fact, or the goal, that does not hold. */
  readonly failed?: Formula;
  /** Why it does not hold or is not decided. */
  readonly reason?: string;
}

/** Where a node is evaluated: in a state of a solution, for the first time the trace comes to it. */
export interface Place {
  readonly universe: Universe;
  readonly solution: Solution;
  /** 0 where absent. */
  readonly state?: number;
}

/**
 * Decides whether a solution satisfies a problem: its shape, its bounds, its total orders, every fact and the goal.
 * *Ensures*: shares nothing with the encoder but the nodes, and never throws. *Limits*: `work` nodes and tuples,
 * `LIMITS.alloyEvaluatedSubsets` of a set variable, `LIMITS.alloyEvaluationDepth`; beyond them it is not decided.
 */
export function evaluate(
  problem: RelationalProblem,
  solution: Solution,
  work: number = LIMITS.alloyEvaluationWork,
): Evaluation {
  const wrong =
    wrongShape(problem, solution) ??
    firstOf(problem.bounds, (bound) => wrongValue(bound, solution)) ??
    firstOf(problem.totalOrders, (order) => wrongOrder(order, solution, problem.universe));
  if (wrong) return { holds: false, decided: true, reason: wrong };
  const evaluator = new NodeEvaluator(problem.universe, solution, work);
  for (const formula of [...problem.facts, problem.goal]) {
    const result = decide(formula, () => evaluator.formula(formula, 0));
    const what = formula === problem.goal ? 'The goal' : 'A fact';
    if (result.kind === 'not-evaluated') {
      return {
        holds: false,
        decided: false,
        failed: formula,
        reason: `${what} is not evaluated: ${result.reason}.`,
      };
    }
    if (!result.value) {
      return { holds: false, decided: true, failed: formula, reason: `${what} does not hold.` };
    }
  }
  return { holds: true, decided: true };
}

export type Evaluated<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'not-evaluated'; readonly reason: string };

/** The value of an expression without free variables. */
export function evaluateExpression(node: Expression, place: Place): Evaluated<TupleSet> {
  const evaluator = new NodeEvaluator(place.universe, place.solution);
  return decide(node, () => evaluator.expression(node, place.state ?? 0));
}

/** The truth of a formula without free variables. */
export function evaluateFormula(node: Formula, place: Place): Evaluated<boolean> {
  const evaluator = new NodeEvaluator(place.universe, place.solution);
  return decide(node, () => evaluator.formula(node, place.state ?? 0));
}

/** The value of an integer expression without free variables. */
export function evaluateInteger(node: IntegerExpression, place: Place): Evaluated<number> {
  const evaluator = new NodeEvaluator(place.universe, place.solution);
  return decide(node, () => evaluator.integer(node, place.state ?? 0));
}

function decide<T>(node: Expression | IntegerExpression | Formula, work: () => T): Evaluated<T> {
  if (isDeeperThan(node, LIMITS.alloyEvaluationDepth)) {
    return { kind: 'not-evaluated', reason: 'it is nested too deep' };
  }
  try {
    return { kind: 'value', value: work() };
  } catch (problem) {
    if (problem instanceof NotEvaluated) return { kind: 'not-evaluated', reason: problem.message };
    // Quantifiers of many variables take more of the stack than their depth tells.
    if (problem instanceof RangeError) return { kind: 'not-evaluated', reason: 'it is nested too deep' };
    throw problem;
  }
}

/** Looks level by level, so that no depth of nesting overflows the stack. */
function isDeeperThan(node: Expression | IntegerExpression | Formula, limit: number): boolean {
  let level = new Set([node]);
  for (let depth = 0; level.size > 0; depth++) {
    if (depth >= limit) return true;
    const next = new Set<Expression | IntegerExpression | Formula>();
    for (const member of level) for (const operand of operandsOf(member)) next.add(operand);
    level = next;
  }
  return false;
}

function wrongShape({ steps }: RelationalProblem, { states, loop }: Solution): string | undefined {
  if (!steps) {
    return states.length === 1 && loop === undefined
      ? undefined
      : 'A static solution has one state and no loop.';
  }
  if (states.length < steps.minimum || states.length > steps.maximum) {
    return `The trace has ${states.length} states, and not ${steps.minimum} to ${steps.maximum}.`;
  }
  if (loop === undefined || !Number.isInteger(loop) || loop < 0 || loop >= states.length) {
    return 'The trace does not go back to one of its states.';
  }
  return undefined;
}

function wrongValue({ relation, lower, upper }: Bound, { states }: Solution): string | undefined {
  const first = states[0]?.get(relation);
  return firstOf(states, (valuation, state) => {
    const value = valuation.get(relation);
    const where = `\`${relation.name}\` in state ${state}`;
    if (!value) return `${where} has no value.`;
    if (value.arity !== relation.arity) return `${where} has arity ${value.arity}.`;
    if (!isSubset(lower, value)) return `${where} lacks tuples of its lower bound.`;
    if (!isSubset(value, upper)) return `${where} exceeds its upper bound.`;
    if (!relation.variable && first && !areEqual(first, value)) return `${where} has changed.`;
    return undefined;
  });
}

/** Walks from the first element: it must meet every element once, and every pair of `next` on its way. */
function wrongOrder(order: TotalOrder, { states }: Solution, universe: Universe): string | undefined {
  const algebra = new TupleAlgebra(universe.atoms.length);
  return firstOf(states, (valuation, state) => {
    const elements = valuation.get(order.elements)?.tuples ?? new Set<number>();
    const [first, ...others] = valuation.get(order.first)?.tuples ?? [];
    const pairs = [...(valuation.get(order.next)?.tuples ?? [])].map((tuple) => algebra.atoms(tuple, 2));
    const successors = new Map(pairs.map(([from, to]) => [from, to]));
    const met = new Set<number>();
    for (let atom = first; atom !== undefined && !met.has(atom); atom = successors.get(atom)) met.add(atom);
    const ordered =
      others.length === 0 &&
      met.size === elements.size &&
      [...met].every((atom) => elements.has(atom)) &&
      met.size > 0 &&
      pairs.length === met.size - 1 &&
      successors.size === pairs.length;
    return ordered ? undefined : `\`${order.next.name}\` in state ${state} is no total order.`;
  });
}

function firstOf<T>(
  items: readonly T[],
  problem: (item: T, index: number) => string | undefined,
): string | undefined {
  for (const [index, item] of items.entries()) {
    const found = problem(item, index);
    if (found) return found;
  }
  return undefined;
}
