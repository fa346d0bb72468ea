import { describe, expect, it } from 'vitest';
import { readReport } from '../../../plugins/evidence/readers/read-report.ts';
import { countsOf, expected, fixture, fixtures, rowsOf, testsIn } from './report-fixtures.ts';

/** What each runner said of its own run on the terminal, put into our words by hand. */
const SAID: readonly (readonly [string, Readonly<Record<string, number>>])[] = [
  // 2 failed, 9 passed (1 of them at the second try), 1 expected fail, 2 skipped, 1 todo, 1 file that did not load
  ['vitest.json', { passed: 9, flaky: 1, failed: 2, skipped: 3, errored: 1 }],
  // the same: neither tries nor expected failures are told; a broken set-up and a broken file are failures of their own
  ['vitest.junit.xml', { passed: 10, failed: 4, skipped: 3 }],
  // 2 failed, 5 passed, 1 skipped, 1 todo
  ['vitest.tap', { passed: 5, failed: 2, skipped: 2 }],
  ['vitest-flat.tap', { passed: 5, failed: 2, skipped: 2 }],
  // 2 failed, 7 passed (1 at the second try, 1 expected to fail), 1 skipped, 1 todo, 1 file that did not load
  ['jest.json', { passed: 5, flaky: 1, failed: 2, skipped: 3, errored: 1 }],
  ['jest-junit.xml', { passed: 7, failed: 2, skipped: 2 }],
  ['jest-junit-files.xml', { passed: 7, failed: 2, skipped: 2 }],
  ['jest.ctrf.json', { passed: 6, flaky: 1, failed: 2, skipped: 2 }],
  // 4 failed (1 of them too slow), 2 flaky, 2 skipped, 7 passed (1 of them expected to fail)
  ['playwright.json', { passed: 6, flaky: 2, failed: 3, errored: 1, skipped: 3 }],
  ['playwright.junit.xml', { passed: 6, flaky: 2, failed: 2, errored: 2, skipped: 3 }],
  ['playwright-not-loaded.json', { errored: 1 }],
  // pass 5, fail 2 (1 of them a file that did not load), cancelled 1, skipped 1, todo 2
  ['node.tap', { passed: 5, failed: 1, errored: 2, skipped: 3 }],
  ['node.junit.xml', { passed: 4, failed: 3, skipped: 3 }],
  // 8 of 9 tests run, failed 2 and 6, 2 skipped, 2 to do
  // pass 2 (1 of them expected to fail, which JUnit does not tell), todo 1
  ['node-flat.tap', { passed: 1, skipped: 2 }],
  ['node-flat.junit.xml', { passed: 2, skipped: 1 }],
  ['perl.tap', { passed: 3, failed: 2, skipped: 4, 'not-run': 1 }],
  ['perl-bail-out.tap', { passed: 1, 'not-run': 2 }],
  // 3 failed, 4 errors, 1 skipped, 1 xfailed, 1 xpassed, 1 passed at the second try
  ['pytest-reruns.junit.xml', { passed: 6, flaky: 1, failed: 3, errored: 4, skipped: 2 }],
  ['pytest-xunit1.junit.xml', { passed: 6, failed: 4, errored: 4, skipped: 2 }],
  // 1 passed, 1 failed with one of its subtests
  ['pytest-subtests.junit.xml', { passed: 1, failed: 1 }],
  // Failures 2, errors 1, skipped 2, flakes 1
  ['surefire.junit.xml', { passed: 3, flaky: 1, failed: 2, errored: 1, skipped: 2 }],
  ['surefire-set-up.junit.xml', { errored: 1 }],
  ['surefire-nested.junit.xml', { passed: 1 }],
  // 4 passed, 1 skipped, 4 failed, 1 disabled
  ['googletest.junit.xml', { passed: 4, skipped: 1, failed: 4, 'not-run': 1 }],
  // 4 passed (1 flaky), 2 failed
  ['nextest.junit.xml', { passed: 3, flaky: 1, failed: 2 }],
  // a package that was not built, and a panic
  ['go-test.json', { passed: 5, failed: 3, skipped: 1, errored: 1 }],
  ['go-junit-report.xml', { passed: 5, failed: 3, skipped: 1, errored: 1 }],
];

describe('reports that real runners wrote', () => {
  it.each(SAID)('gives for %s the numbers that the runner gave [REPORT-DIALECTS-NUMBERS]', (name, counts) => {
    expect(countsOf(testsIn(fixture(name)).results)).toEqual(counts);
  });

  it.each([...fixtures])('reads %s as the expected rows [REPORT-DIALECTS-ROWS]', (name, text) => {
    expect(JSON.parse(JSON.stringify(rowsOf(readReport(text))))).toEqual(expected[name]);
  });

  it('finds nothing wrong with them but what their runners left out [REPORT-DISAGREE-COUNTS]', () => {
    const wrong = SAID.filter(([name]) => testsIn(fixture(name)).problems.length > 0).map(([name]) => name);
    expect(wrong).toEqual(['perl.tap', 'perl-bail-out.tap']);
  });
});

