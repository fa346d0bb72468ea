import { describe, expect, it } from 'vitest';
import type { SmtAnswer } from '#model';
import { checkStatements } from '../../../plugins/ears/logic/check-statements.ts';
import { checking } from './checking.ts';
import {
  act,
  all,
  brief,
  compare,
  cond,
  is,
  known,
  NO_AXIOMS,
  no,
  number,
  some,
  state,
  statementsOf,
  type Written,
} from './statements.ts';

const { check, found } = checking();

describe('one sentence', () => {
  it('whose condition cannot be is told, and compared with no other [CONS-ALONE-CONDITION]', async () => {
    expect(
      await found([
        { id: 'A', when: all(cond('a'), no(cond('a'))), shall: act('q') },
        { id: 'B', when: cond('a'), shall: no(act('q')) },
      ]),
    ).toEqual(['impossible-condition error A']);
  });

  it('whose demand cannot be met is told [CONS-ALONE-DEMAND]', async () => {
    const size = number('size', { role: 'response' });
    expect(
      await found([{ id: 'A', when: cond('a'), shall: all(compare(size, '<', 5), compare(size, '>', 9)) }]),
    ).toEqual(['self-contradiction error A']);
  });

  it('that asks for nothing is told [CONS-ALONE-NOTHING]', async () => {
    expect(
      await found([{ id: 'A', when: known('a'), shall: some(known('a'), known('b')), manner: 'invariant' }]),
    ).toEqual(['tautology warning A']);
  });
});

describe('repetition', () => {
  it('is told of whole sentences, and of a scenario only as a note [CONS-REDUNDANT-TWICE]', async () => {
    expect(
      await found([
        { id: 'A', when: known('a'), shall: known('q') },
        { id: 'B', when: known('a'), shall: known('q') },
        { id: 'C', when: known('a'), shall: known('q'), requirement: 'A' },
      ]),
    ).toEqual(['duplicate warning A B', 'duplicate note A C']);
  });

  it('is a note where headings may tell undeclared words apart, and a warning in two scenarios of one requirement [CONS-REDUNDANT-TWICE]', async () => {
    const undeclared = (requirement: string): readonly Written[] => [
      { id: 'A', when: cond('a'), shall: act('q'), requirement: 'R' },
      { id: 'B', when: cond('a'), shall: act('q'), requirement },
    ];
    expect(await found(undeclared('S'))).toEqual(['duplicate note A B']);
    expect(await found(undeclared('R'))).toEqual(['duplicate warning A B']);
  });

  it('is not told of a scenario that shows its requirement for a case [CONS-REDUNDANT-TWICE]', async () => {
    expect(
      await found([
        { id: 'A', when: cond('a'), shall: act('q') },
        { id: 'B', when: all(cond('a'), cond('b')), shall: act('q'), requirement: 'A' },
      ]),
    ).toEqual([]);
  });

  it('is not told of a sentence of which a part was not read [CONS-REDUNDANT-TWICE]', async () => {
    expect(
      await found([
        { id: 'A', when: cond('a'), shall: act('q'), of: 2 },
        { id: 'B', when: cond('a'), shall: act('q') },
      ]),
    ).toEqual(['redundant note A B']);
  });
});

describe('a scenario', () => {
  it('that breaks its requirement is an error [CONS-SCENARIO-BREAKS]', async () => {
    expect(
      await found([
        { id: 'R', when: cond('a'), shall: act('q') },
        { id: 'S', requirement: 'R', when: all(cond('a'), cond('b')), shall: no(act('q')) },
      ]),
    ).toEqual(['scenario-breaks-requirement error R S']);
  });

  it('of a case that its requirement excludes is a note [CONS-SCENARIO-OUTSIDE]', async () => {
    expect(
      await found([
        { id: 'R', when: cond('a'), shall: act('q') },
        { id: 'S', requirement: 'R', when: no(cond('a')), shall: act('w') },
      ]),
    ).toEqual(['scenario-outside-requirement note R S']);
  });
});

