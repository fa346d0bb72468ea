import type { TestStatus } from '#model';

/** What the elements within a case say of it; `nothing` for those that do not say how it ended. */
const ELEMENTS: ReadonlyMap<string, TestStatus | 'nothing'> = new Map<string, TestStatus | 'nothing'>([
  ['failure', 'failed'],
  ['error', 'errored'],
  ['skipped', 'skipped'],
  ['flakyFailure', 'flaky'],
  ['flakyError', 'flaky'],
  // They stand beside `failure` or `error`, of a case that failed again and again.
  ['rerunFailure', 'failed'],
  ['rerunError', 'errored'],
  ['properties', 'nothing'],
  ['system-out', 'nothing'],
  ['system-err', 'nothing'],
]);

/** What the attributes `status` and `result` of a case say. */
const WORDS: ReadonlyMap<string, TestStatus> = new Map(
  Object.entries({
    passed: ['run', 'completed', 'passed', 'pass', 'ok', 'success', 'successful', 'executed'],
    'not-run': ['notrun', 'not-run', 'not_run', 'suppressed', 'disabled'],
    skipped: ['skipped', 'skip', 'ignored', 'pending', 'todo'],
    failed: ['failed', 'failure', 'fail'],
    errored: ['error', 'errored', 'broken', 'aborted'],
    flaky: ['flaky'],
  } satisfies Record<TestStatus, readonly string[]>).flatMap(([status, words]) =>
    words.map((word): [string, TestStatus] => [word, status as TestStatus]),
  ),
);

/** What an element of a case says; undefined for one that is not understood. */
export function signOfElement(name: string): TestStatus | 'nothing' | undefined {
  return ELEMENTS.get(name);
}

/** What the attributes of a case say; undefined where one is not understood. */
export function signsOfAttributes(
  attributes: ReadonlyMap<string, string>,
): readonly TestStatus[] | undefined {
  const words = ['status', 'result'].flatMap((name) => attributes.get(name)?.trim().toLowerCase() || []);
  const signs = words.map((word) => WORDS.get(word));
  return signs.includes(undefined) ? undefined : signs.filter((sign) => sign !== undefined);
}

/** A case that was switched off says so beside `run` or `skipped`, so that comes before all but trouble. */
const DECIDING: readonly TestStatus[] = ['failed', 'errored', 'not-run', 'skipped', 'flaky'];

/** How a case ended by everything that is said of it: the worst decides, and nothing bad said is passed. */
export function statusOfSigns(signs: ReadonlySet<TestStatus>): TestStatus {
  return DECIDING.find((status) => signs.has(status)) ?? 'passed';
}