describe('titles in CTRF', () => {
  const titlesIn = (...tests: readonly (readonly [suite: readonly string[], name: string])[]) => {
    const rows = tests.map(([suite, name]) => ({ name, suite, status: 'passed', duration: 1 }));
    const results = { tool: { name: 'other' }, summary: { tests: rows.length }, tests: rows };
    return testsIn(JSON.stringify({ reportFormat: 'CTRF', results })).results.map(({ titles }) =>
      titles.join(' > '),
    );
  };

  it('lose those of their suites only where all tests repeat them [REPORT-DIALECTS-REPEATED]', () => {
    expect(titlesIn([['many'], 'many keep'], [['few', 'old'], 'few old go'], [[], 'alone'])).toEqual([
      'many > keep',
      'few > old > go',
      'alone',
    ]);
    expect(titlesIn([['many'], 'many keep'], [['few'], 'go']).sort()).toEqual([
      'few > go',
      'many > many keep',
    ]);
  });
});

describe('subtests of TAP between braces', () => {
  const read = (text: string) => {
    const { results, problems } = testsIn(`TAP version 13\n${text}`);
    const rows = results.map(({ status, titles, milliseconds }) =>
      [status, titles.join(' > '), milliseconds ?? 'untimed'].join(' '),
    );
    return { rows, problems: problems.map(({ message }) => message) };
  };

  it('belong to the point before them, not to the one behind [REPORT-DIALECTS-BRACES]', () => {
    const doors = 'ok 1 - doors # time=1.5ms {\n    1..1\n    ok 1 - opens # time=0.5ms\n}\n';
    expect(read(`1..2\n${doors}ok 2 - shuts [LOCK-SHUT] # SKIP\n`)).toEqual({
      rows: ['passed doors > opens 0.5', 'skipped shuts [LOCK-SHUT] untimed'],
      problems: [],
    });
  });

  it('may be opened behind the diagnostics of their point [REPORT-DIALECTS-BRACES]', () => {
    const doors = 'not ok 1 - doors\n  ---\n  at: here\n  ...\n{\n    not ok 1 - opens\n    1..1\n}\n';
    expect(read(`${doors}ok 2 - shuts\n1..2\n`)).toEqual({
      rows: ['failed doors > opens untimed', 'passed shuts untimed'],
      problems: [],
    });
  });

  it('without an end belong to the point that opened them, and are told [REPORT-DIALECTS-BRACES]', () => {
    const doors = 'ok 1 - doors {\n    not ok 1 - opens\n    1..1\n';
    expect(read(`${doors}ok 2 - shuts\n1..2\n`)).toEqual({
      rows: ['failed doors > opens untimed', 'passed shuts untimed'],
      problems: ['Subtests have no end.'],
    });
    expect(read(`1..1\n${doors}`)).toEqual({
      rows: ['failed doors > opens untimed'],
      problems: ['Subtests have no end.'],
    });
  });

  it('that are missing where the report ends leave nothing passed that opened them [REPORT-DIALECTS-BRACES]', () => {
    const problems = ['Subtests have no end.'];
    expect(read('1..1\nok 1 - doors {\n')).toEqual({ rows: ['errored doors untimed'], problems });
    expect(read('1..1\nok 1 - doors {\n    1..2\n    ok 1 - opens\n')).toEqual({
      rows: ['passed doors > opens untimed', 'not-run doors > test 2 untimed', 'errored doors untimed'],
      problems: [...problems, 'The plan announces 2 tests, and 1 are reported.'],
    });
  });

  it('are none where a program only printed a brace [REPORT-DIALECTS-BRACES]', () => {
    expect(read('{\n}\nok 1 - opens {\n}\n}\nok 2 - shuts\n1..2\n').rows).toEqual([
      'passed opens untimed',
      'passed shuts untimed',
    ]);
  });
});

/** The one result whose titles hold some words. */
function resultOf(name: string, words: string) {
  const found = testsIn(fixture(name)).results.filter(({ titles }) => titles.join(' ').includes(words));
  expect(found).toHaveLength(1);
  return found[0];
}

