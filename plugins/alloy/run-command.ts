import type { CommandStatistics } from '#model';
import { type SolveOutcome, solveProblem } from './encode/solve.ts';
import { decodeInstance, type Vocabulary } from './instance/decode-instance.ts';
import type { LoweredCommand } from './lower/lower.ts';
import type { LoweringFailure } from './lower/lowered.ts';
import type { PreparedModel } from './prepare-model.ts';
import { evaluate } from './relational/evaluator.ts';
import type { RelationalProblem, Solution } from './relational/problem.ts';
import type { CommandOutcome, CommandReport } from './report.ts';
import type { ResolvedModel } from './resolve/resolved.ts';
import type { SatSolverFactory } from './sat/solver.ts';

export interface RunOptions {
  readonly solver: SatSolverFactory;
  /** Time for one command; without it, only sizes are limited. */
  readonly timeoutMs?: number;
  /** Conflicts that the solver may meet at one trace length. */
  readonly conflicts?: number;
  /** Milliseconds from any fixed time; without it, time is neither measured nor limited. */
  readonly clock?: () => number;
}

const NOTHING: CommandStatistics = {
  primaryVariables: 0,
  variables: 0,
  clauses: 0,
  traceLength: 1,
  translateMs: 0,
  solveMs: 0,
};

/**
 * Runs one command of a model.
 * *Ensures*: an instance is in the report only if the evaluator has confirmed it; what fails is an outcome.
 * *Throws*: for an index that is none, and where the engine itself is wrong.
 */
export function runCommand(prepared: PreparedModel, index: number, options: RunOptions): CommandReport {
  const command = prepared.commands[index];
  if (!command) throw new RangeError(`There is no command ${index} in ${prepared.path}`);
  const { label, check, target, expect, span, scopeText } = command;
  const lowered = command.lower();
  const { outcome, statistics } = lowered.ok
    ? solve(prepared, lowered.value, command.span, options)
    : { outcome: failureOutcome(lowered.failure), statistics: NOTHING };
  return {
    index,
    label,
    kind: check ? 'check' : 'run',
    ...(target === undefined ? {} : { target }),
    scope: scopeText,
    ...(expect === undefined ? {} : { expect }),
    span,
    outcome,
    statistics,
  };
}

interface Ran {
  readonly outcome: CommandOutcome;
  readonly statistics: CommandStatistics;
}

function failureOutcome({ message, span, unsupported, tooLarge }: LoweringFailure): CommandOutcome {
  if (tooLarge) return { kind: 'unknown', reason: 'size', message };
  return { kind: 'error', message, span, unsupported };
}

function solve(
  prepared: PreparedModel,
  lowered: LoweredCommand,
  span: CommandReport['span'],
  options: RunOptions,
): Ran {
  const { solver, timeoutMs, conflicts, clock = () => 0 } = options;
  const { problem } = lowered;
  const start = clock();
  const solved = solveProblem(problem, {
    solverFactory: solver,
    session: prepared.sessions.for(lowered.prepared),
    now: clock,
    ...(timeoutMs === undefined ? {} : { shouldStop: () => clock() - start > timeoutMs }),
    ...(conflicts === undefined ? {} : { conflicts }),
  });
  const outcome = outcomeOf(solved, prepared, lowered, span);
  const { statistics } = solved;
  if (outcome.kind !== 'sat' && outcome.kind !== 'unsat') return { outcome, statistics };
  const inhabited = areFactsInhabited(prepared, lowered, outcome.kind, (facts) =>
    solveProblem(facts, {
      solverFactory: solver,
      session: prepared.sessions.for(lowered.prepared),
      now: clock,
      ...(timeoutMs === undefined ? {} : { shouldStop: () => clock() - start > timeoutMs }),
      ...(conflicts === undefined ? {} : { conflicts }),
    }),
  );
  return {
    outcome: outcome.kind === 'unsat' && inhabited === false ? { kind: 'unsat', vacuous: true } : outcome,
    statistics,
  };
}

/**
 * Whether the facts alone have an instance in a command's scope; undefined where that was not decided. Only the longest
 * traces are asked about: each shorter one can be unrolled.
 */
function areFactsInhabited(
  prepared: PreparedModel,
  { problem, prepared: scope }: LoweredCommand,
  answer: 'sat' | 'unsat',
  solveFacts: (facts: RelationalProblem) => SolveOutcome,
): boolean | undefined {
  const length = problem.steps?.maximum ?? 1;
  return prepared.sessions.isInhabited(scope, length, () => {
    if (answer === 'sat') return true;
    const steps = problem.steps ? { steps: { minimum: length, maximum: length } } : {};
    const { kind } = solveFacts({ ...problem, goal: scope.context.builder.truth(true), ...steps });
    return kind === 'satisfiable' ? true : kind === 'unsatisfiable' ? false : undefined;
  });
}

function outcomeOf(
  solved: SolveOutcome,
  prepared: PreparedModel,
  lowered: LoweredCommand,
  span: CommandReport['span'],
): CommandOutcome {
  switch (solved.kind) {
    case 'unsatisfiable':
      return { kind: 'unsat' };
    case 'unknown':
      return { kind: 'unknown', reason: solved.reason, message: solved.message };
    case 'error':
      return { kind: 'error', message: solved.message, span: solved.span ?? span, unsupported: true };
    case 'satisfiable': {
      const wrong = recheck(lowered.problem, solved.solution);
      if (wrong) return wrong;
      const vocabulary = vocabularyOf(prepared.model, lowered);
      return { kind: 'sat', instance: decodeInstance(solved.solution, vocabulary) };
    }
  }
}

/** Evaluates a solution against the problem as it was before it was encoded; gives what to say where it is none. */
function recheck(problem: RelationalProblem, solution: Solution): CommandOutcome | undefined {
  const { holds, decided, reason = '' } = evaluate(problem, solution);
  if (holds) return undefined;
  if (!decided) {
    const message = `The solver's answer could not be checked within the limits: ${reason}`;
    return { kind: 'unknown', reason: 'size', message };
  }
  const message = `CASEBOOK IS WRONG HERE: its solver gave an answer that is none. ${reason} Please report this model.`;
  return { kind: 'unknown', reason: 'mismatch', message };
}

/** What an instance of the command is read with. */
export function vocabularyOf(
  model: ResolvedModel | undefined,
  { prepared, problem }: LoweredCommand,
): Vocabulary {
  const { naming, builder } = prepared.context;
  const signatures = model?.signatures ?? [];
  return {
    universe: problem.universe,
    signatures: signatures.map((signature) => ({
      signature,
      expression: naming.signatures.get(signature) ?? builder.none(),
    })),
    fields: signatures
      .flatMap(({ fields }) => fields)
      .map((field) => ({ field, expression: naming.fieldOf(field) })),
  };
}
