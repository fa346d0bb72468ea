import { describe, expect, it } from 'vitest';
import type { Paragraph } from '../../../plugins/alloy/syntax/ast.ts';
import { parseModule, printScope } from '../../../plugins/alloy/syntax/index.ts';
import { bracketed, declaration } from './bracketed.ts';
import { withoutSpans } from './without-spans.ts';

function read(text: string) {
  const { module, problems } = parseModule(text, 'm.als');
  expect(problems).toEqual([]);
  return module;
}

function paragraph<K extends Paragraph['kind']>(kind: K, text: string): Extract<Paragraph, { kind: K }> {
  const found = read(text).paragraphs.filter((each) => each.kind === kind);
  expect(found).toHaveLength(1);
  return found[0] as Extract<Paragraph, { kind: K }>;
}

const texts = (names: readonly { readonly text: string }[]) => names.map(({ text }) => text);

describe('the head of a module', () => {
  it('names the module and its parameters [ALLOY-PARSE]', () => {
    const { header } = read('module a/b[exactly A, B] sig C {}');
    expect(header?.name.text).toBe('a/b');
    expect(header?.parameters.map(({ exactly, name }) => [exactly, name.text])).toEqual([
      [true, 'A'],
      [false, 'B'],
    ]);
    expect(read('sig A {}').header).toBeUndefined();
  });

  it('opens modules, with arguments and under another name [ALLOY-PARSE]', () => {
    const { opens } = read('open a private open b/c[A, Int, seq/Int, this/B] as d open e[] sig A {}');
    expect(
      opens.map((open) => [open.private, open.module.text, texts(open.arguments), open.alias?.text]),
    ).toEqual([
      [false, 'a', [], undefined],
      [true, 'b/c', ['A', 'Int', 'seq/Int', 'this/B'], 'd'],
      [false, 'e', [], undefined],
    ]);
  });
});

describe('a signature', () => {
  it('has qualifiers in any order [ALLOY-PARSE]', () => {
    const expected = {
      kind: 'signature',
      private: true,
      variable: true,
      abstract: true,
      multiplicity: 'one',
    };
    expect(paragraph('signature', 'private var abstract one sig A {}')).toMatchObject(expected);
    expect(paragraph('signature', 'one abstract var private sig A {}')).toMatchObject(expected);
    expect(withoutSpans(paragraph('signature', 'sig A, B {}'))).toEqual({
      kind: 'signature',
      private: false,
      variable: false,
      abstract: false,
      names: [{ text: 'A' }, { text: 'B' }],
      fields: [],
    });
  });

  it('extends one other, or is in or equal to several [ALLOY-PARSE]', () => {
    const parent = (text: string) => {
      const found = paragraph('signature', `sig A ${text} {}`).parent;
      return found && [found.kind, ...texts(found.names)];
    };
    expect(parent('extends m/B')).toEqual(['extends', 'm/B']);
    expect(parent('in B + univ + this/C')).toEqual(['in', 'B', 'univ', 'this/C']);
    expect(parent('= B + C')).toEqual(['equals', 'B', 'C']);
    expect(parent('')).toBeUndefined();
  });

  it('has fields with all that can stand before and after their colon [ALLOY-PARSE]', () => {
    const fields = (text: string) => paragraph('signature', `sig A { ${text} }`).fields.map(declaration);
    expect(fields('f: B, disj g, h: disj lone C')).toEqual(['f: B', 'disj g h: disj lone C']);
    expect(fields('var private disj f: set B')).toEqual(['var private disj f: set B']);
    expect(fields(', f: one B + C,, g: B one -> lone C,')).toEqual([
      'f: one (B union C)',
      'g: (B one->lone C)',
    ]);
    expect(fields('f = B.g, h: (one B)')).toEqual(['f = (B join g)', 'h: one B']);
    expect(fields('f: seq B, g: disj[B]')).toEqual(['f: (seq B)', 'g: disj[B]']);
    expect(fields('f: one (lone B), g: {x: A | p}')).toEqual(['f: one (lone B)', 'g: {x: A | p}']);
  });

  it('ends with a fact of its own, if any [ALLOY-PARSE]', () => {
    const { fact } = paragraph('signature', 'sig A { f: B } { some f no @f }');
    expect(fact && bracketed(fact)).toBe('{(some f)  (no @f)}');
    expect(paragraph('signature', 'sig A {} fact { a }').fact).toBeUndefined();
  });
});