describe('how a test ended', () => {
  it.each([
    ['vitest.json', 'FEE-FREE'],
    ['jest.json', 'FEE-FREE'],
    ['jest.ctrf.json', 'FEE-FREE'],
    ['pytest-reruns.junit.xml', 'test_free_for_two_days'],
    ['surefire.junit.xml', 'opensAtTheSecondTry'],
    ['nextest.junit.xml', 'opens_at_the_second_try'],
  ])('takes what %s passed at a later try for flaky [REPORT-STATUS-FLAKY]', (name, words) => {
    expect(resultOf(name, words)?.status).toBe('flaky');
  });

  it('knows a later try in the JUnit report of Playwright by what the earlier left behind [REPORT-STATUS-FLAKY]', () => {
    const tried = testsIn(fixture('playwright.junit.xml')).results.filter(({ titles }) =>
      titles.join().includes('FEE-FREE'),
    );
    expect(tried.map(({ status, runnerProject }) => [status, runnerProject])).toEqual([
      ['flaky', 'plain'],
      ['flaky', 'once-more'],
    ]);
  });

  it.each([
    ['jest.json', 'FEE-NEGATIVE'],
    ['playwright.json', 'FEE-NEGATIVE'],
    ['playwright.junit.xml', 'FEE-NEGATIVE'],
    ['pytest-xunit1.junit.xml', 'test_negative'],
    ['node-flat.tap', 'FEE-NEGATIVE'],
    ['perl.tap', 'FEE-NEGATIVE'],
  ])('never takes what %s expected to fail for passed [REPORT-STATUS-EXPECTED]', (name, words) => {
    expect(resultOf(name, words)?.status).toBe('skipped');
  });

  it('says that a failure was expected where pytest gives no reason for it [REPORT-STATUS-EXPECTED]', () => {
    const text = fixture('pytest-xunit1.junit.xml').replace('message="no one pays us"', 'message=""');
    const found = testsIn(text).results.find(({ titles }) => titles.includes('test_negative'));
    expect(found).toMatchObject({ status: 'skipped', message: 'This test is expected to fail, and did.' });
  });

  it.each([
    ['vitest.json', 'LOCK-PRINT'],
    ['jest.json', 'LOCK-PRINT'],
    ['jest-junit.xml', 'LOCK-PRINT'],
    ['jest.ctrf.json', 'LOCK-PRINT'],
    ['node.tap', 'LOCK-PRINT'],
    ['node.junit.xml', 'LOCK-PRINT'],
    ['perl.tap', 'FEE-SURPRISE'],
  ])('never takes what %s has still to write for passed [REPORT-STATUS-EXPECTED]', (name, words) => {
    expect(resultOf(name, words)?.status).toBe('skipped');
  });

  it.each([
    ['vitest.json', 'broken.test.mjs', "Cannot find module './does-not-exist.mjs'"],
    ['jest.json', 'broken.test.js', "Cannot find module './does-not-exist.js'"],
    ['playwright-not-loaded.json', 'broken.spec.ts', "Cannot find module './does-not-exist.mjs'"],
    ['go-test.json', '(the whole package)', 'undefined: nothing'],
    ['pytest-xunit1.junit.xml', 'tests.test_broken', 'collection failure'],
    ['node.tap', 'broken.test.mjs', 'test failed'],
    ['surefire-set-up.junit.xml', 'ShelfTest', 'no shelf today'],
  ])('gives for %s one errored result for what did not load [REPORT-STATUS-LOAD]', (name, words, message) => {
    const result = resultOf(name, words);
    expect(result?.status).toBe('errored');
    expect(result?.message).toContain(message);
  });

  it('takes a test of googletest that is switched off for not run [REPORT-STATUS-DISABLED]', () => {
    expect(resultOf('googletest.junit.xml', 'DISABLED_PrintsACode')?.status).toBe('not-run');
  });

  it('counts assertions where the runner does, and says nothing where it does not [REPORT-TELLS-ASSERTIONS]', () => {
    expect(resultOf('jest.json', 'LOCK-OPEN')?.assertions).toBe(2);
    expect(resultOf('jest.json', 'FEE-NOTHING')?.assertions).toBe(0);
    expect(resultOf('vitest.json', 'FEE-NOTHING')).not.toHaveProperty('assertions');
  });

  it('takes tags from properties, annotations and tags of runners [REPORT-TELLS-TAGS]', () => {
    expect(resultOf('pytest-xunit1.junit.xml', 'test_stays_shut')?.declared).toEqual([
      'LOCK-WRONG',
      'LOCK-WRONG-2',
    ]);
    expect(resultOf('googletest.junit.xml', 'IsFreeForTwoDays')?.declared).toEqual(['FEE-FREE']);
    expect(resultOf('vitest.json', 'LOCK-WRONG')?.declared).toEqual(['lock', 'LOCK-WRONG']);
    expect(resultOf('playwright.json', 'stays shut')?.declared).toEqual([
      'LOCK-WRONG',
      'slow',
      'LOCK-WRONG-2',
    ]);
  });

  it('takes the commit that a report names [REPORT-TELLS-COMMIT]', () => {
    expect(testsIn(fixture('pytest-xunit1.junit.xml')).commit).toBe(
      '0123456789abcdef0123456789abcdef01234567',
    );
    expect(testsIn(fixture('playwright.json')).commit).toBe('505ec5346c5d9ad8ae1e79b08d0521323ae76cfa');
    expect(testsIn(fixture('vitest.junit.xml'))).not.toHaveProperty('commit');
  });

  it('takes no commit from a report that names two [REPORT-TELLS-COMMIT]', () => {
    const property = (hash: string) => `<properties><property name="git.sha" value="${hash}"/></properties>`;
    const suite = (hash: string) => `<testsuite>${property(hash)}<testcase name="a"/></testsuite>`;
    const report = testsIn(`<testsuites>${suite('1234567')}${suite('89abcde')}</testsuites>`);
    expect(report).not.toHaveProperty('commit');
    expect(report.problems).toEqual([
      expect.objectContaining({ message: expect.stringContaining('several commits') }),
    ]);
  });
});
