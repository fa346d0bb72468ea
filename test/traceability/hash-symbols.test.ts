import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceFile } from '#model';
import { readSymbols } from '#traceability';
import { grammars } from './memory-project.ts';

async function hashOf(path: string, text: string, name: string): Promise<string> {
  const found = (await readSymbols(sourceFile(path, text), grammars)).find((symbol) => symbol.name === name);
  if (!found) throw new Error(`There is no ${name} in ${path}:\n${text}`);
  return found.hash;
}

/** One symbol in several layouts and places, and texts that say something else. */
interface Case {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  readonly same: readonly (string | readonly [path: string, text: string])[];
  readonly other: readonly string[];
}

const CASES: Readonly<Record<string, Case>> = {
  TypeScript: {
    path: 'src/box.ts',
    name: 'put',
    text: "class Box {\n  put(next: number) {\n    this.log('a b', next);\n    return [next, 1];\n  }\n}\n",
    same: [
      [
        'lib/crate.mts',
        "class Crate { other() {} /** Puts. */ put(next: number) { this.log('a b', next); return [next, 1]; } }",
      ],
      "class Box {\n\tput(\n\t\tnext: number,\n\t) {\n\t\t// why\n\t\tthis.log(\n\t\t\t'a b',\n\t\t\tnext,\n\t\t);\n\n\t\treturn [\n\t\t\tnext,\n\t\t\t1,\n\t\t];\n\t}\n}\n",
      'class Box { put(next: number) { this.log("a b", next)\n return [next, 1] } }',
    ],
    other: [
      "class Box { put(next: number) { this.log('a  b', next); return [next, 1]; } }",
      "class Box { put(next: number) { this.log('a b', next); return\n [next, 1]; } }",
      "class Box { put(next: number) { this.log('a b', next); return [next, , 1]; } }",
      "class Box { put(next: number) { this.log('a b', next); return [next, 2]; } }",
      "class Box { put(next: string) { this.log('a b', next); return [next, 1]; } }",
      "class Box { async put(next: number) { this.log('a b', next); return [next, 1]; } }",
      "class Box { put(next: number) { this.log('a b', next); } }",
    ],
  },
  'TypeScript tests': {
    path: 'test/box.test.ts',
    name: 'adds [BOX-ADD]',
    text: "it('adds [BOX-ADD]', () => { expect(add(1, 2)).toBe(3); });\n",
    same: [
      [
        'test/all.test.ts',
        "describe('box', () => {\n  describe('sums', () => {\n    it('adds [BOX-ADD]', () => {\n      expect(add(1, 2)).toBe(3);\n    });\n  });\n});\n",
      ],
      "// first\nit(\n  'adds [BOX-ADD]',\n  () => {\n    expect(add(1, 2)).toBe(3)\n  },\n)\n",
    ],
    other: [
      "it('adds [BOX-ADD]', () => { expect(add(1, 2)).toBe(4); });\n",
      "it('adds [BOX-ADD]', () => { expect(add(1, 2)); });\n",
      "it.skip('adds [BOX-ADD]', () => { expect(add(1, 2)).toBe(3); });\n",
    ],
  },
  TSX: {
    path: 'src/page.tsx',
    name: 'Page',
    text: 'function Page() { return <p title="a b">{name} {count} items of it</p>; }',
    same: ['function Page() {\n  return <p\n    title="a b"\n  >{name} {count} items\n    of it\n  </p>;\n}'],
    other: [
      'function Page() { return <p title="a b">{name}{count} items of it</p>; }',
      'function Page() { return <p title="a  b">{name} {count} items of it</p>; }',
      'function Page() { return <p title="a b">{name} {count} items of</p>; }',
    ],
  },
  JavaScript: {
    path: 'src/box.js',
    name: 'put',
    text: 'function put(a, b) {\n  while (a) b();\n  return `x\n a` + / /.source;\n}\n',
    same: [
      'function put(a, b) { while (a) b(); return `x\n a` + / /.source; }',
      'function put(a, b) {\r\n\twhile (a) b()\r\n\treturn `x\r\n a`\r\n\t\t+ / /.source\r\n}\r\n',
    ],
    other: [
      'function put(a, b) { while (a); b(); return `x\n a` + / /.source; }',
      'function put(a, b) { while (a) b(); return `x\n  a` + / /.source; }',
      'function put(a, b) { while (a) b(); return `x\n a` + /  /.source; }',
      'function put(a, b) { while (a) b(); return `x\n a` - / /.source; }',
    ],
  },
  Python: {
    path: 'box.py',
    name: 'put',
    text: 'def put(a):\n    for x in a:\n        if x:\n            log("a b")\n        else:\n            keep((x,))\n    return a\n',
    same: [
      [
        'lib/crate.py',
        'class Crate:\n  def put(a):\n    for x in a:\n      # why\n      if x:\n        log(\n          "a b",\n        )\n\n      else:\n        keep((x,))\n    return a\n',
      ],
      "def put(a):\r\n    for x in a:\r\n        if x:\r\n            log('a b')\r\n        else:\r\n            keep((x,))\r\n    return a\r\n",
    ],
    other: [
      'def put(a):\n    for x in a:\n        if x:\n            log("a b")\n    else:\n        keep((x,))\n    return a\n',
      'def put(a):\n    for x in a:\n        if x:\n            log("a b")\n        else:\n            keep((x,))\n        return a\n',
      'def put(a):\n    for x in a:\n        if x:\n            log("a b")\n        else:\n            keep((x,))\n    return\n    a\n',
      'def put(a):\n    for x in a:\n        if x:\n            log("a b")\n        else:\n            keep((x))\n    return a\n',
      'def put(a):\n    for x in a:\n        if x:\n            log("a  b")\n        else:\n            keep((x,))\n    return a\n',
      '@cached\ndef put(a):\n    for x in a:\n        if x:\n            log("a b")\n        else:\n            keep((x,))\n    return a\n',
    ],
  },
  Java: {
    path: 'src/test/java/BoxTest.java',
    name: 'adds',
    text: 'class BoxTest { @Test void adds() { log("a b"); assertEquals(3, 1 + 2, \' \'); } }',
    same: [
      [
        'src/test/java/CrateTest.java',
        'class CrateTest {\n  int x;\n\n  /** Adds. */\n  @Test\n  void adds() {\n    log("a b"); // why\n    assertEquals(\n        3, 1 + 2, \' \');\n  }\n}\n',
      ],
    ],
    other: [
      'class BoxTest { void adds() { log("a b"); assertEquals(3, 1 + 2, \' \'); } }',
      'class BoxTest { @Test void adds() { log("a  b"); assertEquals(3, 1 + 2, \' \'); } }',
      'class BoxTest { @Test void adds() { log("a b"); assertEquals(3, 1 + 2, \'\t\'); } }',
      'class BoxTest { @Test void adds() { log("a b"); assertEquals(3, 2 + 1, \' \'); } }',
    ],
  },
  Go: {
    path: 'box.go',
    name: 'Put',
    text: 'package box\n\nfunc Put(a int) int {\n\tlog(`a b`)\n\treturn keep(a, 1)\n}\n',
    same: [
      [
        'crate/crate.go',
        'package crate\n\nvar x = 1\n\n// Put puts.\nfunc Put(a int) int {\n\n    log(`a b`)\n    return keep(\n        a,\n        1,\n    )\n}\n',
      ],
    ],
    other: [
      'package box\n\nfunc Put(a int) int {\n\tlog(`a  b`)\n\treturn keep(a, 1)\n}\n',
      'package box\n\nfunc Put(a int) int {\n\tlog(`a b`)\n\treturn\n\tkeep(a, 1)\n}\n',
      'package box\n\nfunc Put(a int64) int {\n\tlog(`a b`)\n\treturn keep(a, 1)\n}\n',
    ],
  },
  Rust: {
    path: 'src/box.rs',
    name: 'put',
    text: 'fn put(a: i32) -> (i32,) { log!("a b", a); let c = \' \'; (a,) }',
    same: [
      [
        'src/crate.rs',
        'mod inner {\n    /// Puts.\n    fn put(\n        a: i32,\n    ) -> (i32,) {\n        log!(\n            "a b", a);\n        let c = \' \'; // why\n        (a,)\n    }\n}\n',
      ],
    ],
    other: [
      'fn put(a: i32) -> (i32,) { log!("a  b", a); let c = \' \'; (a,) }',
      'fn put(a: i32) -> (i32,) { log!("a b", a); let c = \' \'; (a) }',
      'fn put(a: i32) -> (i32,) { log!("a b", a); let c = \'\t\'; (a,) }',
      'fn put(a: i32) -> (i32,) { log!("a b", a); let c = \' \'; (a,); }',
      '#[inline]\nfn put(a: i32) -> (i32,) { log!("a b", a); let c = \' \'; (a,) }',
    ],
  },
  'C++': {
    path: 'box_test.cpp',
    name: 'Box.Adds',
    text: 'TEST(Box, Adds) { if (a) b(); c(); EXPECT_EQ("a b", R"(a b)" + \' \'); }',
    same: [
      [
        'all_test.cpp',
        'namespace box {\n\n// Adds.\nTEST(Box, Adds)\n{\n  if (a)\n    b();\n  c();\n  EXPECT_EQ("a b",\n            R"(a b)" + \' \'); /* why */\n}\n}\n',
      ],
    ],
    other: [
      'TEST(Box, Adds) { if (a) { b(); c(); } EXPECT_EQ("a b", R"(a b)" + \' \'); }',
      'TEST(Box, Adds) { if (a) b(); c(); EXPECT_EQ("a  b", R"(a b)" + \' \'); }',
      'TEST(Box, Adds) { if (a) b(); c(); EXPECT_EQ("a b", R"(a  b)" + \' \'); }',
      'TEST(Box, Adds) { if (a) b(); c(); EXPECT_EQ("a b", R"(a b)" + \'\t\'); }',
    ],
  },
};

