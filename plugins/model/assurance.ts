import type { Evidence, Obligation } from './evidence.ts';
import type { CheckedCommand } from './model-check.ts';
import type { Address, Strength, Tag } from './spec.ts';
import type { Span } from './text.ts';
import type { Review } from './texts.ts';
import type { Link } from './trace.ts';

/** One statement that can be true or false. */
export interface Claim {
  readonly address: Address;
  readonly tag?: Tag;
  readonly kind: 'requirement' | 'scenario';
  readonly capability: string;
  readonly title: string;
  /** The heading. */
  readonly span: Span;
  readonly strength: Strength;
  /** The requirement a scenario belongs to. */
  readonly requirement?: Address;
}

/** Worst first; roll-up takes the first that occurs. */
export const VERDICT_STATUSES = [
  'refuted',
  'inconclusive',
  'stale',
  'unverified',
  'waived',
  'verified',
] as const;
export type VerdictStatus = (typeof VERDICT_STATUSES)[number];

/** What the evidence allows us to say about a claim; derived, never stored. */
export interface Verdict {
  readonly status: VerdictStatus;
  /** Sentences that say why, the deciding one first. */
  readonly why: readonly string[];
  /** Links that are counted for the claim and, for a requirement, for its scenarios: claimed evidence. */
  readonly claimedBy: readonly Link[];
  /** Model commands that were run and bear on it, in the author's order: executed evidence, about the model and not the code. */
  readonly checkedBy: readonly CheckedCommand[];
  /** All evidence for it and, for a requirement, for its scenarios, model commands included. */
  readonly evidence: readonly Evidence[];
  /** The shortest list of evidence that decides the status; empty where the lack of evidence does. */
  readonly deciding: readonly Evidence[];
  /** What the claim itself owes; empty for a requirement with scenarios, which owe instead, and for a capability. */
  readonly obligations: readonly Obligation[];
  /** Present where the status is `waived`. */
  readonly waiver?: Review;
}

export type Severity = 'error' | 'warning' | 'note';

/** A problem for the reader; `code` is permanent and reads after "allow". */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** `Unexpected …, expected …` or `X is …, but Y …`; no location in the text. */
  readonly message: string;
  /** Absent only for a problem of the whole project. */
  readonly span?: Span;
  readonly hint?: string;
  readonly related?: readonly { readonly message: string; readonly span: Span }[];
}
