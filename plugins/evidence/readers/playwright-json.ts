import { LIMITS } from '#config';
import type { TestResult, TestStatus } from '#model';
import { type JsonRecord, numberIn, recordIn, recordsIn, textIn, textsIn } from './read-json.ts';
import { distinct, joinPath, messageOf, Reading, type ReadTests, tagsIn, tagsOfProperty } from './reading.ts';

/**
 * Reads Playwright's JSON report; each project that ran a test gives a result of its own.
 *
 * *Ensures* a test that is expected to fail and did shows nothing for its claim: it counts as skipped.
 */
export function readPlaywrightJson(report: JsonRecord): ReadTests {
  const reading = new Reading();
  const config = recordIn(report.config);
  const stats = recordIn(report.stats);
  reading.takenAt(textIn(stats?.startTime));
  const metadata = recordIn(config?.metadata);
  reading.commit(textIn(recordIn(metadata?.gitCommit)?.hash) ?? textIn(metadata?.['revision.id']));
  for (const suite of recordsIn(report.suites)) {
    readSuite(suite, { titles: [], root: textIn(config?.rootDir), depth: 1 }, reading);
  }
  for (const error of recordsIn(report.errors)) addGlobalError(error, reading);
  checkNumbers(stats, reading);
  const version = textIn(config?.version);
  return reading.finish('playwright', version === undefined ? 'playwright' : `playwright ${version}`);
}

interface Around {
  readonly titles: readonly string[];
  readonly root: string | undefined;
  /** The outermost suite, of depth 1, is the file. */
  readonly depth: number;
}

function readSuite(suite: JsonRecord, around: Around, reading: Reading): void {
  if (around.depth > LIMITS.reportDepth) {
    reading.problem(`Suites are nested more than ${LIMITS.reportDepth} deep; those within are not read.`, 0);
    return;
  }
  const title = textIn(suite.title);
  const titles = around.depth === 1 || title === undefined ? around.titles : [...around.titles, title];
  for (const spec of recordsIn(suite.specs)) {
    for (const test of recordsIn(spec.tests)) {
      reading.add(resultOf(spec, test, { ...around, titles }, reading));
    }
  }
  for (const inner of recordsIn(suite.suites))
    readSuite(inner, { ...around, titles, depth: around.depth + 1 }, reading);
}

function resultOf(
  spec: JsonRecord,
  test: JsonRecord,
  { titles, root }: Around,
  reading: Reading,
): TestResult {
  const tries = recordsIn(test.results);
  const status = statusOf(test, tries, reading);
  const file = textIn(spec.file);
  const line = numberIn(spec.line);
  const project = textIn(test.projectName);
  const annotations = recordsIn(test.annotations);
  const declared = annotations.flatMap((one) =>
    tagsOfProperty(textIn(one.type) ?? '', textIn(one.description) ?? '', 'case'),
  );
  const message = messageFor(status, test, tries, annotations);
  const milliseconds = numberIn(tries.at(-1)?.duration);
  return {
    titles: [...titles, textIn(spec.title) ?? '(a test without a name)'],
    status,
    declared: distinct([...textsIn(spec.tags).flatMap(tagsIn), ...declared]),
    ...(file === undefined ? {} : { file: joinPath(root, file) }),
    ...(line === undefined || line < 1 ? {} : { line }),
    ...(project === undefined ? {} : { runnerProject: project }),
    ...(message === undefined ? {} : { message }),
    ...(milliseconds === undefined ? {} : { milliseconds }),
  };
}

/** What it says of the whole test and of the last try must agree for it to have passed. */
function statusOf(test: JsonRecord, tries: readonly JsonRecord[], reading: Reading): TestStatus {
  const last = tries.at(-1)?.status;
  switch (test.status) {
    case 'expected':
      if (test.expectedStatus === 'failed') return 'skipped';
      if (
        test.expectedStatus === 'passed' &&
        tries.every(({ status }) => status === 'passed') &&
        tries.length > 0
      ) {
        return 'passed';
      }
      return unknown(reading);
    case 'flaky':
      return 'flaky';
    case 'skipped':
      // What was still to come when the run was interrupted is told like what was skipped on purpose.
      return tries.length === 0 ? 'not-run' : 'skipped';
    case 'unexpected':
      return last === 'timedOut' || last === 'interrupted' ? 'errored' : 'failed';
    default:
      return unknown(reading);
  }
}

function unknown(reading: Reading): TestStatus {
  reading.problem('How a test ended is said in words that are not understood.', 0);
  return 'errored';
}

function messageFor(
  status: TestStatus,
  test: JsonRecord,
  tries: readonly JsonRecord[],
  annotations: readonly JsonRecord[],
): string | undefined {
  if (status === 'skipped' && test.expectedStatus === 'failed')
    return 'This test is expected to fail, and did.';
  if (status === 'skipped') {
    return messageOf(
      annotations.map(({ description }) => textIn(description)).find((text) => text !== undefined),
    );
  }
  if (status === 'failed' && tries.at(-1)?.status === 'passed')
    return 'This test is expected to fail, and passed.';
  for (const one of tries) {
    const message = messageOf(textIn(recordIn(one.error)?.message));
    if (message !== undefined) return message;
  }
  return undefined;
}

/** An error outside of all tests, as in a file that did not load. */
function addGlobalError(error: JsonRecord, reading: Reading): void {
  const place = recordIn(error.location);
  const file = textIn(place?.file);
  reading.add({
    titles: [file ?? '(outside of all tests)'],
    status: 'errored',
    declared: [],
    message: messageOf(textIn(error.message)) ?? 'The run broke outside of all tests.',
    ...(file === undefined ? {} : { file }),
  });
}

function checkNumbers(stats: JsonRecord | undefined, reading: Reading): void {
  const unexpected = numberIn(stats?.unexpected);
  const expected = numberIn(stats?.expected);
  const count = (test: (status: TestStatus) => boolean) =>
    reading.results.filter(({ status }) => test(status)).length;
  const bad = count((status) => status === 'failed' || status === 'errored');
  const passed = count((status) => status === 'passed');
  if (unexpected !== undefined && unexpected > bad) {
    reading.problem(`The report says ${unexpected} tests ended unexpectedly and holds ${bad}.`, 0);
  }
  if (expected !== undefined && expected < passed) {
    reading.problem(
      `The report says ${expected} tests ended as expected and holds ${passed} that passed.`,
      0,
    );
  }
}
