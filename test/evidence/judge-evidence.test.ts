import { describe, expect, it } from 'vitest';
import { judge } from '#evidence';
import type { Claim, Evidence, ExampleRun, Review } from '#model';
import { checked, model, VIOLATED } from './model-evidence.ts';
import { claim, type PieceOf, piece, waiver } from './pieces.ts';

const R = claim('BOX-ADD', { title: 'Add an item' });
const at = (start: number) => ({ path: 'openspec/specs/box/spec.md', start, end: start + 1 });
const S = claim('BOX-ADD-ONE', { title: 'One item', requirement: R.address, span: at(5) });
const T = claim('BOX-ADD-TWO', { title: 'Two items', requirement: R.address, span: at(9) });

function judged(evidence: readonly Evidence[], rest: Partial<Parameters<typeof judge>[0]> = {}) {
  return judge({ claims: [R, S, T], links: [], evidence, today: '2026-11-22', ...rest });
}
const of = (claimOf: Claim, ...told: readonly PieceOf[]) => told.map((one) => piece(claimOf, one));
const verdictOf = (...told: readonly PieceOf[]) => judged(of(S, ...told)).verdicts.get(S.address);
const whyOf = (...told: readonly PieceOf[]) => verdictOf(...told)?.why ?? [];

describe('judge, of the evidence of a claim', () => {
  it('refutes it by a test that failed, and says which, how it is known and what came [JUDGE-OWN-REFUTED]', () => {
    expect(
      verdictOf({ result: 'failed', message: 'expected 3, got 4\n  at box.test.ts:3' }, { title: 'other' }),
    ).toMatchObject({
      status: 'refuted',
      why: [
        'Refuted by the test `adds an item` (unit, vitest): expected 3, got 4.',
        'For it: 1 test passed (unit), taken for this text.',
      ],
      deciding: [{ result: 'failed' }],
    });
  });

  it('refutes it by an example that gives something else [JUDGE-OWN-REFUTED]', () => {
    const span = { path: 'openspec/specs/box/spec.md', start: 50, end: 60 };
    const example = {
      example: { capability: 'box', index: 0, fence: { span } as never, language: 'javascript' },
      status: 'failed',
      lines: [{ span, status: 'failed', actual: '4', expectation: { kind: 'value', text: '3', span } }],
    } as ExampleRun;
    const [first] = whyOf({ kind: 'example', result: 'failed', rest: { example, tool: 'Node.js' } });
    expect(first).toBe('Refuted by an example (Node.js): expected `3`, got `4`.');
  });

  it.each([
    ['skipped', 'was skipped'],
    ['errored', 'broke off before it could decide'],
    ['flaky', 'failed and then passed within one run'],
  ] as const)('leaves it inconclusive by a test that was %s [JUDGE-OWN-OPEN]', (result, words) => {
    expect(verdictOf({ result }, { title: 'other' })).toMatchObject({
      status: 'inconclusive',
      why: [`Inconclusive: the test \`adds an item\` (unit, vitest) ${words}.`, expect.anything()],
      deciding: [{ result }],
    });
  });

  it('puts many tests together that did not decide alike [JUDGE-OWN-WHY]', () => {
    const skipped = Array.from({ length: 9 }, (_, n): PieceOf => ({ result: 'skipped', title: `t${n}` }));
    expect(whyOf(...skipped, { result: 'errored', title: 'x' })).toEqual([
      'Inconclusive: 9 tests were skipped: `t0`, `t1`, `t2`, `t3`, `t4`, `t5` and 3 more.',
      'Inconclusive: the test `x` (unit, vitest) broke off before it could decide.',
      'It owes an executed test, example or proof, and has none that passed.',
    ]);
    const failed = Array.from({ length: 8 }, (_, n): PieceOf => ({ result: 'failed', title: `t${n}` }));
    expect(whyOf(...failed)).toContain('Refuted by 2 more: `t6`, `t7`.');
  });

  it('makes it stale by evidence of another text, and says what changed since, once for each reason [JUDGE-OWN-STALE]', () => {
    expect(verdictOf({ stale: true })).toMatchObject({
      status: 'stale',
      why: [
        'Stale: the test `adds an item` (unit, vitest) passed, but that does not count. The body of `add` has changed since.',
        'It owes an executed test, example or proof, and has none that is fresh.',
      ],
    });
    expect(whyOf({ stale: true }, { stale: true, title: 'b' }, { title: 'c' })[0]).toBe(
      'Stale: the results of 2 tests do not count: `adds an item`, `b`. The body of `add` has changed since.',
    );
    // What failed for another text refutes nothing of this one.
    expect(verdictOf({ stale: true, result: 'failed' })?.status).toBe('stale');
  });

  it('counts no stale result of a test that ran again, however its reports call it [JUDGE-OWN-SUPERSEDED]', () => {
    expect(verdictOf({ stale: true, line: 3 }, { line: 3, title: 'box > adds an item' })?.status).toBe(
      'verified',
    );
    expect(verdictOf({ stale: true, line: 3 }, { line: 4 })?.status).toBe('stale');
    expect(verdictOf({ stale: true, line: 3 }, { line: 3, result: 'not-run' })?.status).toBe('stale');
    // Two tests in one line are two.
    const [before, after] = of(S, { stale: true, line: 3 }, { line: 3 });
    const place = after?.test?.place;
    if (before === undefined || after?.test === undefined || place?.symbol === undefined)
      throw new Error('There is no place.');
    const symbol = { ...place.symbol, span: { ...place.symbol.span, start: place.symbol.span.start + 40 } };
    const beside = { ...after, test: { ...after.test, place: { ...place, symbol } } };
    expect(judged([before, beside]).verdicts.get(S.address)?.status).toBe('stale');
    // Two fresh results of one test: the worst counts.
    expect(verdictOf({ line: 3 }, { line: 3, result: 'failed' })?.status).toBe('refuted');
    // The same title in another place, and the same place in another project of the runner, is another test.
    const [one, two] = of(S, { stale: true, line: 3 }, { line: 3 });
    const inProject = (evidence: Evidence | undefined, runnerProject: string): Evidence[] => {
      const { test } = evidence ?? {};
      if (evidence === undefined || test?.outcome === undefined) throw new Error('There is no result.');
      const result = { ...test.outcome.result, runnerProject };
      return [{ ...evidence, test: { ...test, outcome: { ...test.outcome, result } } }];
    };
    const apart = judged([...inProject(one, 'chromium'), ...inProject(two, 'firefox')]);
    expect(apart.verdicts.get(S.address)?.status).toBe('stale');
  });

  it('does not name a test as not run of which another report has a result [JUDGE-OWN-SUPERSEDED]', () => {
    const ran = whyOf({ line: 3 }, { line: 3, result: 'not-run' });
    expect(ran).toEqual(whyOf({ line: 3 }));
    expect(whyOf({ line: 3 }, { line: 4, result: 'not-run' })).toContain('Not run: `adds an item`.');
  });

  it('takes a proof about its sentence for no executed result [JUDGE-OWN-OWED]', () => {
    const why = (kind: Evidence['kind']) => judged(of(S, { kind })).verdicts.get(T.address)?.why[0];
    expect(why('consistency')).toMatch(/^Nothing claims it/);
    expect(why('test')).toMatch(/^It owes/);
  });

  it('says what it owes, and why what there is does not count [JUDGE-OWN-OWED]', () => {
    const owes = 'It owes an executed test, example or proof, and has none';
    const others = of(T, {});
    const why = (...told: readonly PieceOf[]) =>
      judged([...others, ...of(S, ...told)]).verdicts.get(S.address)?.why;
    expect(why({ result: 'not-run' }, { result: 'not-run', title: 'b' })).toEqual([
      `${owes}: 2 tests that claim it were not run.`,
    ]);
    expect(why()).toEqual([`${owes}: nothing claims it, no evidence link and no tag in code.`]);
    expect(why({ weak: true })).toEqual([
      `${owes} that counts: some of what passed is weak.`,
      'Weak: the test `adds an item` (unit, vitest) passed, but counts for nothing. It asserted nothing.',
    ]);
    expect(why({ kind: 'review' })).toEqual([`${owes} that counts: what passed is of the layer review.`]);
    expect(why({ kind: 'review', stale: true })).toEqual([`${owes}: 1 review is of another text.`]);
    expect(why({ kind: 'example', result: 'not-run' })).toEqual([`${owes}: 1 example was not run.`]);
  });

  it('verifies it by fresh evidence for all that it owes, and says by how much [JUDGE-OWN-VERIFIED]', () => {
    const verdict = verdictOf(
      {},
      { title: 'b', layer: 'property', indirect: true },
      { kind: 'example' },
      { title: 'c', result: 'not-run' },
      { title: 'd', weak: true },
    );
    expect(verdict).toMatchObject({
      status: 'verified',
      why: [
        'Not run: `c`.',
        'Verified: 2 tests passed and 1 example gave what it promises (unit, property, example), taken for this text.',
        '1 of these is about a whole file or suite that it names, not about this very claim.',
        'Weak: the test `d` (unit, vitest) passed, but counts for nothing. It asserted nothing.',
      ],
    });
    expect(verdict?.deciding).toHaveLength(3);
    expect(verdict?.evidence).toHaveLength(5);
  });

  it('names who affirmed evidence that was taken for an older text [JUDGE-OWN-VERIFIED]', () => {
    const affirmedBy: Review = { ...waiver([S]), kind: 'affirmed', reason: 'only spelling' };
    expect(whyOf({ rest: { freshness: { kind: 'fresh', affirmedBy } } })).toContain(
      'Ada Byron affirmed on 2026-11-01 that evidence taken for an older text still holds: Only spelling.',
    );
  });

  it('names the first pieces of each kind and counts the others, and never says that something is proved [JUDGE-OWN-WHY]', () => {
    const many = (rest: PieceOf) => Array.from({ length: 40 }, (_, n) => ({ ...rest, title: `test ${n}` }));
    for (const rest of [
      { result: 'failed' },
      { result: 'skipped' },
      { stale: true },
      { weak: true },
      {},
      { result: 'not-run' },
    ] as const) {
      const why = whyOf(...many(rest));
      expect(why.length).toBeLessThan(12);
      expect(why.join(' ').length).toBeLessThan(3000);
      expect(why.join(' ')).not.toMatch(/prove[dns]?\b/i);
    }
    const long = whyOf({ result: 'failed', title: 'x'.repeat(10_000), message: 'y'.repeat(10_000) })[0] ?? '';
    expect(long.length).toBeLessThan(500);
  });

  it('puts the deciding sentence first, whatever else there is [JUDGE-OWN-WHY]', () => {
    const why = whyOf(
      { stale: true },
      { title: 'b', result: 'skipped' },
      { title: 'c', result: 'failed' },
      { title: 'd' },
    );
    expect(why.map((sentence) => sentence.split(/[ :]/, 1)[0])).toEqual([
      'Refuted',
      'Inconclusive',
      'Stale',
      'For',
    ]);
  });
});

