import type { EarsIssue, EarsPartition } from './ears.ts';
import type { ExampleRun } from './example.ts';
import type { CheckedCommand } from './model-check.ts';
import type { Address } from './spec.ts';
import type { TestReport, TestResult, TestStatus } from './test-report.ts';
import type { Span } from './text.ts';
import type { Binding, Review } from './texts.ts';
import type { Link, Place } from './trace.ts';

/** The layers of verification, from the code's text up to people; the order of columns and of the pyramid. */
export const LAYERS = [
  'static-analysis',
  'unit',
  'property',
  'oracle',
  'invariant',
  'integration',
  'concurrency',
  'simulation',
  'fault-injection',
  'determinism',
  'example',
  'consistency',
  'model',
  'proof',
  'review',
] as const;
export type Layer = (typeof LAYERS)[number];

/** Whether evidence was taken for the texts of this commit. */
export type Freshness =
  | { readonly kind: 'fresh'; readonly affirmedBy?: Review }
  /** `reasons`: sentences, the deciding one first: what changed since, or why that is not known. */
  | { readonly kind: 'stale'; readonly reasons: readonly string[] };

/**
 * How evidence came to its claim. `title`: the tag stands in the test's title. `property`: in a property, annotation or tag of
 * the report. `declaration`: in the test's code. `link`: an evidence link names the test. `file`: an evidence link or a tag
 * names the whole file or suite. `section`: it stands under the claim's heading. `name`: the claim or a comment names it.
 */
export type FoundBy = 'title' | 'property' | 'declaration' | 'link' | 'file' | 'section' | 'name';

/** A recorded fact for or against a claim. */
export interface Evidence {
  readonly claim: Address;
  readonly kind: 'test' | 'example' | 'consistency' | 'command' | 'review';
  readonly layer: Layer;
  /** What makes two pieces independent of each other beside their layers: the runner, the engine, the reviewer. */
  readonly tool: string;
  readonly result: TestStatus;
  readonly freshness: Freshness;
  readonly foundBy: FoundBy;
  /** `direct`: it is about this very claim. `indirect`: about a file or suite that the claim names as a whole. */
  readonly directness: 'direct' | 'indirect';
  /** Why it shows less than its result says; weak evidence discharges nothing. */
  readonly weak?: string;
  /** Of a scenario's evidence that is fresh for it: the text of its requirement has changed since. */
  readonly olderThanRequirement?: true;
  /** The link or tag that led to it, where one did. */
  readonly link?: Link;
  /** Of a test: its result (absent where it was not run) with its report, and where the test stands in the tree. */
  readonly test?: {
    readonly title: string;
    /** Of a test that ran with several rows of values or in several projects of a runner: the worst. */
    readonly outcome?: { readonly result: TestResult; readonly report: BoundReport };
    /** Every result that the report gives for the test, in its order, where there are several. */
    readonly rows?: readonly TestResult[];
    /** Paths of other reports of the same run that tell of it too. */
    readonly alsoIn?: readonly string[];
    /** A sentence: why there is no outcome. */
    readonly notRun?: string;
    readonly place?: Place;
  };
  readonly example?: ExampleRun;
  /** Of what was proved about sentences: what speaks against its claim, or the cases that it is one of. */
  readonly consistency?: EarsIssue | EarsPartition;
  readonly command?: CheckedCommand;
  readonly review?: Review;
}

/** A report with how it is known what it was taken for. */
export interface BoundReport {
  readonly report: TestReport;
  readonly binding: Binding;
}

/** One thing that a claim owes under the policy, and what discharges it. */
export interface Obligation {
  /** In words: `an executed test, example or proof`, `unit and property`. */
  readonly owes: string;
  readonly met: boolean;
  readonly by: readonly Evidence[];
  /** The name of the policy's entry it comes from; absent for the default. */
  readonly policy?: string;
}

/** A result that belongs to no test of the tree. */
export interface UnmatchedResult {
  readonly report: string;
  readonly title: string;
  readonly status: TestStatus;
  /** A sentence: why no test was found. */
  readonly reason: string;
}

/** The lines of one implementation that tests executed. */
export interface LineCoverage {
  readonly path: string;
  /** Executions by line; lines without code are absent. */
  readonly lines: ReadonlyMap<number, number>;
  readonly report: string;
  readonly freshness: Freshness;
}

/** Everything that was read of runs, examples and reviews. */
export interface EvidenceBase {
  /** In the order of the claims, then of kind, layer and title. */
  readonly evidence: readonly Evidence[];
  readonly reports: readonly BoundReport[];
  /** Report files that could not be read at all, and why. */
  readonly unreadReports: readonly { readonly path: string; readonly reason: string }[];
  /** What is wrong with reports, coverage reports and the record; the files they point into are among the assessment's. */
  readonly reportProblems: readonly { readonly message: string; readonly span: Span }[];
  readonly unmatched: readonly UnmatchedResult[];
  readonly examples: readonly ExampleRun[];
  /** By path of the project's file. */
  readonly coverage: ReadonlyMap<string, LineCoverage>;
  readonly reviews: readonly Review[];
  /** Reviews that changed nothing, and why: a sentence. */
  readonly unusedReviews: readonly { readonly review: Review; readonly reason: string }[];
  /** What is wrong with the file of reviews. */
  readonly reviewProblems: readonly ReviewProblem[];
}

/** What is wrong with the file of reviews; what is not understood counts for nothing. `unknown-claim`: a review of nothing. */
export interface ReviewProblem {
  readonly kind: 'malformed' | 'unknown-claim';
  /** `Unexpected …, expected …` or `X is …, but Y …`. */
  readonly message: string;
  readonly hint: string;
  readonly span: Span;
}
