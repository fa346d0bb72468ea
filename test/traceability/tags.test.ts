import { describe, expect, it } from 'vitest';
import { LIMITS, parseConfig, TAG_CONVENTION_NAMES } from '#config';
import { textOf } from '#model';
import { type ClaimInSpec, inBrief, SPEC, trace } from './memory-project.ts';

const CLAIMS: readonly ClaimInSpec[] = [
  { tag: 'BOX-PUT', title: 'put in' },
  { tag: 'BOX-FULL', kind: 'scenario', title: 'A full box refuses' },
  { tag: 'REQ-7', title: 'seven' },
  { kind: 'scenario', title: 'Opens  at once' },
];

/** The links that tags in one file give: convention, then the link in brief. */
async function tagsIn(path: string, text: string, changes: Parameters<typeof trace>[2] = {}) {
  const { links } = await trace(CLAIMS, { [path]: text }, changes);
  return links.map((link) => `${link.convention}: ${inBrief(link)}`);
}

describe('tags in code', () => {
  it.each<[string, string, string, readonly string[]]>([
    [
      'traceSpec calls in TypeScript, over several lines too [TRACE-TAGS-CALL]',
      'test/box.test.ts',
      `it('refuses', () => {\n  traceSpec(\n    "BOX-PUT",\n    'BOX-FULL',\n  );\n});\n`,
      [
        'trace-spec-call: BOX-PUT verifies covers test/box.test.ts:1 in test refuses',
        'trace-spec-call: BOX-FULL verifies covers test/box.test.ts:1 in test refuses',
      ],
    ],
    [
      'traceSpec calls in the code of a template [TRACE-TAGS-CALL]',
      'test/box.test.ts',
      `const text = \`a \${traceSpec("BOX-PUT")} b\`;\n`,
      ['trace-spec-call: BOX-PUT verifies covers test/box.test.ts:1 in constant text'],
    ],
    [
      '@SpecTrace annotations in Java [TRACE-TAGS-CALL]',
      'src/test/java/BoxTest.java',
      'class BoxTest {\n  @Test\n  @SpecTrace({"BOX-PUT",\n    "BOX-FULL"})\n  void refuses() {}\n\n  @SpecTrace("REQ-7") void one() {}\n}\n',
      [
        'spec-trace-annotation: BOX-PUT verifies covers src/test/java/BoxTest.java:5 in test refuses',
        'spec-trace-annotation: BOX-FULL verifies covers src/test/java/BoxTest.java:5 in test refuses',
        'spec-trace-annotation: REQ-7 verifies covers src/test/java/BoxTest.java:7 in method one',
      ],
    ],
    [
      'calls of spec, in a file that imports it [RUNNER-SPEC-CODE]',
      'test/box.test.ts',
      "import { spec } from 'casebook/vitest';\nit('x', () => {\n  spec('BOX-FULL', 'REQ-7');\n  myspec('BOX-FULL');\n  a.spec('BOX-FULL');\n});\n",
      [
        'spec-call: BOX-FULL verifies covers test/box.test.ts:2 in test x',
        'spec-call: REQ-7 verifies covers test/box.test.ts:2 in test x',
      ],
    ],
    [
      'pytest.mark.req marks in Python [TRACE-TAGS-CALL]',
      'tests/test_box.py',
      'import pytest\n\n@pytest.mark.req("REQ-7")\ndef test_seven():\n    pass\n',
      ['pytest-mark: REQ-7 verifies covers tests/test_box.py:4 in test test_seven'],
    ],
    [
      '.openspec calls with a tag, a tag before a title, or a title [TRACE-TAGS-TITLE]',
      'test/box.test.js',
      "test.openspec('[BOX-FULL] whatever (it) says').openspec('opens at once').openspec('REQ-7')('shows', () => {});\n",
      [
        'openspec-call: BOX-FULL verifies covers test/box.test.js:1 in test shows',
        'openspec-call: locker/Opens  at once verifies covers test/box.test.js:1 in test shows',
        'openspec-call: REQ-7 verifies covers test/box.test.js:1 in test shows',
      ],
    ],
    [
      '@trace comments that name capabilities, in any language [TRACE-TAGS-CAPABILITY]',
      'src/box.rs',
      '// @trace spec:locker, spec:vault\nfn put() {}\n',
      [
        'trace-capability: capability locker implements covers src/box.rs:2 in function put',
        'trace-capability: no claim implements orphaned src/box.rs:2 in function put',
      ],
    ],
    [
      '@trace comments where there is no grammar [TRACE-TAGS-CAPABILITY]',
      'Dockerfile',
      'FROM scratch\n# @trace spec:locker\n',
      ['trace-capability: capability locker implements covers Dockerfile:2'],
    ],
    [
      'brackets in the title of a test and of a suite [TRACE-TAGS-BRACKETS]',
      'test/box.test.ts',
      "describe('a box [BOX-PUT]', () => {\n  it('refuses [BOX-FULL] [REQ-7]', () => {});\n});\n",
      [
        'bracketed-tag: BOX-PUT verifies covers test/box.test.ts:1 in suite a box [BOX-PUT]',
        'bracketed-tag: BOX-FULL verifies covers test/box.test.ts:2 in test refuses [BOX-FULL] [REQ-7]',
        'bracketed-tag: REQ-7 verifies covers test/box.test.ts:2 in test refuses [BOX-FULL] [REQ-7]',
      ],
    ],
    [
      'brackets in the rows that fill in a title [TRACE-TAGS-BRACKETS]',
      'test/box.test.ts',
      "it.each([['refuses [BOX-FULL]', 'not [BOX-PUT']])('%s', () => {});\nit.each(['[BOX-PUT]'])('holds', () => {});\n",
      ['bracketed-tag: BOX-FULL verifies covers test/box.test.ts:1 in test %s'],
    ],
    [
      'brackets in comments, with the symbol around them [TRACE-TAGS-BRACKETS]',
      'src/box.go',
      'package box\n\n// Put stores. [BOX-PUT]\nfunc Put() {\n\tx := 1 // [BOX-FULL]\n}\n',
      [
        'bracketed-tag: BOX-PUT implements covers src/box.go:4 in function Put',
        'bracketed-tag: BOX-FULL implements covers src/box.go:4 in function Put',
      ],
    ],
    [
      'brackets in comments that speak of calls and strings [TRACE-TAGS-BRACKETS]',
      'src/box.ts',
      '// put("a") does as [BOX-PUT] says\n// see https://box.example/full and "full", as [BOX-FULL] has it\nfunction put() {}\n',
      [
        'bracketed-tag: BOX-PUT implements covers src/box.ts:3 in function put',
        'bracketed-tag: BOX-FULL implements covers src/box.ts:3 in function put',
      ],
    ],
    [
      'brackets in a docstring and in a display name [TRACE-TAGS-BRACKETS]',
      'src/box.py',
      'def put():\n    """Stores. [BOX-PUT]"""\n',
      ['bracketed-tag: BOX-PUT implements covers src/box.py:1 in function put'],
    ],
    [
      'brackets in comments where there is no grammar [TRACE-TAGS-BRACKETS]',
      'db/box.sql',
      '-- [BOX-PUT]\nselect arr[BOX-PUT];\n',
      ['bracketed-tag: BOX-PUT implements covers db/box.sql:1'],
    ],
  ])('finds %s', async (_, path, text, expected) => {
    expect(await tagsIn(path, text)).toEqual(expected);
  });

  it.each<[string, string, string]>([
    [
      'a call in a comment',
      'test/a.test.ts',
      '// write traceSpec("BOX-PUT") in your test\n/** traceSpec("BOX-PUT") */\n',
    ],
    ['a call in a string', 'test/a.test.ts', 'const usage = `traceSpec("BOX-PUT")`;\n'],
    [
      'a call without literal tags',
      'test/a.test.ts',
      'traceSpec(TAG, other.BOX_PUT);\nfunction traceSpec(...tags) {}\n',
    ],
    [
      'an annotation in an example of a doc comment',
      'src/A.java',
      '/** <pre>{@code @SpecTrace({"BOX-PUT"})}</pre> */\nclass A {}\n',
    ],
    [
      'a tag in a plain string',
      'src/a.ts',
      'const spec = "### Requirement: Put [BOX-PUT]";\nlog(`[BOX-PUT] failed`);\n',
    ],
    ['an index and a type', 'src/a.ts', 'const a = list[BOX-PUT];\ntype B = C[IDX];\n'],
    [
      'a character class in a comment',
      'src/a.ts',
      '// matches [A-Z] and [A-Za-z0-9-] and [0-9-]\n// a [LINK] to [some words] and [x]\n',
    ],
    ['a word in brackets of another family', 'src/a.ts', '// see [RFC-2119] and [ISO-8601]\n'],
    [
      'code among the rows of a title',
      'test/a.test.ts',
      "it.each([rows[BOX-PUT], list[REQ-7]])('%s', () => {});\n",
    ],
    [
      'the title of a test that was commented out',
      'test/a.test.ts',
      "// it('holds [BOX-PUT]', () => {\n//   put();\n// });\nit('refuses', () => {});\n",
    ],
    [
      'such a title on a line of its own, or in a block',
      'test/a.test.ts',
      "/*\ntest.each([1])(\n  'holds [BOX-PUT]',\n  () => {},\n);\n*/\nit('refuses', () => {\n  // it(`holds [BOX-FULL]`, () => {});\n});\n",
    ],
    [
      'such a title in other languages',
      'ATest.java',
      'class ATest {\n  // @DisplayName("holds [BOX-PUT]")\n  // @Test void holds() {}\n  @Test void refuses() {}\n}\n',
    ],
    [
      'a comment in code that was commented out',
      'test/a.test.ts',
      "// it('holds', () => { // [BOX-PUT]\n//   // [BOX-FULL]\n// });\nit('refuses', () => {});\n",
    ],
    [
      'a comment in Python that was commented out',
      'test_a.py',
      '# def test_holds():\n#     # [BOX-PUT]\n#     put()\ndef test_refuses():\n    pass\n',
    ],
    [
      'what is still to be done',
      'test/a.test.ts',
      "// TODO: test [BOX-PUT] as well\nit('refuses', () => {\n  /* FIXME(me) [BOX-FULL] */\n});\n",
    ],
    ['a capability in a string', 'src/a.ts', 'const help = "@trace spec:locker";\n'],
  ])('takes %s for no tag [TRACE-FALSE-FRIENDS]', async (_, path, text) => {
    expect(await tagsIn(path, text)).toEqual([]);
  });

  it('reports a tag of a known family that no claim has [TRACE-UNCLEAR-ORPHAN]', async () => {
    const { links } = await trace(CLAIMS, { 'src/a.ts': '// [BOX-PUTT]\nconst a = 1;\n' });
    expect(links.map((link) => `${inBrief(link)} ${link.label} ${link.reason}`)).toEqual([
      'no claim implements orphaned src/a.ts:2 in constant a BOX-PUTT No claim has the tag `BOX-PUTT`.',
    ]);
  });

  it('reports every unknown name in a call that can only be a tag [TRACE-UNCLEAR-ORPHAN]', async () => {
    expect(
      await tagsIn(
        'test/a.test.ts',
        "it('x', () => { traceSpec('FAR-OUT'); });\ntest.openspec('no such title')('y', () => {});\n",
      ),
    ).toEqual([
      'trace-spec-call: no claim verifies orphaned test/a.test.ts:1 in test x',
      'openspec-call: no claim verifies orphaned test/a.test.ts:2 in test y',
    ]);
  });

  it('says for each claim of a shared tag that it is unclear which is meant [TRACE-UNCLEAR-DUPLICATE]', async () => {
    const { links } = await trace([{ tag: 'BOX-PUT' }, { tag: 'BOX-PUT' }], { 'src/a.ts': '// [BOX-PUT]\n' });
    expect(links.map((link) => `${link.claim} ${link.status}`)).toEqual([
      'BOX-PUT duplicate',
      'BOX-PUT@2 duplicate',
    ]);
  });

  it('tells a test in a source file from the code around it [TRACE-ROLE-SYMBOL]', async () => {
    const text =
      '// [BOX-PUT]\nfn put() {}\n\n#[cfg(test)]\nmod tests {\n    // [BOX-FULL]\n    #[test]\n    fn refuses() {}\n}\n';
    expect(await tagsIn('src/box.rs', text)).toEqual([
      'bracketed-tag: BOX-PUT implements covers src/box.rs:2 in function put',
      'bracketed-tag: BOX-FULL verifies covers src/box.rs:8 in test refuses',
    ]);
  });

  it('looks for the conventions that the configuration adds [TRACE-TAGS-CONFIG]', async () => {
    const own = {
      name: 'covers-comment',
      pattern: 'covers:\\s*(?<tags>[^\\n]+)',
      role: 'implements' as const,
      names: 'claim' as const,
      files: ['*.test.ts'],
    };
    const text = '// covers: BOX-PUT, REQ-7\n';
    expect(await tagsIn('src/a.test.ts', text, { tagConventions: [own] })).toEqual([
      'covers-comment: BOX-PUT implements covers src/a.test.ts:1',
      'covers-comment: REQ-7 implements covers src/a.test.ts:1',
    ]);
    expect(await tagsIn('src/a.ts', text, { tagConventions: [own] })).toEqual([]);
  });

  it('leaves out the conventions that the configuration removes [TRACE-TAGS-CONFIG]', async () => {
    const text = "it('[BOX-PUT]', () => { traceSpec('BOX-FULL'); });\n// @trace spec:locker\n";
    expect(await tagsIn('a.test.ts', text, { withoutConventions: [...TAG_CONVENTION_NAMES] })).toEqual([]);
    expect(parseConfig({ withoutConventions: ['bracket-tag'] }).ok).toBe(false);
    expect(
      await tagsIn('a.test.ts', text, { withoutConventions: ['bracketed-tag', 'trace-capability'] }),
    ).toEqual(['trace-spec-call: BOX-FULL verifies covers a.test.ts:1 in test [BOX-PUT]']);
  });

  it('reads the links in a comment of a spec as evidence of the requirement [TRACE-TAGS-COMMENT]', async () => {
    const spec =
      '#### Scenario: last\r\n\r\n<!-- @trace\r\nsource: add-box\r\nupdated: 2026-01-02\r\ncode:\r\n  - src/box.ts\r\n  - ./src/gone.ts\r\ntests:\r\n  - test/box.test.ts\r\nnotes:\r\n  - nothing\r\n-->\r\n';
    const start = spec.indexOf('<!--');
    const comment = { path: SPEC, start, end: spec.indexOf('-->') + 3 };
    const claims: readonly ClaimInSpec[] = [
      { tag: 'BOX-PUT' },
      { tag: 'BOX-FULL', kind: 'scenario', comment },
    ];
    const files = { [SPEC]: spec, 'src/box.ts': 'export const box = 1;\n', 'test/box.test.ts': '\n' };
    const { links } = await trace(claims, files);
    expect(links.map((link) => `${link.convention} ${link.origin} ${inBrief(link)}`)).toEqual([
      'trace-comment evidence BOX-PUT implements covers src/box.ts:1',
      'trace-comment evidence BOX-PUT implements missing nowhere',
      'trace-comment evidence BOX-PUT verifies covers test/box.test.ts:1',
    ]);
    expect(links.map((link) => spec.slice(link.from.start, link.from.end))).toEqual([
      'src/box.ts',
      './src/gone.ts',
      'test/box.test.ts',
    ]);
    expect((await trace(claims, files, { withoutConventions: ['trace-comment'] })).links).toEqual([]);
  });

  it('points at the tag itself [TRACE-TAGS-BRACKETS]', async () => {
    const { links, files } = await trace(CLAIMS, {
      'a.test.ts': "it('x [BOX-PUT]', () => {\n  traceSpec('BOX-FULL');\n  // @trace spec:locker\n});\n",
    });
    const [file] = files;
    expect(links.map((link) => file && textOf(file, link.from))).toEqual(['BOX-PUT', 'BOX-FULL', 'locker']);
  });
});

