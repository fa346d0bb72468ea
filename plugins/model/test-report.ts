/**
 * How a test ended. `errored`: it broke off before it could decide, as in its set-up. `flaky`: it failed and then passed
 * within one run. `not-run`: known, but not begun.
 */
export type TestStatus = 'passed' | 'flaky' | 'failed' | 'errored' | 'skipped' | 'not-run';

/** The worst first: what several results of one test come to is the first of these that occurs. */
export const TEST_STATUSES: readonly TestStatus[] = [
  'failed',
  'errored',
  'flaky',
  'skipped',
  'not-run',
  'passed',
];

/** How a test ended, as the end of a sentence about it. */
export const ENDED: Readonly<Record<TestStatus, string>> = {
  passed: 'passed',
  flaky: 'failed and then passed',
  failed: 'failed',
  errored: 'broke off',
  skipped: 'was skipped',
  'not-run': 'was not run',
};

/** One test as a report tells it. */
export interface TestResult {
  readonly status: TestStatus;
  /** Titles of the suites around it, outermost first, and its own last; never empty. What a runner adds for a parameter stays. */
  readonly titles: readonly string[];
  /** What the report groups it by: JUnit's `classname`, a Go package, a Cargo crate. */
  readonly group?: string;
  /** The file as the report names it; it may be absolute and of another machine. */
  readonly file?: string;
  readonly line?: number;
  /** The runner's project, as Playwright's `chromium`. */
  readonly runnerProject?: string;
  /** Tags in properties, annotations and the runner's own tags, without brackets; not those in titles. */
  readonly declared: readonly string[];
  /** What went wrong, or why it was skipped; its first lines. */
  readonly message?: string;
  readonly milliseconds?: number;
  /** How many assertions ran, where the runner tells. */
  readonly assertions?: number;
}

export const REPORT_FORMATS = ['junit', 'vitest', 'playwright', 'ctrf', 'tap', 'go-test'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What is wrong with a report; offsets into its text. */
export interface ReportProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** What one file says of a run of tests. */
export interface TestReport {
  /** Below the root. */
  readonly path: string;
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  readonly format: ReportFormat;
  /** Name and, where known, version of the runner. */
  readonly tool?: string;
  /** The commit that it says it is of. */
  readonly commit?: string;
  /** When the run began, ISO 8601, where it says so. */
  readonly takenAt?: string;
  /** In the report's order. */
  readonly results: readonly TestResult[];
  /** A report with problems is read as far as it goes; what could not be read never counts as passed. */
  readonly problems: readonly ReportProblem[];
}

/** How often the lines of files were executed, as one coverage report tells it. */
export interface CoverageReport {
  readonly path: string;
  readonly sha256: string;
  readonly format: 'lcov' | 'cobertura';
  readonly commit?: string;
  readonly takenAt?: string;
  readonly files: readonly FileCoverage[];
  readonly problems: readonly ReportProblem[];
}

/** The executions of one file's lines. */
export interface FileCoverage {
  /** As the report names it. */
  readonly file: string;
  /** Executions by line (from 1); lines without code are absent. */
  readonly lines: ReadonlyMap<number, number>;
}

/** What reading a file that a run left behind gave. */
export type EvidenceRead =
  | { readonly kind: 'text'; readonly path: string; readonly text: string; readonly sha256: string }
  | { readonly kind: 'missing' | 'outside' | 'too-large' | 'unreadable' };

/** Files that runs leave behind, below the root though usually ignored by git; the port through which they are seen. */
export interface EvidenceFiles {
  /** Paths of files that match any of some glob patterns, sorted by code point. */
  list(patterns: readonly string[]): readonly string[];
  read(path: string): EvidenceRead;
}
