import { describe, expect, it } from 'vitest';
import { resolve } from '../../../plugins/alloy/resolve/resolve.ts';
import { parseModule } from '../../../plugins/alloy/syntax/index.ts';
import { errorsIn, resolveText } from './resolve-text.ts';

const WORLD = `sig Door { key: one Key, next: lone Door }
sig Key { next: set Key, of: Door -> Room }
sig Room {}
one sig Hall extends Room {}
sig Wet in Room {}
pred open_ [d: Door] { some d.key }
fun held [d: Door]: set Key { d.key }
`;

/** What a line of a model is told, with the words at its place. */
const WRONG: readonly (readonly [string, string])[] = [
  ['fact { some lock }', 'lock: `lock` is not the name of anything that can be used here'],
  ['fact { some this }', 'this: `this` is not the name of anything that can be used here'],
  ['fact { some next }', 'next: Expected a name with one meaning, but this may be'],
  ['fact { Door + key = key }', 'Door + key: Expected the same arity on both sides of `+`'],
  ['fact { Door in key }', 'Door in key: Expected the same arity on both sides of `in`'],
  ['fact { Door.Room = Room }', 'Door.Room: Expected `.` between relations that have a column left'],
  ['fact { some ^of }', 'of: Expected a binary relation behind `^`'],
  ['fact { some ~Door }', 'Door: Expected a binary relation behind `~`'],
  ['fact { key <: key = key }', 'key: Expected a set beside `<:`'],
  ['fact { Door }', 'Door: Expected a formula, but this is of type `{Door}`'],
  ['fact { some (some Door) }', 'some Door: Expected a set or relation, but this is a formula'],
  ['fact { Door > 2 }', 'Door: Expected an integer, but this is of type `{Door}`'],
  ['fact { not #Door }', '#Door: Expected a formula, but this is an integer'],
  ['fact { some (Door <=> Room) }', 'Door: Expected a formula'],
  [
    'fact { open_[Room] }',
    'open_[Room]: Expected arguments `[d: {Door}]` of the predicate `open_`, but there are `[{Room}]`',
  ],
  [
    'fact { open_[Door, Door] }',
    'open_[Door, Door]: Expected 1 arguments of the predicate `open_`, but there are more',
  ],
  ['fact { some held }', 'held: Expected arguments `[d: {Door}]` of the function `held`, but there are `[]`'],
  [
    'fact { (some Door => Door else key) = Door }',
    'some Door => Door else key: Expected both sides of `else` to be alike',
  ],
  ['fact { (sum d: some Door | 1) = 2 }', 'Door: Unexpected `some` in `sum`, expected one atom at a time'],
  [
    'fact { some { r: key | some r } }',
    'key: Expected a unary set in a comprehension, but this is of type `{Door->Key}`',
  ],
  [
    'fact { some (Door one -> Room) }',
    'Door one -> Room: Unexpected multiplicity, expected an expression without one',
  ],
  ['fact { disj[Door, key] }', 'disj[Door, key]: Expected arguments of one arity in `disj`'],
  ['fact { disj[Door] }', 'disj[Door]: Expected 2 or more arguments of `disj`, but there are 1'],
  [
    'fact { pred/totalOrder[Door, Door] }',
    'pred/totalOrder[Door, Door]: Expected 3 arguments of `pred/totalOrder`, but there are 2',
  ],
  ['fact { some Door$ }', 'Door$: The meta name `Door$` is not supported yet'],
  ['sig A { f: one Door -> Room }', 'Door -> Room: Expected a unary set behind `one`'],
  ['sig A { f: none }', 'none: Expected a bound that may have tuples, but this is always empty'],
  [
    'sig A { f: held[Door] }',
    'held: Unexpected call of `held`, expected a bound without predicates and functions',
  ],
  ['sig A { f: Door, f: Room }', 'f: `f` is the name of another field of this signature already'],
  ['sig A extends Door { key: Room }', 'key: `key` is a field of `A` and of `Door`, which may share atoms'],
  ['sig Door {}', 'Door: `Door` is the name of another signature or parameter already'],
  ['sig A extends Lock {}', 'Lock: The signature `Lock` cannot be found'],
  ['sig A extends Wet {}', 'A: `A` cannot extend `Wet`, which is a subset'],
  ['sig A extends Int {}', 'A: `A` cannot extend `Int`'],
  ['sig A extends B {}\nsig B extends A {}', 'A: The signature `A` is above itself'],
  ['sig A in none {}', 'A: Expected `A` to be a subset of a set that is not empty'],
  ['pred p [d: Door, d: Room] {}', 'd: `d` is the name of another parameter already'],
  [
    'pred p [d: held[Door]] {}',
    'held: Unexpected call of `held`, expected a bound without predicates and functions',
  ],
  [
    'fun f: Door { key }',
    'key: Expected a value of type `{Door}` of the function `f`, but this is of type `{Door->Key}`',
  ],
  ['fun f: Door { some Door }', 'some Door: Expected a set or relation, but this is a formula'],
  ['assert a {}\nassert a {}', 'assert a {}: `a` is the name of another assertion already'],
  ['let m = Door\nlet m = Room', 'm: `m` is the name of another macro already'],
  ['let m[x] = x\nfact { some m }', 'm: Expected 1 arguments of the macro `m`'],
  [
    'let m[x] = m[x]\nfact { some m[Door] }',
    'm[x]: Expected macros that end, but `m` expands into itself too often',
  ],
  ['open util/nothing', 'open util/nothing: The module `util/nothing` cannot be found'],
  [
    'open util/ordering',
    'open util/ordering: Expected 1 arguments of the module `util/ordering`, but there are 0',
  ],
  ['open util/ordering[Lock]', 'open util/ordering[Lock]: The signature `Lock` cannot be found'],
  ['run missing', 'missing: The predicate or function `missing` cannot be found'],
  ['check open_', 'open_: The assertion `open_` cannot be found'],
  ['pred open_ {}\nrun open_', 'open_: Expected one predicate or function `open_`, but there are 2'],
  ['run {} for 3 Lock', '3 Lock: The signature `Lock` cannot be found'],
  ['var sig V {}\nrun {} for exactly 3 V', 'exactly 3 V: `V` is `var`, so its scope cannot be exact'],
  [
    'var sig V in Door {}\nrun {} for 3 V',
    '3 V: `V` is `var` and part of another signature, so it cannot have a scope',
  ],
];

