import { describe, expect, it } from 'vitest';
import type { Timing } from '../../../plugins/ears/statement.ts';
import { checking } from './checking.ts';
import { act, brief, cond, known, no, number, type Written } from './statements.ts';

const { check, found } = checking();

function seconds(count: number): { readonly n: bigint; readonly d: bigint } {
  return { n: BigInt(count), d: 1n };
}

const WITHIN = (count: number): readonly Timing[] => [{ kind: 'within', limit: seconds(count) }];
const KEPT = (count: number): readonly Timing[] => [{ kind: 'for-at-least', duration: seconds(count) }];

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
    ).toEqual(['redundant note C A B']);
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
    expect(brief(issues)).toEqual(['redundant note B A']);
    expect(issues[0]?.hint).toContain('B demands nothing that A does not demand already');
  });
});