describe('other paragraphs', () => {
  it('enumerate [ALLOY-PARSE]', () => {
    const { name, values, ...found } = paragraph('enum', 'private enum E { X, Y }');
    expect([found.private, name.text, texts(values)]).toEqual([true, 'E', ['X', 'Y']]);
  });

  it('state facts and assertions, whose names may be missing or quoted [ALLOY-PARSE]', () => {
    const named = (text: string) => {
      const { paragraphs } = read(text);
      return paragraphs.map((each) =>
        each.kind === 'fact' || each.kind === 'assert'
          ? [each.kind, each.name?.text, bracketed(each.body)]
          : [],
      );
    };
    expect(named('fact { a } fact n {} fact "two words" { a b }')).toEqual([
      ['fact', undefined, '{a}'],
      ['fact', 'n', '{}'],
      ['fact', 'two words', '{a  b}'],
    ]);
    expect(named('assert a { x ; y } assert { z }')).toEqual([
      ['assert', 'a', '{(x sequence y)}'],
      ['assert', undefined, '{z}'],
    ]);
  });

  it('define predicates in either kind of brackets, or for a receiver [ALLOY-PARSE]', () => {
    for (const text of ['pred p[x, y: A, z: lone B] { x }', 'pred p (x, y: A, z: lone B) { x }']) {
      const { parameters, receiver, body, ...found } = paragraph('predicate', text);
      expect([found.name.text, found.private, receiver]).toEqual(['p', false, undefined]);
      expect(parameters.map(declaration)).toEqual(['x y: A', 'z: lone B']);
      expect(bracketed(body)).toBe('{x}');
    }
    const { receiver, name, parameters } = paragraph('predicate', 'private pred m/A.p { }');
    expect([receiver?.text, name.text, parameters]).toEqual(['m/A', 'p', []]);
    expect(paragraph('predicate', 'pred Int.p { }').receiver?.text).toBe('Int');
    expect(paragraph('predicate', 'pred seq/Int.p { }').receiver?.text).toBe('seq/Int');
  });

  it('define functions with a result and a body of one expression [ALLOY-PARSE]', () => {
    const { result, body } = paragraph('function', 'fun f[x: A]: lone B.c -> D { x.f }');
    expect([result.multiplicity, bracketed(result.expression), bracketed(body)]).toEqual([
      'lone',
      '((B join c) -> D)',
      '(x join f)',
    ]);
    expect(paragraph('function', 'fun A.f: B { this.g }').receiver?.text).toBe('A');
    expect(paragraph('function', 'fun f: B { this }').result.multiplicity).toBeUndefined();
    expect(bracketed(paragraph('function', 'fun f: {x: A | p} { a b }').body)).toBe('{a  b}');
  });

  it('define macros by `=` or by a block [ALLOY-PARSE]', () => {
    const macro = (text: string) => {
      const { name, parameters, body } = paragraph('macro', text);
      return [name.text, texts(parameters), bracketed(body)];
    };
    expect(macro('let m[x, y] = x + y')).toEqual(['m', ['x', 'y'], '(x union y)']);
    expect(macro('private let m (x) { x y }')).toEqual(['m', ['x'], '{x  y}']);
    expect(macro('let m = a run p')).toEqual(['m', [], 'a']);
    expect(macro('let m[] = a label: check { b }')).toEqual(['m', [], 'a']);
  });
});

describe('a command', () => {
  const commands = (text: string) =>
    read(text).paragraphs.map((command) => {
      if (command.kind !== 'command') return [];
      const { check, label, target, scope, expect: wanted } = command;
      const shown = 'kind' in target ? bracketed(target) : target.text;
      return [check ? 'check' : 'run', label?.text, shown, printScope(scope), wanted];
    });

  it('has a label before its colon or after its word [ALLOY-PARSE]', () => {
    expect(commands('run p check m/a run l p run { a } check l { b } l: run p l: check { c }')).toEqual([
      ['run', undefined, 'p', '', undefined],
      ['check', undefined, 'm/a', '', undefined],
      ['run', 'l', 'p', '', undefined],
      ['run', undefined, '{a}', '', undefined],
      ['check', 'l', '{b}', '', undefined],
      ['run', 'l', 'p', '', undefined],
      ['check', 'l', '{c}', '', undefined],
    ]);
  });

  it('has a scope for everything, for single signatures, or both [ALLOY-PARSE]', () => {
    const scopes = (text: string) => commands(text).map(([, , , scope]) => scope);
    expect(scopes('run p for 3 run p for 3 but 2 A, exactly 1 this/B')).toEqual([
      'for 3',
      'for 3 but 2 A, exactly 1 this/B',
    ]);
    expect(scopes('run p for 5 int, 4 seq, 3 String, 2 steps, 1 A')).toEqual([
      'for 5 Int, 4 seq, 3 String, 2 steps, 1 A',
    ]);
    expect(scopes('run p for 1..8 steps run p for 1 .. steps, 3 A')).toEqual([
      'for 1..8 steps',
      'for 1.. steps, 3 A',
    ]);
    expect(scopes('run p for exactly 2..4:2 A, 3:2 B, 1..9 C')).toEqual([
      'for exactly 2..4:2 A, 3:2 B, 1..9 C',
    ]);
    expect(scopes('run p for 2..2 A, 6..6 steps')).toEqual(['for exactly 2..2 A, exactly 6..6 steps']);
    expect(scopes('run p for 3 l: run q for 3 A m: run r')).toEqual(['for 3', 'for 3 A', '']);
  });

  it('says what it expects, and what follows it [ALLOY-PARSE]', () => {
    expect(commands('run p for 3 expect 0 check a expect 1 run p expect 7')).toEqual([
      ['run', undefined, 'p', 'for 3', 0],
      ['check', undefined, 'a', '', 1],
      ['run', undefined, 'p', '', 1],
    ]);
    const { then, target } = paragraph('command', 'run p for 2 => check a for 3 => l: run { b } expect 0');
    expect(target).toMatchObject({ text: 'p' });
    expect(then).toMatchObject({ check: true, target: { text: 'a' }, scope: { overall: 3 } });
    expect(then?.then).toMatchObject({ check: false, label: { text: 'l' }, expect: 0 });
  });

  it('spans from its word, or label, to the last thing it says [ALLOY-PARSE]', () => {
    const text = 'sig A {} l: run p for 3 A expect 1 check { some A } for 2';
    const spans = read(text).paragraphs.map(({ span }) => text.slice(span.start, span.end));
    expect(spans).toEqual(['sig A {}', 'l: run p for 3 A expect 1', 'check { some A } for 2']);
  });
});
