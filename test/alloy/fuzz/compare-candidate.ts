import { EncodingSession } from '../../../plugins/alloy/encode/encode.ts';
import { solveProblem } from '../../../plugins/alloy/encode/solve.ts';
import type { Builder } from '../../../plugins/alloy/relational/builder.ts';
import { evaluateFormula } from '../../../plugins/alloy/relational/evaluator.ts';
import type { Formula } from '../../../plugins/alloy/relational/expression.ts';
import { printProblem, printSolution } from '../../../plugins/alloy/relational/print.ts';
import type { RelationalProblem, Solution } from '../../../plugins/alloy/relational/problem.ts';
import type { SatSolverFactory } from '../../../plugins/alloy/sat/solver.ts';
import { pinned, pinnedUpToNames } from '../support/pin.ts';
import type { Comparison } from './compare-problem.ts';

/**
 * Asks the encoder about a single candidate: with every value pinned down, each formula of the problem must be true or false in
 * each moment as the evaluator says, so that every operator counts. With the values pinned up to the names of atoms there must be
 * a solution too, so that symmetry breaking leaves one of each kind.
 */
export function compareCandidate(
  problem: RelationalProblem,
  candidate: Solution,
  builder: Builder,
  solverFactory: SatSolverFactory,
): Comparison {
  const facts = truths(problem, candidate, builder);
  if (!facts) return { kind: 'skipped', reason: 'not evaluated' };
  const length = candidate.states.length;
  const steps = problem.steps ? { steps: { minimum: length, maximum: length } } : {};
  const goals = {
    'these values': pinned(builder, candidate),
    'these values up to names': pinnedUpToNames(builder, candidate, problem.universe),
  };
  for (const [what, goal] of Object.entries(goals)) {
    const asked = { ...problem, ...steps, facts, goal };
    const { kind } = solveProblem(asked, { solverFactory, session: new EncodingSession(), now: () => 0 });
    if (kind === 'error' || kind === 'unknown') return { kind: 'skipped', reason: kind };
    if (kind !== 'satisfiable') {
      const shown = `${printProblem(problem)}\n${printSolution(candidate, problem.universe)}`;
      return { kind: 'disagree', message: `The encoder finds no solution with ${what}:\n${shown}` };
    }
  }
  return { kind: 'agree', answer: 'sat' };
}

/** Says of each formula in each moment, until all repeats, whether it holds; absent where that cannot be evaluated. */
function truths(
  { facts, goal, universe, steps }: RelationalProblem,
  solution: Solution,
  builder: Builder,
): readonly Formula[] | undefined {
  const found: Formula[] = [];
  for (const formula of [...facts, goal]) {
    for (let state = 0; state < (steps ? solution.states.length * 2 + 1 : 1); state++) {
      const truth = evaluateFormula(formula, { universe, solution, state });
      if (truth.kind === 'not-evaluated') return undefined;
      let then = truth.value ? formula : builder.not(formula);
      for (let moment = 0; moment < state; moment++) then = builder.temporal('after', then);
      found.push(then);
    }
  }
  return found;
}
