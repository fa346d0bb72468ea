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

/** Reads a report in the Common Test Report Format. */
export function readCtrf(report: JsonRecord): ReadTests {
  const reading = new Reading();
  const results = recordIn(report.results) ?? {};
  const tool = recordIn(results.tool);
  const environment = recordIn(results.environment);
  const summary = recordIn(results.summary);
  reading.commit(textIn(environment?.commit));
  reading.takenAt(numberIn(summary?.start));
  const tests = recordsIn(results.tests);
  // In reports of Casebook's own reporters suites and names are as their authors gave them.
  const titled = tests.map(report.generatedBy === 'casebook' ? placeOf : withoutFile);
  const repeats = report.generatedBy !== 'casebook' && titled.every(repeatsSuites);
  for (const [i, test] of tests.entries()) {
    const { suites, name } = titled[i] ?? placeOf(test);
    const own = repeats && suites.length > 0 ? name.slice(suites.join(' ').length + 1) : name;
    if (!reading.add(resultOf(test, [...suites, own], reading))) break;
  }
  checkNumbers(summary, reading);
  const name = [textIn(tool?.name), textIn(tool?.version)].filter((part) => part !== undefined).join(' ');
  return reading.finish('ctrf', name === '' ? undefined : name);
}

interface Titled {
  /** Outermost first. */
  readonly suites: readonly string[];
  readonly name: string;
}

function placeOf(test: JsonRecord): Titled {
  const name = textIn(test.name) ?? '(a test without a name)';
  const suites = Array.isArray(test.suite) ? textsIn(test.suite) : (textIn(test.suite)?.split(' > ') ?? []);
  return { suites, name };
}

/** Many reporters name the file as the first suite. */
function withoutFile(test: JsonRecord): Titled {
  const { suites, name } = placeOf(test);
  const [first] = suites;
  const file = textIn(test.filePath);
  const isFile = first !== undefined && file !== undefined && `/${file}`.endsWith(`/${first}`);
  return { suites: isFile ? suites.slice(1) : suites, name };
}

/** Some repeat the titles of the suites in the test's name, and then of all tests. */
function repeatsSuites({ suites, name }: Titled): boolean {
  return suites.length === 0 || name.startsWith(`${suites.join(' ')} `);
}

function resultOf(test: JsonRecord, titles: readonly string[], reading: Reading): TestResult {
  const status = statusOf(test, reading);
  const file = textIn(test.filePath);
  const line = numberIn(test.line);
  const message =
    messageOf(textIn(test.message)) ??
    (status === 'skipped' && test.rawStatus !== test.status ? textIn(test.rawStatus) : undefined);
  const milliseconds = millisecondsIn(test.duration);
  const extra = recordIn(test.extra);
  const labels = Object.entries({ ...recordIn(test.labels), ...extra }).flatMap(([key, value]) => {
    const texts = typeof value === 'string' ? [value] : textsIn(value);
    return texts.flatMap((text) => tagsOfProperty(key, text, 'case'));
  });
  const project = textIn(test.browser) ?? textIn(extra?.project);
  const assertions = numberIn(extra?.assertions);
  return {
    titles,
    status,
    declared: distinct([...textsIn(test.tags).flatMap(tagsIn), ...labels]),
    ...(file === undefined ? {} : { file }),
    ...(line === undefined || line < 1 ? {} : { line }),
    ...(project === undefined ? {} : { runnerProject: project }),
    ...(message === undefined ? {} : { message }),
    ...(milliseconds === undefined ? {} : { milliseconds }),
    ...(assertions === undefined ? {} : { assertions }),
  };
}

function statusOf(test: JsonRecord, reading: Reading): TestStatus {
  switch (test.status) {
    case 'passed':
      return test.flaky === true || (numberIn(test.retries) ?? 0) > 0 ? 'flaky' : 'passed';
    case 'failed':
      return 'failed';
    case 'skipped':
    case 'pending':
      return 'skipped';
    case 'other':
      return test.rawStatus === 'todo' ? 'skipped' : 'errored';
    default:
      reading.problem('How a test ended is said in a word that is not known.', 0);
      return 'errored';
  }
}

function checkNumbers(summary: JsonRecord | undefined, reading: Reading): void {
  const says = (key: 'tests' | 'passed' | 'failed', held: number) => {
    const number = numberIn(summary?.[key]);
    if (number === undefined || number === held) return;
    reading.problem(
      `The report says ${number} ${key === 'tests' ? key : `${key} tests`} and holds ${held}.`,
      0,
    );
  };
  const count = (...statuses: readonly TestStatus[]) =>
    reading.results.filter(({ status }) => statuses.includes(status)).length;
  says('tests', reading.results.length);
  says('passed', count('passed', 'flaky'));
  says('failed', count('failed'));
}
