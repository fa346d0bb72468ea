import type { Claim, Finding, Verdict } from './assurance.ts';
import type { Change, HistoryEntry } from './change.ts';
import type { EarsAnalysis } from './ears.ts';
import type { EvidenceBase } from './evidence.ts';
import type { CheckedModel } from './model-check.ts';
import type { Address, Capability } from './spec.ts';
import type { SourceFile } from './text.ts';
import type { ProjectTexts } from './texts.ts';
import type { CodeSymbol, Link } from './trace.ts';

/** How to link a line of a file at the repository's host. */
export interface Repository {
  readonly kind: 'github' | 'gitlab' | 'bitbucket' | 'custom';
  /** Web address of the repository, without a trailing slash. */
  readonly url: string;
  /** Template with `{url}`, `{commit}`, `{path}`, `{line}` and `{endLine}`. */
  readonly template: string;
}

/** What the assessment is bound to. */
export interface Project {
  readonly name: string;
  /** Full hash; absent outside a git repository. */
  readonly commit?: string;
  /** Date of the commit, ISO 8601; the only date on the site, so that equal input gives equal bytes. */
  readonly committedAt?: string;
  /** True when the working tree holds anything that the commit does not. */
  readonly dirty: boolean;
  /** Path of the root below the top of its git repository, with a slash at its end; absent where it is the top. */
  readonly folder?: string;
  readonly repository?: Repository;
}

/** Everything Casebook knows about one commit: the product's one output. */
export interface Assessment extends EvidenceBase {
  readonly project: Project;
  readonly capabilities: readonly Capability[];
  readonly changes: readonly Change[];
  readonly history: readonly HistoryEntry[];
  readonly claims: readonly Claim[];
  readonly links: readonly Link[];
  /** By address. */
  readonly verdicts: ReadonlyMap<Address, Verdict>;
  /** By capability id. */
  readonly capabilityVerdicts: ReadonlyMap<string, Verdict>;
  /** One for each capability with an Alloy model, in their order; none where models were not checked. */
  readonly models: readonly CheckedModel[];
  /** What the sentences say, and what is proved of them. */
  readonly ears: EarsAnalysis;
  /** What evidence rests on, as it is in this tree. */
  readonly texts: ProjectTexts;
  /** Sorted by path, offset and code. */
  readonly findings: readonly Finding[];
  /** Every file a span points into. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Symbols of every code file a link points into. */
  readonly symbols: ReadonlyMap<string, readonly CodeSymbol[]>;
  /** How much code was looked through for tags. */
  readonly scan: { readonly files: number; readonly skipped: readonly SkippedFile[] };
}

/**
 * A file that was not looked through, and why; `unparsed`: it was, but its parser gave up, so its symbols are unknown;
 * `too-many-tags`: only its beginning was; `unlisted`: neither were those that come after it.
 */
export interface SkippedFile {
  readonly path: string;
  readonly reason:
    | 'too-large'
    | 'binary'
    | 'unreadable'
    | 'outside'
    | 'unparsed'
    | 'too-many-tags'
    | 'unlisted';
}
