import { afterAll, describe, expect, it } from 'vitest';
import { openSolver } from '#host';
import { type Checked, checkStatements } from '../../../plugins/ears/logic/check-statements.ts';
import type { Axioms, Timing } from '../../../plugins/ears/statement.ts';
import {
  act,
  all,
  brief,
  compare,
  cond,
  fact,
  is,
  known,
  NO_AXIOMS,
  next,
  no,
  number,
  slot,
  some,
  state,
  statementsOf,
  type Written,
} from './statements.ts';

const solver = openSolver();
afterAll(() => solver.stop());

async function check(written: readonly Written[], axioms: Partial<Axioms> = {}): Promise<Checked> {
  const [checked] = await checkStatements(
    [{ capability: 'box', statements: statementsOf(written), axioms: { ...NO_AXIOMS, ...axioms } }],
    solver,
  );
  if (checked === undefined) throw new Error('nothing was checked');
  return checked;
}

async function found(written: readonly Written[], axioms: Partial<Axioms> = {}): Promise<readonly string[]> {
  return brief((await check(written, axioms)).issues);
}

function seconds(count: number): { readonly n: bigint; readonly d: bigint } {
  return { n: BigInt(count), d: 1n };
}

const WITHIN = (count: number): readonly Timing[] => [{ kind: 'within', limit: seconds(count) }];
const KEPT = (count: number): readonly Timing[] => [{ kind: 'for-at-least', duration: seconds(count) }];

