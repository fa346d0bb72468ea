import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '#config';
import { createRenderer, languageOfPath, type RenderCache, TERM_SECTIONS, termById } from '#render';
import { dangersIn, elementsIn, textIn } from './html-oracle.ts';

const renderer = createRenderer({ base: '/spec/' });

/** `word:term` for each token of a line that names a term. */
async function termsOf(text: string, language = 'alloy'): Promise<string[]> {
  const { lines } = await renderer.highlight(text, language);
  return lines.flatMap((line) =>
    elementsIn(line).flatMap((element) => {
      const term = element.attrs.find(({ name }) => name === 'data-term')?.value;
      const word = element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
      return term === undefined ? [] : [`${word} ${term.replace(/^(?:alloy|ears|vocabulary)-/, '')}`];
    }),
  );
}

/** Every token of the Alloy 6 language that is a word, from its reference. */
const KEYWORDS =
  'abstract after all always and as assert before but check disj else enum eventually exactly expect extends fact for fun historically iden iff implies in Int let lone module no none not once one open or pred private releases run set seq sig since some steps String sum this triggered univ until var int disjoint exh exhaustive part partition'.split(
    ' ',
  );
const OPERATORS = [
  '.',
  '->',
  '~',
  '^',
  '*',
  '+',
  '&',
  '-',
  '++',
  '<:',
  ':>',
  '#',
  '=',
  '!=',
  "'",
  ';',
  '=>',
  '<=>',
  '&&',
  '||',
  '!',
  '<',
  '>',
  '=<',
  '<=',
  '>=',
  '@',
  '|',
  ':',
  '[',
  '<<',
  '>>',
  '>>>',
];

