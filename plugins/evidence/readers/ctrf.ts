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
  const isOwn = report.generatedBy === 'casebook';
  for (const test of recordsIn(results.tests)) {
    if (!reading.add(resultOf(test, isOwn, reading))) break;
  }
  checkNumbers(summary, reading);
  const name = [textIn(tool?.name), textIn(tool?.version)].filter((part) => part !== undefined).join(' ');
  return reading.finish('ctrf', name === '' ? undefined : name);
}

/** @param isOwn true for a report that Casebook's own reporters wrote, in which suites and names are as their authors gave them */
function resultOf(test: JsonRecord, isOwn: boolean, reading: Reading): TestResult {
  const status = statusOf(test, reading);
  const name = textIn(test.name) ?? '(a test without a name)';
  const suites = Array.isArray(test.suite) ? textsIn(test.suite) : (textIn(test.suite)?.split(' > ') ?? []);
  const file = textIn(test.filePath);
  const line = numberIn(test.line);
  const message =
    messageOf(textIn(test.message)) ?? (status === 'skipped' ? textIn(test.rawStatus) : undefined);
  const milliseconds = millisecondsIn(test.duration);
  const extra = recordIn(test.extra);
  const labels = Object.entries({ ...recordIn(test.labels), ...extra }).flatMap(([key, value]) => {
    const texts = typeof value === 'string' ? [value] : textsIn(value);
    return texts.flatMap((text) => tagsOfProperty(key, text, 'case'));
  });
  const project = textIn(test.browser) ?? textIn(extra?.project);
  const assertions = numberIn(extra?.assertions);
  return {
    titles: isOwn ? [...suites, name] : titlesOf(suites, name, file),
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

/** Many reporters name the file as the first suite, and repeat the titles of the suites in the test's name. */
function titlesOf(suites: readonly string[], name: string, file: string | undefined): readonly string[] {
  const first = suites[0];
  const around =
    first !== undefined && file !== undefined && `/${file}`.endsWith(`/${first}`) ? suites.slice(1) : suites;
  const prefix = `${around.join(' ')} `;
  return [...around, around.length > 0 && name.startsWith(prefix) ? name.slice(prefix.length) : name];
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
