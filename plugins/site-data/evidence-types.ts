import type { EvidenceStanding, Layer, TestStatus } from '#model';
import type { Href, VerdictView } from './types.ts';

/** How many pieces of evidence stand how; a test that speaks for several claims is counted once. */
export type EvidenceCounts = Readonly<Partial<Record<EvidenceStanding, number>>>;

/** A piece of evidence by name, with the way to its details where the page has them. */
export interface EvidenceLink {
  readonly standing: EvidenceStanding;
  /** Set where the title is code: a command, or a statement of an example. */
  readonly code?: 'command' | 'example';
  readonly title: string;
  readonly href?: string;
}

/** One piece of evidence with everything that a reader needs to judge it. */
export interface EvidenceView {
  /** Anchor on the page. */
  readonly id: string;
  readonly standing: EvidenceStanding;
  /** How it ended, as the end of a sentence; this differs from the standing where it is stale or weak. */
  readonly ended: string;
  readonly kind: 'test' | 'example' | 'consistency' | 'command' | 'review';
  /** Text, not HTML: the title of a test, the first line of an example, a command's name, `Examined by …`. */
  readonly title: string;
  readonly at?: string;
  readonly sourceHref?: string;
  readonly hostHref?: string;
  /** The claims it is for; empty where the page is about one claim only. */
  readonly claims: readonly Href[];
  readonly found: string;
  readonly directness: 'direct' | 'indirect';
  /** What ran it; absent of what was not run. */
  readonly tool?: string;
  /** The number of the run it is from, in the section's list; absent where nothing was read from a report. */
  readonly run?: number;
  readonly time?: string;
  /** Of a test that ran with several rows of values, or in several projects of its runner: how they stand. */
  readonly rows?: EvidenceCounts;
  /** Why it is stale, the deciding reason first. */
  readonly stale: readonly string[];
  readonly weak?: string;
  /** It is fresh for its scenario, but the requirement's own text has changed since. */
  readonly older?: true;
  /** Text, not HTML: what went wrong, why it was skipped or why it was not run. */
  readonly message?: string;
  /** Whose word it is that it still holds for the present text, or that they examined it. */
  readonly review?: ReviewView;
  /** A newer result of the same test takes its place, so it counts for nothing. */
  readonly superseded?: true;
  /** It decides the verdict of the page's requirement. */
  readonly decides: boolean;
}

/** All evidence of one layer: the worst first. */
export interface LayerView {
  readonly layer: Layer;
  readonly title: string;
  readonly counts: EvidenceCounts;
  readonly pieces: readonly EvidenceView[];
  /** Pieces left out because of the limit; none that failed before one that passed. */
  readonly omitted: number;
}

/** One thing that claims owe under the policy. */
export interface OwedView {
  readonly owes: string;
  /** The name of the policy's entry; absent for the default. */
  readonly policy?: string;
  readonly met: number;
  /** The claims that still owe it. */
  readonly unmet: readonly Href[];
}

/** Where results come from: one report and what it was taken for. */
export interface RunView {
  readonly number: number;
  readonly tool: string;
  readonly path: string;
  /** `recorded` by Casebook, of a `commit` that the report names, or `unbound`: it says no commit. */
  readonly binding: 'recorded' | 'commit' | 'unbound';
  /** Short hash. */
  readonly commit?: string;
  readonly commitHref?: string;
  /** The working tree held more than the commit. */
  readonly dirty?: true;
  /** ISO 8601, from the record or the report. */
  readonly takenAt?: string;
  /** The command that was watched. */
  readonly command?: string;
}

/** A review of a claim. */
export interface ReviewView {
  readonly kind: 'affirmed' | 'waived' | 'reviewed';
  /** As written: a tag, an address or a pattern. */
  readonly of: string;
  readonly reason: string;
  readonly reviewer: string;
  readonly date: string;
  readonly expires?: string;
  /** `openspec/reviews.yaml:12`. */
  readonly at: string;
  /** Why it changes nothing. */
  readonly unused?: string;
}

/** All that was executed for a requirement and its scenarios, and what they owe. */
export interface EvidenceSection {
  readonly counts: EvidenceCounts;
  readonly layers: readonly LayerView[];
  readonly owed: readonly OwedView[];
  /** Why all that is stale is so, where several results have the same reasons. */
  readonly staleBecause?: readonly string[];
  readonly runs: readonly RunView[];
  readonly reviews: readonly ReviewView[];
}

/** An example after it was executed, or why it was not. */
export interface ExampleView {
  readonly standing: Exclude<TestStatus, 'flaky' | 'skipped'>;
  /** `3 as expected · 1 not run`. */
  readonly summary: string;
  readonly reason?: string;
  readonly tool?: string;
  /** The marks that its lines carry, with what they mean; the worst first. */
  readonly marks: readonly { readonly status: string; readonly word: string }[];
}

/** How many lines of a piece of code tests executed. */
export interface CoverageView {
  readonly executed: number;
  /** Lines that hold code. */
  readonly lines: number;
  /** `14, 20–22`; empty where all were executed. */
  readonly unexecuted: string;
  readonly report: string;
  /** Why it says nothing of the present code, the deciding reason first; nothing is marked then. */
  readonly stale: readonly string[];
}

/** What was read of runs and examples, and what a reader should look at first. */
export interface ProjectEvidence {
  /** Each execution once. */
  readonly counts: EvidenceCounts;
  /**
   * Requirements that evidence speaks against, that it does not decide, and whose evidence is stale, and capabilities with a
   * model command of no claim that did not end as expected: worst and mandatory first.
   */
  readonly attention: readonly {
    readonly subject: Href;
    readonly tag?: string;
    /** Absent of a capability. */
    readonly strength?: string;
    readonly verdict: Pick<VerdictView, 'status' | 'reason'>;
  }[];
  /** Those left out because of the limit. */
  readonly attentionOmitted: number;
  /** Reports of one runner that were taken for the same. */
  readonly runs: readonly (RunView & {
    /** How many files; `path` is the first. */
    readonly files: number;
    readonly results: EvidenceCounts;
    /** Results that count as fresh and as stale for some claim; the others speak for none. */
    readonly fresh: number;
    readonly stale: number;
  })[];
  readonly runsOmitted: number;
  /** Files of reports that could not be read at all. */
  readonly unread: readonly { readonly path: string; readonly reason: string }[];
  /** Results that belong to no test of the tree; the first of them by name. */
  readonly unmatched: {
    readonly count: number;
    readonly items: readonly {
      readonly title: string;
      readonly standing: EvidenceStanding;
      readonly report: string;
      readonly reason: string;
    }[];
  };
  /** Results that failed or broke off and speak for no claim; the first of them by name. */
  readonly idleFailures: {
    readonly count: number;
    readonly items: readonly {
      readonly title: string;
      readonly standing: EvidenceStanding;
      readonly report: string;
    }[];
  };
  /** Tests that claim something and have no result. */
  readonly notRun: {
    readonly count: number;
    readonly items: readonly { readonly title: string; readonly at: string; readonly href?: string }[];
  };
  /** Examples by how they ended; none where there is no example. */
  readonly examples: EvidenceCounts;
  /** Why examples were not run, where none was. */
  readonly examplesReason?: string;
}
