import type { TestResult, TestStatus } from '#model';
import {
  type JsonRecord,
  millisecondsIn,
  numberIn,
  recordIn,
  recordsIn,
  textIn,
  textsIn,
} from './read-json.ts';
import { distinct, messageOf, Reading, type ReadTests, tagsIn, tagsOfProperty } from './reading.ts';

/**
 * Reads the JSON report of Vitest or Jest, which share a form.
 *
 * *Ensures* a file that did not load is one errored result, and a run that failed with no failed result is a problem.
 * *Limits* neither tells in JUnit or, for Vitest, in JSON that a test was expected to fail.
 */
export function readVitestJson(report: JsonRecord): ReadTests {
  const reading = new Reading();
  const tool = 'numRuntimeErrorTestSuites' in report ? 'jest' : 'vitest';
  reading.takenAt(numberIn(report.startTime));
  const telling = tellingIn(report);
  for (const file of recordsIn(report.testResults)) readFile(file, telling, reading);
  checkNumbers(report, reading);
  return reading.finish('vitest', tool);
}

function readFile(file: JsonRecord, telling: ReadonlySet<string>, reading: Reading): void {
  const name = textIn(file.name);
  const tests = recordsIn(file.assertionResults);
  let bad = false;
  for (const test of tests) {
    const result = resultOf(test, { file: name, telling }, reading);
    bad ||= result.status === 'failed' || result.status === 'errored';
    if (!reading.add(result)) return;
  }
  const status = file.status;
  const loaded = status === 'passed' || status === 'skipped' || status === 'focused' || status === 'pending';
  if (bad || (loaded && tests.length > 0)) return;
  if (loaded && messageOf(textIn(file.message)) === undefined) return;
  // Vitest leaves out the set-up of a suite that broke: its tests are skipped, and only the file says that it failed.
  const message =
    messageOf(textIn(file.message)) ??
    'The file failed, though no test in it did: a set-up or the file itself broke.';
  reading.add({
    titles: [name ?? '(a file without a name)'],
    status: 'errored',
    declared: [],
    message,
    ...(name === undefined ? {} : { file: name }),
  });
}

function resultOf(
  test: JsonRecord,
  { file, telling }: { readonly file: string | undefined; readonly telling: ReadonlySet<string> },
  reading: Reading,
): TestResult {
  const title = textIn(test.title) ?? textIn(test.fullName);
  if (title === undefined) reading.problem('A test has no title.', 0);
  const status = statusOf(test, telling, reading);
  const message = messageOf(textsIn(test.failureMessages)[0]) ?? reasonFor(test, status);
  const milliseconds = millisecondsIn(test.duration);
  const assertions = numberIn(test.numPassingAsserts);
  const line = numberIn(recordIn(test.location)?.line);
  return {
    titles: [...textsIn(test.ancestorTitles), title ?? '(a test without a name)'],
    status,
    declared: declaredBy(test),
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    ...(message === undefined ? {} : { message }),
    ...(milliseconds === undefined ? {} : { milliseconds }),
    ...(assertions === undefined || test.failing === true ? {} : { assertions }),
  };
}

function statusOf(test: JsonRecord, telling: ReadonlySet<string>, reading: Reading): TestStatus {
  switch (test.status) {
    case 'passed':
      if ([...telling].some((key) => !(key in test))) return unknown(reading);
      if (test.failing === true) return 'skipped';
      // A test that passed and yet has messages of failure, or was called more than once, was tried again.
      return textsIn(test.failureMessages).length > 0 || (numberIn(test.invocations) ?? 1) !== 1
        ? 'flaky'
        : 'passed';
    case 'failed':
      return 'failed';
    case 'skipped':
    case 'pending':
    case 'disabled':
    case 'todo':
      return 'skipped';
    default:
      return unknown(reading);
  }
}

function unknown(reading: Reading): TestStatus {
  reading.problem('How a test ended is not said, or in words that are not understood.', 0);
  return 'errored';
}

/** What beside its status tells that a test did not simply pass. */
const TELLING = ['failing', 'invocations', 'failureMessages'];

/** Versions differ in what they tell; what one test of a report tells, all of them do. */
function tellingIn(report: JsonRecord): ReadonlySet<string> {
  const tests = recordsIn(report.testResults).flatMap((file) => recordsIn(file.assertionResults));
  return new Set(TELLING.filter((key) => tests.some((test) => key in test)));
}

function reasonFor(test: JsonRecord, status: TestStatus): string | undefined {
  if (status === 'skipped' && test.failing === true) return 'This test is expected to fail, and did.';
  return test.status === 'todo' ? 'This test is still to be written.' : undefined;
}

/** Vitest's own tags, and what the test wrote into its `meta`. */
function declaredBy(test: JsonRecord): readonly string[] {
  const meta = Object.entries(recordIn(test.meta) ?? {}).flatMap(([name, value]) => {
    const texts = typeof value === 'string' ? [value] : textsIn(value);
    return texts.flatMap((text) => tagsOfProperty(name, text, 'case'));
  });
  return distinct([...textsIn(test.tags).flatMap(tagsIn), ...meta]);
}

function checkNumbers(report: JsonRecord, reading: Reading): void {
  const count = (...statuses: readonly TestStatus[]) =>
    reading.results.filter(({ status }) => statuses.includes(status)).length;
  const failed = numberIn(report.numFailedTests);
  const passed = numberIn(report.numPassedTests);
  if (failed !== undefined && failed !== count('failed')) {
    reading.problem(`The report says ${failed} failed tests and holds ${count('failed')}.`, 0);
  }
  if (passed !== undefined && passed < count('passed', 'flaky')) {
    reading.problem(`The report says ${passed} passed tests and holds ${count('passed', 'flaky')}.`, 0);
  }
  if (report.success === false && count('failed', 'errored') === 0) {
    reading.problem('The run as a whole failed, though no test in this report did.', 0);
  }
}
