import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Owes, type Policy, parseConfig } from '#config';
import { judge } from '#evidence';
import { LAYERS, type Layer, type Tag, VERDICT_STATUSES } from '#model';
import { claim, type PieceOf, piece, waiver } from './pieces.ts';

const R = claim('BOX-ADD', { tag: 'BOX-ADD' as Tag });
const S = claim('BOX-ADD-ONE', {
  tag: 'BOX-ADD-ONE' as Tag,
  requirement: R.address,
  span: { path: 'openspec/specs/box/spec.md', start: 5, end: 6 },
});

/** Entries as a configuration would give them, with its defaults. */
function policyOf(...entries: readonly object[]): readonly Policy[] {
  const parsed = parseConfig({ evidence: { policy: entries as never } });
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return parsed.config.evidence.policy;
}

function judged(policy: readonly Policy[], ...told: readonly PieceOf[]) {
  const evidence = told.map((one, index) => piece(S, { title: `test ${index}`, ...one }));
  return judge({ claims: [S], links: [], evidence, policy }).verdicts.get(S.address);
}

const unmet = (policy: readonly Policy[], ...told: readonly PieceOf[]) =>
  judged(policy, ...told)?.obligations.flatMap(({ owes, met }) => (met ? [] : [owes]));

describe('policy', () => {
  it('owes one executed test, example or proof where no entry fits [JUDGE-POLICY-DEFAULT]', () => {
    expect(unmet([])).toEqual(['an executed test, example or proof']);
    for (const told of [{}, { kind: 'example' }, { layer: 'proof' }, { layer: 'fault-injection' }] as const)
      expect(judged([], told)).toMatchObject({ status: 'verified', obligations: [{ met: true }] });
    for (const told of [
      { kind: 'command' },
      { kind: 'command', layer: 'unit' },
      { kind: 'review' },
      { kind: 'review', layer: 'unit' },
      { kind: 'consistency' },
      { kind: 'consistency', layer: 'unit' },
      { layer: 'review' },
      { layer: 'model' },
    ] as const)
      expect(judged([], told)?.status).toBe('unverified');
  });

  it('takes the first entry that fits capability, tag and strength [JUDGE-POLICY-FITS]', () => {
    const named = (...entries: readonly object[]) =>
      judged(policyOf(...entries, { name: 'rest' }))?.obligations[0]?.policy;
    expect(named({ name: 'a', tags: ['BOX-ADD-*'] }, { name: 'b', capabilities: ['box'] })).toBe('a');
    expect(named({ name: 'a', tags: ['BOX-ADD'] }, { name: 'b', capabilities: ['box'] })).toBe('b');
    expect(named({ name: 'a', capabilities: ['b*'], strength: ['optional'] })).toBe('rest');
    expect(named({ name: 'a', capabilities: ['*'], tags: ['X', '*-ONE'], strength: ['mandatory'] })).toBe(
      'a',
    );
    const bare = claim('untagged');
    const owed = judge({ claims: [bare], links: [], policy: policyOf({ name: 'a', tags: ['*'] }) });
    expect(owed.verdicts.get(bare.address)?.obligations).toEqual([
      { owes: 'an executed test, example or proof', met: false, by: [] },
    ]);
  });

  it('asks for all of some layers, for any, and for groups of them [JUDGE-POLICY-OWES]', () => {
    const both = policyOf({ name: 'safety', owes: { allOf: ['unit', 'property'] } });
    expect(unmet(both, {})).toEqual(['a property test']);
    expect(judged(both, {}, { layer: 'property' })?.status).toBe('verified');
    const either = policyOf({
      name: 'either',
      owes: { anyOf: ['proof', { allOf: ['simulation', { anyOf: ['review', 'model'] }] }] },
    });
    expect(unmet(either, { layer: 'simulation' })).toEqual([
      'a proof or (a simulation and (a review or a model command that ends as expected))',
    ]);
    expect(judged(either, { layer: 'simulation' }, { kind: 'review' })?.status).toBe('verified');
    expect(judged(either, { layer: 'simulation' }, { kind: 'command' })?.status).toBe('verified');
  });

  it('asks for several layers [JUDGE-POLICY-LAYERS]', () => {
    const two = policyOf({ name: 'two', minimumLayers: 2 });
    expect(unmet(two, {}, {})).toEqual(['evidence of 2 layers']);
    expect(judged(two, {}, {})?.why[0]).toBe(
      'It owes evidence of 2 layers under the policy `two`, and has less: what passed is of the layer unit.',
    );
    expect(judged(two, {}, { kind: 'command' })?.status).toBe('verified');
  });

  it('counts no evidence about a whole file or suite where direct evidence is asked for [JUDGE-POLICY-DIRECT]', () => {
    const direct = policyOf({ name: 'near', directness: 'direct' });
    expect(judged(direct, { indirect: true })?.why).toEqual([
      'It owes an executed test, example or proof, about this very claim under the policy `near`, and has none that counts: what passed is of the layer unit and about a whole file or suite.',
    ]);
    expect(judged(direct, {})?.status).toBe('verified');
    expect(judged([], { indirect: true })?.status).toBe('verified');
  });

  it('names what discharges each thing that is owed [JUDGE-POLICY-OWES]', () => {
    const both = policyOf({ name: 'safety', owes: { allOf: ['unit', 'property'] } });
    const verdict = judged(both, {}, { layer: 'property' }, { layer: 'simulation' }, { weak: true });
    expect(verdict?.obligations.map(({ owes, by }) => [owes, by.map((one) => one.test?.title)])).toEqual([
      ['a unit test', ['test 0']],
      ['a property test', ['test 1']],
    ]);
    expect(verdict?.deciding.map((one) => one.test?.title)).toEqual(['test 0', 'test 1']);
  });

  it('fits a pattern exactly as its stars allow, in a time that does not explode [JUDGE-POLICY-FITS]', () => {
    const tagged = (pattern: string, tag: string) => {
      const of = claim('X', { tag: tag as Tag });
      const policy = policyOf({ name: 'p', tags: [pattern] });
      return (
        judge({ claims: [of], links: [], policy }).verdicts.get(of.address)?.obligations[0]?.policy === 'p'
      );
    };
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('A', 'B', '*', '.', '-'), minLength: 1, maxLength: 6 }),
        fc.string({ unit: fc.constantFrom('A', 'B', '.', '-'), maxLength: 8 }),
        (pattern, tag) => {
          const plain = pattern
            .split('*')
            .map((part) => part.replaceAll('.', '\\.'))
            .join('.*');
          expect(tagged(pattern, tag)).toBe(new RegExp(`^${plain}$`).test(tag));
        },
      ),
      { numRuns: 2000 },
    );
    expect(tagged('A*BC*C', 'A-BC')).toBe(false);
    expect(tagged('A*BC*C', 'A-BC-C')).toBe(true);
    // What stands before a star and what stands behind it are never the same characters.
    expect(tagged('BOX-A*A-ONE', 'BOX-A-ONE')).toBe(false);
    expect(tagged('BOX-A*A-ONE', 'BOX-AA-ONE')).toBe(true);
    const before = performance.now();
    expect(tagged(`${'*A'.repeat(5000)}*B`, 'A'.repeat(100_000))).toBe(false);
    expect(performance.now() - before).toBeLessThan(2000);
  });

  const owes: fc.Arbitrary<Owes> = fc.letrec<{ owes: Owes }>((tie) => ({
    owes: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<Owes>('executed', ...LAYERS),
      fc.record({ anyOf: fc.array(tie('owes'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ allOf: fc.array(tie('owes'), { minLength: 1, maxLength: 3 }) }),
    ),
  })).owes;
  const told = fc.record({
    kind: fc.constantFrom('test', 'example', 'review', 'command'),
    layer: fc.constantFrom<Layer>(...LAYERS),
    result: fc.constantFrom('passed', 'passed', 'flaky', 'failed', 'errored', 'skipped', 'not-run'),
    stale: fc.boolean(),
    weak: fc.boolean(),
    indirect: fc.boolean(),
    line: fc.constantFrom(1, 2, 3),
    title: fc.constantFrom('a', 'b'),
  });
  const entry = fc.record({
    name: fc.constant('p'),
    owes,
    minimumLayers: fc.integer({ min: 1, max: 4 }),
    directness: fc.constantFrom('direct', 'any'),
  });
  const rank = (status: (typeof VERDICT_STATUSES)[number] | undefined) =>
    status === undefined ? -1 : VERDICT_STATUSES.indexOf(status);

  it('never makes a verdict worse by more fresh evidence that passed [JUDGE-POLICY-MONOTONE]', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ of: fc.constantFrom(R, S), told }), { maxLength: 6 }),
        fc.record({ of: fc.constantFrom(R, S), told }),
        fc.array(entry, { maxLength: 2 }),
        fc.boolean(),
        fc.boolean(),
        (some, one, policy, waived, withScenario) => {
          const evidence = some.map((each) => piece(each.of, each.told as PieceOf));
          const more = piece(one.of, { ...(one.told as PieceOf), result: 'passed', stale: false });
          const claims = withScenario ? [R, S] : [R];
          const given = { claims, links: [], policy, reviews: waived ? [waiver([R])] : [] };
          const before = judge({ ...given, evidence });
          const after = judge({ ...given, evidence: [more, ...evidence] });
          for (const { address } of claims)
            expect(rank(after.verdicts.get(address)?.status)).toBeGreaterThanOrEqual(
              rank(before.verdicts.get(address)?.status),
            );
          expect(rank(after.capabilityVerdicts.get('box')?.status)).toBeGreaterThanOrEqual(
            rank(before.capabilityVerdicts.get('box')?.status),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('gives the same verdicts to the last word, whatever the order of claims, evidence and reviews [JUDGE-ROLLUP-ORDER]', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ of: fc.constantFrom(R, S), told, key: fc.nat(), message: fc.constantFrom('x', 'y') }),
          {
            maxLength: 8,
          },
        ),
        fc.array(entry, { maxLength: 2 }),
        fc.subarray([0, 10, 20]),
        (some, policy, waivers) => {
          const made = some.map((each) => ({
            key: each.key,
            evidence: piece(each.of, { ...(each.told as PieceOf), message: each.message }),
          }));
          const reviews = waivers.map((start) =>
            waiver(start === 10 ? [R] : [S, R], {
              span: { path: 'openspec/reviews.yaml', start, end: start + 5 },
              ...(start === 20 ? { expires: '2026-01-01' } : {}),
            }),
          );
          const given = { links: [], policy, today: '2026-11-22' };
          const once = judge({
            ...given,
            claims: [R, S],
            reviews,
            evidence: made.map(({ evidence }) => evidence),
          });
          const again = judge({
            ...given,
            claims: [S, R],
            reviews: reviews.toReversed(),
            evidence: made.toSorted((a, b) => a.key - b.key).map(({ evidence }) => evidence),
          });
          expect(again).toEqual(once);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('verifies only what has fresh, strong evidence that passed for everything it owes [JUDGE-POLICY-OWES]', () => {
    fc.assert(
      fc.property(fc.array(told, { maxLength: 6 }), fc.array(entry, { maxLength: 1 }), (some, policy) => {
        const verdict = judged(policy, ...(some as PieceOf[]));
        if (verdict?.status !== 'verified') return;
        expect(verdict.obligations.every(({ met, by }) => met && by.length > 0)).toBe(true);
        expect(verdict.deciding.length).toBeGreaterThan(0);
        for (const one of verdict.deciding)
          expect(one).toMatchObject({ result: 'passed', freshness: { kind: 'fresh' } });
        expect(verdict.deciding.some((one) => one.weak !== undefined)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
