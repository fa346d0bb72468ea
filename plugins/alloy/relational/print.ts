import { LIMITS } from '#config';
import type { Variable } from './expression.ts';
import { bindingOf, LOOSEST, type Node, type Part, partsOf } from './print-parts.ts';
import { printTuples } from './print-tuples.ts';
import type { Bound, RelationalProblem, Solution, Universe } from './problem.ts';

/** Gives a whole problem as lines: its universe, bounds, total orders, steps, facts and goal. */
export function printProblem(problem: RelationalProblem): string {
  const { universe, bounds, totalOrders, facts, goal, steps } = problem;
  return [
    `universe ${universe.atoms.join(' ')}`,
    ...(universe.bitwidth > 0 ? [`integers of ${universe.bitwidth} bits`] : []),
    ...(steps ? [`steps ${steps.minimum} to ${steps.maximum}`] : []),
    ...bounds.map((bound) => printBound(bound, universe)),
    ...totalOrders.map(
      ({ elements, first, next }) => `order ${elements.name}, first ${first.name}, next ${next.name}`,
    ),
    ...facts.map((fact) => `fact ${printNode(fact, universe)}`),
    `goal ${printNode(goal, universe)}`,
    '',
  ].join('\n');
}

/** One line: `A = {…}` where the value is given, else `A in {…}` or `A from {…} to {…}`. */
export function printBound({ relation, lower, upper }: Bound, universe: Universe): string {
  const name = `${relation.variable ? 'var ' : ''}${relation.name}`;
  const most = printTuples(upper, universe);
  if (lower.tuples.size === upper.tuples.size) return `${name} = ${most}`;
  if (lower.tuples.size === 0) return `${name} in ${most}`;
  return `${name} from ${printTuples(lower, universe)} to ${most}`;
}

/** Gives a solution state by state; what does not vary stands in the first only. */
export function printSolution(solution: Solution, universe: Universe): string {
  const lines = solution.states.flatMap((valuation, state) => [
    ...(solution.loop === undefined ? [] : [`state ${state}`]),
    ...[...valuation]
      .filter(([relation]) => relation.variable || state === 0)
      .map(([relation, value]) => `${relation.name} = ${printTuples(value, universe)}`),
  ]);
  if (solution.loop !== undefined) lines.push(`then state ${solution.loop} again`);
  return `${lines.join('\n')}\n`;
}

/**
 * Gives a node as text that reads like Alloy, for goldens and messages.
 * *Ensures*: the same for equal nodes, whatever else their builder has made: variables of one name are told apart by their
 * order in the text (`x`, `x#2`). *Requires*: no deeper than what the other stages take. *Limits*: cut with `…` after
 * `LIMITS.alloyPrintedLength` characters, since shared nodes can make texts of exponential length.
 */
export function printNode(node: Node, universe: Universe): string {
  const texts: string[] = [];
  let length = 0;
  const nameOf = namer();
  const write = (part: Part): void => {
    if (length > LIMITS.alloyPrintedLength) return;
    if (typeof part === 'object' && 'node' in part) {
      const loose = bindingOf(part.node) < part.place;
      for (const inner of loose ? ['(', ...partsOf(part.node), ')'] : partsOf(part.node)) write(inner);
      return;
    }
    const text =
      typeof part === 'string'
        ? part
        : 'variable' in part
          ? nameOf(part.variable)
          : printTuples(part.tuples, universe);
    length += text.length;
    texts.push(text);
  };
  write({ node, place: LOOSEST });
  return length > LIMITS.alloyPrintedLength ? `${texts.join('')}…` : texts.join('');
}

function namer(): (variable: Variable) => string {
  const names = new Map<Variable, string>();
  const counts = new Map<string, number>();
  return (variable) => {
    const known = names.get(variable);
    if (known) return known;
    const count = (counts.get(variable.name) ?? 0) + 1;
    const name = count === 1 ? variable.name : `${variable.name}#${count}`;
    counts.set(variable.name, count);
    names.set(variable, name);
    return name;
  };
}
