import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherEvidence } from '#evidence';
import { gathered, gatherInput, inShort, report, result } from './gather-project.ts';

const FILE = 'test/locker.test.ts';
const linked = (tag: string, name?: string) => ({
  tag,
  links: [{ path: FILE, kind: 'test' as const, ...(name === undefined ? {} : { name }) }],
});

describe('a test without a result', () => {
  const texts = { [FILE]: `it('opens', () => {});\nit.skip('shuts', () => {});\nfunction helper() {}\n` };

  it('is named where a link or a tag leads to it, with the reason [EVID-NOTRUN-TEST]', async () => {
    const claims = [linked('LOCK-A', 'opens'), linked('LOCK-B', 'shuts'), linked('LOCK-C', 'helper')];
    const without = await gathered({ claims, texts });
    expect(without.evidence.map(inShort)).toEqual([
      `LOCK-A not-run by link: opens at ${FILE}:1`,
      `LOCK-B not-run by link: shuts at ${FILE}:2`,
      `LOCK-C not-run by link: helper at ${FILE}:3`,
    ]);
    expect(without.evidence.map(({ test }) => test?.notRun)).toEqual([
      'No report of a test run was found.',
      'No report of a test run was found. It is held back by `it.skip`.',
      '`helper` is no test, so no result is of it.',
    ]);
    const one = await gathered({ claims, texts, reports: [report([result(`${FILE}: opens`)])] });
    expect(one.evidence.map(({ result: status }) => status)).toEqual(['passed', 'not-run', 'not-run']);
    expect(one.evidence[1]?.test?.notRun).toBe('The report does not list it. It is held back by `it.skip`.');
  });

  it('is named once for a suite or a file, with how many of its tests have none [EVID-NOTRUN-WHOLE]', async () => {
    const none = await gathered({ claims: [linked('LOCK-A')], texts, reports: [report([result('x: y')])] });
    expect(none.evidence.map(inShort)).toEqual([`LOCK-A not-run by file (indirect): ${FILE} at ${FILE}:1`]);
    expect(none.evidence[0]?.test?.notRun).toBe(`No report has a result of any test in \`${FILE}\`.`);
    const part = await gathered({
      claims: [linked('LOCK-A')],
      texts,
      reports: [report([result(`${FILE}: opens`)])],
    });
    expect(part.evidence.map(({ result: status }) => status).sort()).toEqual(['not-run', 'passed']);
    expect(part.evidence.find(({ test }) => test?.notRun)?.test?.notRun).toBe(
      `1 of the 2 tests of \`${FILE}\` has no result: "shuts".`,
    );
  });

  it('broke off or was left out where all of its suite or file did [EVID-NOTRUN-BROKEN]', async () => {
    const broken = result(FILE, { file: FILE, status: 'failed', message: 'not loaded' });
    const { evidence, unmatched } = await gathered({
      claims: [linked('LOCK-A', 'opens'), linked('LOCK-B', 'shuts')],
      texts,
      reports: [report([broken, result(`${FILE}: shuts`, { status: 'skipped' })])],
    });
    expect(evidence.map(inShort)).toEqual([
      `LOCK-A errored by link: opens at ${FILE}:1`,
      `LOCK-B skipped by link: shuts at ${FILE}:2`,
    ]);
    expect(evidence[0]?.test?.outcome?.result.message).toBe('not loaded');
    expect(unmatched.map(({ reason }) => reason)).toEqual([
      `It is a result of all of \`${FILE}\`, not of one test.`,
    ]);
  });
});

