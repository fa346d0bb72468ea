import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '#config';
import type { Address, Evidence } from '#model';
import { dangersIn, elementsIn, textIn } from '../render/html-oracle.ts';
import {
  exampleOf,
  openWith,
  piecesOn,
  RECORDED,
  reviewOf,
  testOf,
  UNBOUND,
  withEvidence,
} from './evidence-fixture.ts';
import { assessFixture, blocksOf, openSite, requirementOf, scenariosOf } from './fixture.ts';

const pageWith = async (...evidence: Evidence[]) => requirementOf(await openWith(evidence), 'door-open');

describe('the evidence of a requirement', () => {
  it('stands by layer with how each piece ended, where it is, how it was found and how direct it is [PAGE-EVIDENCE-LAYER]', async () => {
    const page = await pageWith(
      testOf({ layer: 'property', foundBy: 'link', title: 'never opens for two keys' }),
      testOf({ from: { milliseconds: 12.4 } }),
      testOf({ title: 'the whole file', foundBy: 'file', directness: 'indirect', line: 1 }),
    );
    expect(page.evidence.layers.map(({ layer, title }) => `${layer}: ${title}`)).toEqual([
      'unit: Unit tests',
      'property: Property tests',
    ]);
    const [first, whole, property] = piecesOn(page);
    expect(first).toMatchObject({
      standing: 'passed',
      title: 'opens for our key',
      at: 'test/door.test.ts:4',
      sourceHref: '/spec/source/test/door.test.ts/#L4',
      claims: [{ href: '/spec/requirements/door-open/#DOOR-OPEN-KEY', text: 'DOOR-OPEN-KEY' }],
      found: 'its title has the tag',
      directness: 'direct',
      tool: 'vitest 5.1.1',
      run: 1,
      time: '12 ms',
    });
    expect(whole).toMatchObject({ directness: 'indirect', found: expect.stringContaining('whole file') });
    expect(property).toMatchObject({ found: 'an evidence link names it' });
    expect(page.evidence.counts).toEqual({ passed: 3 });
  });

  it('names the commit, the moment and the command of each run once, and says what is bound to none [PAGE-EVIDENCE-RUN]', async () => {
    const page = await pageWith(
      testOf(),
      testOf({ title: 'is quiet', line: 9 }),
      testOf({
        title: 'from another run',
        line: 12,
        report: UNBOUND,
        freshness: { kind: 'stale', reasons: ['The report does not say which commit it is of.'] },
      }),
    );
    expect(page.evidence.runs).toEqual([
      {
        number: 1,
        tool: 'vitest 5.1.1',
        path: 'reports/junit.xml',
        binding: 'recorded',
        commit: 'fedcba9876',
        commitHref: 'https://github.com/house/door/commit/fedcba9876543210fedcba9876543210fedcba98',
        takenAt: '2026-01-02T10:00:00Z',
        command: 'npm test',
      },
      { number: 2, tool: 'pytest 8.4', path: 'reports/old.xml', binding: 'unbound' },
    ]);
    expect(piecesOn(page).map(({ title, run }) => [title, run])).toEqual([
      ['from another run', 2],
      ['opens for our key', 1],
      ['is quiet', 1],
    ]);
  });

  it('shows a test that speaks for several claims once, with all of them [PAGE-EVIDENCE-LAYER]', async () => {
    const result = testOf();
    const page = await pageWith(result, { ...result, claim: 'DOOR-OPEN' as Address });
    const pieces = piecesOn(page);
    expect(pieces).toHaveLength(1);
    expect(pieces[0]?.claims.map(({ text }) => text)).toEqual(['the requirement itself', 'DOOR-OPEN-KEY']);
    expect(page.evidence.counts).toEqual({ passed: 1 });
  });

  it('calls nothing passed that is stale, weak, flaky or was not run, and says why [PAGE-EVIDENCE-TRUTH]', async () => {
    const reason = 'The sentence of the claim has changed since.';
    const page = await pageWith(
      testOf({ line: 4, freshness: { kind: 'stale', reasons: [reason] } }),
      testOf({ line: 8, title: 'asserts nothing', weak: 'No assertion ran.' }),
      testOf({ line: 12, title: 'sometimes', result: 'flaky', from: { message: 'timed out once' } }),
      testOf({ line: 16, title: 'waits', result: 'not-run' }),
      testOf({ line: 20, title: 'breaks', result: 'failed', from: { message: 'expected open\nto be shut' } }),
    );
    expect(piecesOn(page).map(({ standing, title }) => `${standing}: ${title}`)).toEqual([
      'failed: breaks',
      'flaky: sometimes',
      'stale: opens for our key',
      'weak: asserts nothing',
      'not-run: waits',
    ]);
    const [breaks, sometimes, stale, weak, waits] = piecesOn(page);
    expect(breaks?.message).toBe('expected open\nto be shut');
    expect(sometimes?.message).toBe('timed out once');
    expect(stale).toMatchObject({ ended: 'passed', stale: [reason] });
    expect(weak?.weak).toBe('No assertion ran.');
    expect(waits?.run).toBeUndefined();
    expect(waits?.tool).toBeUndefined();
    expect(weak?.tool).toBe('vitest 5.1.1');
    expect(page.evidence.counts).toEqual({ failed: 1, flaky: 1, stale: 1, weak: 1, 'not-run': 1 });
    expect(page.verdict.status).toBe('refuted');
  });

  it('keeps a stale result beside the newer one of the same test, and counts only the newer [PAGE-EVIDENCE-TRUTH]', async () => {
    const page = await pageWith(
      testOf({ freshness: { kind: 'stale', reasons: ['It is old.'] }, report: UNBOUND }),
      testOf(),
    );
    expect(piecesOn(page).map(({ standing, superseded }) => [standing, superseded])).toEqual([
      ['passed', undefined],
      ['stale', true],
    ]);
    expect(page.evidence.counts).toEqual({ passed: 1 });
  });

  it('says once why several results are stale, where they all have the same reasons [PAGE-EVIDENCE-TRUTH]', async () => {
    const stale = (reason: string, line: number) =>
      testOf({ line, title: `t${line}`, freshness: { kind: 'stale', reasons: [reason] } });
    const because = async (...pieces: Evidence[]) => (await pageWith(...pieces)).evidence.staleBecause;
    expect(await because(stale('Unbound.', 4), stale('Unbound.', 8), testOf({ line: 12 }))).toEqual([
      'Unbound.',
    ]);
    expect(await because(stale('Unbound.', 4), stale('Changed.', 8))).toBeUndefined();
    expect(await because(stale('Unbound.', 4))).toBeUndefined();
  });

  it('tells how the rows of one test stand [PAGE-EVIDENCE-LAYER]', async () => {
    const one = testOf({ result: 'failed' });
    const rows = (['passed', 'passed', 'failed'] as const).map((status) => ({
      status,
      titles: ['opens'],
      declared: [],
    }));
    const page = await pageWith({ ...one, test: { title: 'opens', ...one.test, rows } });
    expect(piecesOn(page)[0]?.rows).toEqual({ passed: 2, failed: 1 });
  });

  it('keeps titles and messages of runners as the text they are [PAGE-EVIDENCE-TEXT]', async () => {
    const hostile = '<img src=x onerror=alert(1)> [not a tag]';
    const page = await pageWith(testOf({ title: hostile, result: 'failed', from: { message: hostile } }));
    expect(piecesOn(page)[0]).toMatchObject({ title: hostile, message: hostile });
  });

  it('says what is owed, by which policy, and who still owes it [PAGE-EVIDENCE-OWES]', async () => {
    const site = await openWith([testOf()]);
    const { owed } = (await requirementOf(site, 'door-open')).evidence;
    expect(owed).toHaveLength(1);
    expect(owed[0]).toMatchObject({ met: 1, unmet: [{ text: 'With another key' }] });
    expect(owed[0]?.owes).toContain('executed');
    const { verdicts } = await withEvidence([testOf()]);
    const named = new Map(
      [...(verdicts ?? [])].map(([address, verdict]) => [
        address,
        { ...verdict, obligations: [{ owes: 'unit and property', met: false, by: [], policy: 'safety' }] },
      ]),
    );
    const strict = await requirementOf(await openSite({ verdicts: named }), 'door-open');
    expect(strict.evidence.owed).toMatchObject([{ owes: 'unit and property', policy: 'safety', met: 0 }]);
  });

  it('leads from the reason of a verdict to the evidence that decides it [PAGE-EVIDENCE-WHY]', async () => {
    const page = await pageWith(
      testOf(),
      testOf({ line: 20, title: 'breaks', result: 'failed', from: { message: 'no' } }),
    );
    const breaks = piecesOn(page).find(({ title }) => title === 'breaks');
    expect(page.verdict.deciding).toEqual([{ standing: 'failed', title: 'breaks', href: `#${breaks?.id}` }]);
    expect(piecesOn(page).map(({ title, decides }) => [title, decides])).toEqual([
      ['breaks', true],
      ['opens for our key', false],
    ]);
    expect(scenariosOf(page)[0]?.verdict.why[0]).toContain('breaks');
  });

  it('names who waived, affirmed or examined something, why and until when [PAGE-EVIDENCE-REVIEW]', async () => {
    const waiver = reviewOf({ expires: '2026-04-01' });
    const late = reviewOf({
      expires: '2025-12-01',
      span: { path: 'openspec/reviews.yaml', start: 5, end: 6 },
    });
    const page = await requirementOf(await openWith([], [waiver, late]), 'door-open');
    expect(page.evidence.reviews).toMatchObject([
      { kind: 'waived', reviewer: 'The carpenter', date: '2026-01-01', expires: '2026-04-01' },
      { kind: 'waived', expires: '2025-12-01', unused: expect.any(String) },
    ]);
    expect(scenariosOf(page)[0]?.verdict).toMatchObject({
      status: 'waived',
      reason: 'by The carpenter until 2026-04-01',
    });
    const affirmedBy = reviewOf({ kind: 'affirmed' });
    const affirmed = await pageWith(testOf({ freshness: { kind: 'fresh', affirmedBy } }));
    expect(piecesOn(affirmed)[0]?.review).toMatchObject({ kind: 'affirmed', reason: affirmedBy.reason });
  });

  it('is empty where nothing was read, and nothing is then called verified [PAGE-EVIDENCE-EMPTY]', async () => {
    const page = await requirementOf(await openSite(), 'door-shut');
    expect(page.evidence).toMatchObject({ counts: {}, layers: [], runs: [], reviews: [] });
    expect(page.verdict.status).toBe('unverified');
  });

  it('lists the worst of very many and says how many it leaves out [PAGE-EVIDENCE-BOUND]', async () => {
    const many = Array.from({ length: LIMITS.evidencePerLayer + 40 }, (_, at) =>
      testOf({ title: `test ${at}`, line: at + 1, result: at === 70 ? 'failed' : 'passed' }),
    );
    const [layer] = (await pageWith(...many)).evidence.layers;
    expect(layer?.pieces).toHaveLength(LIMITS.evidencePerLayer);
    expect(layer?.omitted).toBe(40);
    expect(layer?.pieces[0]).toMatchObject({ standing: 'failed', title: 'test 70' });
    expect(layer?.counts).toEqual({ failed: 1, passed: LIMITS.evidencePerLayer + 39 });
  });
});