describe('Alloy notation', () => {
  it.each(KEYWORDS)('explains the keyword %s [PAGE-HELP-COMPLETE]', async (word) => {
    const [first] = await termsOf(` ${word} `);
    expect(first).toMatch(new RegExp(`^${word} `));
  });

  it.each(OPERATORS)('explains the operator %s [PAGE-HELP-COMPLETE]', async (operator) => {
    const [first] = await termsOf(`a ${operator} b`);
    expect(first?.split(' ')[0]).toBe(operator);
  });

  it.each([
    ['one sig A in B + C {}', ['one one-sig', 'sig sig', 'in sig-in']],
    [
      'abstract var sig A extends B { r : B one -> lone C }',
      [
        'abstract abstract',
        'var var',
        'sig sig',
        'extends extends',
        ': colon',
        'one one-mult',
        '-> product',
        'lone lone-mult',
      ],
    ],
    [
      'sig A { r : set B, s : some C, t : D }',
      ['sig sig', ': colon', 'set set-mult', ': colon', 'some some-mult', ': colon'],
    ],
    [
      'all disj a, b : A | some a.r',
      ['all all-each', 'disj disj', ': colon', '| bar', 'some some-test', '. join'],
    ],
    [
      'some a : A | no a.r and lone b',
      ['some some-each', ': colon', '| bar', 'no no-test', '. join', 'and and', 'lone lone-test'],
    ],
    ['{ a : A | one a }', ['{ comprehension', ': colon', '| bar', 'one one-test']],
    [
      'a not in b and a !in c and d != e and f not = g',
      ['not in not-in', 'and and', '!in not-in', 'and and', '!= not-equal', 'and and', 'not = not-equal'],
    ],
    ['s <: r :> t', ['<: domain', ':> range']],
    ["always (x' = x) ; after y", ['always always', "' prime", '= equal', '; sequence', 'after after']],
    [
      'check p for 3 but exactly 2 A, 1..5 steps, 4 int expect 0',
      [
        'check check',
        'for for',
        'but but',
        'exactly exactly',
        '.. scope-range',
        'steps steps',
        'int int',
        'expect expect',
      ],
    ],
    ['#a =< -1 and b - 1 > 0', ['# count', '=< at-most', 'and and', '- difference', '> greater']],
    ['let x = a.b | x', ['let let', '. join', '| bar']],
    ['open util/ordering[exactly T] as o', ['open open', 'exactly exactly', 'as as']],
    ['fun/add[1, 2]', ['[ box']],
    ['sigma onesome no_one this/A univX', []],
    ['// all some no', []],
    ['-- in one', []],
    ['/* fact { */ fact', ['fact fact']],
    ['"all in one"', []],
  ])('reads %s by the meaning that its words have there [PAGE-HELP-MEANING]', async (text, expected) => {
    expect(await termsOf(text)).toEqual(expected);
  });

  it('keeps a comment over several lines and finds what follows it [PAGE-CODE-GRAMMAR]', async () => {
    expect(await termsOf('/* one\nsome\n*/ no A')).toEqual(['no no-test']);
  });

  it('has a glossary entry for each term its grammars can give, and gives each entry [PAGE-HELP-COMPLETE]', () => {
    const grammars = ['alloy', 'ears', 'ears-vocabulary']
      .map((name) =>
        readFileSync(new URL(`../../plugins/render/grammars/${name}.json`, import.meta.url), 'utf8'),
      )
      .join();
    const inGrammars = new Set([...grammars.matchAll(/term\.([\w-]+)/g)].map((match) => match[1]));
    const entries = TERM_SECTIONS.flatMap((section) => section.terms.map((term) => term.id));
    expect(new Set(entries).size).toBe(entries.length);
    expect([...inGrammars].sort()).toEqual([...entries].sort());
    for (const id of entries) {
      const term = termById(id);
      expect(term?.help).toMatch(/^[A-Z][^\n]*[.?]$/);
      expect(term?.example).toMatch(/^`[^`]+`: [^\n]*\.$/);
    }
  });

  it('marks the keywords of EARS fences [PAGE-CODE-GRAMMAR]', async () => {
    expect(
      await termsOf('WHEN `SHALL` is said, THE box SHALL NOT open\n- If x, then the lid shall close', 'ears'),
    ).toEqual([
      'WHEN when',
      'THE box system',
      'SHALL NOT shall-not',
      'If if',
      'then then',
      'the lid system',
      'shall shall',
    ]);
  });

  it('marks the keywords of vocabularies, where they are keywords [PAGE-CODE-GRAMMAR]', async () => {
    expect(
      await termsOf(
        '# state of things\nsystem Door also "the state"\nstate door : open | shut "the state is {v}"\n  set-by "turn {v}"\nassume open => not dark',
        'ears-vocabulary',
      ),
    ).toEqual(['system system', 'also also', 'state state', 'set-by set-by', 'assume assume', 'not not']);
  });
});

describe('code', () => {
  it.each([
    'alloy',
    'ears',
    'ears-vocabulary',
    'typescript',
    'python',
    'bash',
    'markdown',
    'nosuchlanguage',
    '',
    '../alloy',
    'constructor',
  ])(
    'keeps every character of a text in language %j and adds nothing a browser could run [PAGE-CODE-TEXT]',
    async (language) => {
      const text =
        'sig A { r : B } // <script>alert("1")</script> & é\n\tconst x = `<img src=x>`;\r\n\n  "unclosed\n# x\n';
      const { html } = await renderer.code(text, language);
      expect(dangersIn(html)).toEqual([]);
      expect(textIn(html)).toBe(text.replace(/\r\n/g, '\n').replace(/\n$/, ''));
    },
  );

  it('lists exactly the terms that occur, in the order of the glossary [PAGE-HELP-LEGEND]', async () => {
    const { terms } = await renderer.code('pred p { some A }\nsig A {}\nsig B {}', 'alloy');
    expect(terms).toEqual(['alloy-sig', 'alloy-pred', 'alloy-some-test']);
    expect((await renderer.code('sig', 'text')).terms).toEqual([]);
  });

  it('links the first occurrence of a term to its help and only marks the others [PAGE-HELP-FOCUS]', async () => {
    const { html } = await renderer.code('sig A {}\nsig B {}', 'alloy');
    const terms = elementsIn(html).filter((element) =>
      element.attrs.some(({ name }) => name === 'data-term'),
    );
    expect(terms.map((element) => element.tagName)).toEqual(['a', 'i']);
    expect(terms[0]?.attrs).toContainEqual({ name: 'href', value: '/spec/notation/#alloy-sig' });
  });

  it('numbers lines, marks traced ones and gives them ids when asked [PAGE-CODE-LINES]', () => {
    const html = renderer.listing(['a', '', 'b'], {
      language: 'text',
      firstLine: 9,
      idPrefix: 'L',
      marked: new Set([11]),
    });
    const lines = elementsIn(html).filter((element) => element.tagName === 'span');
    expect(lines.map((line) => line.attrs.map(({ value }) => value))).toEqual([
      ['L9'],
      ['L10'],
      ['traced', 'L11'],
    ]);
    // The style sheet counts on from here.
    expect(elementsIn(html)[0]?.attrs).toContainEqual({ name: 'style', value: 'counter-reset:line 8' });
    expect(textIn(html)).toBe('a\n\nb\n');
  });

  it('marks lines that were executed, in words too, and escapes what came of them [PAGE-EVIDENCE-EXAMPLE]', () => {
    const html = renderer.listing(['a', 'b', 'c'], {
      language: 'text',
      unexecuted: new Set([2]),
      results: new Map([
        [1, { status: 'passed', word: 'as expected' }],
        [3, { status: 'failed', word: 'not as expected', note: 'got <b onclick="x">' }],
      ]),
    });
    expect(dangersIn(html)).toEqual([]);
    const marks = elementsIn(html).filter(({ attrs }) => attrs.some(({ name }) => name === 'role'));
    expect(marks.map(({ attrs }) => attrs.map(({ value }) => value))).toEqual([
      ['cb-mark is-passed', 'img', 'as expected'],
      ['cb-mark is-failed', 'img', 'not as expected'],
    ]);
    expect(textIn(html)).toBe('a\nb\nc\ngot <b onclick="x">\n');
    expect(html).toContain('<span class=unexecuted>b');
  });

  it('highlights a language inside another the same before and after that one [PAGE-CODE-INSIDE]', async () => {
    // Languages that nothing else in this file uses, so that they cannot have been loaded before.
    const text = '---\ntitle: Box\n---\n\n```lua\nlocal box = 1\n```\n\n```python\nbox = 1\n```\n';
    const before = await renderer.highlight(text, 'markdown');
    await renderer.highlight('local box = 1\n', 'lua');
    await renderer.highlight('title: Box\n', 'yaml');
    // A renderer of its own, since one remembers what it highlighted.
    expect(await createRenderer({ base: '/spec/' }).highlight(text, 'markdown')).toEqual(before);
    expect(before.lines[1]).toContain('<i class=');
    expect(before.lines[9]).toContain('<i class=');
  });

  it('leaves text beyond its limits plain instead of slow [PAGE-CODE-BOUND]', async () => {
    const large = `sig A {}\n${'x'.repeat(LIMITS.highlightBytes)}`;
    expect((await renderer.highlight(large, 'alloy')).terms).toEqual([]);
    const long = await renderer.highlight(`sig ${'A'.repeat(LIMITS.highlightColumns)}\nsig B {}`, 'alloy');
    expect(long.lines[0]).toBe(`sig ${'A'.repeat(LIMITS.highlightColumns)}`);
    expect(long.lines[1]).toContain('alloy-sig');
  });

  it('gives the same HTML with a cache, without one, and from another renderer [PAGE-RECORD-SAME]', async () => {
    const entries = new Map<string, string>();
    let reads = 0;
    const cache: RenderCache = {
      get: (key) => {
        const value = entries.get(key);
        if (value !== undefined) reads++;
        return value;
      },
      set: (key, value) => void entries.set(key, value),
    };
    const text = 'fact { all a : A | a.r in B }';
    const cold = await createRenderer({ base: '/spec/', cache }).code(text, 'alloy');
    const warm = await createRenderer({ base: '/spec/', cache }).code(text, 'alloy');
    expect(reads).toBe(1);
    expect(warm).toEqual(cold);
    expect(await renderer.code(text, 'alloy')).toEqual(cold);
    expect((await createRenderer({ base: '/', cache }).code(text, 'alloy')).html).toContain(
      'href="/notation/',
    );
  });

  it.each([
    ['src/box.ts', 'typescript'],
    ['a/Makefile', 'make'],
    ['x.als', 'alloy'],
    ['x.PY', 'python'],
    ['LICENSE', 'text'],
    ['x.constructor', 'text'],
  ])('reads %s as %s [PAGE-CODE-TEXT]', (path, language) => {
    expect(languageOfPath(path)).toBe(language);
  });
});
