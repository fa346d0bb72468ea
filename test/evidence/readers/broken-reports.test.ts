import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '#config';
import type { TestResult } from '#model';
import { type ReadReport, readReport } from '../../../plugins/evidence/readers/read-report.ts';
import { coverageIn, fixture, fixtures, testsIn } from './report-fixtures.ts';

const texts = [...fixtures];
const passedIn = (read: ReadReport): readonly TestResult[] =>
  read.kind === 'tests' ? read.report.results.filter(({ status }) => status === 'passed') : [];
const nameOf = ({ group, file, runnerProject, titles }: TestResult) =>
  JSON.stringify([group, file, runnerProject, titles]);

/** Of the intact report: how many results passed, the last titles of those, and names that never passed. */
const intact = new Map(
  texts.map(([name, text]) => {
    const read = readReport(text);
    const passed = passedIn(read);
    const good = new Set(passed.map(nameOf));
    const others =
      read.kind === 'tests' ? read.report.results.map(nameOf).filter((one) => !good.has(one)) : [];
    const tests = new Set(passed.map(({ titles }) => titles.at(-1)));
    return [name, { passed: passed.length, tests, others: new Set(others) }];
  }),
);

function expectNoNewPass(name: string, text: string): ReadReport {
  const read = readReport(text);
  const passed = passedIn(read);
  const before = intact.get(name);
  expect(passed.length).toBeLessThanOrEqual(before?.passed ?? 0);
  expect(passed.map(nameOf).filter((one) => before?.others.has(one))).toEqual([]);
  return read;
}

/** Nothing passed in what is left of a report that is no test in the whole: no suite whose tests are missing. */
function expectNoOtherPass(name: string, text: string): void {
  const tests = intact.get(name)?.tests;
  const passed = passedIn(expectNoNewPass(name, text)).map(({ titles }) => titles.at(-1));
  expect(passed.filter((title) => tests?.has(title) !== true)).toEqual([]);
}

const anyFixture = fc.constantFrom(...texts);

describe('a report that was cut off', () => {
  it.each(texts)('never gains a pass wherever %s is cut [REPORT-BROKEN-CUT]', (name, text) => {
    const step = Math.max(1, Math.floor(text.length / 700));
    for (let end = 0; end < text.length; end += step) expectNoOtherPass(name, text.slice(0, end));
  });

  it('never gains a pass wherever it is cut [REPORT-BROKEN-CUT]', () => {
    fc.assert(
      fc.property(anyFixture, fc.double({ min: 0, max: 1, noNaN: true }), ([name, text], share) => {
        expectNoOtherPass(name, text.slice(0, Math.floor(share * text.length)));
      }),
      { numRuns: 1_500 },
    );
  });

  it.each(
    texts.filter(([name]) => name.endsWith('.xml') || (name.endsWith('.json') && name !== 'go-test.json')),
  )('says that half of %s is not all of it [REPORT-BROKEN-CUT]', (_name, text) => {
    const cut = text.trimEnd();
    const read = readReport(cut.slice(0, Math.floor(cut.length / 2)));
    expect(read.kind === 'none' || read.report.problems.length > 0).toBe(true);
  });

  it('places the problem where the text ends [REPORT-BROKEN-CUT]', () => {
    const text = '<testsuite name="s"><testcase name="a"/><testcase name="b">';
    const { results, problems } = testsIn(text);
    expect(results.map(({ status }) => status)).toEqual(['passed', 'errored']);
    expect(problems).toEqual([expect.objectContaining({ start: text.length })]);
  });

  it('takes nothing from JSON that does not end [REPORT-BROKEN-CUT]', () => {
    const text = fixture('vitest.json').slice(0, -2);
    const { results, problems } = testsIn(text);
    expect(results).toEqual([]);
    expect(problems).toEqual([expect.objectContaining({ start: text.length })]);
  });
});

