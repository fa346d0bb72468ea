import { describe, expect, it } from 'vitest';
import { printResolved } from '../../../plugins/alloy/resolve/print-resolved.ts';
import { askedIn, errorsIn, resolveText } from './resolve-text.ts';

const printed = (text: string) => {
  const { model, problems } = resolveText(text);
  return model ? printResolved(model) : problems.map(({ message }) => message).join('\n');
};

describe('names', () => {
  it('takes a field of its own signature as that of this [ALLOY-RESOLVE-NAME]', () => {
    const text = 'sig Box { lid: lone Box, weight: Int } { some lid and no @lid }\nrun {}';
    expect(printed(text)).toContain('fact: ((some (this . Box<:lid)) and (no Box<:lid))');
  });

  it('takes a field of a signature above as that of this [ALLOY-RESOLVE-NAME]', () => {
    const text = 'sig Box { lid: lone Box }\nsig Crate extends Box {} { some lid }\nrun {}';
    expect(printed(text)).toContain('sig Crate extends Box\n  fact: (some (this . Box<:lid))');
  });

  it('takes a field of another signature as it is, unless the own one fits [ALLOY-RESOLVE-NAME]', () => {
    const text = 'sig A { to: set B } { some name and some to }\nsig B { name: set A, to: set A }\nrun {}';
    expect(printed(text)).toContain('fact: ((some B<:name) and (some (this . A<:to)))');
  });

  it('lets a bound of a field use the fields before it [ALLOY-RESOLVE-NAME]', () => {
    const text = 'sig A { all_: set A, some_: set all_ }\nrun {}';
    expect(printed(text)).toContain('some_/2: set (this . A<:all_)');
    expect(errorsIn('sig A { some_: set all_, all_: set A }\nrun {}')).toEqual([
      'all_: `all_` is not the name of anything that can be used here',
    ]);
  });

  it('means the signature itself by this in a fact of a signature with one atom [ALLOY-RESOLVE-NAME]', () => {
    expect(printed('one sig State { var on: set State } { always some on }\nrun {}')).toContain(
      'fact: (always (some (State . State<:on)))',
    );
  });

  it('takes a variable before a field, a predicate or a signature of its name [ALLOY-RESOLVE-NAME]', () => {
    const text =
      'sig A { f: set A }\npred p [f: A] { some f }\nrun { all A: A.f, p: A.f | some p and p = A }';
    expect(askedIn(text)).toBe('(all A: one (A . A<:f), p: one (A . A<:f) | ((some p) and (p = A)))');
    expect(printed('sig A { f: set A }\npred p [f: A] { some f }\nrun p')).toContain(
      'run p: (some f: one A | (some f))',
    );
  });

  it('reads a box as a call where the name can be called, else as a join [ALLOY-RESOLVE-NAME]', () => {
    const text = 'sig A { f: A -> A }\npred p [x: A, r: A -> A] { some x }\nfun g [x: A]: A -> A { x.f }';
    expect(askedIn(`${text}\nrun { all x: A | p[x, x.f] and x.p[x.f] }`)).toBe(
      '(all x: one A | (p[x, (x . A<:f)] and p[x, (x . A<:f)]))',
    );
    expect(
      askedIn(`${text}\nrun { all x: A | some f[x] and some f[x, x] and some x.f[x] and some g[x][x] }`),
    ).toBe(
      '(all x: one A | ((some (x . A<:f)) and (some (x . (x . A<:f))) and (some (x . (x . A<:f))) and (some (x . g[x]))))',
    );
  });

  it('passes what stands before the dot as the first argument [ALLOY-RESOLVE-NAME]', () => {
    const text = 'sig A { f: set A }\npred A.near [x: A] { x in this.f }\nfun A.all_: set A { this.^f }';
    expect(askedIn(`${text}\nrun { all x: A | x.near[x] and near[x, x] and x.all_ = all_[x] }`)).toBe(
      '(all x: one A | (near[x, x] and near[x, x] and (all_[x] = all_[x])))',
    );
  });

  it('gives this to a predicate in a fact of a signature if nothing else fits [ALLOY-RESOLVE-NAME]', () => {
    const text =
      'sig A { f: set A } { near[f] and near[A, f] and still }\npred near [x, y: A] { x in y }\npred still [x: A] { some x }\nrun {}';
    expect(printed(text)).toContain(
      'fact: (near[this, (this . A<:f)] and near[A, (this . A<:f)] and still[this])',
    );
  });

  it('knows the words of the language that take arguments [ALLOY-RESOLVE-NAME]', () => {
    expect(
      askedIn(
        'sig A { f: set A, n: set Int }\nrun { disj[A, A.f, f.A] and int[A.n] = sum[A.n] and Int[#A] = A.n }',
      ),
    ).toBe(
      '(disj[A, (A . A<:f), (A<:f . A)] and (sum[(A . A<:n)] = sum[(A . A<:n)]) and (Int[#A] = (A . A<:n)))',
    );
    expect(askedIn('sig A { f: set A }\nrun { pred/totalOrder[A, A.f, f] }')).toBe(
      'pred/totalOrder[A, (A . A<:f), A<:f]',
    );
  });

  it('does not see what is private in another module [ALLOY-RESOLVE-NAME]', () => {
    const files = {
      doors: 'private sig Hinge {}\nsig Door { private lock: set Door }\nprivate pred shut { no Hinge }',
    };
    for (const name of ['Hinge', 'lock']) {
      expect(errorsIn(`open doors\nrun { some ${name} }`, files)).toEqual([
        `${name}: \`${name}\` is not the name of anything that can be used here`,
      ]);
    }
    expect(errorsIn('open doors\nrun { shut }', files)).toHaveLength(1);
    expect(errorsIn('open doors\nrun { some Door }', files)).toEqual([]);
  });
});
