import { describe, expect, it } from 'vitest';
import type { Address, Evidence } from '#model';
import { openWith, testOf, withEvidence } from './evidence-fixture.ts';
import { assessFixture, openSite, wordsOf } from './fixture.ts';

it('is counted on the page of its capability, each execution once [PAGE-EVIDENCE-CAPABILITY]', async () => {
  const one = testOf();
  const site = await openWith([
    one,
    { ...one, claim: 'DOOR-OPEN' as Address },
    testOf({ line: 9, title: 'b', result: 'failed' }),
  ]);
  const page = await site.capability('door');
  expect(page?.evidence.counts).toEqual({ passed: 1, failed: 1 });
  expect(page?.evidence.caseHref).toBe('/spec/evidence/door/');
  expect(page?.verdict).toMatchObject({ status: 'refuted', reason: 'test failed' });
});

describe('the home page', () => {
  it('tells what is refuted, inconclusive or stale first, the worst before the others [PAGE-EVIDENCE-HOME]', async () => {
    const stale = { kind: 'stale', reasons: ['It changed.'] } as const;
    const home = await (
      await openWith([
        testOf({ freshness: stale }),
        testOf({ claim: 'DOOR-SHUT-ALONE', title: 'stays shut', line: 30, result: 'failed' }),
      ])
    ).home();
    expect(home.evidence.attention.map(({ tag, verdict }) => `${tag} ${verdict.status}`)).toEqual([
      'DOOR-SHUT refuted',
      'DOOR-OPEN stale',
    ]);
    expect(home.evidence.counts).toEqual({ failed: 1, stale: 1 });
    expect(home.standing[0]).toBe(
      'Nothing is verified yet: of 4 requirements and 5 scenarios, 2 are refuted, 2 are stale and 5 are unverified.',
    );
  });

  it('counts the results of each run, and how many are fresh [PAGE-EVIDENCE-HOME]', async () => {
    const change = await withEvidence([testOf(), testOf({ line: 9, title: 'b', result: 'skipped' })]);
    const [bound] = change.reports ?? [];
    const more = bound && { ...bound, report: { ...bound.report, path: 'reports/more.xml' } };
    const site = await openSite({ ...change, reports: [...(change.reports ?? []), ...(more ? [more] : [])] });
    const { runs } = (await site.home()).evidence;
    expect(runs).toMatchObject([
      { tool: 'vitest 5.1.1', files: 2, results: { passed: 2, skipped: 2 }, commit: 'fedcba9876' },
    ]);
  });

  it('names failures that no claim is judged by [PAGE-EVIDENCE-HOME]', async () => {
    const change = await withEvidence([testOf({ result: 'failed' })]);
    const [bound] = change.reports ?? [];
    if (bound === undefined) throw new Error('There is a report');
    const stray = { status: 'failed', titles: ['suite', 'claims nothing'], declared: [] } as const;
    const results = [...bound.report.results, stray];
    const site = await openSite({ ...change, reports: [{ ...bound, report: { ...bound.report, results } }] });
    expect((await site.home()).evidence.idleFailures).toEqual({
      count: 1,
      items: [{ title: 'suite > claims nothing', standing: 'failed', report: 'reports/junit.xml' }],
    });
  });

  it('names results without a test, tests without a result and reports that cannot be read [PAGE-EVIDENCE-HOME]', async () => {
    const home = await (
      await openSite({
        ...(await withEvidence([testOf({ result: 'not-run' })])),
        unmatched: [{ report: 'r.xml', title: 'gone', status: 'passed', reason: 'No test has this title.' }],
        unreadReports: [{ path: 'big.xml', reason: 'It is too large.' }],
      })
    ).home();
    expect(home.evidence).toMatchObject({
      unmatched: { count: 1, items: [{ title: 'gone', standing: 'passed' }] },
      notRun: { count: 1, items: [{ title: 'opens for our key', at: 'test/door.test.ts:4' }] },
      unread: [{ path: 'big.xml' }],
    });
  });

  it('says in words how far the promises are kept, whatever the mix [PAGE-EVIDENCE-STANDING]', async () => {
    const { claims } = await assessFixture();
    const wordsFor = async (evidence: readonly Evidence[]) =>
      (await (await openWith(evidence)).home()).standing.join(' ');
    expect(await wordsFor([])).toBe(
      'Nothing is verified yet: of 4 requirements and 5 scenarios, 9 are unverified. Links or tags in code claim 2 of them: somebody says they hold, and what was executed does not show it. No result of a test, an example or a model has been read.',
    );
    const all = claims.map((claim, at) => testOf({ claim: claim.address, title: `t${at}`, line: at + 30 }));
    expect(await wordsFor(all)).toBe(
      'All 4 requirements and 5 scenarios are verified: each has fresh, executed evidence for what it owes.',
    );
    expect(await wordsFor(all.slice(0, 3))).toBe(
      'Of 4 requirements and 5 scenarios, 3 are verified and 6 are unverified. No link or tag in code claims any of the unverified ones.',
    );
    const home = await (await openSite({ claims: [], verdicts: new Map() })).home();
    expect(home.standing).toEqual(['There is nothing to verify yet.']);
  });

  it('says nothing of runs that were not read [PAGE-EVIDENCE-HOME]', async () => {
    const home = await (await openWith([])).home();
    expect(home.evidence).toMatchObject({ runs: [], attention: [], notRun: { count: 0 } });
    expect(wordsOf(home.evidence)).not.toMatch(/passed/);
  });
});