describe('a test that is held back', () => {
  it.each([
    ["it.fails('opens', () => {});\n", 'it.fails'],
    ["test.failing.each([1])('opens', () => {});\n", 'test.failing'],
    ["it('opens', { fails: true }, () => {});\n", 'fails:'],
    ["it('opens', { expectFailure: 'a bug' }, () => {});\n", 'expectFailure:'],
    ["describe.fails('', () => { it('opens', () => {}); });\n", 'describe.fails'],
  ])('shows nothing by a pass that was to be a failure: %j [EVID-HELD-FAILS]', async (text, mark) => {
    const { evidence } = await gathered({
      claims: [linked('LOCK-A', 'opens')],
      texts: { [FILE]: text },
      reports: [report([result(`${FILE}: opens`)])],
    });
    expect(evidence.map(inShort)).toEqual([`LOCK-A skipped by link: opens at ${FILE}:1`]);
    expect(evidence[0]?.test?.outcome?.result.message).toBe(
      `This test is expected to fail (\`${mark}\`), and did.`,
    );
  });

  it('is refuted by a failure all the same [EVID-HELD-FAILS]', async () => {
    const { evidence } = await gathered({
      claims: [linked('LOCK-A', 'opens')],
      texts: { [FILE]: "it.fails('opens', () => {});\n" },
      reports: [report([result(`${FILE}: opens`, { status: 'failed' })])],
    });
    expect(evidence.map(({ result: status, weak }) => [status, weak])).toEqual([['failed', undefined]]);
  });

  it.each([
    ["describe.skip('doors', () => { it('opens', () => {}); });\n", 'describe.skip'],
    ["xdescribe('doors', () => { it('opens', () => {}); });\n", 'xdescribe'],
  ])('is weak where it passed and would not run any more: %j [EVID-HELD-SKIPPED]', async (text, mark) => {
    const { evidence } = await gathered({
      claims: [linked('LOCK-A', 'opens')],
      texts: { [FILE]: text },
      reports: [report([result(`${FILE}: doors > opens`)])],
    });
    expect(evidence.map(({ result: status, weak }) => [status, weak])).toEqual([
      ['passed', `It is held back by \`${mark}\` now, so it would not run any more.`],
    ]);
  });

  it.each([
    "describe.skipIf(process.platform === 'win32')('doors', () => { it('opens', () => {}); });\n",
    "describe('doors', { skip: isSlow }, () => { it('opens', () => {}); });\n",
  ])('counts where it is held back only sometimes: %j [EVID-HELD-SKIPPED]', async (text) => {
    const { evidence } = await gathered({
      claims: [linked('LOCK-A', 'opens')],
      texts: { [FILE]: text },
      reports: [report([result(`${FILE}: doors > opens`)])],
    });
    expect(evidence.map(({ result: status, weak }) => [status, weak])).toEqual([['passed', undefined]]);
  });
});

describe('a result without a test', () => {
  it('is named with the reason, and speaks for the claim whose tag is in its title [EVID-UNMATCHED]', async () => {
    const { evidence, unmatched } = await gathered({
      claims: [{ tag: 'LOCK-A' }],
      texts: { [FILE]: `describe('doors', () => { for (const t of titles) it(t, () => {}); });\n` },
      reports: [report([result(`${FILE}: doors > open wide [LOCK-A]`), result(`gone.test.ts: jams`)])],
    });
    expect(evidence.map(inShort)).toEqual([
      `LOCK-A passed by title: doors > open wide [LOCK-A] at ${FILE}:1`,
    ]);
    expect(unmatched).toEqual([
      {
        report: 'reports/junit.xml',
        title: 'doors > open wide [LOCK-A]',
        status: 'passed',
        reason: `\`doors\` in \`${FILE}\` has no test with this title written out.`,
      },
      {
        report: 'reports/junit.xml',
        title: 'jams',
        status: 'passed',
        reason: 'The report says that it stands in `gone.test.ts`, which the project does not have.',
      },
    ]);
  });

  it('is stale once any code changed, because its test may have [EVID-UNMATCHED-STALE]', async () => {
    const project = {
      claims: [{ tag: 'LOCK-A' }],
      texts: { [FILE]: `it('shuts', () => { shut(); });\n` },
      reports: [report([result('gone.test.ts: opens [LOCK-A]'), result(`${FILE}: shuts`)])],
    };
    const then = await gatherInput(project);
    const same = await gathered(project);
    expect(same.evidence[0]?.freshness.kind).toBe('fresh');
    const changed = await gathered({
      ...project,
      texts: { [FILE]: `it('shuts', () => { shut(1); });\n` },
      binding: { kind: 'commit', commit: 'b'.repeat(40), texts: then.texts },
    });
    expect(changed.evidence[0]?.freshness).toEqual({
      kind: 'stale',
      reasons: ['Its test was not found in the tree, so it is not known whether that is still the same.'],
    });
  });
});