describe('a pair of demands', () => {
  it('contradicts under equal conditions [CONS-PAIR-SAME]', async () => {
    const { issues, scripts } = await check([
      { id: 'A', when: cond('the lid is open'), shall: act('sound the bell') },
      { id: 'B', when: cond('the lid is open'), shall: no(act('sound the bell')) },
    ]);
    expect(brief(issues)).toEqual(['contradiction error A B']);
    expect(issues[0]?.relation).toBe('equal');
    expect(issues[0]?.core.map(({ demands }) => demands)).toEqual([
      'sound the bell',
      'not not sound the bell',
    ]);
    expect(scripts.get(issues[0]?.script ?? '')).toContain('; A: WHEN the lid is open');
  });

  it('contradicts where one condition implies the other [CONS-PAIR-SAME]', async () => {
    const { issues } = await check([
      { id: 'A', when: cond('a'), shall: act('keep it') },
      { id: 'B', when: all(cond('a'), cond('b')), shall: no(act('keep it')) },
    ]);
    expect(brief(issues)).toEqual(['contradiction error A B']);
    expect(issues[0]?.relation).toBe('implied');
    expect(issues[0]?.situation.map(({ text, value, from }) => [text, value, from])).toEqual([
      ['a', true, 'A'],
      ['b', true, 'B'],
    ]);
  });

  it('is silent where the conditions exclude each other [CONS-PAIR-APART]', async () => {
    const coins = number('coins', { declared: false });
    const apart = await found([
      { id: 'A', when: compare(coins, '>=', 1000), shall: act('show the offer') },
      { id: 'B', when: compare(coins, '<', 1000), shall: act('hide the offer') },
    ]);
    expect(apart).toEqual([]);
    const meeting = await found([
      { id: 'A', when: compare(coins, '>=', 1000), shall: act('show the offer') },
      { id: 'B', when: compare(coins, '<=', 1000), shall: act('hide the offer') },
    ]);
    expect(meeting).toEqual(['overlap warning A B']);
  });

  it('is silent where the conditions have nothing in common [CONS-PAIR-INDEPENDENT]', async () => {
    expect(
      await found([
        { id: 'A', when: cond('a'), shall: is(slot('exit code'), '0') },
        { id: 'B', when: cond('b'), shall: is(slot('exit code'), '2') },
      ]),
    ).toEqual([]);
  });

  it('is an error between overlapping conditions of declared words, a warning between others [CONS-PAIR-OVERLAP]', async () => {
    const pair = (a: typeof known): readonly Written[] => [
      { id: 'A', when: all(a('x'), a('y')), shall: no(act('send it')) },
      { id: 'B', when: all(a('x'), a('z')), shall: act('send it') },
    ];
    expect(await found(pair(cond))).toEqual(['overlap warning A B']);
    // Two scenarios of one requirement tell its cases apart.
    expect(await found(pair(cond).map((one) => ({ ...one, requirement: 'R' })))).toEqual([]);
    const mode = state('mode', ['UP', 'DOWN']);
    expect(
      await found([
        { id: 'A', when: all(known('x'), known('y')), shall: is(next(mode), 'UP') },
        { id: 'B', when: all(known('x'), known('z')), shall: is(next(mode), 'DOWN') },
      ]),
    ).toEqual(['overlap error A B']);
  });

  it.each<[string, readonly Written[]]>([
    [
      'a value without a condition',
      [
        { id: 'A', shall: is(slot('status'), '401') },
        { id: 'B', when: cond('b'), shall: is(slot('status'), '404') },
      ],
    ],
    [
      'what leans on words elsewhere',
      [
        { id: 'A', when: cond('it fails'), shall: act('retry'), unshareable: true },
        { id: 'B', when: cond('it fails'), shall: no(act('retry')) },
      ],
    ],
    [
      'items of different lists without a condition',
      [
        { id: 'A', lead: 'For guests', shall: act('save it') },
        { id: 'B', lead: 'For members', shall: no(act('save it')) },
      ],
    ],
    [
      'steps of different scenarios without a condition',
      [
        { id: 'A', requirement: 'R', shall: act('save it') },
        { id: 'B', requirement: 'S', shall: no(act('save it')) },
      ],
    ],
    [
      'two systems',
      [
        { id: 'A', system: 'reader', when: cond('a'), shall: act('save it') },
        { id: 'B', system: 'writer', when: cond('a'), shall: no(act('save it')) },
      ],
    ],
  ])('is not taken from %s [CONS-PAIR-CONTEXT]', async (_, written) => {
    expect(await found(written)).toEqual([]);
  });

  it('binds no more than its weakest sentence [CONS-PAIR-STRENGTH]', async () => {
    const pair = (strength: 'advisory' | 'optional'): readonly Written[] => [
      { id: 'A', when: cond('a'), shall: act('log it') },
      { id: 'B', when: cond('a'), shall: no(act('log it')), strength },
    ];
    expect(await found(pair('advisory'))).toEqual(['contradiction warning A B']);
    expect(await found(pair('optional'))).toEqual(['contradiction note A B']);
  });

  it('takes verbs of a closed list as opposite, for the identical object only [CONS-PAIR-OPPOSITE]', async () => {
    const pair = (first: string, second: string): readonly Written[] => [
      { id: 'A', when: cond('a'), shall: act(first) },
      { id: 'B', when: cond('a'), shall: act(second) },
    ];
    expect(await found(pair('show the panel', 'hide the panel'))).toEqual(['contradiction error A B']);
    expect(await found(pair('show the panel', 'hide the menu'))).toEqual([]);
    expect(await found(pair('show the panel', 'print the panel'))).toEqual([]);
  });

  it('says what was declared wherever the conflict rests on it [CONS-PAIR-OPPOSITE]', async () => {
    const words = { text: 'exclusive fill, drain', span: { path: 'spec.md', start: 1, end: 20 } };
    const { issues } = await check(
      [
        { id: 'A', when: cond('a'), shall: act('fill the tank') },
        { id: 'B', when: cond('a'), shall: act('drain the tank') },
      ],
      { opposites: [{ keys: ['do: fill the tank', 'do: drain the tank'], words }] },
    );
    expect(brief(issues)).toEqual(['contradiction error A B']);
    expect(issues[0]?.vocabulary).toEqual([words]);
  });

  it('is held against the declared assumptions [CONS-PAIR-ASSUMED]', async () => {
    const written: readonly Written[] = [
      { id: 'A', when: known('a'), shall: known('q') },
      { id: 'B', when: known('b'), shall: no(known('q')) },
    ];
    // Nothing relates the two triggers: whether they meet is a question, whose rule is off.
    expect(await found(written)).toEqual(['undefined-priority note A B']);
    const { issues } = await check(written, { facts: [fact(some(no(known('a')), known('b')))] });
    expect(brief(issues)).toEqual(['contradiction error A B']);
    expect(issues[0]?.vocabulary.map(({ text }) => text)).toEqual(['assume not a or b']);
    expect(
      await found([...written, { id: 'C', when: known('c'), shall: no(known('q')) }], {
        facts: [fact(no(all(known('a'), known('b'))))],
      }),
    ).toEqual(['undefined-priority note A C']);
  });

  it('gives way to a declared priority [CONS-PAIR-PRIORITY]', async () => {
    const written: readonly Written[] = [
      { id: 'AUTH-1', when: cond('a'), shall: act('answer') },
      { id: 'RATE-1', when: all(cond('a'), cond('b')), shall: no(act('answer')) },
    ];
    expect(await found(written)).toEqual(['contradiction error AUTH-1 RATE-1']);
    const span = { path: 'spec.md', start: 0, end: 1 };
    expect(await found(written, { priorities: [{ over: 'AUTH-*', under: 'RATE-*', span }] })).toEqual([]);
  });

  it('is marked as accepted where the vocabulary says so of exactly its claims [CONS-ACCEPT]', async () => {
    const written: readonly Written[] = [
      { id: 'A', when: cond('a'), shall: act('answer') },
      { id: 'B', when: cond('a'), shall: no(act('answer')) },
    ];
    const span = { path: 'spec.md', start: 0, end: 1 };
    const accept = (claims: readonly string[], name = 'L1') =>
      check(written, { accepts: [{ check: name, claims, reason: 'as it was', span }] });
    const held = await accept(['A', 'B']);
    expect(held.issues[0]?.accepted).toEqual({ reason: 'as it was', span });
    expect(held.usedAccepts).toEqual([span]);
    for (const other of [
      await accept(['A']),
      await accept(['A', 'B', 'C']),
      await accept(['A', 'B'], 'L2'),
    ]) {
      expect(other.issues[0]?.accepted).toBeUndefined();
      expect(other.usedAccepts).toEqual([]);
    }
  });

  it('clashes with a permission only where all that is permitted is forbidden [CONS-PAIR-PERMISSION]', async () => {
    const pair = (a: Written['when'], b: Written['when']): readonly Written[] => [
      { id: 'A', ...(a && { when: a }), shall: act('share the link'), permission: true },
      { id: 'B', ...(b && { when: b }), shall: no(act('share the link')) },
    ];
    expect(await found(pair(cond('a'), cond('a')))).toEqual(['permission-clash note A B']);
    expect(await found(pair(cond('a'), cond('b')))).toEqual([]);
  });

  it('has bounds of one number that no number meets [CONS-PAIR-BOUNDS]', async () => {
    const size = number('amount: size []', { declared: false, role: 'response' });
    const { issues } = await check([
      { id: 'A', when: cond('a'), shall: compare(size, '<=', 5) },
      { id: 'B', when: cond('a'), shall: compare(size, '>=', 10) },
      { id: 'C', when: cond('a'), shall: compare(size, '<=', 8) },
    ]);
    expect(brief(issues)).toEqual([
      'conflicting-bounds error A B',
      'redundant note A C',
      'conflicting-bounds error B C',
    ]);
  });
});

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

