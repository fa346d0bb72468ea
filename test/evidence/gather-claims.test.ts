import { describe, expect, it } from 'vitest';
import type { Gathered } from '#evidence';
import type { TestResult } from '#model';
import { gathered, inShort, report, result } from './gather-project.ts';

const FILE = 'test/locker.test.ts';

const run = async (
  claims: Parameters<typeof gathered>[0]['claims'],
  code: string,
  results: readonly Parameters<typeof result>[],
) => {
  const { evidence, unmatched } = await gathered({
    claims,
    texts: { [FILE]: code, 'src/locker.ts': 'export function open() {}\n' },
    reports: [report(results.map(([words, changes]) => result(`${FILE}: ${words}`, changes)))],
  });
  return { evidence, short: evidence.map(inShort), unmatched };
};

describe('the claims of a result', () => {
  it('are those whose tags stand in its title, in brackets, with an at sign or bare [EVID-CLAIM-TITLE]', async () => {
    const claims = ['LOCK-A', 'LOCK-B', 'LOCK-C', 'LOCK-D'].map((tag) => ({ tag }));
    const titles = ['opens [LOCK-A]', 'closes @LOCK-B', 'LOCK-C: jams', 'not LOCK-D-OPEN nor xLOCK-D'];
    const { short } = await run(
      claims,
      titles.map((title) => `it('${title}', () => { open(); });\n`).join(''),
      titles.map((title) => [title]),
    );
    expect(short).toEqual([
      `LOCK-A passed by title: opens [LOCK-A] at ${FILE}:1`,
      `LOCK-B passed by title: closes @LOCK-B at ${FILE}:2`,
      `LOCK-C passed by title: LOCK-C: jams at ${FILE}:3`,
    ]);
  });

  it('are none where several claims carry the tag of its title [EVID-CLAIM-TITLE]', async () => {
    const { short } = await run([{ tag: 'LOCK-A' }, { tag: 'LOCK-A' }], `it('opens [LOCK-A]', () => {});\n`, [
      ['opens [LOCK-A]'],
    ]);
    expect(short).toEqual([]);
  });

  it('are those that the report declares for it [EVID-CLAIM-PROPERTY]', async () => {
    const { short } = await run([{ tag: 'LOCK-A' }], `it('opens', () => {});\n`, [
      ['opens', { declared: ['[LOCK-A]', 'LOCK-GONE', 'slow'] }],
    ]);
    expect(short).toEqual([`LOCK-A passed by property: opens at ${FILE}:1`]);
  });

  it('are those whose tags its code declares [EVID-CLAIM-DECLARATION]', async () => {
    const { evidence, short } = await run(
      [{ tag: 'LOCK-A' }],
      `it('opens', () => {\n  traceSpec('LOCK-A');\n});\nit('closes', () => {});\n`,
      [['opens'], ['closes']],
    );
    expect(short).toEqual([`LOCK-A passed by declaration: opens at ${FILE}:1`]);
    expect(evidence[0]?.link?.convention).toBe('trace-spec-call');
  });

  it('are those whose evidence links lead to it by title or by line [EVID-CLAIM-LINK]', async () => {
    const { short } = await run(
      [
        { tag: 'LOCK-A', links: [{ path: FILE, name: 'opens', kind: 'test' }] },
        { tag: 'LOCK-B', links: [{ path: FILE, line: 3, kind: 'test' }] },
        { tag: 'LOCK-C', links: [{ path: FILE, name: 'opens', kind: 'implementation' }] },
      ],
      `it('opens', () => {});\nit('closes', () => {\n  expect(1);\n});\n`,
      [['opens'], ['closes']],
    );
    expect(short).toEqual([
      `LOCK-A passed by link: opens at ${FILE}:1`,
      `LOCK-B passed by link: closes at ${FILE}:2`,
    ]);
  });

  it('are all those that the words of a link without a line name, however each ended [EVID-CLAIM-TWINS]', async () => {
    const text = `describe('a', () => {\n  it('holds', () => {});\n});\ndescribe('b', () => {\n  it('holds', () => {});\n});\n`;
    const links = [{ path: FILE, name: 'holds', kind: 'test' as const }];
    const failed = await run([{ tag: 'LOCK-A', links }], text, [
      ['a > holds'],
      ['b > holds', { status: 'failed' }],
    ]);
    expect(failed.short).toEqual([
      `LOCK-A passed by link: a > holds at ${FILE}:2`,
      `LOCK-A failed by link: b > holds at ${FILE}:5`,
    ]);
    const half = await run([{ tag: 'LOCK-A', links }], text, [['a > holds']]);
    expect(half.short).toEqual([
      `LOCK-A passed by link: a > holds at ${FILE}:2`,
      `LOCK-A not-run by link: b > holds at ${FILE}:5`,
    ]);
    const lined = await run(
      [{ tag: 'LOCK-A', links: [{ path: FILE, name: 'holds', line: 5, kind: 'test' }] }],
      text,
      [['a > holds'], ['b > holds', { status: 'failed' }]],
    );
    expect(lined.short).toEqual([`LOCK-A failed by link: b > holds at ${FILE}:5`]);
  });

  it('are in doubt where only a link to another file leads to its test [EVID-OTHER-FILE]', async () => {
    const OTHER = 'test/other.test.ts';
    const links = [{ path: FILE, name: 'holds', kind: 'test' as const }];
    const seen = async (texts: Readonly<Record<string, string>>, status: TestResult['status'] = 'passed') => {
      const { evidence } = await gathered({
        claims: [{ tag: 'LOCK-A', links }, { tag: 'LOCK-B' }],
        texts,
        reports: [report([result(`${OTHER}: holds`, { status })])],
      });
      return evidence.map(({ claim, result: ended, weak, link }) => [claim, ended, weak, link?.match]);
    };
    const other = { [OTHER]: `it('holds', () => { traceSpec('LOCK-B'); });\n` };
    const weak =
      'It stands in `test/other.test.ts`, and the link names a test of another file, which is not there.';
    const named = ['LOCK-B', 'passed', undefined, 'tag'];
    expect(await seen({ ...other, [FILE]: `it('shuts', () => {});\n` })).toEqual([
      ['LOCK-A', 'passed', weak, 'other-file'],
      named,
    ]);
    expect(await seen(other)).toEqual([['LOCK-A', 'passed', weak, 'other-file'], named]);
    const whole = { path: OTHER, kind: 'test' as const };
    const { evidence } = await gathered({
      claims: [{ tag: 'LOCK-A', links: [...links, whole] }],
      texts: other,
      reports: [report([result(`${OTHER}: holds`)])],
    });
    expect(evidence.map(({ foundBy, weak: why }) => [foundBy, why])).toEqual([['file', undefined]]);
    expect((await seen(other, 'failed'))[0]).toEqual(['LOCK-A', 'failed', undefined, 'other-file']);
  });

  it('are only those of the class that a link names [EVID-CLAIM-TWINS]', async () => {
    const { evidence } = await gathered({
      claims: [{ tag: 'LOCK-A', links: [{ path: 'test_box.py', name: 'TestA.test_holds', kind: 'test' }] }],
      texts: {
        'test_box.py':
          'class TestA:\n    def test_holds(self):\n        pass\n\nclass TestB:\n    def test_holds(self):\n        pass\n',
      },
      reports: [
        report(
          [
            result('test_holds', { group: 'test_box.TestA' }),
            result('test_holds', { group: 'test_box.TestB', status: 'failed' }),
          ],
          { tool: 'pytest' },
        ),
      ],
    });
    expect(evidence.map(({ result: status }) => status)).toEqual(['passed']);
  });

  it('are found indirectly by a link or a tag for the whole suite or file [EVID-CLAIM-WHOLE]', async () => {
    const { short } = await run(
      [
        { tag: 'LOCK-A', links: [{ path: FILE, kind: 'test' }] },
        { tag: 'LOCK-B', links: [{ path: FILE, name: 'doors', kind: 'test' }] },
        { tag: 'LOCK-C' },
      ],
      `describe('doors', () => {\n  it('open', () => {});\n});\ndescribe('keys [LOCK-C]', () => {\n  it('turn', () => {});\n});\n`,
      [['doors > open'], ['keys [LOCK-C] > turn']],
    );
    expect(short).toEqual([
      `LOCK-A passed by file (indirect): doors > open at ${FILE}:2`,
      `LOCK-A passed by file (indirect): keys [LOCK-C] > turn at ${FILE}:5`,
      `LOCK-B passed by file (indirect): doors > open at ${FILE}:2`,
      `LOCK-C passed by file (indirect): keys [LOCK-C] > turn at ${FILE}:5`,
    ]);
  });

  it('are not found by a tag that stands between tests and in none [EVID-CLAIM-BETWEEN]', async () => {
    const { short, evidence } = await run(
      [{ tag: 'LOCK-A' }, { tag: 'LOCK-B' }],
      `describe('doors', () => {\n  // [LOCK-A]\n\n  it('open', () => {});\n\n  // [LOCK-B]\n\n  it('close', () => {});\n});\n`,
      [['doors > open'], ['doors > close']],
    );
    expect(short.map((line) => line.split(':')[0])).toEqual([
      'LOCK-A not-run by declaration',
      'LOCK-B not-run by declaration',
    ]);
    expect(evidence[0]?.test?.notRun).toContain('stands between the tests');
  });

  it('are found once, by the most direct of several ways [EVID-CLAIM-ONCE]', async () => {
    const { short } = await run(
      [
        {
          tag: 'LOCK-A',
          links: [
            { path: FILE, kind: 'test' },
            { path: FILE, name: 'opens', kind: 'test' },
          ],
        },
      ],
      `it('opens [LOCK-A]', () => {\n  traceSpec('LOCK-A');\n});\n`,
      [['opens [LOCK-A]', { declared: ['LOCK-A'] }]],
    );
    expect(short).toEqual([`LOCK-A passed by title: opens [LOCK-A] at ${FILE}:1`]);
  });
});

