import type { Address } from './spec.ts';
import type { Span } from './text.ts';

/** A hash of a text as it is compared: white space and place do not matter to it. Hexadecimal. */
export type TextHash = string & { readonly brand: 'TextHash' };

/** The texts that evidence rests on, as they were at one time. */
export interface ProjectTexts {
  /** Of every claim: its title, sentences, steps, postcondition and prose; not its evidence, models, comments or tag. */
  readonly claims: ReadonlySet<TextHash>;
  /** Of every symbol, test and whole file that a link or a tag leads to, and of the other symbols of these files. */
  readonly code: ReadonlySet<TextHash>;
  /** The code that was said to implement a claim, by the claim's text. */
  readonly implementedBy?: ReadonlyMap<TextHash, ReadonlySet<TextHash>>;
}

/** One run of tests that Casebook witnessed or was told of: which reports it left, and what the texts were then. */
export interface RecordedRun {
  /** Full hash; absent outside a git repository. */
  readonly commit?: string;
  /** True when the working tree held anything that the commit did not. */
  readonly dirty: boolean;
  /** ISO 8601. */
  readonly takenAt: string;
  /** The command that was watched; absent where reports were recorded after the fact. */
  readonly command?: readonly string[];
  readonly reports: readonly { readonly path: string; readonly sha256: string }[];
  readonly texts: ProjectTexts;
}

/** Binds reports, by their bytes, to the texts they were taken for; a file that travels with the reports. */
export interface EvidenceRecord {
  readonly runs: readonly RecordedRun[];
}

/** The texts of the project at another commit; the port through which history is seen. Undefined where it is not known here. */
export type TextsAtCommit = (commit: string) => Promise<ProjectTexts | undefined>;

/** How it is known what a report was taken for. */
export type Binding =
  | { readonly kind: 'recorded'; readonly run: RecordedRun }
  | { readonly kind: 'commit'; readonly commit: string; readonly texts?: ProjectTexts }
  | { readonly kind: 'unbound' };

/** What a person stands for: it may be said of a claim by its tag or its address. */
export interface Review {
  /**
   * `affirmed`: evidence taken for an older text still holds for the present one. `waived`: what the claim still owes is
   * accepted as missing. `reviewed`: a person examined it and found it to hold.
   */
  readonly kind: 'affirmed' | 'waived' | 'reviewed';
  /** As written: a tag, an address or, for a waiver, a pattern with `*`. */
  readonly of: string;
  /** The claims that it names. */
  readonly claims: readonly Address[];
  readonly reason: string;
  readonly reviewer: string;
  /** `2026-11-22`. */
  readonly date: string;
  /** The last day on which a waiver holds. */
  readonly expires?: string;
  /** Of `affirmed` and `reviewed`: the hash of all that was looked at, as `textsHash` gives it; for another text it says nothing. */
  readonly texts?: string;
  readonly span: Span;
}

/** True for a waiver that still holds on a day; without a day none has expired. */
export function isInForce({ kind, expires }: Review, today: string | undefined): boolean {
  return kind === 'waived' && (expires === undefined || today === undefined || today <= expires);
}
