import { EncodingSession } from '../../../plugins/alloy/encode/encode.ts';
import { solveProblem } from '../../../plugins/alloy/encode/solve.ts';
import type { Builder } from '../../../plugins/alloy/relational/builder.ts';
import { evaluate } from '../../../plugins/alloy/relational/evaluator.ts';
import type { Formula } from '../../../plugins/alloy/relational/expression.ts';
import { printProblem, printSolution } from '../../../plugins/alloy/relational/print.ts';
import type { RelationalProblem, Solution } from '../../../plugins/alloy/relational/problem.ts';
import type { SatSolverFactory } from '../../../plugins/alloy/sat/solver.ts';
import { pinned, pinnedUpToNames } from '../support/pin.ts';
import type { Comparison } from './compare-problem.ts';

/**
 * Asks the encoder about a single candidate: with every value pinned down, a problem has a solution just if the candidate is one,
 * which puts every operator in it to the test; and up to names, the candidate's values must be among those that symmetry breaking
 * leaves.
 */
export function compareCandidate(
  problem: RelationalProblem,
  candidate: Solution,
  builder: Builder,
  solverFactory: SatSolverFactory,
): Comparison {
  const length = candidate.states.length;
  const exact: RelationalProblem = {
    ...problem,
    ...(problem.steps ? { steps: { minimum: length, maximum: length } } : {}),
  };
  const solve = (facts: readonly Formula[], goal: Formula) => {
    const session = new EncodingSession();
    return solveProblem({ ...exact, facts, goal }, { solverFactory, session, now: () => 0 });
  };
  const shown = () => `${printProblem(problem)}\n${printSolution(candidate, problem.universe)}`;
  const named = solve([], pinnedUpToNames(builder, candidate, problem.universe));
  if (named.kind !== 'satisfiable') {
    return { kind: 'disagree', message: `No solution has these values: ${named.kind}\n${shown()}` };
  }
  const { holds, decided } = evaluate(exact, candidate);
  const outcome = solve([...problem.facts, pinned(builder, candidate)], problem.goal);
  if (!decided || outcome.kind === 'error' || outcome.kind === 'unknown') {
    return { kind: 'skipped', reason: outcome.kind };
  }
  const answer = holds ? 'sat' : 'unsat';
  if ((outcome.kind === 'satisfiable') === holds) return { kind: 'agree', answer };
  return { kind: 'disagree', message: `encoder: ${outcome.kind}, evaluator: ${answer}\n${shown()}` };
}