describe('badges', () => {
  const reasonOf = async (...evidence: Evidence[]) => {
    const page = await pageWith(...evidence);
    const { status, reason } = scenariosOf(page)[0]?.verdict ?? {};
    return `${status}: ${reason}`;
  };

  it('say in a few words what was executed and what is missing [PAGE-EVIDENCE-REASON]', async () => {
    expect(await reasonOf(testOf())).toBe('verified: 1 test passed');
    expect(await reasonOf(testOf(), testOf({ title: 'again', line: 9 }))).toBe('verified: 2 tests passed');
    expect(await reasonOf(testOf({ result: 'failed' }))).toBe('refuted: test failed');
    expect(await reasonOf(testOf({ result: 'failed' }), testOf({ result: 'failed', line: 9 }))).toBe(
      'refuted: 2 tests failed',
    );
    expect(await reasonOf(testOf({ result: 'skipped' }))).toBe('inconclusive: test skipped');
    expect(await reasonOf(testOf({ result: 'flaky' }))).toBe('inconclusive: test flaky');
    expect(await reasonOf(testOf({ result: 'errored' }))).toBe('inconclusive: test errored');
    expect(await reasonOf(testOf({ result: 'not-run' }))).toBe(
      'unverified: claimed by 3 links, 1 missing, 1 test not run',
    );
    expect(await reasonOf(testOf({ weak: 'No assertion ran.' }))).toBe(
      'unverified: only weak evidence: 1 result',
    );
    const stale = { kind: 'stale', reasons: ['The sentence of `DOOR-OPEN-KEY` has changed since.'] } as const;
    expect(await reasonOf(testOf({ freshness: stale }))).toBe(
      'stale: the sentence of DOOR-OPEN-KEY has changed since',
    );
    const unbound = {
      kind: 'stale',
      reasons: ['The report `r.xml` names no commit; `casebook record` does.'],
    } as const;
    expect(await reasonOf(testOf({ freshness: unbound }))).toBe('stale: the report r.xml names no commit');
    const long = { kind: 'stale', reasons: [`${'Very '.repeat(40)}old.`] } as const;
    expect(await reasonOf(testOf({ freshness: long }))).toBe('stale: 1 stale result');
  });

  it('never say that something passed of a claim that is not verified by it [PAGE-EVIDENCE-REASON]', async () => {
    const page = await pageWith(testOf());
    expect(page.verdict).toMatchObject({ status: 'unverified' });
    expect(page.verdict.reason).toBe('1 of 2 scenarios verified');
  });
});

