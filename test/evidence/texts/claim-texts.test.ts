import { describe, expect, it } from 'vitest';
import { readGrounds } from '#assess';
import type { ClaimGround } from '#evidence';
import type { Address } from '#model';
import { configWith, grammars, memoryFiles } from '../../traceability/memory-project.ts';

const PATH = 'openspec/specs/box/spec.md';

/** What the claims of a spec rest on, by tag. */
async function groundsOf(
  spec: string,
  files: Readonly<Record<string, string>> = {},
): Promise<ReadonlyMap<Address, ClaimGround>> {
  const project = memoryFiles({ [PATH]: spec, ...files });
  return (await readGrounds({ files: project, config: configWith(), grammars, alsoRead: [] })).grounds;
}

function groundOf(grounds: ReadonlyMap<Address, ClaimGround>, tag: string): ClaimGround {
  const ground = grounds.get(tag as Address);
  if (!ground) throw new Error(`There is no ${tag}`);
  return ground;
}

const SPEC = `# Box

## Purpose

A box holds one value at a time.

## Requirements

### Requirement: Keep a value [BOX-KEEP]

The box SHALL keep the value that was put into it last.

It holds for every value but *nothing* or **never** or \`_a\`.

* one
* two

| value | kept  |
|-------|-------|
| \`1\`   | yes   |

\`\`\`text
put 1
\`\`\`

#### Scenario: Put and get [BOX-KEEP-GET]

- **WHEN** a caller puts a value into the box
- **THEN** the box SHALL give it back
`;

const texts = async (spec: string) => {
  const grounds = await groundsOf(spec);
  return ['BOX-KEEP', 'BOX-KEEP-GET'].map((tag) => groundOf(grounds, tag).text);
};

describe('the text of a claim', () => {
  it.each([
    ['lines are broken elsewhere', 'keep the value that', 'keep the\nvalue that'],
    ['white space is added', 'put into it last.', 'put   into it last.  '],
    [
      'a table is drawn wider',
      '| value | kept  |\n|-------|-------|',
      '|value |   kept  |\n| ----------- | ----- |',
    ],
    [
      'emphasis is marked otherwise',
      'every value but *nothing* or **never**',
      'every value but _nothing_ or __never__',
    ],
    ['a list is marked otherwise', '* one\n* two', '- one\n- two'],
    ['a comment is written', 'It holds for', '<!-- Is that so? -->\n\nIt holds for'],
    ['a comment stands in a sentence', 'It holds for', 'It holds <!-- always --> for'],
    [
      'references and metadata are added',
      'It holds for',
      '**Priority**: high\n\n**References:**\n\n- docs/box.md\n\nIt holds for',
    ],
    [
      'evidence is added',
      'give it back\n',
      'give it back\n\n##### Evidence\n\n- Test: [box](/test/box.test.ts)\n',
    ],
    ['a model is added', 'It holds for', '```alloy\nsig Box {}\n```\n\nIt holds for'],
    ['the purpose is said otherwise', 'one value at a time', 'a single value'],
    ['a claim moves within the file', '## Purpose', '\n\n## Purpose'],
    ['steps are marked otherwise', '- **WHEN** a', '* **When** a'],
  ])('stays when %s [FRESH-CLAIM-LAYOUT]', async (_, from, to) => {
    expect(SPEC).toContain(from);
    expect(await texts(SPEC.replace(from, to))).toEqual(await texts(SPEC));
  });

  it('stays with line endings of another kind and under another tag [FRESH-CLAIM-LAYOUT]', async () => {
    expect(await texts(SPEC.replaceAll('\n', '\r\n'))).toEqual(await texts(SPEC));
    const renamed = await groundsOf(SPEC.replaceAll('BOX-KEEP', 'CRATE-KEEP'));
    expect(groundOf(renamed, 'CRATE-KEEP').text).toBe(groundOf(await groundsOf(SPEC), 'BOX-KEEP').text);
  });

  it.each([
    ['the title', 'Keep a value', 'Keep the value'],
    ['a word of the sentence', 'put into it last', 'put into it first'],
    ['the strength', 'SHALL keep', 'SHOULD keep'],
    ['prose', 'every value but *nothing*', 'every value but *one*'],
    ['code in prose', '`_a`', '`a`'],
    ['the place of emphasis', '*nothing* or', 'nothing *or*'],
    ['a table', '| yes ', '| no  '],
    ['a plain fence', 'put 1\n', 'put 2\n'],
  ])(
    'of a requirement changes with %s, and that of its scenario does not [FRESH-CLAIM-CHANGE]',
    async (_, from, to) => {
      expect(SPEC).toContain(from);
      const [requirement, scenario] = await texts(SPEC);
      const changed = await texts(SPEC.replace(from, to));
      expect(changed[0]).not.toBe(requirement);
      expect(changed[1]).toBe(scenario);
    },
  );

  it.each([
    ['the title', 'Put and get', 'Put, then get'],
    ['a step', 'puts a value', 'puts two values'],
    ['the keyword of a step', '**WHEN** a caller', '**GIVEN** a caller'],
  ])(
    'of a scenario changes with %s, and that of its requirement does not [FRESH-CLAIM-CHANGE]',
    async (_, from, to) => {
      expect(SPEC).toContain(from);
      const [requirement, scenario] = await texts(SPEC);
      const changed = await texts(SPEC.replace(from, to));
      expect(changed[0]).toBe(requirement);
      expect(changed[1]).not.toBe(scenario);
    },
  );
});

