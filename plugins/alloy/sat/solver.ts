/** A literal: variable `v` (from 1) as `v`, its negation as `-v`. */
export type Literal = number;

export type SolveResult = 'satisfiable' | 'unsatisfiable' | 'unknown';

/** What the engine asks of a SAT solver; one file beside this one implements it for each solver. */
export interface SatSolver {
  /** Name and version, for reports. */
  readonly name: string;
  /** Makes variables 1 to `count` known. */
  ensureVariables(count: number): void;
  /** *Shape*: clauses one after another, each ended by 0. */
  addClauses(clauses: Int32Array): void;
  /** *Limits*: gives `unknown` when `shouldStop` says so, or after `conflicts` conflicts. */
  solve(options?: SolveOptions): SolveResult;
  /** The value of a variable in the model found. *Requires*: the last `solve` gave `satisfiable`. */
  value(variable: number): boolean;
  /** Frees its memory. */
  dispose(): void;
}

export interface SolveOptions {
  readonly assumptions?: readonly Literal[];
  readonly conflicts?: number;
  /** Asked often while solving. */
  readonly shouldStop?: () => boolean;
}

/** Makes empty solvers; loading what they need happened before. */
export interface SatSolverFactory {
  readonly name: string;
  create(): SatSolver;
}