describe('what has no meaning', () => {
  for (const [line, expected] of WRONG) {
    it(`is told at its place: ${line.replace(/\n/g, ' ')} [ALLOY-RESOLVE-ERROR]`, () => {
      const text = line.startsWith('open') ? `${line}\n${WORLD}` : `${WORLD}${line}\n`;
      expect(errorsIn(text)[0]).toContain(expected);
      expect(resolveText(text).model).toBeUndefined();
    });
  }

  it('says that readings of a name are too many, and which they are [ALLOY-RESOLVE-ERROR]', () => {
    expect(errorsIn(`${WORLD}fact { some next }`)).toEqual([
      'next: Expected a name with one meaning, but this may be the function `integer/next`, the field `Door <: next`, the field `Key <: next`',
    ]);
  });

  it('says that no reading of a name fits, and which there are [ALLOY-RESOLVE-ERROR]', () => {
    expect(errorsIn('sig A { f: A -> A }\nsig B { f: B -> B }\nrun { A in f or univ in f }')[0]).toContain(
      'A in f: Expected the same arity on both sides of `in`',
    );
    expect(
      errorsIn('sig A { f: set A }\nsig B { f: B -> B }\nrun { some A -> A -> A -> A & f }')[0],
    ).toContain('f');
  });

  it('names what may be meant by an unknown name [ALLOY-RESOLVE-ERROR]', () => {
    const hintOf = (line: string) => resolveText(`${WORLD}${line}`).problems[0]?.hint;
    expect(hintOf('fact { some Doot }')).toBe('Is `Door` meant?');
    expect(hintOf('fact { some hell[Door] }')).toBe('Is `held` meant?');
    expect(hintOf('fact { all thing: Door | some thng }')).toBe('Is `thing` meant?');
    expect(hintOf('fact { some Window }')).toBeUndefined();
  });

  it('tells every mistake of every paragraph, each once [ALLOY-RESOLVE-ERROR]', () => {
    const text =
      'sig A {}\nfact { some x and some y }\npred p { some z }\nassert q { all v: w | v = v and some v.u }\nrun p';
    expect(errorsIn(text).map((error) => error.slice(0, error.indexOf(':')))).toEqual(['z', 'x', 'y', 'w']);
  });

  it('ends every command with a mistake, and still knows the commands [ALLOY-RESOLVE-ERROR]', () => {
    const { model, commands } = resolveText(
      'sig A {}\nfact { some x }\na: run {} for 3\nb: check {} expect 0',
    );
    expect(model).toBeUndefined();
    expect(commands.map(({ label, check, expect: hoped }) => [label, check, hoped])).toEqual([
      ['a', false, undefined],
      ['b', true, 0],
    ]);
  });

  it('tells a mistake in an opened file at its place there [ALLOY-RESOLVE-ERROR]', () => {
    expect(errorsIn('open doors\nrun {}', { doors: 'sig Door {}\nfact { some Lock }' })).toEqual([
      'Lock: `Lock` is not the name of anything that can be used here',
    ]);
    expect(errorsIn('open doors\nrun {}', { doors: 'sig Door {' })).toHaveLength(1);
  });

  it('tells what is right but surely not meant as a warning [ALLOY-RESOLVE-TYPE]', () => {
    const { model, problems } = resolveText(
      `${WORLD}run { some Door.of or Door = Room or Hall in Key or no Hall & Door }`,
    );
    expect(model).toBeDefined();
    expect(problems.map(({ severity, message }) => `${severity}: ${message.split(':')[0]}`)).toEqual([
      'warning: This is always empty',
      'warning: Both sides are always disjoint',
      'warning: Both sides are always disjoint',
      'warning: This is always empty',
    ]);
  });

  it('warns of what never changes but depends on what does [ALLOY-RESOLVE-TYPE]', () => {
    const text =
      'var sig A { f: one B, var g: one B }\nsig B { h: set A, var i: set A }\nsig C in A {}\nsig D extends A {}\nrun {}';
    expect(resolveText(text).problems.map(({ message }) => message)).toEqual([
      '`f` never changes, but `A` is `var`',
      '`h` never changes, but its bound `A` is `var`',
      '`C` never changes, but it is part of `A`, which is `var`',
      '`D` never changes, but it is part of `A`, which is `var`',
    ]);
  });

  it('tells what goes wrong in the library where the author opens it [ALLOY-RESOLVE-ERROR]', () => {
    expect(errorsIn('open util/ordering[Int]\nsig A {}\nrun {}')[0]).toMatch(
      /^open util\/ordering\[Int\]: In `util\/ordering`: Expected a name with one meaning/,
    );
  });

  it('ends a model whose names take too many steps to decide as an error [ALLOY-RESOLVE-ERROR]', () => {
    const macros = Array.from({ length: 19 }, (_, i) => `let m${i + 1}[x] = m${i}[x] + m${i}[x] + m${i}[x]`);
    const text = ['sig A {}', 'let m0[x] = x', ...macros, 'run { some m19[A] }'].join('\n');
    expect(errorsIn(text)[0]).toContain('need too many steps');
  });

  it('ends a model whose types are too large to compare as an error [ALLOY-RESOLVE-ERROR]', () => {
    const names = Array.from({ length: 120 }, (_, i) => `S${i}`);
    const text = `${names.map((name) => `sig ${name} {}`).join(' ')}
let all_ = ${names.join(' + ')}
run { some all_ -> all_ -> all_ -> all_ }`;
    expect(errorsIn(text)[0]).toContain('too large');
  });

  it('never fails on what the parser reads [ALLOY-RESOLVE-ERROR]', () => {
    for (const [line] of WRONG) {
      for (let end = 0; end < line.length; end++) {
        const { module } = parseModule(`${WORLD}${line.slice(0, end)} ${line.slice(end + 1)}`, 'main.als');
        for (const { span } of resolve(module).problems) expect(span.end).toBeGreaterThanOrEqual(span.start);
      }
    }
  });
});