describe('judge, of requirements and capabilities with evidence', () => {
  it('says of what speaks for a requirement and for no scenario of it that it does so [JUDGE-OWN-WHY]', () => {
    const { verdicts } = judged([...of(S, {}), ...of(T, {}), ...of(R, { title: 'whole' })]);
    expect(verdicts.get(R.address)?.why).toEqual([
      'Verified: each of its 2 scenarios is.',
      'For the requirement itself: 1 test passed (unit), taken for this text.',
    ]);
  });

  it('says which scenarios are not verified, the worst first [JUDGE-ROLLUP-REQUIREMENT]', () => {
    const { verdicts } = judged([...of(S, { result: 'failed' })]);
    expect(verdicts.get(R.address)).toMatchObject({
      status: 'refuted',
      why: ['Its scenario `One item` is refuted.', 'Its scenario `Two items` is unverified.'],
      deciding: [{ claim: S.address }],
      obligations: [],
    });
    const good = judged([...of(S, {}), ...of(T, {})]).verdicts.get(R.address);
    expect(good).toMatchObject({ status: 'verified', why: ['Verified: each of its 2 scenarios is.'] });
    expect(good?.deciding).toHaveLength(2);
  });

  it('is stale where its own text changed since its scenarios were tested, unless they were again [JUDGE-ROLLUP-OLDER]', () => {
    const older = of(S, { line: 3, rest: { olderThanRequirement: true } });
    const { verdicts } = judged([...older, ...of(T, {})]);
    expect(verdicts.get(S.address)?.status).toBe('verified');
    expect(verdicts.get(R.address)).toMatchObject({
      status: 'stale',
      why: [
        'Stale: the text of the requirement has changed since evidence of its scenarios was taken: `adds an item`.',
        'Verified: each of its 2 scenarios is.',
      ],
      deciding: older,
    });
    const again = judged([...older, ...of(S, { line: 3 }), ...of(T, {})]);
    expect(again.verdicts.get(R.address)?.status).toBe('verified');
  });

  it('owes nothing for itself beside its scenarios, but takes what its own evidence says [JUDGE-ROLLUP-REQUIREMENT]', () => {
    const scenarios = [...of(S, {}), ...of(T, {})];
    const status = (...own: readonly PieceOf[]) =>
      judged([...scenarios, ...of(R, ...own)]).verdicts.get(R.address)?.status;
    expect(status()).toBe('verified');
    expect(status({ result: 'not-run' })).toBe('verified');
    expect(status({ result: 'failed' })).toBe('refuted');
    expect(status({ stale: true })).toBe('stale');
    const { deciding = [] } =
      judged([...scenarios, ...of(R, {}, { weak: true, title: 'weak' })]).verdicts.get(R.address) ?? {};
    expect(deciding.map(({ claim: of, weak }) => [of, weak])).toEqual([
      [R.address, undefined],
      [S.address, undefined],
      [T.address, undefined],
    ]);
  });

  it('counts the claims of a capability by verdict [JUDGE-ROLLUP-CAPABILITY]', () => {
    const other = claim('BOX-SHUT', { title: 'Shut', span: at(20) });
    const { capabilityVerdicts } = judged([...of(S, { result: 'failed' }), ...of(T, {}), ...of(other, {})], {
      claims: [R, S, T, other],
    });
    expect(capabilityVerdicts.get('box')).toMatchObject({
      status: 'refuted',
      why: [
        'Of its 2 requirements 1 is refuted and 1 is verified.',
        'Of its 2 scenarios 1 is refuted and 1 is verified.',
        'Refuted: `Add an item`.',
        '0 of 4 are claimed by a link or a tag.',
      ],
      deciding: [{ claim: S.address }],
    });
    const all = judged([...of(S, {}), ...of(T, {})]).capabilityVerdicts.get('box')?.why;
    expect(all?.slice(0, 2)).toEqual([
      'Its one requirement is verified.',
      'All of its 2 scenarios are verified.',
    ]);
  });

  it('asks that model commands end as expected, and takes none for a test [JUDGE-POLICY-DEFAULT]', () => {
    const command = checked({ claims: [S.address] });
    const evidence = [...of(S, {}, { kind: 'command', rest: { command } })];
    const { verdicts } = judged(evidence, { models: [model([command])] });
    expect(verdicts.get(S.address)?.obligations).toMatchObject([
      { owes: 'an executed test, example or proof', met: true, by: [{ kind: 'test' }] },
      { owes: 'its model commands to end as expected', met: true, by: [{ kind: 'command' }] },
    ]);
    const bad = checked({ claims: [S.address], outcome: VIOLATED });
    const refuted = judged(of(S, {}), { models: [model([bad])] }).verdicts.get(S.address);
    expect(refuted?.status).toBe('refuted');
    expect(refuted?.obligations.at(-1)).toMatchObject({ met: false, by: [] });
    const some = judged([], { models: [model([command, bad])] }).verdicts.get(S.address);
    expect(some?.obligations.at(-1)).toMatchObject({ met: false, by: [] });
  });
});