describe('what must always hold', () => {
  const rule = (id: string, when: Written['when'], shall: Written['shall']): Written => ({
    id,
    ...(when && { when }),
    shall,
    manner: 'invariant',
  });

  it('conflicts in three sentences of which each two can be met [CONS-RULES-THREE]', async () => {
    const { issues, scripts } = await check([
      rule('A', known('a'), known('b')),
      rule('B', known('b'), known('c')),
      rule('C', known('a'), no(known('c'))),
      rule('D', known('a'), known('d')),
    ]);
    expect(brief(issues)).toEqual(['contradiction error A B C']);
    const script = scripts.get(issues[0]?.script ?? '') ?? '';
    for (const claim of ['A', 'B', 'C'])
      expect(script).toContain(`Can they be met without ${claim}? Expected: sat`);
  });

  it('keeps a condition from ever coming about [CONS-RULES-NEVER]', async () => {
    const written = (clause: 'if' | 'when'): readonly Written[] => [
      rule('A', undefined, no(known('p'))),
      { id: 'B', when: known('p'), shall: known('c'), clause },
    ];
    expect(await found(written('when'))).toEqual(['impossible-condition warning A B']);
    expect(await found(written('if'))).toEqual(['unreachable-unwanted warning A B']);
  });

  it('keeps a condition that always holds from ever beginning [CONS-RULES-NEVER]', async () => {
    expect(
      await found([
        rule('A', undefined, known('p')),
        { id: 'B', when: known('p'), rises: true, shall: known('c'), timing: WITHIN(5) },
      ]),
    ).toEqual(['impossible-condition warning A B']);
  });

  it('forbids what another sentence asks for [CONS-RULES-DEED]', async () => {
    expect(
      await found([
        rule('A', undefined, no(known('p'))),
        { id: 'B', when: known('q'), shall: known('p'), timing: WITHIN(5) },
      ]),
    ).toEqual(['contradiction error A B']);
  });

  it('makes a rule needless that the others demand together [CONS-REDUNDANT-RULES]', async () => {
    expect(
      await found([
        rule('A', known('a'), known('b')),
        rule('B', known('b'), known('c')),
        rule('C', known('a'), known('c')),
      ]),
    ).toEqual(['redundant note A B C']);
  });

  it('compares numbers with each other [CONS-RULES-THREE]', async () => {
    const [x, y, z] = [number('x'), number('y'), number('z')];
    const below = (a: typeof x, b: typeof x) => ({
      kind: 'compare' as const,
      left: { kind: 'variable' as const, variable: a },
      operator: '<' as const,
      right: { kind: 'variable' as const, variable: b },
    });
    const { issues, solved } = await check([
      rule('A', undefined, below(x, y)),
      rule('B', undefined, below(y, z)),
      rule('C', undefined, below(z, x)),
    ]);
    expect(brief(issues)).toEqual(['contradiction error A B C']);
    expect(solved).toBeGreaterThan(1);
  });
});

