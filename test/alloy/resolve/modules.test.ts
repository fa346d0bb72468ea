import { describe, expect, it } from 'vitest';
import { printResolved } from '../../../plugins/alloy/resolve/print-resolved.ts';
import { relativeModule } from '../../../plugins/alloy/resolve/relative-module.ts';
import { askedIn, errorsIn, resolveText } from './resolve-text.ts';

type Files = Readonly<Record<string, string>>;

const signaturesOf = (text: string, files: Files = {}) =>
  resolveText(text, files).model?.signatures.map(({ name, exact }) => (exact ? `exact ${name}` : name));

describe('modules', () => {
  it('puts the signature that is given in the place of a parameter [ALLOY-RESOLVE-MODULE]', () => {
    const files = {
      pairs:
        'module pairs[a, b]\nsig Pair { left: a, right: b }\nfun swap [p: Pair]: b -> a { p.right -> p.left }',
    };
    expect(
      askedIn('open pairs[Key, Door] as p\nsig Key, Door {}\nrun { some p/swap[Pair] & Door -> Key }', files),
    ).toBe('(some (p/swap[p/Pair] & (Door -> Key)))');
    expect(errorsIn('open pairs[Key, Door]\nsig Key, Door {}\nrun { some left.Door }', files)).toEqual([]);
  });

  it('makes one module of one file and the same arguments, and several of different ones [ALLOY-RESOLVE-MODULE]', () => {
    const files = {
      list: 'module list[e]\nsig List { first: lone e, rest: lone List }',
      queue: 'module queue[x]\nopen list[x]\nsig Queue { items: one List }',
    };
    const text =
      'open list[A] as a\nopen list[B] as b\nopen list[A] as c\nopen queue[A]\nopen queue[B] as second\nsig A, B {}\nrun {}';
    expect(signaturesOf(text, files)).toEqual(['A', 'B', 'a/List', 'b/List', 'queue/Queue', 'second/Queue']);
    expect(
      askedIn(`${text.replace('run {}', 'run { a/List = c/List and queue/Queue.items in a/List }')}`, files),
    ).toContain('(a/List = a/List)');
  });

  it('gives a parameter of the opening module on [ALLOY-RESOLVE-MODULE]', () => {
    const files = {
      outer: 'module outer[x]\nopen inner[x] as i\nsig Box { in_: i/Cell }',
      inner: 'module inner[y]\nsig Cell { of: y }',
    };
    expect(askedIn('open outer[A]\nsig A {}\nrun { some Box.in_.of & A }', files)).toBe(
      '(some (((outer/Box . outer/Box<:in_) . outer/i/Cell<:of) & A))',
    );
  });

  it('makes a signature exact whose parameter says so [ALLOY-RESOLVE-MODULE]', () => {
    expect(signaturesOf('open util/ordering[A]\nsig A {}\nsig B {}\nrun {}')).toEqual([
      'exact A',
      'B',
      'ordering/Ord',
    ]);
    expect(signaturesOf('module m[exactly A, B]\nrun {}')).toEqual(['exact A', 'B']);
    expect(errorsIn('open util/ordering[A]\nvar sig A {}\nrun {}')).toEqual([
      'A: `util/ordering` wants exactly as many atoms as the scope says, but `A` is `var`',
    ]);
  });

  it('orders the values of an enum [ALLOY-RESOLVE-MODULE]', () => {
    const { model } = resolveText('enum Light { Red, Green }\nrun { Red.next = Green }');
    expect(model && printResolved(model)).toContain(
      'abstract exact enum sig Light\none enum sig Red extends Light',
    );
    expect(askedIn('enum Light { Red, Green }\nrun { Red.next = Green and first = Red }')).toBe(
      '(((Red . ordering/next[]) = Green) and (ordering/first[] = Red))',
    );
  });

  it('knows a module by its alias, its name, or the last part of its name [ALLOY-RESOLVE-MODULE]', () => {
    const world = 'sig A {}\nsig B {}\nrun { some x/first or some x/last }';
    expect(errorsIn(`open util/ordering[A] as x\n${world}`)).toEqual([]);
    expect(errorsIn(`open util/ordering[A]\n${world.replaceAll('x/', 'ordering/')}`)).toEqual([]);
    expect(
      errorsIn(`open util/ordering[A]\nopen util/ordering[B]\n${world.replaceAll('x/', 'ordering/')}`),
    ).toEqual([]);
    expect(
      errorsIn('open x\nrun { some x/A and some A and some this/B }\nsig B {}', { x: 'sig A {}' }),
    ).toEqual([]);
    expect(errorsIn('open x as a\nopen y as a\nrun {}', { x: '', y: '' })).toEqual([
      'open y as a: Expected one module named `a`, but another one is open by this name',
    ]);
  });

  it('does not see through a private open of another module [ALLOY-RESOLVE-MODULE]', () => {
    const files = { a: 'private open b\nsig A { f: B }', b: 'sig B {}' };
    expect(errorsIn('open a\nrun { some A.f }', files)).toEqual([]);
    expect(errorsIn('open a\nrun { some B }', files)).toHaveLength(1);
    expect(errorsIn('open a\nrun { some a/b/B }', files)).toHaveLength(1);
    expect(errorsIn('open a\nrun { some a/b/B }', { ...files, a: 'open b\nsig A { f: B }' })).toEqual([]);
  });

  it('takes the facts of all modules [ALLOY-RESOLVE-MODULE]', () => {
    const files = { a: 'open b\nfact one_ { some B }', b: 'sig B {}\nfact two { lone B }' };
    const { model } = resolveText('open a\nfact zero { no none }\nrun {}', files);
    expect(model?.facts.map(({ name }) => name)).toEqual(['zero', 'one_', 'two']);
  });

  it('takes commands of the main module only, and still checks the others [ALLOY-RESOLVE-MODULE]', () => {
    const { model } = resolveText('open a\nb: run {}', { a: 'sig A {}\nc: run { some A }' });
    expect(model?.commands.map(({ label }) => label)).toEqual(['b']);
    expect(errorsIn('open a\nrun {}', { a: 'run { some Missing }' })).toHaveLength(1);
  });

  it('refuses modules that open each other [ALLOY-RESOLVE-MODULE]', () => {
    expect(errorsIn('open a\nrun {}', { a: 'open b', b: 'open a' })).toEqual([
      'open a: The module `a` opens itself',
    ]);
  });

  it('prefers a file of the author to a module of the library [ALLOY-RESOLVE-MODULE]', () => {
    const files = { 'util/boolean': 'sig Bool {}\nsig Maybe extends Bool {}' };
    expect(signaturesOf('open util/boolean\nrun { some Maybe }', files)).toEqual([
      'boolean/Bool',
      'boolean/Maybe',
    ]);
  });

  it('looks for a module where the names of both modules say [ALLOY-RESOLVE-MODULE]', () => {
    expect(relativeModule('', 'other')).toBe('other');
    expect(relativeModule('main', 'lib/other')).toBe('lib/other');
    expect(relativeModule('models/main', 'models/lib/other')).toBe('lib/other');
    expect(relativeModule('models/main', 'other')).toBe('../other');
    expect(relativeModule('a/b/c', 'a/x/y')).toBe('../x/y');
  });

  it('reads the Alloy fences of an opened Markdown file [ALLOY-MARKDOWN]', () => {
    const { model } = resolveText('sig A {}\nrun {}');
    expect(model).toBeDefined();
    expect(
      errorsIn('open doors\nrun { some Door }', { doors: '# Doors\n```alloy\nsig Door {}\n```\n' }),
    ).not.toEqual([]);
  });
});