describe('results where a claim names its tests', () => {
  it('stand at the evidence line and the tag that lead to the test [PAGE-EVIDENCE-LINK]', async () => {
    const page = await pageWith(testOf({ result: 'failed' }));
    const evidence = blocksOf(page).find((block) => block.kind === 'evidence');
    const [code, test] = evidence?.lines ?? [];
    expect(code?.links[0]?.results).toBeUndefined();
    expect(test?.links[0]?.results).toEqual({
      worst: 'failed',
      counts: { failed: 1 },
      href: `#${piecesOn(page)[0]?.id}`,
    });
    const [scenario] = scenariosOf(page);
    expect(
      scenario?.links.filter(({ role }) => role === 'verifies').map(({ results }) => results?.worst),
    ).toEqual(expect.arrayContaining(['failed']));
    expect(scenario?.alsoFound).toEqual([]);
  });

  it('stand below the claim where no line and no tag leads to the test [PAGE-EVIDENCE-LINK]', async () => {
    const page = await pageWith(
      testOf({ title: 'found in a property of the report', foundBy: 'property', line: 99 }),
    );
    expect(scenariosOf(page)[0]?.alsoFound).toMatchObject([
      { standing: 'passed', title: 'found in a property of the report' },
    ]);
  });

  it('stand at the line of the test in its file [PAGE-EVIDENCE-SOURCE]', async () => {
    const site = await openWith([testOf({ result: 'failed' })]);
    const page = await site.source('test/door.test.ts');
    expect(page?.role).toBe('test');
    const mark = elementsIn(page?.code ?? '').find((element) =>
      element.attrs.some(({ value }) => value === 'cb-mark is-failed'),
    );
    expect(mark?.attrs.find(({ name }) => name === 'aria-label')?.value).toBe('This test: failed');
    expect(page?.links.map(({ results }) => results?.worst)).toContain('failed');
    const { files } = await assessFixture();
    expect(textIn(page?.code ?? '')).toBe(files.get('test/door.test.ts')?.text);
  });
});