describe('results of a test', () => {
  it('are stale once the test changed, and fresh where another did [EVID-FRESH]', async () => {
    const project = {
      claims: [{ tag: 'LOCK-A' }, { tag: 'LOCK-B' }],
      texts: {
        [FILE]: `it('opens [LOCK-A]', () => { open(); });\nit('shuts [LOCK-B]', () => { shut(); });\n`,
      },
      reports: [report([result(`${FILE}: opens [LOCK-A]`), result(`${FILE}: shuts [LOCK-B]`)])],
    };
    const { texts } = await gatherInput(project);
    const { evidence } = await gathered({
      ...project,
      texts: {
        [FILE]: `it('opens [LOCK-A]', () => { open(2); });\nit('shuts [LOCK-B]', () => { shut(); });\n`,
      },
      binding: { kind: 'commit', commit: 'b'.repeat(40), texts },
    });
    expect(evidence.map(({ freshness }) => freshness.kind)).toEqual(['stale', 'fresh']);
  });

  it('that asserted nothing are weak, unless a row of theirs did [EVID-WEAK-TEST]', async () => {
    const claims = [{ tag: 'LOCK-A' }];
    const texts = { [FILE]: `it.each(rows)('opens %s [LOCK-A]', () => {});\n` };
    const of = async (...assertions: number[]) => {
      const rows = assertions.map((count, i) =>
        result(`${FILE}: opens ${i} [LOCK-A]`, { assertions: count }),
      );
      return (await gathered({ claims, texts, reports: [report(rows)] })).evidence[0]?.weak;
    };
    expect(await of(0)).toBe('It passed without a single assertion.');
    expect(await of(0, 0)).toBe('It passed without a single assertion.');
    expect(await of(0, 1)).toBeUndefined();
    expect(await of(3)).toBeUndefined();
  });
});

describe('gathering', () => {
  it('gives the same evidence in whatever order reports, links and results of different tests come [EVID-ORDER]', async () => {
    const claims = [linked('LOCK-A'), linked('LOCK-B', 'opens'), { tag: 'LOCK-C' }];
    const texts = {
      [FILE]: `it('opens', () => { traceSpec('LOCK-C'); });\nit('shuts [LOCK-B]', () => {});\nit('rings', () => {});\n`,
    };
    const results = ['opens', 'shuts [LOCK-B]', 'gone', 'rings'].map((title) => result(`${FILE}: ${title}`));
    const reports = ['a.xml', 'b.xml'].map((name) => report(results, { path: `reports/${name}` }));
    const input = await gatherInput({ claims, texts, reports });
    const expected = gatherEvidence(input).evidence.map(inShort);
    expect(expected.length).toBeGreaterThan(6);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...input.links], { minLength: input.links.length }),
        fc.shuffledSubarray(reports, { minLength: 2 }),
        fc.shuffledSubarray([...results], { minLength: results.length }),
        (links, shuffled, order) => {
          const others = shuffled.map((each) => ({ ...each, results: order }));
          const bindings = new Map(
            others.map((each) => [each, [...input.bindings.values()][0] ?? { kind: 'unbound' as const }]),
          );
          const again = gatherEvidence({ ...input, links, reports: others, bindings });
          expect(again.evidence.map(inShort)).toEqual(expected);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('takes seconds for twenty thousand results and five thousand claims [EVID-SPEED]', async () => {
    const files = 200;
    const perFile = 100;
    const claims = Array.from({ length: 5_000 }, (_, i) => ({ tag: `LOCK-N${i}` }));
    const titleOf = (file: number, i: number) =>
      `case ${i} of ${file} [LOCK-N${(file * perFile + i) % 5_000}]`;
    const texts: Record<string, string> = {};
    const results = [];
    for (let file = 0; file < files; file++) {
      const path = `test/f${file}.test.ts`;
      const titles = Array.from({ length: perFile }, (_, i) => titleOf(file, i));
      texts[path] = titles.map((title) => `it('${title}', () => {});\n`).join('');
      results.push(...titles.map((title) => result(`/ci/x/${path}: ${title}`)));
    }
    const input = await gatherInput({ claims, texts, reports: [report(results)] });
    const began = performance.now();
    const { evidence, unmatched } = gatherEvidence(input);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(evidence).toHaveLength(20_000);
    expect(unmatched).toEqual([]);
  });
});
