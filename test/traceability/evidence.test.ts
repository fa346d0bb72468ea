import { describe, expect, it } from 'vitest';
import { createTraceCache, traceLinks } from '#traceability';
import {
  configWith,
  grammars,
  inBrief,
  type LinkInSpec,
  memoryFiles,
  specOf,
  trace,
} from './memory-project.ts';

const BOX = `import { seal } from './seal.ts';

/**
 * Puts a value in.
 * Precondition: the box is open.
 */
export function put(value: string): void {
  // the retry loop
  const maxTries = 3;
  seal(value, maxTries);
}

export class Box {
  take(): string {
    return '';
  }
}

export class Crate {
  take(): string {
    return 'crate';
  }
}

// formerly known as oldName
`;

const TEST = `import { it } from 'vitest';

it('refuses a second value [BOX-FULL]', () => {
  put('a');
});

it.each([1, 2])('holds %s values', () => {});

it.each([1])('a box%sa box', () => {});

it(\`opens \${n} doors at a time\`, () => {});

describe('a shut box', () => {
  it('is never a shut box for long', () => {});
  it('refuses a second key', () => {});
});
`;

const FILES = {
  'src/box.ts': BOX,
  'test/box.test.ts': TEST,
  'src/seal.ts': 'export function seal(): void {}\nexport function lostAndFound(): void {}\n',
  'src/notes.txt': 'first line\nthe word put stands here\n',
};

/** What becomes of one link under one claim; siblings are further links of the same claim. */
async function resolve(link: LinkInSpec, siblings: readonly LinkInSpec[] = []) {
  const { links } = await trace([{ tag: 'BOX-PUT', links: [link, ...siblings] }], FILES);
  const first = links.find((each) => each.origin === 'evidence');
  if (!first) throw new Error('The link was lost');
  return first;
}

