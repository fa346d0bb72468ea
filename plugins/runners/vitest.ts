// The entry point `casebook/vitest`: a reporter for the configuration, and `spec` for the bodies of tests.
import { expect, onTestFinished } from 'vitest';
import type { Reporter, TestCase, TestModule, TestSuite, Vitest } from 'vitest/node';
import type { TestStatus } from '#model';
import type { RunnerTest } from './ctrf.ts';
import { cleanCommit, projectRoot, requireTags } from './project-at.ts';
import { belowRoot, EXPECTED_FAILURE, firstLines } from './report-words.ts';
import { writeReport } from './write-report.ts';

/** What a test's process tells the reporter about a test. */
export interface CasebookMeta {
  readonly tags?: readonly string[];
  readonly assertions?: number;
}

declare module 'vitest' {
  interface TaskMeta {
    casebook?: CasebookMeta;
  }
}

/**
 * Says in the body of a test which requirements and scenarios it verifies, as `spec('BOX-ADD')`, and counts its assertions.
 * Throws: for a tag that no spec of the nearest project has, so that the test fails.
 * Limits: a test that runs concurrently with others says its tags in its title instead.
 */
export function spec(...tags: readonly string[]): void {
  onTestFinished(({ task }) => {
    const earlier = task.meta.casebook;
    task.meta.casebook = {
      tags: [...(earlier?.tags ?? []), ...tags],
      assertions: expect.getState().assertionCalls,
    };
  });
  requireTags(tags);
}

export interface CasebookReporterOptions {
  /** Where the report is written, from the project's root. */
  readonly outputFile?: string;
}

/** Writes a report in the Common Test Report Format with the tags, the assertions and the commit of the run. */
export default class CasebookReporter implements Reporter {
  readonly #outputFile: string;
  #root = process.cwd();
  #version = '';
  #start = 0;
  #commit: string | undefined;

  constructor({ outputFile = 'reports/vitest-ctrf.json' }: CasebookReporterOptions = {}) {
    this.#outputFile = outputFile;
  }

  onInit(vitest: Vitest): void {
    this.#version = vitest.version;
    this.#root = projectRoot(vitest.config.root) ?? vitest.config.root;
  }

  onTestRunStart(): void {
    this.#start = Date.now();
    this.#commit = cleanCommit(this.#root);
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const root = this.#root;
    writeReport({
      root,
      outputFile: this.#outputFile,
      commitAtStart: this.#commit,
      tool: 'vitest',
      version: this.#version,
      start: this.#start,
      tests: modules.flatMap((module) => testsOf(module, root)),
    });
  }
}

/** The tests of a module; beside them what could not be loaded, set up or cleared away, the module or a suite of it. */
function testsOf(module: TestModule, root: string): readonly RunnerTest[] {
  const path = belowRoot(root, module.moduleId);
  const tests = [...module.children.allTests()].map((test) => toTest(test, path));
  const suites = [...module.children.allSuites()].map((suite) =>
    broken(suite, suite.name, suitesOf(suite), path),
  );
  return [...tests, ...suites.flat(), ...broken(module, path, [], path)];
}

/** An errored entry for what has errors of its own. */
function broken(
  entity: TestModule | TestSuite,
  title: string,
  suites: readonly string[],
  path: string,
): readonly RunnerTest[] {
  const [error] = entity.errors();
  if (error === undefined) return [];
  const message = firstLines(error.message);
  return [{ title, suites, status: 'errored', path, tags: [], milliseconds: 0, retries: 0, message }];
}

function toTest(test: TestCase, path: string): RunnerTest {
  const { tags = [], assertions } = test.meta().casebook ?? {};
  const diagnostic = test.diagnostic();
  const status = statusOf(test);
  const [error] = test.result().errors ?? [];
  const message =
    status === 'skipped' && test.options.fails ? EXPECTED_FAILURE : error && firstLines(error.message);
  return {
    title: test.name,
    suites: suitesOf(test),
    status,
    path,
    ...(test.location === undefined ? {} : { line: test.location.line }),
    ...(test.project.name === '' ? {} : { project: test.project.name }),
    tags: [...new Set([...tags, ...(test.tags ?? [])])],
    milliseconds: diagnostic?.duration ?? 0,
    retries: diagnostic?.retryCount ?? 0,
    ...(message === undefined ? {} : { message }),
    ...(assertions === undefined ? {} : { assertions }),
  };
}

function suitesOf(entity: TestCase | TestSuite): readonly string[] {
  const suites: string[] = [];
  for (let parent = entity.parent; parent.type === 'suite'; parent = parent.parent)
    suites.unshift(parent.name);
  return suites;
}

function statusOf(test: TestCase): TestStatus {
  switch (test.result().state) {
    case 'passed':
      // That a failure came as it was expected shows nothing of what the test claims.
      if (test.options.fails) return 'skipped';
      return test.diagnostic()?.flaky ? 'flaky' : 'passed';
    case 'failed':
      return 'failed';
    case 'skipped':
      return 'skipped';
    case 'pending':
      return 'not-run';
  }
}
