import type { Span } from '#model';
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
  readonly items: readonly {
    readonly kind:
      | 'signature'
      | 'enum'
      | 'fact'
      | 'predicate'
      | 'function'
      | 'assertion'
      | 'macro'
      | 'command';
    readonly name: string;
    readonly span: Span;
  }[];
}

/** One command and what came of it. */
export interface CommandReport {
  /** Place among the commands of its text, from 0. */
  readonly index: number;
  readonly label: string;
  readonly kind: 'run' | 'check';
  /** The name of the predicate, function or assertion it is about; absent for a block. */
  readonly target?: string;
  /** As written, from `for` on, with all that was derived left out: `for 3 but 1..10 steps`; empty where none was given. */
  readonly scope: string;
  readonly expect?: number;
  readonly span: Span;
  readonly outcome: CommandOutcome;
  readonly statistics: Statistics;
}

/**
 * `sat`: there is an instance of a `run`, or a counterexample to a `check`. `unsat`: there is none *within the scope*, which
 * proves nothing beyond it.
 */
export type CommandOutcome =
  | { readonly kind: 'sat'; readonly instance: Instance }
  | { readonly kind: 'unsat' }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly message: string }
  | { readonly kind: 'error'; readonly message: string; readonly span: Span; readonly unsupported: boolean };

/** `time`, `size`: a limit was reached. `stopped`: its worker ended. `mismatch`: our own check of the answer failed. */
export type UnknownReason = 'time' | 'size' | 'stopped' | 'mismatch';

export interface Statistics {
  /** Variables that stand for tuples. */
  readonly primaryVariables: number;
  readonly variables: number;
  readonly clauses: number;
  /** States of the trace found, or of the longest looked at; 1 for a static model. */
  readonly traceLength: number;
  readonly translateMs: number;
  readonly solveMs: number;
}

/** A satisfying assignment with the author's names; of a temporal model, a trace. */
export interface Instance {
  readonly bitwidth: number;
  /** One for a static model. */
  readonly states: readonly InstanceState[];
  /** Index of the state that follows the last; absent for a static model. */
  readonly loop?: number;
}

export interface InstanceState {
  readonly signatures: readonly {
    readonly name: string;
    readonly variable: boolean;
    readonly atoms: readonly string[];
  }[];
  readonly fields: readonly {
    readonly signature: string;
    readonly name: string;
    readonly variable: boolean;
    readonly tuples: readonly (readonly string[])[];
  }[];
  /** Values of the variables that the command asked for, as `$p_x`. */
  readonly witnesses: readonly { readonly name: string; readonly tuples: readonly (readonly string[])[] }[];
}
