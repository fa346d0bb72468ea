import { describe, expect, it } from 'vitest';
import { checking } from './checking.ts';
import {
  act,
  all,
  brief,
  compare,
  cond,
  fact,
  is,
  known,
  next,
  no,
  number,
  slot,
  some,
  state,
  type Written,
} from './statements.ts';

const { check, found } = checking();

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
      'conflicting-bounds error B C',
      'redundant note C A',
    ]);
  });
});
