import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollUp } from '#evidence';
import { VERDICT_STATUSES, type VerdictStatus } from '#model';

const status = fc.constantFrom<VerdictStatus>(...VERDICT_STATUSES);
const rank = (one: VerdictStatus) => VERDICT_STATUSES.indexOf(one);

describe('rollUp', () => {
  it('gives the worst of the parts [JUDGE-ROLLUP-WORST]', () => {
    fc.assert(
      fc.property(fc.array(status, { minLength: 1 }), (parts) => {
        expect(rank(rollUp(parts))).toBe(Math.min(...parts.map(rank)));
      }),
    );
  });

  it('gives the same whatever the order and the repetitions [JUDGE-ROLLUP-ORDER]', () => {
    fc.assert(
      fc.property(fc.array(status), fc.array(fc.nat()), (parts, picks) => {
        const repeated = picks.flatMap((pick) => parts[pick % Math.max(1, parts.length)] ?? []);
        expect(rollUp([...repeated, ...parts].reverse())).toBe(rollUp(parts));
      }),
    );
  });

  it('gives the same in one step or by groups [JUDGE-ROLLUP-ORDER]', () => {
    fc.assert(
      fc.property(fc.array(fc.array(status, { minLength: 1 }), { minLength: 1 }), (groups) => {
        expect(rollUp(groups.map(rollUp))).toBe(rollUp(groups.flat()));
      }),
    );
  });

  it('is verified only when every part is, and there is one [JUDGE-ROLLUP-WORST]', () => {
    fc.assert(
      fc.property(fc.array(status), (parts) => {
        expect(rollUp(parts) === 'verified').toBe(
          parts.length > 0 && parts.every((part) => part === 'verified'),
        );
      }),
    );
    expect(rollUp([])).toBe('unverified');
  });

  it('never hides a refuted part behind a waiver [JUDGE-ROLLUP-WORST]', () => {
    expect(rollUp(['waived', 'verified', 'refuted'])).toBe('refuted');
  });
});