describe('evidence links', () => {
  it.each<[string, LinkInSpec, string]>([
    [
      'covers when the line declares the name [TRACE-EVIDENCE-LINE]',
      { path: 'src/box.ts', line: 7, name: 'put' },
      'implements covers src/box.ts:7 in function put | line | Line 7 declares `put`.',
    ],
    [
      'covers when the line holds the name, and says where it is declared [TRACE-EVIDENCE-LINE]',
      { path: 'src/box.ts', line: 10, name: 'seal' },
      'implements covers src/box.ts:10 in function put | line | Line 10 holds `seal`; no declaration of it was recognised.',
    ],
    [
      'covers when one of several lines holds the name [TRACE-EVIDENCE-LINE]',
      { path: 'src/box.ts', line: 8, endLine: 10, name: 'maxTries' },
      'implements covers src/box.ts:8 in function put | line | Lines 8 to 10 hold `maxTries`; no declaration of it was recognised.',
    ],
    [
      'covers when the line is the last of a declaration [TRACE-EVIDENCE-INSIDE]',
      { path: 'src/box.ts', line: 11, name: 'put' },
      'implements covers src/box.ts:7 in function put | symbol | Line 11 lies in `put`, which is declared at line 7.',
    ],
    [
      'covers when the line is in the doc comment of the declaration [TRACE-EVIDENCE-INSIDE]',
      { path: 'src/box.ts', line: 3, name: 'put' },
      'implements covers src/box.ts:7 in function put | symbol | Line 3 lies in `put`, which is declared at line 7.',
    ],
    [
      'does not take part of a longer word for the name [TRACE-EVIDENCE-LINE]',
      { path: 'src/box.ts', line: 10, name: 'Tries' },
      'implements missing nowhere | none | `Tries` stands nowhere in `src/box.ts`; line 10 lies in `put`.',
    ],
    [
      'has moved when another line declares the name [TRACE-EVIDENCE-MOVED]',
      { path: 'src/box.ts', line: 13, name: 'put' },
      'implements moved src/box.ts:7 in function put | elsewhere | `put` is declared at line 7, not at line 13.',
    ],
    [
      'has moved when the line is behind the end of the file [TRACE-EVIDENCE-MOVED]',
      { path: 'src/box.ts', line: 900, name: 'put' },
      'implements moved src/box.ts:7 in function put | elsewhere | `put` is declared at line 7, not at line 900.',
    ],
    [
      'has moved to the nearest line that holds a name nobody declares [TRACE-EVIDENCE-MOVED]',
      { path: 'src/box.ts', line: 13, name: 'maxTries' },
      'implements moved src/box.ts:10 in function put | elsewhere | `maxTries` stands on line 10, not on line 13; no declaration of it was recognised.',
    ],
    [
      'finds a name by words in a file without a grammar [TRACE-SYMBOLS-LINES]',
      { path: 'src/notes.txt', line: 1, name: 'put' },
      'implements moved src/notes.txt:2 | elsewhere | `put` stands on line 2, not on line 1; no declaration of it was recognised.',
    ],
    [
      'has moved when exactly one other file declares the name [TRACE-EVIDENCE-FILE]',
      { path: 'src/box.ts', line: 7, name: 'lostAndFound' },
      'implements moved src/seal.ts:2 in function lostAndFound | other-file | `lostAndFound` stands nowhere in `src/box.ts`; line 7 declares `put`; `lostAndFound` is declared at line 2 of `src/seal.ts`.',
    ],
    [
      'has moved when the file is gone and another declares the name [TRACE-EVIDENCE-FILE]',
      { path: 'src/gone.ts', line: 7, name: 'lostAndFound' },
      'implements moved src/seal.ts:2 in function lostAndFound | other-file | There is no file `src/gone.ts`; `lostAndFound` is declared at line 2 of `src/seal.ts`.',
    ],
    [
      'is missing when the file is gone [TRACE-EVIDENCE-MISSING]',
      { path: 'src/gone.ts', line: 7, name: 'neverWas' },
      'implements missing nowhere | none | There is no file `src/gone.ts`.',
    ],
    [
      'is missing when nothing but a comment has the name, and says so [TRACE-EVIDENCE-MISSING]',
      { path: 'src/box.ts', line: 2, name: 'oldName' },
      'implements missing nowhere | none | `oldName` stands in `src/box.ts` only in comments or in tests yet to be written; line 2 lies in no symbol.',
    ],
    [
      'is missing when the linked line itself is the comment that has the name [TRACE-EVIDENCE-MISSING]',
      { path: 'src/box.ts', line: 25, name: 'oldName' },
      'implements missing nowhere | none | `oldName` stands in `src/box.ts` only in comments or in tests yet to be written; line 25 lies in no symbol.',
    ],
    [
      'covers the declaration around a line whose comment names it [TRACE-EVIDENCE-INSIDE]',
      { path: 'src/box.ts', line: 8, name: 'put' },
      'implements covers src/box.ts:7 in function put | symbol | Line 8 lies in `put`, which is declared at line 7.',
    ],
    [
      'is missing with a description whose identifiers stand in a comment only [TRACE-PARTIAL-WORDS]',
      { path: 'src/box.ts', line: 25, name: 'the former oldName' },
      'implements missing nowhere | none | The text of the link is a description and no name, and `oldName` does not stand on line 25.',
    ],
    [
      'covers without a line when the file declares the name [TRACE-PARTIAL-LINE]',
      { path: 'src/box.ts', name: 'put' },
      'implements covers src/box.ts:7 in function put | file | `put` is declared at line 7.',
    ],
    [
      'covers without a name when the line exists [TRACE-PARTIAL-NAME]',
      { path: 'src/box.ts', line: 9 },
      'implements covers src/box.ts:9 in function put | place | The link names no symbol, so only the line was looked for: line 9 exists, in `put`.',
    ],
    [
      'covers without name and line when the file exists [TRACE-PARTIAL-NAME]',
      { path: 'src/seal.ts' },
      'implements covers src/seal.ts:1 | place | The link names no symbol, so only the file was looked for: it exists.',
    ],
    [
      'is missing without a name when the line does not exist [TRACE-PARTIAL-NAME]',
      { path: 'src/seal.ts', line: 3 },
      'implements missing nowhere | none | `src/seal.ts` has 2 lines, so there is no line 3.',
    ],
    [
      'covers with a description whose identifiers stand in the symbol around the line [TRACE-PARTIAL-WORDS]',
      { path: 'src/box.ts', line: 9, name: 'the limit maxTries in put()' },
      'implements covers src/box.ts:9 in function put | mentions | The text of the link is a description and no name, so no symbol was looked for, only the identifiers in it: `maxTries` and `put` stand in `put`, which line 9 lies in.',
    ],
    [
      'is missing with a description whose identifiers stand elsewhere [TRACE-PARTIAL-WORDS]',
      { path: 'src/box.ts', line: 14, name: 'the limit maxTries' },
      'implements missing nowhere | none | The text of the link is a description and no name, and `maxTries` does not stand in `take`, which line 14 lies in.',
    ],
    [
      'finds a test by its title, whatever tags stand in it [TRACE-TITLE-TAGS]',
      { path: 'test/box.test.ts', kind: 'test', name: 'refuses a second value' },
      'verifies covers test/box.test.ts:3 in test refuses a second value [BOX-FULL] | file | The test `refuses a second value [BOX-FULL]` is declared at line 3.',
    ],
    [
      'finds a test by a title that a run fills in [TRACE-TITLE-HOLES]',
      { path: 'test/box.test.ts', kind: 'test', name: 'holds 2 values' },
      'verifies covers test/box.test.ts:7 in test holds %s values | file | The test `holds %s values` is declared at line 7.',
    ],
    [
      'finds a test by the template of its title [TRACE-TITLE-HOLES]',
      { path: 'test/box.test.ts', kind: 'test', line: 7, name: 'opens 3 doors at a time' },
      `verifies moved test/box.test.ts:11 in test opens \${n} doors at a time | elsewhere | The test \`opens \${n} doors at a time\` is declared at line 11, not at line 7.`,
    ],
    [
      'does not let the two ends of such a title share words [TRACE-TITLE-HOLES]',
      { path: 'test/box.test.ts', kind: 'test', line: 3, name: 'a box' },
      'verifies moved test/box.test.ts:9 in test a box%sa box | elsewhere | `a box` stands on line 9, not on line 3; no declaration of it was recognised.',
    ],
    [
      'finds a test by words of its title, and says so [TRACE-TITLE-WORDS]',
      { path: 'test/box.test.ts', kind: 'test', name: 'a second value' },
      'verifies covers test/box.test.ts:3 in test refuses a second value [BOX-FULL] | file | The test `refuses a second value [BOX-FULL]` is declared at line 3; the words of the link are only part of its title.',
    ],
    [
      'finds the suite that holds the other tests with its words [TRACE-TITLE-UNCLEAR]',
      { path: 'test/box.test.ts', kind: 'test', name: 'shut box' },
      'verifies covers test/box.test.ts:13 in suite a shut box | file | The suite `a shut box` is declared at line 13; the words of the link are only part of its title.',
    ],
    [
      'is missing when its words are part of several titles and the title of none [TRACE-TITLE-UNCLEAR]',
      { path: 'test/box.test.ts', kind: 'test', name: 'refuses a second' },
      'verifies missing nowhere | none | No test is called `refuses a second`; the words are part of the titles of the tests at lines 3 and 15, so it is not known which is meant.',
    ],
    [
      'is missing when no test has the title [TRACE-TITLE-WORDS]',
      { path: 'test/box.test.ts', kind: 'test', line: 3, name: 'refuses a third value' },
      'verifies missing nowhere | none | `refuses a third value` stands nowhere in `test/box.test.ts`; line 3 declares the test `refuses a second value [BOX-FULL]`.',
    ],
  ])('%s', async (_, link, expected) => {
    const found = await resolve(link);
    expect(`${inBrief(found).replace(/^BOX-PUT /, '')} | ${found.match ?? 'none'} | ${found.reason}`).toBe(
      expected,
    );
  });

  it('tells methods of the same name apart by their class [TRACE-EVIDENCE-LINE]', async () => {
    const crate = await resolve({ path: 'src/box.ts', name: 'Crate.take()' });
    expect(crate.target?.line).toBe(20);
    expect((await resolve({ path: 'src/box.ts', name: 'Box#take' })).target?.line).toBe(14);
  });

  it('says nothing about where a name went that two files declare, unless the claim links one [TRACE-EVIDENCE-FILE]', async () => {
    const files = {
      'a.ts': 'export function same() {}\n',
      'b.ts': 'export function same() {}\n',
      'c.ts': '\n',
    };
    const link = { path: 'c.ts', line: 1, name: 'same' };
    const alone = await trace([{ tag: 'BOX-PUT', links: [link] }], files);
    expect(alone.links.map(inBrief)).toEqual(['BOX-PUT implements missing nowhere']);
    const linked = await trace([{ tag: 'BOX-PUT', links: [link, { path: 'b.ts' }] }], files);
    expect(linked.links.map(inBrief)[0]).toBe('BOX-PUT implements moved b.ts:1 in function same');
  });

  it('keeps role, qualifier and place of every link, in the order of the spec [TRACE-EVIDENCE-ALL]', async () => {
    const { links } = await trace(
      [
        { tag: 'BOX-PUT', links: [{ path: 'src/box.ts', name: 'put' }] },
        {
          tag: 'BOX-FULL',
          kind: 'scenario',
          links: [
            { path: 'test/box.test.ts', kind: 'test', qualifier: 'property' },
            { path: 'test/box.test.ts', kind: 'other' },
            { path: 'src/box.ts', kind: 'other' },
          ],
        },
      ],
      { ...FILES, 'test/box.test.ts': '\n' },
    );
    expect(links.map((link) => `${link.claim} ${link.role} ${link.qualifier ?? ''}`)).toEqual([
      'BOX-PUT implements ',
      'BOX-FULL verifies property',
      'BOX-FULL verifies ',
      'BOX-FULL implements ',
    ]);
  });

  it('gives the files and symbols that links touch, and no others [TRACE-EVIDENCE-ALL]', async () => {
    const traced = await trace([{ tag: 'BOX-PUT', links: [{ path: 'src/seal.ts', name: 'seal' }] }], {
      ...FILES,
      'test/box.test.ts': '\n',
      'src/log.ts': 'log("[BOX-PUT] is only a string");\n',
    });
    expect(traced.files.map((file) => file.path)).toEqual(['src/seal.ts']);
    expect(traced.symbols.get('src/seal.ts')?.map((symbol) => symbol.name)).toEqual(['seal', 'lostAndFound']);
  });
});

describe('a cache between runs', () => {
  it('changes nothing that is found, whatever changed between the runs [TRACE-SCAN-CACHE]', async () => {
    const cache = createTraceCache();
    const claims = [{ tag: 'BOX-PUT', links: [{ path: 'src/box.ts', line: 7, name: 'put' }] }];
    const runs = [
      FILES,
      FILES,
      { ...FILES, 'src/box.ts': `\n// [BOX-PUT]\n${BOX}` },
      { ...FILES, 'src/box.ts': BOX.replaceAll('put', 'set') },
      { 'test/box.test.ts': TEST },
      FILES,
    ];
    for (const texts of runs) {
      const input = { ...specOf(claims), config: configWith(), grammars };
      const cached = await traceLinks({ ...input, files: memoryFiles(texts), cache });
      expect(cached).toEqual(await traceLinks({ ...input, files: memoryFiles(texts) }));
    }
    const parses = {
      ...grammars,
      now: () => expect.unreachable('nothing has changed, so nothing is parsed'),
    };
    await traceLinks({
      ...specOf(claims),
      config: configWith(),
      grammars: parses,
      files: memoryFiles(FILES),
      cache,
    });
  });
});