describe('judge, of waivers', () => {
  it('accepts what is open for a claim, and says who, when, until when and why [JUDGE-WAIVE-OPEN]', () => {
    const review = waiver([S], { expires: '2026-12-31' });
    const { verdicts, unusedWaivers, capabilityVerdicts } = judged(of(T, {}), { reviews: [review] });
    expect(verdicts.get(S.address)).toMatchObject({
      status: 'waived',
      waiver: review,
      why: [
        'Waived by Ada Byron on 2026-11-01, until 2026-12-31, though it is unverified: The vendor mends it in May.',
        'It owes an executed test, example or proof, and has none: nothing claims it, no evidence link and no tag in code.',
      ],
    });
    expect(verdicts.get(R.address)).toMatchObject({
      status: 'waived',
      waiver: review,
      why: ['Its scenario `One item` is waived.', '1 of its 2 scenarios is verified.'],
    });
    expect(capabilityVerdicts.get('box')).toMatchObject({ status: 'waived', waiver: review });
    expect(unusedWaivers).toEqual([]);
  });

  it('never hides a claim that is refuted [JUDGE-WAIVE-REFUTED]', () => {
    const { verdicts, unusedWaivers } = judged(of(S, { result: 'failed' }), { reviews: [waiver([S, R])] });
    expect(verdicts.get(S.address)?.status).toBe('refuted');
    expect(verdicts.get(S.address)?.waiver).toBeUndefined();
    expect(verdicts.get(R.address)?.status).toBe('refuted');
    expect(unusedWaivers).toMatchObject([
      { reason: 'A claim that it names is refuted, which no waiver hides.' },
    ]);
  });

  it('holds to its last day, that of the commit being today [JUDGE-WAIVE-EXPIRED]', () => {
    const review = waiver([S], { expires: '2026-11-22' });
    const on = (today?: string) => {
      const { verdicts, unusedWaivers } = judge({
        claims: [S],
        links: [],
        reviews: [review],
        ...(today === undefined ? {} : { today }),
      });
      return [verdicts.get(S.address)?.status, unusedWaivers.map(({ reason }) => reason)];
    };
    expect(on('2026-11-22')).toEqual(['waived', []]);
    expect(on('2026-11-23')).toEqual(['unverified', ['It expired on 2026-11-22.']]);
    expect(on()).toEqual(['waived', []]);
  });

  it('tells of a waiver that nothing needs [JUDGE-WAIVE-UNUSED]', () => {
    const needed = waiver([S, T]);
    const idle = waiver([T], { span: { path: 'openspec/reviews.yaml', start: 20, end: 30 } });
    const { unusedWaivers } = judged(of(T, {}), { reviews: [idle, needed] });
    expect(unusedWaivers).toEqual([{ review: idle, reason: 'The claim that it names needs no waiver.' }]);
    // Two that accept the same are both needed; one of a requirement whose scenarios are waived is not.
    const twice = waiver([S, T], { span: { path: 'openspec/reviews.yaml', start: 20, end: 30 } });
    expect(judged([], { reviews: [needed, twice] }).unusedWaivers).toEqual([]);
    const above = waiver([R], { span: { path: 'openspec/reviews.yaml', start: 20, end: 30 } });
    expect(judged([], { reviews: [needed, above] }).unusedWaivers.map(({ review }) => review)).toEqual([
      above,
    ]);
  });

  it('takes a waiver of a requirement for what is open below it, and leaves its scenarios as they are [JUDGE-WAIVE-OPEN]', () => {
    const { verdicts } = judged(of(T, {}), { reviews: [waiver([R])] });
    expect(verdicts.get(R.address)?.status).toBe('waived');
    expect(verdicts.get(S.address)?.status).toBe('unverified');
  });
});
