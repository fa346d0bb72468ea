// The entry point `casebook/playwright`: a reporter for the configuration, and `spec` for the bodies of tests.
import { test as current } from '@playwright/test';
import type { FullConfig, Reporter, Suite, TestCase, TestResult, TestStep } from '@playwright/test/reporter';
import type { TestStatus } from '#model';
import type { RunnerTest } from './ctrf.ts';
import { cleanCommit, projectRoot, requireTags } from './project-at.ts';
import { belowRoot, EXPECTED_FAILURE, firstLines } from './report-words.ts';
import { writeReport } from './write-report.ts';

/** The kind of annotation that `spec` leaves; every reporter of Playwright writes it too. */
const ANNOTATION = 'casebook.tag';

/**
 * Says in the body of a test which requirements and scenarios it verifies, as `spec('BOX-ADD')`.
 * Throws: for a tag that no spec of the nearest project has, so that the test fails.
 */
export function spec(...tags: readonly string[]): void {
  const { annotations } = current.info();
  for (const tag of tags) annotations.push({ type: ANNOTATION, description: tag });
  requireTags(tags);
}

export interface CasebookReporterOptions {
  /** Where the report is written, from the project's root. */
  readonly outputFile?: string;
}

/** Writes a report in the Common Test Report Format with the tags, the assertions and the commit of the run. */
export default class CasebookReporter implements Reporter {
  readonly #outputFile: string;
  #config: FullConfig | undefined;
  #suite: Suite | undefined;
  #root = process.cwd();
  #commit: string | undefined;
  readonly #start = Date.now();

  constructor({ outputFile = 'reports/playwright-ctrf.json' }: CasebookReporterOptions = {}) {
    this.#outputFile = outputFile;
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.#config = config;
    this.#suite = suite;
    this.#root = projectRoot(config.rootDir) ?? config.rootDir;
    this.#commit = cleanCommit(this.#root);
  }

  onEnd(): void {
    const root = this.#root;
    const tests = this.#suite?.allTests() ?? [];
    // `--list` runs nothing, and shall not write over what a run reported.
    if (tests.every(({ results }) => results.length === 0)) return;
    writeReport({
      root,
      outputFile: this.#outputFile,
      commitAtStart: this.#commit,
      tool: 'playwright',
      ...(this.#config === undefined ? {} : { version: this.#config.version }),
      start: this.#start,
      tests: tests.map((test) => toTest(test, root)),
    });
  }

  printsToStdio(): boolean {
    return false;
  }
}

function toTest(test: TestCase, root: string): RunnerTest {
  // The root, the project and the file stand before the suites that the author named.
  const [, project = '', , ...titles] = test.titlePath();
  const last = test.results.at(-1);
  const declared = [...test.annotations, ...(last?.annotations ?? [])].flatMap(({ type, description }) =>
    type === ANNOTATION && description !== undefined ? description : [],
  );
  const status = statusOf(test, last);
  const message = status === 'skipped' ? whySkipped(test, last) : last?.errors[0]?.message;
  return {
    title: test.title,
    suites: titles.slice(0, -1),
    status,
    path: belowRoot(root, test.location.file),
    line: test.location.line,
    ...(project === '' ? {} : { project }),
    tags: [...new Set([...declared, ...test.tags.map((tag) => tag.replace(/^@/, ''))])],
    milliseconds: last?.duration ?? 0,
    retries: Math.max(0, test.results.length - 1),
    ...(message === undefined ? {} : { message: firstLines(message) }),
    ...(last === undefined ? {} : { assertions: countAssertions(last.steps) }),
  };
}

function statusOf(test: TestCase, last: TestResult | undefined): TestStatus {
  if (last === undefined) return 'not-run';
  switch (test.outcome()) {
    case 'expected':
      // That a failure came as it was expected shows nothing of what the test claims.
      return last.status === 'passed' ? 'passed' : 'skipped';
    case 'flaky':
      return 'flaky';
    case 'skipped':
      return last.status === 'interrupted' ? 'errored' : 'skipped';
    case 'unexpected':
      return last.status === 'interrupted' ? 'errored' : 'failed';
  }
}

function whySkipped({ expectedStatus }: TestCase, last: TestResult | undefined): string | undefined {
  return expectedStatus === last?.status && expectedStatus !== 'skipped' ? EXPECTED_FAILURE : undefined;
}

function countAssertions(steps: readonly TestStep[]): number {
  return steps.reduce(
    (sum, step) => sum + (step.category === 'expect' ? 1 : 0) + countAssertions(step.steps),
    0,
  );
}
