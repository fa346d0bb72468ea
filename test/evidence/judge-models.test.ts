import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '#evidence';
import type { Address, Claim, Link } from '#model';
import { checked, INSTANCE, LATE, model, VIOLATED } from './model-evidence.ts';

const address = (text: string) => text as Address;
const R: Claim = {
  address: address('BOX-ADD'),
  kind: 'requirement',
  capability: 'box',
  title: 'Add',
  span: { path: 'openspec/specs/box/spec.md', start: 0, end: 1 },
  strength: 'mandatory',
};
const S: Claim = { ...R, address: address('BOX-ADD-ONE'), kind: 'scenario', requirement: R.address };
const link: Link = {
  claim: S.address,
  origin: 'evidence',
  role: 'verifies',
  status: 'covers',
  label: 'box.test.ts',
  from: { path: 'openspec/specs/box/spec.md', start: 10, end: 20 },
  reason: 'The title is on line 3.',
};

const judged = (...commands: Parameters<typeof checked>[0][]) =>
  judge({ claims: [R, S], links: [link], models: [model(commands.map((one) => checked(one)))] });

describe('judge with models', () => {
  it('refutes a claim by a check with a counterexample, and says which and in which scope [JUDGE-MODEL-REFUTED]', () => {
    const { verdicts, capabilityVerdicts } = judged({ outcome: VIOLATED, claims: [R.address] });
    expect(verdicts.get(R.address)).toMatchObject({
      status: 'refuted',
      why: [
        'Its model refutes it: `check Full`: there is a counterexample within the scope `for 3`.',
        expect.stringContaining('No executed test: 1 link claims it'),
      ],
    });
    expect(verdicts.get(S.address)?.status).toBe('unverified');
    expect(capabilityVerdicts.get('box')?.status).toBe('refuted');
  });

  it('refutes by a run without instance, and by an expectation that is not met [JUDGE-MODEL-REFUTED]', () => {
    const run = { command: { kind: 'run' as const }, claims: [S.address] };
    const empty = judged({ ...run, outcome: { kind: 'uninhabited' } }).verdicts;
    expect(empty.get(S.address)?.status).toBe('refuted');
    expect(empty.get(S.address)?.why[0]).toContain('cannot happen there');
    expect(empty.get(R.address)?.status).toBe('refuted');
    const holds = judged({ command: { expect: 1 }, claims: [S.address] }).verdicts.get(S.address);
    expect(holds?.why[0]).toContain('expects a counterexample, but there is none');
    const shown = judged({ outcome: VIOLATED, command: { expect: 1 }, claims: [S.address] });
    expect(shown.verdicts.get(S.address)?.status).toBe('unverified');
  });

  it('leaves a claim inconclusive whose command gives no answer [JUDGE-MODEL-OPEN]', () => {
    const late = judged({ outcome: LATE, claims: [S.address] }).verdicts.get(R.address);
    expect(late?.status).toBe('inconclusive');
    expect(late?.why[0]).toBe(
      'Its model leaves it open: `check Full` ended without an answer within the scope `for 3`: It took longer than 60 seconds.',
    );
    const span = { path: 'openspec/specs/box/spec.md', start: 3, end: 4 };
    const error = { kind: 'error', message: 'No.', span, unsupported: true } as const;
    expect(judged({ outcome: error, claims: [S.address] }).verdicts.get(S.address)?.status).toBe(
      'inconclusive',
    );
  });

  it('verifies nothing by commands that end as expected, and tells what they show [JUDGE-MODEL-ALONE]', () => {
    const { verdicts, capabilityVerdicts } = judged(
      { claims: [R.address] },
      {
        claims: [S.address],
        command: { kind: 'run', label: 'some' },
        outcome: { kind: 'inhabited', instance: INSTANCE },
        start: 200,
      },
    );
    expect(verdicts.get(S.address)).toMatchObject({
      status: 'unverified',
      why: [
        'No executed test: 1 link claims it (1 covers); Casebook has not seen a test result.',
        '1 of 1 model command ends as expected within its scope, which speaks for the model and says nothing of the code.',
        '`run some`: there is an instance within the scope `for 3`.',
      ],
    });
    expect(verdicts.get(R.address)?.status).toBe('unverified');
    expect(verdicts.get(R.address)?.checkedBy).toHaveLength(2);
    expect(capabilityVerdicts.get('box')?.why.at(-1)).toContain('2 of 2 model commands end as expected');
    const alone = judge({ claims: [R], links: [], models: [model([checked({ claims: [R.address] })])] });
    expect(alone.verdicts.get(R.address)?.status).toBe('unverified');
  });

  it('counts a command that bears on no claim for its capability only [JUDGE-MODEL-LOOSE]', () => {
    const { verdicts, capabilityVerdicts } = judged({ outcome: VIOLATED });
    expect(verdicts.get(R.address)?.status).toBe('unverified');
    expect(verdicts.get(R.address)?.checkedBy).toEqual([]);
    expect(capabilityVerdicts.get('box')).toMatchObject({ status: 'refuted' });
    expect(capabilityVerdicts.get('box')?.checkedBy).toHaveLength(1);
    const empty = judge({
      claims: [],
      links: [],
      models: [model([checked({ outcome: VIOLATED })])],
      capabilities: ['box'],
    }).capabilityVerdicts.get('box');
    expect(empty?.status).toBe('refuted');
    expect(empty?.why).toContain('It has no requirement, so there is nothing to verify.');
  });

  it('names the first commands of each kind and counts the others [JUDGE-MODEL-WHY]', () => {
    const many = Array.from({ length: 20 }, (_, index) => ({
      outcome: VIOLATED,
      claims: [S.address],
      command: { index, label: `C${index}` },
      start: 100 + index * 20,
    }));
    const why = judged(...many).verdicts.get(S.address)?.why ?? [];
    expect(why.filter((sentence) => sentence.startsWith('Its model refutes it'))).toHaveLength(6);
    expect(why).toContain('14 more model commands did not end as expected.');
  });

  const outcomes = fc.constantFrom(VIOLATED, LATE, { kind: 'holds' } as const);
  const commands = fc.array(
    fc.record({
      outcome: outcomes,
      claims: fc.subarray([R.address, S.address]),
      start: fc.integer({ min: 0, max: 1000 }),
      command: fc.record({ index: fc.nat(50), expect: fc.constantFrom(0, 1) }),
    }),
  );

  it('ignores the order of models and commands, and is never better than a command allows [JUDGE-ROLLUP-ORDER]', () => {
    fc.assert(
      fc.property(commands, (all) => {
        const once = all.map((one) => checked(one));
        const models = (list: typeof once) => list.map((one) => model([one]));
        const a = judge({ claims: [R, S], links: [link], models: models(once) });
        const b = judge({ claims: [S, R], links: [link], models: models(once.toReversed()) });
        for (const claim of [R, S]) {
          expect(b.verdicts.get(claim.address)?.status).toBe(a.verdicts.get(claim.address)?.status);
          expect(b.verdicts.get(claim.address)?.why.toSorted()).toEqual(
            a.verdicts.get(claim.address)?.why.toSorted(),
          );
          expect(a.verdicts.get(claim.address)?.status).not.toBe('verified');
        }
        const refutes = all.some(({ outcome, command }) =>
          outcome.kind === 'violated'
            ? command.expect === 0
            : outcome.kind === 'holds' && command.expect === 1,
        );
        expect(a.capabilityVerdicts.get('box')?.status === 'refuted').toBe(refutes);
      }),
    );
  });
});