describe('examples', () => {
  const codeOf = async (run: Awaited<ReturnType<typeof exampleOf>>) => {
    const page = await requirementOf(await openSite({ examples: [run] }), 'door-open');
    const evidence = blocksOf(page).find((block) => block.kind === 'evidence');
    return evidence?.lines.flatMap(({ codes }) => codes)[0];
  };

  it('show the result of each line beside it, and what came instead [PAGE-EVIDENCE-EXAMPLE]', async () => {
    const code = await codeOf(
      await exampleOf(
        (at) => [
          {
            span: at('turn'),
            status: 'failed',
            expectation: { kind: 'value', text: '<open>', span: at('ours') },
            actual: '<shut>',
          },
        ],
        { status: 'failed' },
      ),
    );
    expect(code?.example).toEqual({
      standing: 'failed',
      summary: '1 not as expected',
      tool: 'node 24',
      marks: [{ status: 'failed', word: 'not as expected' }],
    });
    expect(textIn(code?.code ?? '')).toBe('turn --key ours\nexpected <open>, got <shut>\n');
    expect(code?.code).toContain('class="cb-mark is-failed" role="img" aria-label="not as expected"');
  });

  it('tell a line that met what it expects from one that only ran [PAGE-EVIDENCE-EXAMPLE]', async () => {
    const expectation = { kind: 'any', text: '' } as const;
    const met = await codeOf(
      await exampleOf((at) => [
        { span: at('turn'), status: 'passed', expectation: { ...expectation, span: at('turn') } },
      ]),
    );
    expect(met?.code).toContain('is-passed');
    const ran = await codeOf(await exampleOf((at) => [{ span: at('turn'), status: 'passed' }]));
    expect(ran?.code).toContain('is-ran');
    expect(ran?.example?.summary).toBe('it ran, and states nothing that it expects');
  });

  it('show whatever came of them as text [PAGE-SAFE-ANY]', async () => {
    const hostile = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('<script>', '"', '&#', "' x=")),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (pieces) => {
        const actual = pieces.join('').replaceAll('\0', '').replace(/\r\n?/g, '\n');
        const code = await codeOf(
          await exampleOf((at) => [{ span: at('turn'), status: 'errored', actual }], { status: 'errored' }),
        );
        expect(dangersIn(code?.code ?? '')).toEqual([]);
        expect(textIn(code?.code ?? '')).toBe(`turn --key ours\nstopped: ${actual}\n`);
      }),
      { numRuns: 60 },
    );
  });

  it('say why they were not run [PAGE-EVIDENCE-EXAMPLE]', async () => {
    const page = await requirementOf(await openSite(), 'door-open');
    const evidence = blocksOf(page).find((block) => block.kind === 'evidence');
    const [code] = evidence?.lines.flatMap(({ codes }) => codes) ?? [];
    expect(code?.example).toMatchObject({ standing: 'not-run', reason: expect.stringMatching(/.{20}/) });
    expect(code?.code).not.toContain('cb-mark');
  });
});

