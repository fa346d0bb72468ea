import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '#evidence';
import type { Address, Claim, Link, LinkStatus } from '#model';
import { piece } from './pieces.ts';

const address = (text: string) => text as Address;

function requirement(name: string, capability = 'box'): Claim {
  return {
    address: address(name),
    kind: 'requirement',
    capability,
    title: name,
    span: { path: `openspec/specs/${capability}/spec.md`, start: 0, end: 1 },
    strength: 'mandatory',
  };
}

function scenario(name: string, of: Claim): Claim {
  return { ...of, address: address(name), kind: 'scenario', title: name, requirement: of.address };
}

function link(claim: Claim | undefined, status: LinkStatus = 'covers', rest: Partial<Link> = {}): Link {
  return {
    ...(claim === undefined ? {} : { claim: claim.address }),
    origin: 'evidence',
    role: 'verifies',
    status,
    label: 'box.test.ts',
    from: { path: 'openspec/specs/box/spec.md', start: 10, end: 20 },
    reason: 'The title is on line 3.',
    ...rest,
  };
}

const R = requirement('BOX-ADD');
const S1 = scenario('BOX-ADD-ONE', R);
const S2 = scenario('BOX-ADD-TWO', R);

describe('judge', () => {
  it('leaves a claim with links unverified and counts what claims it [JUDGE-CLAIMED-LINKS]', () => {
    const { verdicts } = judge({ claims: [S1], links: [link(S1), link(S1), link(S1, 'moved')] });
    expect(verdicts.get(S1.address)).toMatchObject({
      status: 'unverified',
      why: [
        'No executed evidence: 3 links claim it (2 cover, 1 moved); Casebook has not seen a test result.',
      ],
    });
    expect(verdicts.get(S1.address)?.claimedBy).toHaveLength(3);
  });

  it('says that nothing claims a claim without links [JUDGE-CLAIMED-NOTHING]', () => {
    expect(judge({ claims: [S1], links: [] }).verdicts.get(S1.address)).toEqual({
      status: 'unverified',
      why: ['Nothing claims it: no evidence link and no tag in code.'],
      claimedBy: [],
      checkedBy: [],
      evidence: [],
      deciding: [],
      obligations: [{ owes: 'an executed test, example or proof', met: false, by: [] }],
    });
  });

  it('lets a missing link claim nothing and says so [JUDGE-CLAIMED-MISSING]', () => {
    const verdict = judge({ claims: [S1], links: [link(S1, 'missing')] }).verdicts.get(S1.address);
    expect(verdict?.claimedBy).toEqual([]);
    expect(verdict?.why).toEqual([
      'Nothing claims it: no evidence link or tag leads to code that was found.',
      '1 link is missing and claims nothing.',
    ]);
  });

  it('counts a tag that names several claims for none of them [JUDGE-CLAIMED-MISSING]', () => {
    const verdict = judge({ claims: [S1], links: [link(S1, 'duplicate'), link(S1)] }).verdicts.get(
      S1.address,
    );
    expect(verdict?.claimedBy).toHaveLength(1);
    expect(verdict?.why).toContain('1 tag in code names several claims and counts for none.');
  });

  it('says when no link of a claim names a test [JUDGE-CLAIMED-NO-TEST]', () => {
    const why = judge({ claims: [S1], links: [link(S1, 'covers', { role: 'implements' })] }).verdicts.get(
      S1.address,
    )?.why;
    expect(why).toContain('None of these links names a test.');
  });

  it("counts a requirement's scenarios and names those that nothing claims [JUDGE-ROLLUP-REQUIREMENT]", () => {
    const verdict = judge({ claims: [R, S1, S2], links: [link(R), link(S1)] }).verdicts.get(R.address);
    expect(verdict?.claimedBy).toHaveLength(2);
    expect(verdict?.why).toContain('Nothing claims 1 of its 2 scenarios.');
  });

  it('judges a capability by all its claims [JUDGE-ROLLUP-CAPABILITY]', () => {
    const { capabilityVerdicts } = judge({
      claims: [R, S1, S2],
      links: [link(S1)],
      capabilities: ['empty', 'box'],
    });
    expect(capabilityVerdicts.get('box')).toMatchObject({
      status: 'unverified',
      why: [
        'No executed evidence: Casebook has not seen a test result for any of its 1 requirement and 2 scenarios.',
        '2 of 3 are claimed by a link or a tag.',
      ],
    });
    expect(capabilityVerdicts.get('box')?.claimedBy).toHaveLength(1);
    expect(capabilityVerdicts.get('empty')).toMatchObject({
      status: 'unverified',
      why: ['It has no requirement, so there is nothing to verify.'],
      claimedBy: [],
      checkedBy: [],
    });
  });

  it('judges a capability by a scenario whose requirement is not among its claims [JUDGE-ROLLUP-CAPABILITY]', () => {
    const evidence = [piece(S1, { result: 'failed' })];
    expect(judge({ claims: [S1], links: [], evidence }).capabilityVerdicts.get('box')?.status).toBe(
      'refuted',
    );
  });

  it('counts a tag that names a capability for none of its claims [JUDGE-ROLLUP-CAPABILITY]', () => {
    const whole = link(undefined, 'covers', { origin: 'tag', capability: 'box' });
    const { verdicts, capabilityVerdicts } = judge({ claims: [R, S1], links: [whole] });
    expect(verdicts.get(R.address)?.claimedBy).toEqual([]);
    expect(capabilityVerdicts.get('box')?.claimedBy).toEqual([whole]);
    expect(capabilityVerdicts.get('box')?.why).toEqual([
      'No executed evidence: Casebook has not seen a test result for any of its 1 requirement and 1 scenario.',
      '0 of 2 are claimed by a link or a tag.',
      '1 tag names it as a whole, which claims none of its requirements.',
    ]);
  });

  const statuses = fc.constantFrom<LinkStatus>('covers', 'moved', 'missing', 'orphaned', 'duplicate');
  const links = fc.array(
    fc.record({ claim: fc.constantFrom(R, S1, S2, undefined), status: statuses, start: fc.nat(50) }),
  );

  it('ignores the order of claims and links [JUDGE-ROLLUP-ORDER]', () => {
    fc.assert(
      fc.property(links, fc.infiniteStream(fc.nat()), (specs, random) => {
        const all = specs.map(({ claim, status, start }, index) =>
          link(claim, status, {
            from: { path: 'openspec/specs/box/spec.md', start, end: start + 1 },
            label: `${index}`,
          }),
        );
        const shuffle = <Item>(items: readonly Item[]) =>
          items
            .map((item) => ({ item, key: random.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const once = judge({ claims: [R, S1, S2], links: all });
        const again = judge({ claims: shuffle([R, S1, S2]), links: shuffle(all) });
        for (const claim of [R, S1, S2])
          expect(again.verdicts.get(claim.address)).toEqual(once.verdicts.get(claim.address));
        expect(again.capabilityVerdicts).toEqual(once.capabilityVerdicts);
      }),
    );
  });

  it('never says more than unverified, whatever links there are [JUDGE-CLAIMED-LINKS]', () => {
    fc.assert(
      fc.property(links, (specs) => {
        const { verdicts, capabilityVerdicts } = judge({
          claims: [R, S1, S2],
          links: specs.map(({ claim, status }) => link(claim, status)),
        });
        for (const verdict of [...verdicts.values(), ...capabilityVerdicts.values()]) {
          expect(verdict.status).toBe('unverified');
          expect(verdict.why.length).toBeGreaterThan(0);
          expect(verdict.claimedBy.every((one) => one.status === 'covers' || one.status === 'moved')).toBe(
            true,
          );
        }
      }),
    );
  });
});
