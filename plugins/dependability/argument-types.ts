import type { Claim, Evidence, EvidenceStanding, VerdictStatus } from '#model';

// The elements of Goal Structuring Notation (GSN Community Standard, version 3) as far as a case of Casebook has them. The
// argument is a tree; what stands below a goal or a strategy supports it.

/** What a goal is about. `owed`: something that a claim owes and nobody has shown. */
export type Subject =
  | { readonly kind: 'system' }
  | { readonly kind: 'capability'; readonly id: string }
  | { readonly kind: 'claim'; readonly claim: Claim }
  | { readonly kind: 'owed' };

/** A statement that is true or false. */
export interface Goal {
  readonly kind: 'goal';
  /** `G1.2.3`: the third part of the second capability. */
  readonly id: string;
  readonly text: string;
  readonly subject: Subject;
  readonly status: VerdictStatus;
  /** The deciding sentence of its verdict; empty for what is owed. */
  readonly why: string;
  readonly context: readonly Aside[];
  readonly support: readonly (Goal | Strategy | Solution)[];
  /** Fresh evidence against it. */
  readonly challenges: readonly Solution[];
  /** Evidence that was seen and does not count: stale, skipped, weak and the like. */
  readonly seen: readonly Solution[];
  /** Nothing at all supports it. */
  readonly undeveloped: boolean;
}

/** How a goal follows from what stands below it. */
export interface Strategy {
  readonly kind: 'strategy';
  readonly id: string;
  readonly text: string;
  readonly context: readonly Aside[];
  readonly support: readonly (Goal | Solution)[];
}

/** A piece of evidence. */
export interface Solution {
  readonly kind: 'solution';
  readonly id: string;
  readonly text: string;
  readonly evidence: Evidence;
  readonly standing: EvidenceStanding;
  /** Why it does not count, or what is against the claim; empty for support. */
  readonly shortfall: string;
}

/** What a goal or a strategy is to be read with. */
export interface Aside {
  readonly kind: 'context' | 'assumption' | 'justification';
  readonly id: string;
  readonly text: string;
  /** It says in one sentence what `seen` of its goal lists. */
  readonly summarises?: 'seen';
}