describe('what is looked through', () => {
  it('leaves out specs, packages, lock files, minified files and what the configuration excludes [TRACE-SCAN-FILES]', async () => {
    const text = '// [BOX-PUT]\n';
    const traced = await trace(
      CLAIMS,
      {
        'src/a.ts': text,
        'openspec/specs/box/example.ts': text,
        'node_modules/x/index.js': text,
        'web/app.min.js': text,
        'pnpm-lock.yaml': '# [BOX-PUT]\n',
        'dist/a.js': text,
        'README.md': '<!-- [BOX-PUT] -->\n',
        'generated/a.ts': text,
      },
      { exclude: ['generated/'] },
    );
    expect(traced.links.map(inBrief)).toEqual(['BOX-PUT implements covers src/a.ts:1']);
    expect(traced.scan).toEqual({ files: 1, skipped: [] });
  });

  it('says of a file with too many tags that not all were read [TRACE-SCAN-MANY]', async () => {
    const line = '// [BOX-PUT]\n';
    const { scan, links } = await trace(CLAIMS, {
      'src/few.ts': line.repeat(2),
      'src/many.ts': line.repeat(LIMITS.tagsPerFile + 1),
    });
    expect(scan).toEqual({ files: 2, skipped: [{ path: 'src/many.ts', reason: 'too-many-tags' }] });
    expect(links).toHaveLength(2 + LIMITS.tagsPerFile);
  });

  it.each([
    ['test/a.ts', 'verifies'],
    ['packages/x/__tests__/a.ts', 'verifies'],
    ['src/a.spec.ts', 'verifies'],
    ['pkg/a_test.go', 'verifies'],
    ['app/src/test/java/A.java', 'verifies'],
    ['tests/conftest.py', 'verifies'],
    ['src/AcmeTests.cs', 'verifies'],
    ['checks/a.ts', 'verifies'],
    ['src/contest.ts', 'implements'],
    ['src/latest/a.ts', 'implements'],
    ['src/Greatest.java', 'implements'],
    ['src/spec.ts', 'implements'],
  ])('tells by its path what %s does: it %s [TRACE-ROLE-FILE]', async (path, role) => {
    const { links } = await trace(CLAIMS, { [path]: '// [BOX-PUT]\n# [BOX-PUT]\n' }, { tests: ['checks/'] });
    expect(new Set(links.map((link) => link.role))).toEqual(new Set([role]));
  });
});
