import type { TestStatus } from '#model';

/** A test after its run, as a runner's hooks know it. */
export interface RunnerTest {
  readonly title: string;
  /** Outermost first. */
  readonly suites: readonly string[];
  readonly status: TestStatus;
  /** Below the root, with `/` between folders. */
  readonly path: string;
  readonly line?: number;
  readonly project?: string;
  readonly tags: readonly string[];
  readonly milliseconds: number;
  readonly retries: number;
  readonly message?: string;
  /** How many assertions ran; absent where that was not counted. */
  readonly assertions?: number;
}

/** A run of tests, as a runner's hooks know it. */
export interface RunnerRun {
  readonly tool: string;
  readonly version?: string;
  readonly commit?: string;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly stop: number;
  readonly tests: readonly RunnerTest[];
}

/**
 * Writes a run as a report in the Common Test Report Format.
 * Source: https://github.com/ctrf-io/ctrf, schema of version 1.
 */
export function formatCtrf(run: RunnerRun): string {
  const tests = run.tests.map(toCtrfTest);
  const count = (...statuses: readonly string[]) =>
    tests.filter(({ status }) => statuses.includes(status)).length;
  const report = {
    reportFormat: 'CTRF',
    specVersion: '1.0.0',
    generatedBy: 'casebook',
    results: {
      tool: { name: run.tool, ...(run.version === undefined ? {} : { version: run.version }) },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        pending: count('pending'),
        skipped: count('skipped'),
        other: count('other'),
        flaky: tests.filter(({ flaky }) => flaky).length,
        start: run.start,
        stop: run.stop,
      },
      tests,
      ...(run.commit === undefined ? {} : { environment: { commit: run.commit } }),
    },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** An error outside of a test's assertions is `other` there; the raw status keeps the word. */
function toCtrfTest(test: RunnerTest) {
  const extra = {
    ...(test.assertions === undefined ? {} : { assertions: test.assertions }),
    ...(test.project === undefined ? {} : { project: test.project }),
  };
  return {
    name: test.title,
    status: CTRF_STATUS[test.status],
    duration: Math.round(test.milliseconds),
    rawStatus: test.status,
    suite: test.suites,
    filePath: test.path,
    ...(test.line === undefined ? {} : { line: test.line }),
    tags: test.tags,
    retries: test.retries,
    flaky: test.status === 'flaky',
    ...(test.message === undefined ? {} : { message: test.message }),
    ...(Object.keys(extra).length === 0 ? {} : { extra }),
  };
}

const CTRF_STATUS: Readonly<Record<TestStatus, 'passed' | 'failed' | 'skipped' | 'pending' | 'other'>> = {
  passed: 'passed',
  flaky: 'passed',
  failed: 'failed',
  errored: 'other',
  skipped: 'skipped',
  'not-run': 'pending',
};
