import type { TestResult } from '#model';
import type { JunitDialect } from './junit-dialects.ts';

/** The results of one suite as its runner meant them, where its JUnit report cannot say so. */
export interface Amended {
  readonly results: readonly TestResult[];
  /** True when the suite's own number of tests is not to be compared with the results. */
  readonly renumbered: boolean;
}

/**
 * Amends a suite's results by what is known of the runner; a result never gets better by it.
 *
 * `said` is the suite's own number of tests; where it holds more, the reporter has written what is no test, or one test twice.
 * `cut`: the report broke off in it, so that more may have been said of its tests.
 */
export function amendResults(
  { kind }: JunitDialect,
  results: readonly TestResult[],
  { said, cut }: { readonly said: number | undefined; readonly cut: boolean },
): Amended {
  if (kind === 'surefire' || kind === 'node') return { results, renumbered: false };
  if (cut) return amendCut(kind, results);
  const fewer = said !== undefined && said < results.length;
  const joined = kind === 'pytest' || fewer ? joinTries(results) : { results, renumbered: false };
  const { length } = joined.results;
  const doubted = kind === 'jest' ? said !== length : fewer && said < length;
  return doubted ? takeBackUnwritten(joined.results, said ?? 0) : joined;
}

function amendCut(kind: JunitDialect['kind'], results: readonly TestResult[]): Amended {
  if (kind === 'jest') return takeBackUnwritten(results, 0);
  return kind === 'pytest' ? joinTries(doubtLast(results)) : { results, renumbered: false };
}

/** The tries of one test follow each other, so that what was cut off may have said that the last one failed. */
function doubtLast(results: readonly TestResult[]): readonly TestResult[] {
  const last = results.at(-1);
  if (last?.status !== 'passed') return results;
  const message = 'The report breaks off behind this test, where another try of it may have been told.';
  return [...results.slice(0, -1), { ...last, status: 'errored', message }];
}

/**
 * jest-junit, which projects may give any name, writes a test that is still to be written like one that passed at once, and leaves
 * it out of the number.
 */
function takeBackUnwritten(results: readonly TestResult[], said: number): Amended {
  const message = 'This test took no time and is not in the number of tests: it is still to be written.';
  const amended = results.map((result): TestResult => {
    const suspect = result.status === 'passed' && (result.milliseconds ?? 0) === 0;
    return suspect ? { ...result, status: 'skipped', message } : result;
  });
  const taken = amended.filter((result, index) => result !== results[index]).length;
  return { results: amended, renumbered: results.length - taken <= said };
}

/** With pytest-rerunfailures every try is a case of its own, and one that failed and was tried again looks like one that passed. */
function joinTries(results: readonly TestResult[]): Amended {
  const byTest = new Map<string, TestResult[]>();
  for (const result of results) {
    const key = JSON.stringify([result.group, result.titles]);
    const same = byTest.get(key);
    if (same === undefined) byTest.set(key, [result]);
    else same.push(result);
  }
  if (byTest.size === results.length) return { results, renumbered: false };
  const joined = [...byTest.values()].flatMap((tries): readonly TestResult[] => {
    const [first] = tries;
    if (first === undefined || tries.length === 1) return tries;
    const others = tries.filter(({ status }) => status !== 'passed');
    return others.length > 0
      ? others
      : [{ ...first, status: 'flaky', message: `It was tried ${tries.length} times.` }];
  });
  return { results: joined, renumbered: joined.length < results.length };
}
