import type { EarsCondition, EarsResponse, EarsSentence, OpaqueReason, Span } from '#model';
import type { Formula, Rational, Variable } from './formula.ts';

/** When a response must have its effect; durations in seconds. */
export type Timing =
  /** Done no later than `limit` after the trigger. */
  | { readonly kind: 'within'; readonly limit: Rational }
  /** Not before `delay` has passed. */
  | { readonly kind: 'not-before'; readonly delay: Rational }
  /** Kept for at least, or at most, that long once it begins. */
  | { readonly kind: 'for-at-least'; readonly duration: Rational }
  | { readonly kind: 'for-at-most'; readonly duration: Rational }
  /** Again and again, at least once in each period. */
  | { readonly kind: 'every'; readonly period: Rational };

/** What one response makes true. */
export interface Effect {
  /** Over what the system decides, or over declared variables; negated for a prohibition. */
  readonly formula: Formula;
  /** `invariant`: to be kept all the time the guard holds (`maintain`, `ensure`, `keep`). `action`: done when it is triggered. */
  readonly manner: 'action' | 'invariant';
  readonly timing: readonly Timing[];
  /** MAY: nothing is owed; it clashes only with a prohibition. */
  readonly permission: boolean;
}

/** One demand in logic: while `guard` holds, `effect` is owed. */
export interface Statement {
  /** The sentence's id, with the number of the response after a slash: `BOX-1#2/1`. */
  readonly id: string;
  readonly sentence: EarsSentence;
  readonly response: EarsResponse;
  /** Key of who must act: the declared name, or normalised words; the capability where none is named. */
  readonly system: string;
  /** All clauses together; constant true for a ubiquitous sentence. */
  readonly guard: Formula;
  /** The condition must have held for that long before (seconds). */
  readonly heldFor?: Rational;
  /** What of the guard must have held so long, beside `heldFor`. */
  readonly held?: Formula;
  /** The guard is the moment at which it becomes true. */
  readonly rises?: true;
  /** What of the guard becomes true, beside `rises`. */
  readonly rising?: Formula;
  readonly effect: Effect;
  /** A pronoun or the like stands in it: it is never taken for the same as another's. */
  readonly unshareable: boolean;
  /** Declarations that were used to read it. */
  readonly declarations: readonly Span[];
}

/** A sentence as logic. */
export interface ReadSentence {
  readonly conditions: readonly EarsCondition[];
  /** One for each response that was read; none where the sentence is opaque. */
  readonly statements: readonly Statement[];
  /** What of it was left out, and why. */
  readonly opaque: readonly { readonly reason: OpaqueReason; readonly span: Span }[];
}

/** Everything that is taken for granted when statements are compared. */
export interface Axioms {
  /** Assumptions, exclusions: `formula` holds in every situation. */
  readonly facts: readonly {
    readonly formula: Formula;
    readonly words: { readonly text: string; readonly span: Span };
  }[];
  /** Keys of response variables that exclude each other: `open valve 0`, `close valve 0`. */
  readonly opposites: readonly {
    readonly keys: readonly [string, string];
    readonly words?: { readonly text: string; readonly span: Span };
  }[];
  /** Statements of claims that fit `over` count before those that fit `under`; patterns with `*`. */
  readonly priorities: readonly { readonly over: string; readonly under: string; readonly span: Span }[];
  readonly accepts: readonly {
    /** An L number or the name of a check; absent: any. */
    readonly check?: string;
    readonly claims: readonly string[];
    readonly reason: string;
    readonly span: Span;
  }[];
  /** Variables whose every value must be answered for, by declaration (`state`, `number`). */
  readonly declared: readonly Variable[];
}
