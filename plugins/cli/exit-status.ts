/** What the exit status of every command means. */
export const EXIT = {
  clean: 0,
  /** There are findings at or above the threshold. */
  findings: 1,
  /** The command line or the configuration is wrong. */
  usage: 2,
  /** The run could not be finished: a file could not be read or written, a tool is absent. */
  failed: 3,
  /** A defect of Casebook. */
  bug: 70,
} as const;

/** An expected failure of a run, for the person who started it. */
export interface Failure {
  readonly status: typeof EXIT.usage | typeof EXIT.failed;
  readonly message: string;
  readonly hint?: string;
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

/** The command line or the configuration is wrong. */
export function usageFailure(
  message: string,
  hint?: string,
): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { status: EXIT.usage, message, ...(hint === undefined ? {} : { hint }) } };
}
