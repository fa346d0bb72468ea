// turns the text of an Alloy model into the outcome of each of its commands, with an instance where there is one
// knows: the Alloy 6 language, relational logic, circuits, SAT solvers
// must never know: claims, OpenSpec, Astro, files, threads
export { type AnalyzeOptions, analyze, commandGroups } from './analyze.ts';
export { commandKey, ENGINE_VERSION } from './command-key.ts';
export { formatInstance } from './instance/format-instance.ts';
export { type PreparedCommand, type PreparedModel, type PrepareOptions, prepare } from './prepare-model.ts';
export type { Problem } from './problem.ts';
export type {
  AlloyReport,
  CommandOutcome,
  CommandReport,
  Outline,
  UnknownReason,
} from './report.ts';
export { type RunOptions, runCommand } from './run-command.ts';
export { loadCadicalSolver } from './sat/cadical.ts';
export { loadSolver, type SolverName } from './sat/load-solver.ts';
export type { SatSolver, SatSolverFactory } from './sat/solver.ts';