describe.each(Object.entries(CASES))('the hash of a symbol in %s', (_, { path, name, text, same, other }) => {
  it('stays when the symbol is laid out anew, commented, or moved to another place and file [FRESH-CODE-LAYOUT]', async () => {
    const hash = await hashOf(path, text, name);
    for (const variant of same) {
      const [where, what] = typeof variant === 'string' ? [path, variant] : variant;
      expect(await hashOf(where, what, name), what).toBe(hash);
    }
  });

  it('changes with every word, with what a string holds, and with what belongs together [FRESH-CODE-CHANGE]', async () => {
    const hash = await hashOf(path, text, name);
    for (const variant of other) expect(await hashOf(path, variant, name), variant).not.toBe(hash);
  });
});

/** The words of an expression of Java, whose line breaks mean nothing. */
const { expression } = fc.letrec<{ expression: string[]; operand: string[] }>((tie) => ({
  operand: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('a', 'b', '1', '"x y"', "' '").map((word) => [word]),
    tie('expression').map((inner) => ['(', ...inner, ')']),
    fc.tuple(tie('expression'), tie('expression')).map(([one, two]) => ['f', '(', ...one, ',', ...two, ')']),
    tie('expression').map((inner) => ['a', '[', ...inner, ']', '.', 'b']),
  ),
  expression: fc.oneof(
    { depthSize: 'small' },
    tie('operand'),
    fc
      .tuple(tie('operand'), fc.constantFrom('+', '*', '-', '<', '&&'), tie('expression'))
      .map(([left, sign, right]) => [...left, sign, ...right]),
  ),
}));