describe('results of one test', () => {
  it('are one piece of evidence that ends as the worst row does, with every row kept [EVID-CLAIM-ROWS]', async () => {
    const { evidence } = await run(
      [{ tag: 'LOCK-A' }],
      'it.each([1, 2, 3])(`opens %d times [LOCK-A]`, () => {});\n',
      [
        ['opens 1 times [LOCK-A]'],
        ['opens 2 times [LOCK-A]', { status: 'failed', message: 'jammed' }],
        ['opens 3 times [LOCK-A]', { status: 'skipped' }],
      ],
    );
    expect(evidence).toHaveLength(1);
    expect(evidence[0]?.result).toBe('failed');
    expect(evidence[0]?.test?.outcome?.result.message).toBe('jammed');
    expect(evidence[0]?.test?.rows?.map(({ status }) => status)).toEqual(['passed', 'failed', 'skipped']);
  });

  it('are a piece for each run and for each project of the runner [EVID-CLAIM-ROWS]', async () => {
    const rows = ['chromium', 'firefox'].map((runnerProject) =>
      result(`${FILE}: opens [LOCK-A]`, { runnerProject }),
    );
    const project = {
      claims: [{ tag: 'LOCK-A' }],
      texts: { [FILE]: `it('opens [LOCK-A]', () => {});\n` },
      reports: [report(rows), report(rows, { path: 'reports/results.json' })],
    };
    const pieces = ({ evidence }: Pick<Gathered, 'evidence'>) =>
      evidence.map(({ test }) =>
        [
          test?.outcome?.report.report.path,
          test?.outcome?.result.runnerProject,
          ...(test?.alsoIn ?? []),
        ].join(' '),
      );
    expect(pieces(await gathered(project))).toEqual([
      'reports/junit.xml chromium reports/results.json',
      'reports/junit.xml firefox reports/results.json',
    ]);
    const apart = await gathered({
      ...project,
      change: (input) => ({
        ...input,
        bindings: new Map(
          input.reports.map((one, run) => [
            one,
            { kind: 'commit', commit: `${run}`.repeat(40), texts: input.texts },
          ]),
        ),
      }),
    });
    expect(pieces(apart)).toEqual([
      'reports/junit.xml chromium',
      'reports/junit.xml firefox',
      'reports/results.json chromium',
      'reports/results.json firefox',
    ]);
  });

  it('end as the worst of the reports of their run, weak where one of them says so [EVID-CLAIM-REPORTS]', async () => {
    const told = async (first: Partial<TestResult>, second: Partial<TestResult>) => {
      const { evidence } = await gathered({
        claims: [{ tag: 'LOCK-A' }],
        texts: { [FILE]: `it('opens [LOCK-A]', () => {});\n` },
        reports: [
          report([result(`${FILE}: opens [LOCK-A]`, first)]),
          report([result(`${FILE}: opens [LOCK-A]`, second)], { path: 'reports/results.json' }),
        ],
      });
      return evidence.map(({ result: status, weak, test }) => [
        status,
        test?.outcome?.report.report.path,
        test?.alsoIn?.join(),
        weak !== undefined,
      ]);
    };
    expect(await told({}, { status: 'flaky' })).toEqual([
      ['flaky', 'reports/results.json', 'reports/junit.xml', false],
    ]);
    expect(await told({ status: 'failed' }, {})).toEqual([
      ['failed', 'reports/junit.xml', 'reports/results.json', false],
    ]);
    expect(await told({}, { assertions: 0 })).toEqual([
      ['passed', 'reports/junit.xml', 'reports/results.json', true],
    ]);
  });
});
