import type { Command, CommandStatistics, Instance, ModelItem, Span } from '#model';
import type { Problem } from './problem.ts';

/** Everything that is known of one model text: the public result of `analyze`. */
export interface AlloyReport {
  readonly path: string;
  readonly outline: Outline;
  readonly problems: readonly Problem[];
  /** One for each command of the text, in its order. */
  readonly commands: readonly CommandReport[];
}

/** What a text declares, for pages that point at it. */
export interface Outline {
  readonly items: readonly ModelItem[];
}

/** One command and what came of it. */
export interface CommandReport extends Command {
  readonly outcome: CommandOutcome;
  readonly statistics: CommandStatistics;
}

/**
 * `sat`: there is an instance of a `run`, or a counterexample to a `check`. `unsat`: there is none *within the scope*, which
 * proves nothing beyond it.
 */
export type CommandOutcome =
  | { readonly kind: 'sat'; readonly instance: Instance }
  /** `vacuous`: the facts alone have no instance in this scope either, so that whatever is asked has none. */
  | { readonly kind: 'unsat'; readonly vacuous?: true }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly message: string }
  | { readonly kind: 'error'; readonly message: string; readonly span: Span; readonly unsupported: boolean };

/** `time`, `size`: a limit was reached. `stopped`: its worker ended. `mismatch`: our own check of the answer failed. */
export type UnknownReason = 'time' | 'size' | 'stopped' | 'mismatch';
