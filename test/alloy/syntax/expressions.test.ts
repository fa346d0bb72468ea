import { describe, expect, it } from 'vitest';
import { parseModule } from '../../../plugins/alloy/syntax/index.ts';
import { bracketed, readExpression } from './bracketed.ts';

/** Each text and the same with all its brackets. */
function reads(cases: Readonly<Record<string, string>>): void {
  for (const [text, expected] of Object.entries(cases)) {
    expect(`${text} → ${bracketed(readExpression(text))}`).toBe(`${text} → ${expected}`);
  }
}

/** Binary operators from the loosest to the tightest, with their names in the tree. */
const LEVELS: readonly (readonly (readonly [string, string])[])[] = [
  [[';', 'sequence']],
  [
    ['or', 'or'],
    ['||', 'or'],
  ],
  [
    ['iff', 'iff'],
    ['<=>', 'iff'],
  ],
  [
    ['=>', 'implies'],
    ['implies', 'implies'],
  ],
  [
    ['and', 'and'],
    ['&&', 'and'],
  ],
  [
    ['until', 'until'],
    ['releases', 'releases'],
    ['since', 'since'],
    ['triggered', 'triggered'],
  ],
  [
    ['in', 'in'],
    ['not in', 'not-in'],
    ['!in', 'not-in'],
    ['=', 'equal'],
    ['!=', 'not-equal'],
    ['not =', 'not-equal'],
    ['<', 'less'],
    ['<=', 'less-or-equal'],
    ['=<', 'less-or-equal'],
    ['>', 'greater'],
    ['>=', 'greater-or-equal'],
    ['!<', 'not-less'],
    ['! <=', 'not-less-or-equal'],
    ['!=<', 'not-less-or-equal'],
    ['not >', 'not-greater'],
    ['!>=', 'not-greater-or-equal'],
  ],
  [
    ['<<', 'shift-left'],
    ['>>', 'shift-right'],
    ['>>>', 'shift-right-unsigned'],
  ],
  [
    ['+', 'union'],
    ['-', 'difference'],
    ['fun/add', 'integer-add'],
    ['fun / sub', 'integer-subtract'],
  ],
  [
    ['fun/mul', 'integer-multiply'],
    ['fun/div', 'integer-divide'],
    ['fun/rem', 'integer-remainder'],
  ],
  [['++', 'override']],
  [['&', 'intersection']],
  [
    ['->', '->'],
    ['->one', '->one'],
    ['lone->', 'lone->'],
    ['some -> set', 'some->set'],
  ],
  [['<:', 'domain']],
  [[':>', 'range']],
  [
    ['.', 'join'],
    ['::', 'join'],
  ],
];

const isRight = (level: number): boolean => level === 0 || level === 3 || level === 12;

