import { type EncodeOptions, EncodingSession } from '../../../plugins/alloy/encode/encode.ts';
import { type SolveOutcome, solveProblem } from '../../../plugins/alloy/encode/solve.ts';
import { printNode } from '../../../plugins/alloy/relational/print.ts';
import type { RelationalProblem, Universe } from '../../../plugins/alloy/relational/problem.ts';
import { loadCadicalSolver } from '../../../plugins/alloy/sat/cadical.ts';
import type { SatSolverFactory } from '../../../plugins/alloy/sat/solver.ts';

export const cadical = await loadCadicalSolver();

/** Decides a problem in a session of its own. */
export function decide(
  problem: RelationalProblem,
  options: EncodeOptions & { readonly solver?: SatSolverFactory; readonly session?: EncodingSession } = {},
): SolveOutcome {
  const { solver = cadical, session = new EncodingSession(options) } = options;
  return solveProblem(problem, { solverFactory: solver, session, now: () => 0 });
}

/** For messages of failed properties. */
export function describeProblem({ facts, goal, universe, steps, bounds }: RelationalProblem): string {
  return [
    ...bounds.map(
      ({ relation, lower, upper }) =>
        `${relation.variable ? 'var ' : ''}${relation.name}/${relation.arity}: ${[...lower.tuples]}..${[...upper.tuples]}`,
    ),
    ...facts.map((fact) => printNode(fact, universe)),
    `goal ${printNode(goal, universe)}`,
    JSON.stringify(steps ?? 'static'),
  ].join('\n');
}

/** Atoms `A$0`, `A$1`, …, with all integers of a bitwidth after them. */
export function universeOf(atoms: number, bitwidth = 0): Universe {
  const names = Array.from({ length: atoms }, (_, index) => `A$${index}`);
  if (bitwidth === 0) return { atoms: names, bitwidth, firstInteger: -1 };
  const integers = Array.from({ length: 2 ** bitwidth }, (_, index) => `${index - 2 ** (bitwidth - 1)}`);
  return { atoms: [...names, ...integers], bitwidth, firstInteger: atoms };
}
