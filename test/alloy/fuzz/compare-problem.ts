import { EncodingSession } from '../../../plugins/alloy/encode/encode.ts';
import { type SolveOutcome, solveProblem } from '../../../plugins/alloy/encode/solve.ts';
import { evaluate } from '../../../plugins/alloy/relational/evaluator.ts';
import { printProblem, printSolution } from '../../../plugins/alloy/relational/print.ts';
import type { RelationalProblem } from '../../../plugins/alloy/relational/problem.ts';
import type { SatSolverFactory } from '../../../plugins/alloy/sat/solver.ts';
import { decideByEnumeration } from '../support/enumerate.ts';

/** `skipped`: one of them gave no answer, for the reason given. */
export type Comparison =
  | { readonly kind: 'agree'; readonly answer: 'sat' | 'unsat' }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'disagree'; readonly message: string };

/**
 * Decides a problem by the encoder, with symmetry breaking, without it, and in a session that had another problem before, and by
 * trying everything; and looks at the solutions found.
 */
export function compareProblem(problem: RelationalProblem, solverFactory: SatSolverFactory): Comparison {
  const solve = (session: EncodingSession, asked = problem) =>
    solveProblem(asked, { solverFactory, session, now: () => 0 });
  const shared = new EncodingSession();
  solve(shared, { ...problem, goal: problem.facts.at(-1) ?? problem.goal });
  const outcomes = {
    encoder: solve(new EncodingSession()),
    'encoder without symmetry breaking': solve(new EncodingSession({ symmetryBreaking: false })),
    'encoder in a session': solve(shared),
  };
  const answers = Object.entries(outcomes).map(([name, outcome]) => [name, answerOf(outcome)] as const);
  for (const [name, outcome] of Object.entries(outcomes)) {
    if (outcome.kind !== 'satisfiable') continue;
    const { decided, reason } = evaluate(problem, outcome.solution);
    const { holds } = evaluate(problem, outcome.solution);
    const shown = `${reason}\n${printSolution(outcome.solution, problem.universe)}`;
    if (!holds && decided) return disagree(problem, `The solution of the ${name} is none: ${shown}`);
  }
  const [[, first] = ['', 'none']] = answers;
  if (answers.some(([, answer]) => answer !== first)) {
    return disagree(problem, answers.map(([name, answer]) => `${name}: ${answer}`).join(', '));
  }
  if (first !== 'sat' && first !== 'unsat') return { kind: 'skipped', reason: first };
  const enumerated = decideByEnumeration(problem);
  if (enumerated === 'undecided') return { kind: 'skipped', reason: 'too many candidates' };
  if (enumerated !== first) return disagree(problem, `encoder: ${first}, enumeration: ${enumerated}`);
  return { kind: 'agree', answer: first };
}

function answerOf(outcome: SolveOutcome): string {
  switch (outcome.kind) {
    case 'satisfiable':
      return 'sat';
    case 'unsatisfiable':
      return 'unsat';
    case 'unknown':
      return `unknown: ${outcome.reason}`;
    case 'error':
      return `error: ${outcome.message}`;
  }
}

function disagree(problem: RelationalProblem, message: string): Comparison {
  return { kind: 'disagree', message: `${message}\n${printProblem(problem)}` };
}
