import { describe, expect, it } from 'vitest';
import type { ResolvedScope } from '../../../plugins/alloy/resolve/resolved.ts';
import { askedIn, errorsIn, resolveText } from './resolve-text.ts';

const headings = (text: string) =>
  resolveText(text).commands.map(({ check, label, target }) => [check ? 'check' : 'run', label, target]);

const scopeOf = (scope: string): ResolvedScope | undefined =>
  resolveText(`sig A {}\nsig B extends A {}\nrun {} ${scope}`).model?.commands[0]?.scope;

describe('commands', () => {
  it('labels a command by its label, its target, or its number among all [ALLOY-RESOLVE]', () => {
    expect(
      headings('pred p {}\nassert a {}\nrun p\ncheck a\nrun {}\nx: run p\ncheck {}\ny: check {} for 3'),
    ).toEqual([
      ['run', 'p', 'p'],
      ['check', 'a', 'a'],
      ['run', 'run$3', undefined],
      ['run', 'x', 'p'],
      ['check', 'check$5', undefined],
      ['check', 'y', undefined],
    ]);
  });

  it('gives a model without commands the default one [ALLOY-RESOLVE]', () => {
    const { commands, model } = resolveText('sig A {}');
    expect(commands.map(({ label, check, expect: hoped }) => [label, check, hoped])).toEqual([
      ['Default', false, 1],
    ]);
    expect(model?.commands[0]?.scope).toEqual({
      overall: 4,
      bitwidth: 4,
      maximumSequence: 4,
      signatures: [],
    });
  });

  it('asks for arguments of a predicate, apart if they are declared so [ALLOY-RESOLVE]', () => {
    expect(askedIn('sig A {}\npred p [disj x, y: A, s: set A] { s in x }\nrun p')).toBe(
      '(some x≠1: one A, y≠1: one A, s: set A | (s in x))',
    );
    expect(askedIn('sig A {}\npred A.p { some this }\nrun p')).toBe('(some this: one A | (some this))');
  });

  it('asks for a value of a function within its type [ALLOY-RESOLVE]', () => {
    expect(askedIn('sig A { f: set A }\nfun g [x: A]: lone A { x.f }\nrun g')).toBe(
      '(some x: one A | ((x . A<:f) in lone A))',
    );
    expect(askedIn('sig A { f: set A }\nfun g: A -> A { f }\nrun g')).toBe('(A<:f in set (A -> A))');
  });

  it('prefers a target of the own module to those of opened ones [ALLOY-RESOLVE-MODULE]', () => {
    const files = { other: 'sig B {}\npred p { some B }\npred q { no B }' };
    expect(askedIn('open other\nsig A {}\npred p { some A }\nrun p', files)).toBe('(some A)');
    expect(askedIn('open other\nsig A {}\nrun q', files)).toBe('(no other/B)');
    expect(askedIn('open other as o\nsig A {}\nrun o/q', files)).toBe('(no o/B)');
  });

  it('gives a check its assertion as it is [ALLOY-RESOLVE]', () => {
    const { model } = resolveText('sig A {}\nassert a { no A }\ncheck a expect 1');
    expect(model?.commands[0]).toMatchObject({
      check: true,
      expect: 1,
      formula: { kind: 'unary', operator: 'no' },
    });
  });

  it('reads every form of a scope [ALLOY-RESOLVE]', () => {
    expect(scopeOf('')).toEqual({ signatures: [] });
    expect(scopeOf('for 3 but 2 B, exactly 4 A')).toMatchObject({
      overall: 3,
      signatures: [
        { signature: { name: 'B' }, exactly: false, count: 2 },
        { signature: { name: 'A' }, exactly: true, count: 4 },
      ],
    });
    expect(scopeOf('for 5 Int, 3 seq, exactly 2 String')).toMatchObject({
      bitwidth: 5,
      maximumSequence: 3,
      maximumString: 2,
    });
    expect(scopeOf('for 6 int')).toMatchObject({ bitwidth: 6 });
    expect(scopeOf('for 3..3 A')).toMatchObject({ signatures: [{ exactly: true, count: 3 }] });
    expect(scopeOf('for 8 steps')?.steps).toEqual({ minimum: 1, maximum: 8, open: false });
    expect(scopeOf('for 2..8 steps')?.steps).toEqual({ minimum: 2, maximum: 8, open: false });
    expect(scopeOf('for exactly 8 steps')?.steps).toEqual({ minimum: 8, maximum: 8, open: false });
    expect(scopeOf('for 8..8 steps')?.steps).toEqual({ minimum: 8, maximum: 8, open: false });
    expect(scopeOf('for 1.. steps')?.steps).toMatchObject({ open: true });
  });

  it('refuses scopes that say nothing [ALLOY-RESOLVE-ERROR]', () => {
    const wrong = (scope: string) => errorsIn(`sig A {}\nrun {} ${scope}`)[0];
    expect(wrong('for 3 Lock')).toContain('The signature `Lock` cannot be found');
    expect(wrong('for 3 but 2 String')).toContain('Expected a number of strings such as `exactly 4 String`');
    expect(wrong('for 3 this/A, 2 integer/A')).toContain('The signature `integer/A` cannot be found');
  });

  it('says of commands that are not analysed what is not, and answers the others [ALLOY-UNSUPPORTED]', () => {
    const text = 'sig A {}\nrun { some A } => run { no A }\nrun { some A } for 2..4 A\nrun { some A }';
    const { model } = resolveText(text);
    expect(
      model?.commands.map(({ formula }) => (formula.kind === 'unsupported' ? formula.feature : formula.kind)),
    ).toEqual(['a command behind `=>`', 'a scope that grows', 'unary']);
  });
});
