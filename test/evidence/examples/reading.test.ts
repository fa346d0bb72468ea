import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attachExpectations,
  examplesIn,
  placeInFile,
  readJavaScript,
  readLiteral,
  showValue,
} from '#evidence';
import { sourceFile } from '#model';
import { parseSpec } from '#openspec';

function read(text: string) {
  const result = readJavaScript(text);
  if ('message' in result) throw new Error(result.message);
  return result;
}

/** Statements with what is expected of them, as text. */
function stepsOf(text: string): readonly string[] {
  const { steps, stray } = read(text);
  return [
    ...stray.map(({ reason }) => `stray: ${reason}`),
    ...steps.map(({ statement, expectations, unreadable }) =>
      [
        text.slice(statement.start, statement.end),
        ...expectations.map(({ kind, text: wanted }) => `${kind} ${wanted}`.trim()),
        ...unreadable.map(({ reason }) => `! ${reason}`),
      ].join(' | '),
    ),
  ];
}

describe('reading examples', () => {
  it('finds the fences below example lines with the claim they stand under [EXAMPLE-FIND-FENCE]', () => {
    const text = `# Box

## Requirements

### Requirement: Keep [BOX-KEEP]

Box SHALL keep.

\`\`\`js
notEvidence();
\`\`\`

##### Evidence

- Example:

\`\`\`ts
1; //=> 1
\`\`\`

#### Scenario: Kept [BOX-KEEP-A]

WHEN put in, Box SHALL keep.

##### Evidence

- Test: [a](/test/a.ts)
- Example:

\`\`\`python
1 #=> 1
\`\`\`

- Example:

\`\`\`ruby
1
\`\`\`
`;
    const capability = parseSpec(sourceFile('openspec/specs/box/spec.md', text), 'box');
    const found = examplesIn([capability]).map(({ claim, index, language, capability: id }) => [
      id,
      index,
      claim,
      language,
    ]);
    expect(found).toEqual([
      ['box', 0, 'BOX-KEEP', 'typescript'],
      ['box', 1, 'BOX-KEEP-A', 'python'],
      ['box', 2, 'BOX-KEEP-A', 'other'],
    ]);
  });

  it('gives an expectation to the statement it stands behind or below [EXAMPLE-READ-PLACE]', () => {
    expect(
      stepsOf(`const a = [
  1,
]; //=> [1]
//=> type Array
f(a); g(a); //=> 2
h(a)
  //*
// a remark
const url = "http://x"; // => http://x`),
    ).toEqual([
      'const a = [\n  1,\n]; | value [1] | type Array',
      'f(a);',
      'g(a); | value 2',
      'h(a) | any',
      'const url = "http://x"; | value http://x',
    ]);
  });

  it('says of every expectation that it cannot read why [EXAMPLE-READ-UNREADABLE]', () => {
    expect(
      stepsOf(`//=> 1
f(1, //=> 2
  2);
function g() {
  return 5; //=> 5
}
g(); //=>
g(); //=> type
g(); //=> throws Error: with text
if (g()) f(); //=> 3
throw f; //=> throws {RangeError}`),
    ).toEqual([
      'stray: It stands above every statement; expected it behind or below one.',
      'f(1, //=> 2\n  2); | ! It stands inside a statement; expected it behind one at the top level of the example.',
      'function g() {\n  return 5; //=> 5\n} | ! It stands inside a statement; expected it behind one at the top level of the example.',
      'g(); | ! It says nothing after `=>`; expected a value, `type T` or `throws E`.',
      'g(); | ! After `type` one name is expected; a text that begins with this word must be in quotes.',
      'g(); | ! After `throws` one name is expected; a text that begins with this word must be in quotes.',
      'if (g()) f(); | ! The statement gives no value; of such a one only `*` and `throws` can be expected.',
      'throw f; | throws RangeError',
    ]);
  });

  it('loses no expectation, whatever the text [EXAMPLE-READ-UNREADABLE]', () => {
    const line = fc.constantFrom(
      'f();',
      'x = 1',
      '//=> 1',
      '//*',
      '//=>',
      '[1,',
      '2]',
      'if (x) {',
      '}',
      '// remark',
      'y //=> 2',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n');
        const result = readJavaScript(text);
        if ('message' in result) return;
        const said = result.steps.reduce(
          (sum, step) => sum + step.expectations.length + step.unreadable.length,
          result.stray.length,
        );
        expect(said).toBe(lines.filter((one) => /\/\/(=>|\*)/.test(one)).length);
      }),
    );
  });

  it('never throws on any text [EXAMPLE-READ-UNREADABLE]', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const result = readJavaScript(text);
        readLiteral(text);
        if ('steps' in result) {
          for (const { statement } of result.steps) expect(statement.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it('knows literals from other texts and shows equal values alike [EXAMPLE-LINE-LITERAL]', () => {
    const shown = (text: string) => {
      const literal = readLiteral(text);
      return literal === undefined ? 'no literal' : showValue(literal.value);
    };
    expect(
      ['{ b: 1, "a": [null, undefined] }', "'x'", '"x"', '-0', '0', '1e3', '10n', '/a/g', 'NaN', '`t`'].map(
        shown,
      ),
    ).toEqual([
      '{ a: [ null, undefined ], b: 1 }',
      "'x'",
      "'x'",
      '-0',
      '0',
      '1000',
      '10n',
      '/a/g',
      'NaN',
      "'t'",
    ]);
    for (const text of [
      'f()',
      'a',
      '[a]',
      '{ a }',
      '{ __proto__: null }',
      '{ get a() {} }',
      `\`\${1}\``,
      '1 + 1',
      '1; 2',
      '',
      'process.exit()',
    ]) {
      expect(shown(text), text).toBe('no literal');
    }
  });

  it('places every part of a fence in its file [EXAMPLE-LINE-PLACE]', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z é😀;]{0,6}$/u), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', '  ', '> '),
        (codes, ending, before) => {
          const written = codes.map((code) => `${before}${code}${ending}`).join('');
          const head = `x${ending}`;
          const file = sourceFile('a.md', `${head}${written}end`);
          const value = codes.join('\n');
          const valueSpan = { path: 'a.md', start: head.length, end: head.length + written.length };
          const spanOf = placeInFile(file, {
            language: 'js',
            value,
            span: valueSpan,
            valueSpan,
            closed: true,
          });
          let at = 0;
          for (const code of codes) {
            const { start, end } = spanOf({ start: at, end: at + code.length });
            expect(file.text.slice(start, end)).toBe(code);
            at += code.length + 1;
          }
        },
      ),
    );
  });

  it('keeps statements without expectations [EXAMPLE-READ-PLACE]', () => {
    const { steps } = attachExpectations({
      statements: [{ start: 0, end: 1, givesValue: true }],
      comments: [{ start: 2, end: 4, text: ' *' }],
    });
    expect(steps).toEqual([
      { statement: { start: 0, end: 1, givesValue: true }, expectations: [], unreadable: [] },
    ]);
  });
});