describe('the hash of a symbol', () => {
  it('does not know the white space between words, whatever the words [FRESH-CODE-LAYOUT]', async () => {
    const gap = fc.constantFrom(' ', '\n', '\t', '\r\n', '  \n ', ' /* why */ ', ' // why\n');
    await fc.assert(
      fc.asyncProperty(expression, fc.infiniteStream(gap), async (words, gaps) => {
        const laidOut = words.map((word) => `${gaps.next().value}${word}`).join('');
        const plain = await hashOf('a.java', `class A { int f() { x = ${words.join(' ')} ; } }`, 'f');
        expect(await hashOf('a.java', `class A { int f() { x = ${laidOut} ; } }`, 'f')).toBe(plain);
      }),
      { numRuns: 150 },
    );
  });

  it('knows every word, its place among the others and how often it stands there [FRESH-CODE-CHANGE]', async () => {
    const names = fc.array(fc.constantFrom('a', 'b', '"a b"', '"a  b"', '12', '1'), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(names, names, async (left, right) => {
        const [one, two] = await Promise.all(
          [left, right].map((list) => hashOf('a.go', `package a\nfunc F() { g(${list.join(', ')}) }`, 'F')),
        );
        expect(one === two).toBe(left.join() === right.join());
      }),
      { numRuns: 150 },
    );
  });
});