describe('demands in time', () => {
  const pair = (due: readonly Timing[], kept: readonly Timing[], rises = true): readonly Written[] => [
    { id: 'A', when: known('a'), shall: known('q'), timing: due },
    {
      id: 'B',
      when: known('b'),
      shall: no(known('q')),
      timing: kept,
      ...(rises && { rises: true as const }),
    },
  ];

  it('clash where one is due while the other must be kept [CONS-TIME-WINDOW]', async () => {
    expect(await found(pair(WITHIN(5), KEPT(10)))).toEqual(['timed-clash warning A B']);
    expect(await found(pair(WITHIN(10), KEPT(5)))).toEqual([]);
    expect(await found(pair(WITHIN(5), KEPT(5)))).toEqual([]);
  });

  it('clash where a condition that lasts keeps the other for ever [CONS-TIME-LASTING]', async () => {
    expect(await found(pair(WITHIN(50), KEPT(5), false))).toEqual(['timed-clash warning A B']);
  });

  it('have bounds that no moment meets [CONS-TIME-BOUNDS]', async () => {
    const late = (delay: number): readonly Written[] => [
      { id: 'A', when: cond('a'), shall: act('send it'), timing: WITHIN(5) },
      {
        id: 'B',
        when: cond('a'),
        shall: act('send it'),
        timing: [{ kind: 'not-before', delay: seconds(delay) }],
      },
    ];
    expect(await found(late(10))).toEqual(['conflicting-bounds error A B']);
    expect(await found(late(3))).toEqual([]);
  });

  it('are contained in a tighter one [CONS-REDUNDANT-PAIR]', async () => {
    const two = (first: number, second: number): readonly Written[] => [
      { id: 'A', when: cond('a'), shall: act('send it'), timing: WITHIN(first) },
      { id: 'B', when: cond('a'), shall: act('send it'), timing: WITHIN(second) },
    ];
    const { issues } = await check(two(5, 10));
    expect(brief(issues)).toEqual(['redundant note A B']);
    expect(issues[0]?.hint).toContain('B demands nothing that A does not demand already');
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

  it('of a state that nobody declared are never complete [CONS-PARTITION-OTHER]', async () => {
    const mode = state('mode', ['UP', 'DOWN'], true);
    const { issues, partitions } = await check([
      { id: 'A', when: is(mode, 'UP'), shall: act('x') },
      { id: 'B', when: is(mode, 'DOWN'), shall: act('y') },
    ]);
    expect([issues, partitions]).toEqual([[], []]);
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