describe('operators', () => {
  it('bind as tightly as their level says, on either side of a looser one [ALLOY-PARSE]', () => {
    for (const [level, loose] of LEVELS.entries()) {
      for (const tight of LEVELS.slice(level + 1).flat()) {
        for (const [text, name] of loose) {
          reads({
            [`a ${text} b ${tight[0]} c`]: `(a ${name} (b ${tight[1]} c))`,
            [`a ${tight[0]} b ${text} c`]: `((a ${tight[1]} b) ${name} c)`,
          });
        }
      }
    }
  });

  it('gather to the left, but `;`, `=>` and `->` to the right [ALLOY-PARSE]', () => {
    for (const [level, operators] of LEVELS.entries()) {
      for (const [first, one] of operators) {
        for (const [second, two] of operators) {
          const expected = isRight(level) ? `(a ${one} (b ${two} c))` : `((a ${one} b) ${two} c)`;
          reads({ [`a ${first} b ${second} c`]: expected });
        }
      }
    }
  });

  it('stand before a formula looser than comparisons, before a set looser than shifts [ALLOY-PARSE]', () => {
    for (const [word, name] of [
      ['not', 'not'],
      ['!', 'not'],
      ['always', 'always'],
      ['eventually', 'eventually'],
      ['after', 'after'],
      ['before', 'before'],
      ['historically', 'historically'],
      ['once', 'once'],
    ]) {
      reads({
        [`${word} a = b`]: `(${name} (a equal b))`,
        [`${word} a until b`]: `((${name} a) until b)`,
        [`a and ${word} b or c`]: `((a and (${name} b)) or c)`,
        [`${word} ${word} a`]: `(${name} (${name} a))`,
      });
    }
    for (const word of ['no', 'some', 'lone', 'one', 'set', 'seq']) {
      reads({
        [`${word} a << b`]: `(${word} (a shift-left b))`,
        [`${word} a = b`]: `((${word} a) equal b)`,
        [`not ${word} a.b`]: `(not (${word} (a join b)))`,
      });
    }
  });

  it('stand before a number looser than `++`, before a relation tighter than `.` [ALLOY-PARSE]', () => {
    reads({
      '#a ++ b': '(cardinality (a override b))',
      '#a fun/mul b': '((cardinality a) integer-multiply b)',
      '# # a': '(cardinality (cardinality a))',
      'int a ++ b + c': '(int[(a override b)] union c)',
      'sum a & b': 'sum[(a intersection b)]',
      '^a.b': '((closure a) join b)',
      '~*^a': '(transpose (reflexive-closure (closure a)))',
      'a.~b': '(a join (transpose b))',
      '~a[b]': '(transpose a)[b]',
    });
  });

  it('reads a prime, in each of its spellings, after what is before it [ALLOY-PARSE]', () => {
    reads({
      "a'": '(prime a)',
      "a''": '(prime (prime a))',
      'a’ + b‘': '((prime a) union (prime b))',
      "a.b'": '(a join (prime b))',
      "(a.b)'": '(prime (a join b))',
      "~a'": '(prime (transpose a))',
      "~(a')": '(transpose (prime a))',
      "a'.b": '((prime a) join b)',
    });
  });

  it('belongs an `else` to the nearest `=>` before it [ALLOY-PARSE]', () => {
    reads({
      'a => b else c': '(a ? b : c)',
      'a => b => c else d': '(a implies (b ? c : d))',
      'a => b => c else d else e': '(a ? (b ? c : d) : e)',
      'a => b else c => d': '(a ? b : (c implies d))',
      'a => b else c iff d': '((a ? b : c) iff d)',
    });
  });
});

describe('numbers', () => {
  it('are decimal, hexadecimal or binary [ALLOY-PARSE]', () => {
    reads({ '007': '7', '0x0a': '10', '0xFF_00': '65280', '0b1_01': '5', '2147483647': '2147483647' });
  });

  it('are negative where nothing stands before that a number could be taken from [ALLOY-PARSE]', () => {
    reads({
      'a = -1': '(a equal -1)',
      'a = - 1': '(a equal -1)',
      '-1.a': '(-1 join a)',
      'a - 1': '(a difference 1)',
      'a -1': '(a difference 1)',
      '(a)-1': '(a difference 1)',
      'a[b] -1': '(a[b] difference 1)',
      'none -1': '(<none> difference 1)',
      'fun/max -1': '(<fun/max> difference 1)',
      '2 - -1': '(2 difference -1)',
      'a fun/add -1': '(a integer-add -1)',
      'add -1': '(add difference 1)',
      // As the official tool does it, surprising as it is.
      "a' -1": '{(prime a)  -1}',
      '-0': '0',
    });
  });
});