describe('cases', () => {
  const duration = number('duration', { dimension: 'time' });
  const ranges: readonly Written[] = [
    { id: 'A', when: compare(duration, '<=', 3600), shall: act('use raw tables') },
    {
      id: 'B',
      when: all(compare(duration, '>', 3600), compare(duration, '<=', 86400)),
      shall: act('use five minutes'),
    },
    { id: 'C', when: compare(duration, '>', 86400), shall: act('use one hour') },
  ];

  it('of a number are proved disjoint and complete [CONS-PARTITION-PROVED]', async () => {
    const { issues, partitions, scripts } = await check(ranges);
    expect(issues).toEqual([]);
    expect(partitions.map(({ over, cases }) => [over, cases.map(({ claim }) => claim)])).toEqual([
      ['duration', ['A', 'B', 'C']],
    ]);
    expect(scripts.get(partitions[0]?.script ?? '')).toContain('Can none of the cases hold? Expected: unsat');
  });

  it.each([
    ['a gap at a bound', compare(duration, '<', 3600), 'incomplete-cases warning A B C'],
    ['an overlap at a bound', compare(duration, '<=', 3601), undefined],
  ])('with %s are no partition [CONS-PARTITION-GAP]', async (_, first, issue) => {
    const { issues, partitions } = await check(
      [{ ...ranges[0], id: 'A', when: first, shall: act('x') }, ...ranges.slice(1)],
      {
        declared: [duration],
      },
    );
    expect(partitions).toEqual([]);
    expect(brief(issues)).toEqual(issue === undefined ? [] : [issue]);
  });

  it('of a declared state are complete where each value has one [CONS-PARTITION-PROVED]', async () => {
    const mode = state('mode', ['UP', 'DOWN', 'OFF']);
    const written: readonly Written[] = [
      { id: 'A', when: all(is(mode, 'UP'), known('e')), shall: act('x') },
      { id: 'B', when: all(some(is(mode, 'DOWN'), is(mode, 'OFF')), known('e')), shall: act('y') },
    ];
    const { partitions } = await check(written, { declared: [mode] });
    expect(partitions.map(({ over, within }) => [over, within])).toEqual([['mode', ['e']]]);
  });

  it('of a declared state name the value that none has [CONS-PARTITION-GAP]', async () => {
    const mode = state('mode', ['UP', 'DOWN', 'OFF']);
    const { issues } = await check(
      [
        { id: 'A', when: all(is(mode, 'UP'), known('e')), shall: act('x') },
        { id: 'B', when: all(is(mode, 'DOWN'), known('e')), shall: act('y') },
      ],
      { declared: [mode] },
    );
    expect(brief(issues)).toEqual(['incomplete-cases warning A B']);
    expect(issues[0]?.hint).toContain('The value OFF of mode');
    expect(issues[0]?.situation.map(({ text }) => text)).toEqual(['e', 'mode is OFF']);
  });

  it('are no partition where a word in them points elsewhere, or the solver does not confirm it [CONS-PARTITION-PROVED]', async () => {
    const pointing = ranges.map((one): Written => ({ ...one, unshareable: true }));
    expect((await check(pointing)).partitions).toEqual([]);
    const tired = {
      name: async () => 'A tired solver',
      run: async (scripts: readonly string[]) =>
        scripts.map(
          (script): SmtAnswer => ({
            kind: 'answered',
            output: 'unknown\n'.repeat(script.split('(check-sat)').length - 1),
          }),
        ),
    };
    const input = { capability: 'box', statements: statementsOf(ranges), axioms: NO_AXIOMS };
    const [checked] = await checkStatements([input], tired);
    expect(checked?.partitions).toEqual([]);
  });

  it('of a state that nobody declared are never complete [CONS-PARTITION-OTHER]', async () => {
    const mode = state('mode', ['UP', 'DOWN'], true);
    const { issues, partitions } = await check([
      { id: 'A', when: is(mode, 'UP'), shall: act('x') },
      { id: 'B', when: is(mode, 'DOWN'), shall: act('y') },
    ]);
    expect([issues, partitions]).toEqual([[], []]);
  });
});

describe('a solver that does not answer', () => {
  const open: readonly Written[] = [
    { id: 'A', when: compare(number('x'), '<=', 3), shall: act('q') },
    { id: 'B', when: some(compare(number('x'), '>', 3), cond('a')), shall: act('r') },
    { id: 'C', when: cond('a'), shall: act('q') },
    { id: 'D', when: cond('a'), shall: no(act('q')) },
  ];
  const checkWith = async (answer: SmtAnswer) => {
    const [checked] = await checkStatements(
      [{ capability: 'box', statements: statementsOf(open), axioms: NO_AXIOMS }],
      { name: async () => 'Z', run: async (scripts) => scripts.map(() => answer) },
    );
    if (checked === undefined) throw new Error('nothing was checked');
    return checked;
  };

  it('is told with its reason, and nothing that it was asked counts as found or as proved [CONS-SOLVER-FAILED]', async () => {
    const checked = await checkWith({ kind: 'failed', reason: 'no memory' });
    expect(brief(checked.issues)).toEqual(['undecided note C D']);
    expect(checked.solved).toBe(0);
    expect(checked.unanswered).toBeGreaterThan(0);
    expect(checked.failures).toEqual(['no memory']);
  });

  it('is counted where it ran into its bound, which is no failure [CONS-SOLVER-FAILED]', async () => {
    const checked = await checkWith({ kind: 'answered', output: 'unknown\n' });
    expect(brief(checked.issues)).toEqual(['undecided note C D']);
    expect([checked.solved, checked.failures]).toEqual([0, []]);
    expect(checked.unanswered).toBeGreaterThan(0);
  });

  it('is not told where it answers all [CONS-SOLVER-FAILED]', async () => {
    const checked = await check(open);
    expect(brief(checked.issues)).toEqual(['contradiction error C D']);
    expect([checked.unanswered, checked.failures]).toEqual([0, []]);
    expect(checked.solved).toBeGreaterThan(0);
  });
});

describe('without a solver', () => {
  it('what needs none is still found, without a script [CONS-SOLVER-NONE]', async () => {
    const [checked] = await checkStatements([
      {
        capability: 'box',
        statements: statementsOf([
          { id: 'A', when: cond('a'), shall: act('q') },
          { id: 'B', when: cond('a'), shall: no(act('q')) },
        ]),
        axioms: NO_AXIOMS,
      },
    ]);
    expect(brief(checked?.issues ?? [])).toEqual(['contradiction error A B']);
    expect(checked?.issues[0]?.script).toBeUndefined();
    expect([checked?.scripts.size, checked?.solved]).toEqual([0, 0]);
  });
});
