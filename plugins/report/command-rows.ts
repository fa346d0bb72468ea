import {
  type CommandRun,
  type Instance,
  instanceOf,
  type ModelReport,
  positionAt,
  type SourceFile,
} from '#model';

/** One command as `casebook model` reports it to programs. */
export interface CommandRow {
  readonly file: string;
  /** Place among the commands of the file, from 0. */
  readonly index: number;
  readonly line: number;
  readonly label: string;
  readonly kind: 'run' | 'check';
  readonly scope: string;
  readonly expect: number | null;
  readonly status: 'sat' | 'unsat' | 'unknown' | 'error';
  readonly ms: number;
  readonly translateMs: number;
  readonly solveMs: number;
  readonly vars: number;
  readonly clauses: number;
  readonly traceLength: number;
  readonly message: string | null;
  /** Where instances are asked for and there is one: an instance, or a counterexample. */
  readonly instance?: Instance;
}

/** Makes the rows of one file's commands. */
export function commandRows(
  report: ModelReport,
  file: SourceFile,
  { instances }: { readonly instances: boolean },
): readonly CommandRow[] {
  return report.runs.map((run) => {
    const { command, statistics } = run;
    const instance = instances ? instanceOf(run.outcome) : undefined;
    return {
      file: report.path,
      index: command.index,
      line: positionAt(file, command.span.start).line,
      label: command.label,
      kind: command.kind,
      scope: command.scope,
      expect: command.expect ?? null,
      status: statusOf(run),
      ms: Math.round((statistics.translateMs + statistics.solveMs) * 10) / 10,
      translateMs: Math.round(statistics.translateMs * 10) / 10,
      solveMs: Math.round(statistics.solveMs * 10) / 10,
      vars: statistics.variables,
      clauses: statistics.clauses,
      traceLength: statistics.traceLength,
      message: run.outcome.kind === 'unknown' || run.outcome.kind === 'error' ? run.outcome.message : null,
      ...(instance === undefined ? {} : { instance }),
    };
  });
}

/** What a solver says: `sat` is an instance of a `run` or a counterexample to a `check`; two that disagree are an error. */
export function statusOf({ outcome }: Pick<CommandRun, 'outcome'>): CommandRow['status'] {
  switch (outcome.kind) {
    case 'violated':
    case 'inhabited':
      return 'sat';
    case 'holds':
    case 'uninhabited':
      return 'unsat';
    case 'unknown':
      return outcome.reason === 'disagreement' ? 'error' : 'unknown';
    case 'error':
      return 'error';
  }
}
