import type { Span } from '#model';
import type { RelationalProblem, Solution } from '../relational/problem.ts';
import type { SatSolverFactory, SolveResult } from '../sat/solver.ts';
import type { EncodeResult, Encoding, EncodingSession } from './encode.ts';

/** What deciding a problem took, and how large it was: of the encoding that decided it. */
export interface SolveStatistics {
  readonly primaryVariables: number;
  readonly variables: number;
  readonly clauses: number;
  /** States of the trace found, or of the longest looked at; 1 for a static problem. */
  readonly traceLength: number;
  readonly translateMs: number;
  readonly solveMs: number;
}

export type SolveOutcome = { readonly statistics: SolveStatistics } & (
  | { readonly kind: 'satisfiable'; readonly solution: Solution }
  | { readonly kind: 'unsatisfiable' }
  | { readonly kind: 'unknown'; readonly reason: 'size' | 'time'; readonly message: string }
  | { readonly kind: 'error'; readonly message: string; readonly span?: Span }
);

export interface SolveProblemOptions {
  readonly solverFactory: SatSolverFactory;
  readonly session: EncodingSession;
  /** Asked often; where it says true, the answer is unknown. */
  readonly shouldStop?: () => boolean;
  /** Conflicts that the solver may meet at one trace length. */
  readonly conflicts?: number;
  /** Milliseconds from any fixed time; only statistics depend on it. */
  readonly now: () => number;
}

/**
 * Decides whether a problem has a solution.
 *
 * A trace of some length is also one of each greater length: its loop can be unrolled by one state. So the longest length
 * decides; only if there is a solution, the shortest length that has one is looked for, and the solution is of that length.
 * *Ensures*: the same answer and solution every time, unless it was stopped.
 */
export function solveProblem(problem: RelationalProblem, options: SolveProblemOptions): SolveOutcome {
  return new ProblemSolver(problem, options).run();
}

type Attempt =
  | { readonly kind: 'solved'; readonly result: SolveResult; readonly solution?: Solution }
  | { readonly kind: 'refused'; readonly refusal: Exclude<EncodeResult, Encoding> };

class ProblemSolver {
  private readonly problem: RelationalProblem;
  private readonly options: SolveProblemOptions;
  private statistics: SolveStatistics = {
    primaryVariables: 0,
    variables: 0,
    clauses: 0,
    traceLength: 1,
    translateMs: 0,
    solveMs: 0,
  };

  constructor(problem: RelationalProblem, options: SolveProblemOptions) {
    this.problem = problem;
    this.options = options;
  }

  run(): SolveOutcome {
    const { minimum, maximum } = this.problem.steps ?? { minimum: 1, maximum: 1 };
    const longest = this.attempt(maximum);
    if (longest.kind === 'refused') return this.refuse(longest.refusal);
    if (longest.result === 'unsatisfiable') return { kind: 'unsatisfiable', statistics: this.statistics };
    if (longest.solution === undefined)
      return {
        kind: 'unknown',
        reason: 'time',
        message: 'The solver reached its limit',
        statistics: this.statistics,
      };
    const solution = this.findShortest(longest.solution, Math.max(1, minimum), maximum);
    return { kind: 'satisfiable', solution, statistics: this.statistics };
  }

  /** Lengths from below in growing steps, then by halves; ends early with what it has when it is stopped. */
  private findShortest(found: Solution, minimum: number, maximum: number): Solution {
    let solution = found;
    let sizes = this.statistics;
    let [low, high] = [minimum, maximum];
    for (let step = 1; low < high; ) {
      const length = step > 0 ? Math.min(low + step - 1, high - 1) : (low + high) >> 1;
      const attempt = this.attempt(length);
      if (attempt.kind === 'refused' || attempt.result === 'unknown') break;
      if (attempt.solution === undefined) {
        low = length + 1;
        step *= 2;
      } else {
        solution = attempt.solution;
        sizes = this.statistics;
        high = length;
        step = 0;
      }
    }
    const { translateMs, solveMs } = this.statistics;
    this.statistics = { ...sizes, translateMs, solveMs };
    return solution;
  }

  private attempt(length: number): Attempt {
    const { now, session, shouldStop } = this.options;
    const start = now();
    const encoding = session.encode(this.problem, length, shouldStop);
    const encoded = now();
    let { translateMs, solveMs } = this.statistics;
    translateMs += encoded - start;
    if (encoding.kind !== 'encoding') {
      this.statistics = { ...this.statistics, traceLength: length, translateMs };
      return { kind: 'refused', refusal: encoding };
    }
    const attempt = this.solve(encoding);
    solveMs += now() - encoded;
    this.statistics = {
      primaryVariables: encoding.primaryVariables,
      variables: encoding.cnf.variableCount,
      clauses: encoding.cnf.clauseCount,
      traceLength: length,
      translateMs,
      solveMs,
    };
    return attempt;
  }

  private solve({ cnf, decode }: Encoding): Attempt {
    const { solverFactory, shouldStop, conflicts } = this.options;
    const solver = solverFactory.create();
    try {
      solver.ensureVariables(cnf.variableCount);
      solver.addClauses(cnf.clauses);
      const result = solver.solve({
        ...(shouldStop ? { shouldStop } : {}),
        ...(conflicts === undefined ? {} : { conflicts }),
      });
      if (result !== 'satisfiable') return { kind: 'solved', result };
      return { kind: 'solved', result, solution: decode((variable) => solver.value(variable)) };
    } finally {
      solver.dispose();
    }
  }

  private refuse(refusal: Exclude<EncodeResult, Encoding>): SolveOutcome {
    const { statistics } = this;
    if (refusal.kind === 'error') return { ...refusal, statistics };
    return { kind: 'unknown', reason: refusal.reason, message: refusal.message, statistics };
  }
}