describe('coverage of an implementation', () => {
  const coverage = (freshness: Evidence['freshness'] = { kind: 'fresh' }) =>
    new Map([
      [
        'src/door.ts',
        {
          path: 'src/door.ts',
          report: 'coverage/lcov.info',
          freshness,
          lines: new Map([
            [13, 3],
            [15, 0],
            [16, 0],
            [40, 0],
          ]),
        },
      ],
    ]);
  const excerptWith = async (change: Parameters<typeof openSite>[0]) => {
    const [excerpt] = (await requirementOf(await openSite(change), 'door-open')).excerpts.implements;
    return excerpt;
  };

  it('says how many of its lines were executed, and which were not [PAGE-EVIDENCE-COVERAGE]', async () => {
    const excerpt = await excerptWith({ coverage: coverage() });
    expect(excerpt?.coverage).toEqual({
      executed: 1,
      lines: 3,
      unexecuted: '15–16',
      report: 'coverage/lcov.info',
      stale: [],
    });
    const lines = elementsIn(excerpt?.code ?? '').filter(({ tagName }) => tagName === 'span');
    const marked = lines.flatMap((line, at) =>
      line.attrs.some(({ value }) => value.includes('unexecuted')) ? [at + 6] : [],
    );
    expect(marked).toEqual([15, 16]);
  });

  it('marks nothing by coverage of other code, and says so [PAGE-EVIDENCE-COVERAGE]', async () => {
    const reasons = ['`openDoor()` has changed since.'];
    const excerpt = await excerptWith({ coverage: coverage({ kind: 'stale', reasons }) });
    expect(excerpt?.coverage).toMatchObject({ stale: reasons, unexecuted: '' });
    expect(excerpt?.code).not.toContain('unexecuted');
    expect((await excerptWith({}))?.coverage).toBeUndefined();
  });
});

it('gives the same bytes for the same evidence [PAGE-RECORD-SAME]', async () => {
  const evidence = [testOf(), testOf({ line: 9, title: 'b', report: RECORDED, result: 'failed' })];
  const [first, second] = [await openWith(evidence), await openWith(evidence)];
  for (const kind of ['requirement', 'source', 'home'] as const) {
    const slug = kind === 'requirement' ? 'door-open' : kind === 'source' ? 'test/door.test.ts' : '';
    expect(await first.cacheKey(kind, slug)).toBe(await second.cacheKey(kind, slug));
  }
});