describe('a report in which bytes were changed', () => {
  /**
   * In TAP a directive alone says that a test was left out, and nothing else would tell that it was lost. A try that
   * pytest-rerunfailures wrote is known for one by its name alone, so a changed name makes it a test of its own.
   */
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    put: fc.oneof(
      fc.constantFrom('', '<', '>', '"', '{', '}', '\n', ' ', '#', '/', '0'),
      fc.string({ maxLength: 2 }),
    ),
    cut: fc.nat({ max: 2 }),
  });
  const redundant = texts.filter(([name]) => !name.endsWith('.tap') && name !== 'pytest-reruns.junit.xml');

  it('never gains a pass by changes at random [REPORT-BROKEN-CHANGED]', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...redundant),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        ([name, text], edits) => {
          let changed = text;
          for (const { at, put, cut } of edits) {
            const place = Math.floor(at * changed.length);
            changed = changed.slice(0, place) + put + changed.slice(place + cut);
          }
          expectNoNewPass(name, changed);
        },
      ),
      { numRuns: 4_000 },
    );
  });

  it.each([' ', '\t', '\r', '# ', '#\u2028', '\\#', '{', '0z', '[', ':1', '.'])(
    'reads lines and names of 200,000 times %j in three seconds of processor time each [REPORT-BROKEN-ANY]',
    (piece) => {
      const long = piece.repeat(200_000);
      const attribute = long.replace(/[\r\u2028]/g, '&#13;');
      const name = JSON.stringify(`${long}z`);
      for (const text of [
        `TAP version 13\n1..1\nok 1 - ${long}z\n`,
        `TAP version 13\n1..1\nok 1 - a${long}\n  ---\n  error: '${long}z'\n  ...\n`,
        `<testsuite tests="1"><testcase name="${attribute}z" classname="${attribute}z" time="${attribute}"/></testsuite>`,
        `{"Action":"output","Package":"a","Test":${name},"Output":${name}}\n`,
        `{"results":{"tool":{"name":${name}},"tests":[{"name":${name},"status":"failed","message":${name}}]}}`,
        `TN:\nSF:${long}z\nDA:1,${long}\nend_of_record\n`,
      ]) {
        const begin = process.cpuUsage();
        expect(readReport(text).kind).not.toBe('none');
        expect(process.cpuUsage(begin).user).toBeLessThan(3_000_000);
      }
    },
  );

  it('reads any text to its end without an exception [REPORT-BROKEN-ANY]', () => {
    const head = fc.constantFrom(
      '',
      '<testsuite>',
      '{"testResults":[',
      'TAP version 14\n',
      'TN:\nSF:a\n',
      '<coverage>',
      '{"Action":"run"}\n',
    );
    fc.assert(
      fc.property(head, fc.string({ unit: 'binary', maxLength: 200 }), (start, rest) => {
        expect(['tests', 'coverage', 'none']).toContain(readReport(start + rest).kind);
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads any JSON of a known outline without an exception and without a pass [REPORT-BROKEN-ANY]', () => {
    const outline = fc.constantFrom(
      (value: unknown) => ({ testResults: [{ assertionResults: [value, { title: 't', status: value }] }] }),
      (value: unknown) => ({
        config: {},
        suites: [{ specs: [{ tests: [value, { results: [value], status: 'expected' }] }] }],
      }),
      (value: unknown) => ({ results: { tests: [value, { name: value }] } }),
    );
    fc.assert(
      fc.property(outline, fc.jsonValue(), (around, value) => {
        expect(passedIn(readReport(JSON.stringify(around(value))))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a report that was written to do harm', () => {
  it('expands no entity that a DTD declares [REPORT-HOSTILE-ENTITIES]', () => {
    const bomb = `<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa">${[...'bcdefgh']
      .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefgh'[index]};`.repeat(10)}">`)
      .join('')}]><testsuite><testcase name="&h;"/><testcase name="b"/></testsuite>`;
    const { results, problems } = testsIn(bomb);
    expect(results).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  it('opens nothing that an entity or a processing instruction names [REPORT-HOSTILE-ENTITIES]', () => {
    const named = `<?xml-stylesheet href="file:///etc/hostname"?><!DOCTYPE s SYSTEM "file:///etc/hostname" [<!ENTITY x SYSTEM "file:///etc/hostname">]>`;
    expect(testsIn(`${named}<testsuite><testcase name="a"/></testsuite>`).results).toHaveLength(1);
    expect(testsIn(`${named}<testsuite><testcase name="&x;"/></testsuite>`).results).toEqual([]);
  });

  it('stops at elements that are nested too deep [REPORT-HOSTILE-BOUNDS]', () => {
    const deep = '<testsuite name="s">'.repeat(LIMITS.reportDepth + 10);
    const { problems } = testsIn(`${deep}<testcase name="a"/>`);
    expect(problems).toEqual([expect.objectContaining({ message: expect.stringContaining('nested') })]);
  });

  it('stops at suites of JSON that are nested too deep [REPORT-HOSTILE-BOUNDS]', () => {
    const depth = LIMITS.reportDepth + 10;
    const spec =
      '{"specs":[{"title":"t","tests":[{"status":"expected","expectedStatus":"passed","results":[{"status":"passed"}]}]}]}';
    const text = `{"config":{},"suites":[${'{"suites":['.repeat(depth)}${spec}${']}'.repeat(depth)}]}`;
    const { results, problems } = testsIn(text);
    expect(results).toEqual([]);
    expect(problems).toEqual([expect.objectContaining({ message: expect.stringContaining('nested') })]);
  });

  it('shortens messages, and takes the colours of a terminal out of them [REPORT-HOSTILE-BOUNDS]', () => {
    const long = 'x'.repeat(3 * LIMITS.resultMessage);
    const [result] = testsIn(
      `<testsuite><testcase name="a"><failure>${long}</failure></testcase></testsuite>`,
    ).results;
    expect(result?.message).toHaveLength(LIMITS.resultMessage);
    const [red] = testsIn(
      '{"testResults":[{"status":"failed","assertionResults":[{"title":"t","status":"failed","failureMessages":["\\u001b[31mred\\u001b[39m"]}]}]}',
    ).results;
    expect(red?.message).toBe('red');
  });

  it('stops at too many results, and says so once [REPORT-HOSTILE-BOUNDS]', () => {
    const many = '<testcase name="a"/>'.repeat(LIMITS.resultsPerReport + 5);
    const { results, problems } = testsIn(`<testsuite>${many}</testsuite>`);
    expect(results).toHaveLength(LIMITS.resultsPerReport);
    expect(problems).toEqual([expect.objectContaining({ message: expect.stringContaining('more than') })]);
  });

  it('goes on behind a character that XML does not allow, and says so [REPORT-BROKEN-CONTROL]', () => {
    const { results, problems } = testsIn(
      '<testsuite><testcase name="a"><failure>\u001b[31m</failure></testcase><testcase name="b"/></testsuite>',
    );
    expect(results.map(({ status }) => status)).toEqual(['failed', 'passed']);
    expect(problems).toEqual([expect.objectContaining({ start: 39, end: 40 })]);
  });
});

describe('a report that is not understood', () => {
  it('never takes an element it does not know for a pass [REPORT-BROKEN-UNKNOWN]', () => {
    const { results, problems } = testsIn('<testsuite><testcase name="a"><broken/></testcase></testsuite>');
    expect(results.map(({ status }) => status)).toEqual(['errored']);
    expect(problems).toHaveLength(1);
  });

  it.each([
    '<testsuite><testcase name="a" status="exploded"/></testsuite>',
    '{"testResults":[{"status":"passed","assertionResults":[{"title":"t","status":"exploded"}]}]}',
    '{"results":{"tests":[{"name":"t","status":"exploded"}]}}',
    '{"config":{},"suites":[{"specs":[{"title":"t","tests":[{"status":"exploded","results":[{"status":"passed"}]}]}]}]}',
    '{"Action":"run","Package":"p","Test":"T"}\n{"Action":"exploded","Package":"p","Test":"T"}\n{"Action":"fail","Package":"p"}\n',
    '1..1\nok 1 - a # TOD later\n',
  ])('never takes a word it does not know for a pass: %s [REPORT-BROKEN-UNKNOWN]', (text) => {
    const { results, problems } = testsIn(text);
    expect(results.map(({ status }) => status)).toEqual(['errored']);
    expect(problems.length).toBeGreaterThan(0);
  });

  it.each([
    ['<testsuite tests="2"><testcase name="a"/></testsuite>', 'says 2 tests and holds 1'],
    [
      '<testsuites failures="1"><testsuite><testcase name="a"/></testsuite></testsuites>',
      'says 1 failures and errors and holds 0',
    ],
    [
      '{"numFailedTests":1,"testResults":[{"status":"passed","assertionResults":[{"title":"t","status":"passed"}]}]}',
      'says 1 failed tests and holds 0',
    ],
    [
      '{"success":false,"testResults":[{"status":"passed","assertionResults":[{"title":"t","status":"passed"}]}]}',
      'run as a whole failed',
    ],
    [
      '{"results":{"summary":{"tests":2},"tests":[{"name":"t","status":"passed"}]}}',
      'says 2 tests and holds 1',
    ],
    [
      '{"config":{},"stats":{"unexpected":1},"suites":[{"specs":[{"title":"t","tests":[{"status":"flaky"}]}]}]}',
      'says 1 tests ended unexpectedly and holds 0',
    ],
    ['1..2\nok 1 - a\n', 'announces 2 tests, and 1 are reported'],
    ['ok 1 - a\n', 'no plan'],
    ['<testsuites></testsuites>', 'holds no test'],
  ])('says where %s disagrees with itself [REPORT-DISAGREE-COUNTS]', (text, message) => {
    expect(testsIn(text).problems).toEqual(
      expect.arrayContaining([expect.objectContaining({ message: expect.stringContaining(message) })]),
    );
  });

  it.each(['failing', 'invocations', 'failureMessages'])(
    'takes no test for passed that leaves out what others tell: %s [REPORT-BROKEN-UNKNOWN]',
    (key) => {
      const whole = JSON.parse(fixture('jest.json'));
      const test = whole.testResults[0].assertionResults[0];
      delete test[key];
      const { results, problems } = testsIn(JSON.stringify(whole));
      expect(results[0]?.status).toBe('errored');
      expect(problems).not.toEqual([]);
    },
  );

  it('doubts what took no time in a suite that counts fewer tests than it holds [REPORT-DISAGREE-DOUBT]', () => {
    const suite = (count: string) =>
      `<testsuites name="ours"><testsuite ${count}><testcase name="a" time="0.1"/><testcase name="b" time="0"/></testsuite></testsuites>`;
    const statuses = (count: string) => testsIn(suite(count)).results.map(({ status }) => status);
    expect(statuses('tests="1"')).toEqual(['passed', 'skipped']);
    expect(statuses('tests="2"')).toEqual(['passed', 'passed']);
    expect(statuses('')).toEqual(['passed', 'passed']);
  });

  it('takes a test that a suite holds twice and counts once for one that was tried again [REPORT-DISAGREE-DOUBT]', () => {
    const cases = '<testcase name="a" time="0.1"/>'.repeat(2);
    const { results, problems } = testsIn(`<testsuite tests="1">${cases}</testsuite>`);
    expect(results.map(({ status }) => status)).toEqual(['flaky']);
    expect(problems).toEqual([]);
  });

  it('takes a test of Go that has no end for errored [REPORT-STATUS-UNENDED]', () => {
    const events = ['{"Action":"run","Package":"p","Test":"T"}', '{"Action":"fail","Package":"p"}', ''];
    const { results } = testsIn(events.join('\n'));
    expect(results).toEqual([
      expect.objectContaining({ status: 'errored', message: 'The test has no end.' }),
    ]);
  });

  it('takes a TAP line at the end of a cut text for errored [REPORT-BROKEN-CUT]', () => {
    expect(testsIn('1..1\nok 1 - a').results.map(({ status }) => status)).toEqual(['errored']);
  });

  it.each(['\r', '\u2028', '\u2029'])(
    'takes a TAP line that is to be left out for skipped though %j stands in it [REPORT-DIALECTS-TAP]',
    (mark) => {
      const { results } = testsIn(`1..2\nok 1 - a # SKIP no disk${mark}here\nok 2 - b # TODO ${mark}\n`);
      expect(results.map(({ status }) => status)).toEqual(['skipped', 'skipped']);
    },
  );

  it('reads no test in the diagnostics of another [REPORT-DIALECTS-TAP]', () => {
    const text = '1..1\nnot ok 1 - a\n  ---\n  output: |-\n    ok 2 - b\n  ...\n';
    expect(testsIn(text).results.map(({ titles, status }) => [titles, status])).toEqual([[['a'], 'failed']]);
  });
});

describe('coverage that is broken', () => {
  it('says which lines of LCOV cannot be read, and adds up the records of a file [REPORT-COVERAGE-LCOV]', () => {
    const { files, problems } = coverageIn(
      'SF:a.ts\nDA:1,1\nDA:2,x\nend_of_record\nSF:a.ts\nDA:1,2\nDA:3,0\nDA:4,',
    );
    expect(files.map(({ file, lines }) => [file, [...lines]])).toEqual([
      [
        'a.ts',
        [
          [1, 3],
          [3, 0],
        ],
      ],
    ]);
    expect(problems.map(({ start }) => start)).toEqual([15, 58, 63]);
  });

  it('joins the source folder of Cobertura with the names of files [REPORT-COVERAGE-COBERTURA]', () => {
    const report = (sources: string) =>
      `<coverage><sources>${sources}</sources><packages><package><classes><class filename="../b/c.py"><methods><method><lines><line number="9" hits="9"/></lines></method></methods><lines><line number="1" hits="0"/><line number="2" hits="-"/></lines></class></classes></package></packages></coverage>`;
    const { files, problems } = coverageIn(report('<source>/x/a</source>'));
    expect(files.map(({ file, lines }) => [file, [...lines]])).toEqual([['/x/b/c.py', [[1, 0]]]]);
    expect(problems).toHaveLength(1);
    expect(coverageIn(report('<source>/x</source><source>/y</source>')).files[0]?.file).toBe('../b/c.py');
  });
});