function withoutFiles({ implementation }: ClaimGround) {
  return implementation.map(({ name, hash }) => ({ name, hash }));
}

/** A spec with one scenario and the given lines of evidence for its requirement and for itself. */
const specWith = (requirement: string, scenario = '') => `# Box

## Requirements

### Requirement: Keep a value [BOX-KEEP]

The box SHALL keep its value.

##### Evidence

${requirement}

#### Scenario: Put and get [BOX-KEEP-GET]

WHEN a caller puts a value, the box SHALL keep it.

##### Evidence

${scenario}
`;

const CODE =
  'export class Box {\n  put(x) { this.x = x; }\n  get() { return this.x; }\n}\nexport const limit = 3;\n';

describe('the code that a claim rests on', () => {
  it('is each symbol that its links and tags name, once, by its name and file [FRESH-GROUND]', async () => {
    const grounds = await groundsOf(
      specWith(
        '- Implementation: [Box](/src/box.js)',
        '- Implementation: [put()](/src/box.js), [Box.put](/src/box.js)',
      ),
      { 'src/box.js': CODE, 'src/more.js': '// [BOX-KEEP-GET]\nfunction more() {}\n' },
    );
    expect(groundOf(grounds, 'BOX-KEEP').implementation.map(({ name }) => name)).toEqual([
      '`Box` in `src/box.js`',
    ]);
    const scenario = groundOf(grounds, 'BOX-KEEP-GET');
    expect(scenario.implementation.map(({ name }) => name)).toEqual([
      '`Box.put()` in `src/box.js`',
      '`more()` in `src/more.js`',
    ]);
    expect(scenario.requirement).toBe(grounds.get('BOX-KEEP' as Address));
  });

  it('is the named lines, or the whole file where a link names no symbol of it [FRESH-GROUND-FILE]', async () => {
    const spec = specWith(
      '- Implementation: [the schema](/db/box.sql)',
      '- Implementation: [the table](/db/box.sql#L2-L3)',
    );
    const sql = 'create schema box;\ncreate table values (\n  x int\n);\ncreate index i;\n';
    const hashes = async (text: string) => {
      const grounds = await groundsOf(spec, { 'db/box.sql': text });
      return ['BOX-KEEP', 'BOX-KEEP-GET'].map((tag) => withoutFiles(groundOf(grounds, tag)));
    };
    const [file, lines] = await hashes(sql);
    expect(file?.map(({ name }) => name)).toEqual(['`db/box.sql`']);
    expect(lines?.map(({ name }) => name)).toEqual(['`db/box.sql`, lines 2 to 3,']);
    const otherEnds = sql.replaceAll('\n', ' \r\n');
    expect(await hashes(otherEnds)).toEqual([file, lines]);
    expect((await hashes(`\n${sql}\n\n`))[0]).toEqual(file);
    expect((await hashes(sql.replace('  x int', '    x int')))[1]).not.toEqual(lines);
    expect((await hashes(sql.replace(/^(?=.)/gm, '  ')))[1]).toEqual(lines);
    const [otherFile, sameLines] = await hashes(sql.replace('index i', 'index j'));
    expect(otherFile).not.toEqual(file);
    expect(sameLines).toEqual(lines);
    expect((await hashes(sql.replace('x int', 'x text')))[1]).not.toEqual(lines);
  });

  it('is the whole file, comments left out, where a tag stands in no symbol [FRESH-GROUND-FILE]', async () => {
    const hash = async (text: string) =>
      withoutFiles(groundOf(await groundsOf(specWith(''), { 'src/box.js': text }), 'BOX-KEEP'));
    const code = `// Implements [BOX-KEEP].\n\n${CODE}`;
    const [whole] = await hash(code);
    expect(whole?.name).toBe('`src/box.js`');
    expect(
      await hash(code.replace('Implements', 'It implements').replace('limit = 3', 'limit =\n 3')),
    ).toEqual([whole]);
    expect(await hash(code.replace('limit = 3', 'limit = 4'))).not.toEqual([whole]);
  });

  it('holds that a link leads nowhere, so that this is no change as long as it always did [FRESH-GROUND-MISSING]', async () => {
    const spec = specWith('- Implementation: [put()](/src/box.js)');
    const missing = groundOf(await groundsOf(spec), 'BOX-KEEP').implementation;
    expect(missing).toMatchObject([{ missing: true }]);
    const found = groundOf(await groundsOf(spec, { 'src/box.js': CODE }), 'BOX-KEEP').implementation;
    expect(found[0]?.hash).not.toBe(missing[0]?.hash);
    expect(groundOf(await groundsOf(spec, { 'src/crate.js': 'x' }), 'BOX-KEEP').implementation).toEqual(
      missing,
    );
  });

  it('has the tests that links and tags lead to, and those of a suite that is named [FRESH-GROUND]', async () => {
    const test =
      "describe('keeps [BOX-KEEP]', () => {\n  it('one', () => {});\n  it('two', () => {});\n});\n";
    const hashes = async (text: string) =>
      groundOf(await groundsOf(specWith(''), { 'test/box.test.js': text }), 'BOX-KEEP').tests;
    const tests = await hashes(test);
    expect(tests).toHaveLength(3);
    expect(await hashes(test.replace("'two', () => {}", "'two', () => { f(); }"))).not.toEqual(tests);
  });
});