describe('quantified expressions', () => {
  it('begin where names and a colon follow the word [ALLOY-PARSE]', () => {
    reads({
      'all x: A | x': '(all x: A | x)',
      'all x, y: A, z: B | x': '(all x y: A, z: B | x)',
      'no disj x, y: A | x': '(no disj x y: A | x)',
      'some x: A { x y }': '(some x: A | {x  y})',
      'lone x: lone A, y = x.f | y': '(lone x: lone A, y = (x join f) | y)',
      'one x: A + B -> C | x': '(one x: (A union (B -> C)) | x)',
      'sum x: A | #x': '(sum x: A | (cardinality x))',
      'sum x': 'sum[x]',
      'some x': '(some x)',
      'one x = y': '((one x) equal y)',
      'all x: one y.z, w: B | x': '(all x: one (y join z), w: B | x)',
      'all x: one y, z: B | x': '(all x: one y, z: B | x)',
    });
  });

  it('have the rest of the formula as their body, but for a `;` [ALLOY-PARSE]', () => {
    reads({
      'all x: A | p or q => r': '(all x: A | (p or (q implies r)))',
      'all x: A | p ; q': '((all x: A | p) sequence q)',
      'all x: A | (p ; q)': '(all x: A | (p sequence q))',
      'a ; all x: A | p ; q': '(a sequence ((all x: A | p) sequence q))',
      'all x: A | some y: B | p and q': '(all x: A | (some y: B | (p and q)))',
      'all x: A { p } q': '{(all x: A | {p})  q}',
    });
  });

  it('may be the last operand of an operator [ALLOY-PARSE]', () => {
    reads({
      'a or all x: A | p and q': '(a or (all x: A | (p and q)))',
      'a => some x: A | p': '(a implies (some x: A | p))',
      'a => b else let x = c | x': '(a ? b : (let x = c | x))',
      'not all x: A | p': '(not (all x: A | p))',
      'a + let x = b | x.c': '(a union (let x = b | (x join c)))',
      'a.sum x: A | x': '(a join (sum x: A | x))',
      '#sum x: A | x': '(cardinality (sum x: A | x))',
      'a => not all x: A | p': '(a implies (not (all x: A | p)))',
    });
  });

  it('are warned of where the official tool wants brackets [ALLOY-PARSE]', () => {
    for (const text of [
      'a and not all x: A | p',
      'a or b and all x: A | p',
      'a => all x: A | p else q',
      'a = sum x: A | x',
    ]) {
      const { problems } = parseModule(`fact { ${text} }`, 'm.als');
      expect(problems.map(({ severity }) => severity)).toEqual(['warning']);
    }
  });

  it('become one `let` for each name it gives [ALLOY-PARSE]', () => {
    reads({
      'let a = x, b = a.f | b': '(let a = x | (let b = (a join f) | b))',
      'let a = x { a }': '(let a = x | {a})',
    });
  });
});

describe('brackets', () => {
  it('tell a comprehension from a block by its declaration [ALLOY-PARSE]', () => {
    reads({
      '{ x: A | p }.f': '({x: A | p} join f)',
      '{ x, y: A, z: lone B | p }': '{x y: A, z: lone B | p}',
      '{ x: A { p q } }': '{x: A | {p  q}}',
      '{ x: A }': '{x: A}',
      '{ disj x, y: A | p }': '{disj x y: A | p}',
      '{ disj[x, y] }': '{disj[x, y]}',
      '{ x y }': '{x  y}',
      '{}': '{}',
    });
  });

  it('hold arguments, also of the words that take them [ALLOY-PARSE]', () => {
    reads({
      'f[]': 'f[]',
      'f[a, b].g[c]': '(f[a, b] join g)[c]',
      'f[a][b]': 'f[a][b]',
      'a.f[b]': '(a join f)[b]',
      'disj[a, b]': 'disj[a, b]',
      'disjoint[a]': 'disj[a]',
      'a.disj[b]': 'disj[a, b]',
      'a.(disj[b])': 'disj[b, a]',
      'int[a]': 'int[a]',
      'a.int + a.sum': '(int[a] union sum[a])',
      'Int[a]': '<Int>[a]',
      'pred/totalOrder[a, b, c]': 'pred/totalOrder[a, b, c]',
      'f[some x, some y]': 'f[(some x), (some y)]',
      'f[all x: A | p, b]': 'f[(all x: A | p), b]',
    });
  });
});

describe('names', () => {
  it('are reached through modules, or are words of the language [ALLOY-PARSE]', () => {
    reads({
      'a/b / c': 'a/b/c',
      'this/a + this': '(this/a union this)',
      'seq/a & seq/Int': '(seq/a intersection <seq/Int>)',
      '@a.b': '(@a join b)',
      'a"b + b""': '(a"b union b"")',
      'größe + $x + _1': '((größe union $x) union _1)',
      'none + univ + Int + String': '(((<none> union <univ>) union <Int>) union <String>)',
      'iden.fun/next + fun/min': '((<iden> join <fun/next>) union <fun/min>)',
      '"a\\n\\"\\\\"': '"a\\n\\"\\\\"',
    });
  });

  it('are not broken by comments and spaces [ALLOY-PARSE]', () => {
    reads({
      'a -- b\n + c': '(a union c)',
      'a // b\r\n + c': '(a union c)',
      'a /* + b\n */ + c': '(a union c)',
      'a\t\f+ /**/ c': '(a union c)',
      'a--b': 'a',
      'a-> b': '(a -> b)',
    });
  });
});
