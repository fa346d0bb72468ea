import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '#config';
import { toBaseline } from '#report';
import { readReport } from '../../plugins/evidence/readers/read-report.ts';
import { judged, PROJECT } from './evidence-project.ts';
import { github, hostile, junit, markdown, OPEN, readXml, sarif, withText } from './format-oracles.ts';

describe('formatJunit', () => {
  it('is never taken for results of tests where it lies among reports [REPORT-SNIFF-OWN]', async () => {
    const assessment = await judged();
    const { commit: _, ...unversioned } = assessment.project;
    for (const project of [assessment.project, unversioned])
      expect(readReport(junit({ ...assessment, project }))).toEqual({
        kind: 'none',
        reason: 'It holds verdicts of Casebook, which are no results of tests.',
      });
    expect(readReport('<testsuite><testcase name="generator"/></testsuite>').kind).toBe('tests');
  });

  const casesOf = (text: string) =>
    new Map(
      readXml(text).children.flatMap((suite) =>
        suite.children
          .filter(({ name }) => name === 'testcase')
          .map((one) => [
            one.attributes.name ?? '',
            [one.children[0]?.name ?? 'passed', one.children[0]?.attributes.message ?? ''],
          ]),
      ),
    );
  const endsOf = (text: string) => [...casesOf(text)].map(([name, [kind]]) => `${name}: ${kind}`);

  it('has a suite for each capability and a case for each claim, ended as its verdict says [OUT-JUNIT-CLAIM]', async () => {
    const text = junit(await judged());
    expect(readXml(text).children.map(({ attributes }) => attributes.name)).toEqual([
      'box',
      'casebook findings',
    ]);
    expect(endsOf(text)).toEqual([
      'Hold a value [BOX-HOLD]: failure',
      'It drops the value [BOX-HOLD-REFUTED]: failure',
      'It was not decided [BOX-HOLD-UNDECIDED]: error',
      'Its evidence is old [BOX-HOLD-OLD]: error',
      'Nothing was run [BOX-HOLD-OPEN]: skipped',
      'It is accepted as missing [BOX-HOLD-WAIVED]: skipped',
      'It holds [BOX-HOLD-GOOD]: passed',
      'Shine [BOX-SHINE]: skipped',
      'By night [BOX-SHINE-NIGHT]: skipped',
      'traceability/orphaned-tag test/box.test.ts:1:15: skipped',
    ]);
    expect(casesOf(text).get('It is accepted as missing [BOX-HOLD-WAIVED]')?.[1]).toBe(
      'waived: The shop has no lamp (Ada, 2026-01-02)',
    );
  });

  it('lets unverified mandatory claims fail where that is demanded, and advisory ones not [OUT-JUNIT-CLAIM]', async () => {
    const cases = casesOf(junit(await judged(), { failOn: 'warning', demands: ['verified'] }));
    expect(cases.get('Nothing was run [BOX-HOLD-OPEN]')?.[0]).toBe('failure');
    expect(cases.get('By night [BOX-SHINE-NIGHT]')?.[0]).toBe('skipped');
    expect(cases.get('traceability/orphaned-tag test/box.test.ts:1:15')?.[0]).toBe('failure');
  });

  it('skips what the baseline knows, and says so [OUT-JUNIT-CLAIM]', async () => {
    const assessment = await judged();
    const cases = casesOf(
      junit(assessment, { failOn: 'warning', demands: ['verified'], baseline: toBaseline(assessment) }),
    );
    expect([...cases.values()].map(([kind]) => kind)).not.toContain('failure');
    expect(cases.get('It drops the value [BOX-HOLD-REFUTED]')).toEqual([
      'skipped',
      'known in the baseline, refuted: It is refuted because the test says so.',
    ]);
  });

  it('counts in each suite what stands in it [OUT-JUNIT-CLAIM]', async () => {
    const { children, attributes } = readXml(junit(await judged()));
    const total = (name: string) => children.reduce((sum, suite) => sum + Number(suite.attributes[name]), 0);
    for (const suite of children) {
      const kinds = suite.children
        .filter(({ name }) => name === 'testcase')
        .map((one) => one.children[0]?.name);
      const count = (kind: string) => String(kinds.filter((one) => one === kind).length);
      expect(suite.attributes).toMatchObject({
        tests: String(kinds.length),
        failures: count('failure'),
        errors: count('error'),
        skipped: count('skipped'),
      });
    }
    expect(attributes).toMatchObject({ tests: String(total('tests')), failures: String(total('failures')) });
  });

  it('fails where claims are to be verified and there is none [OUT-GATE-NOTHING]', async () => {
    const empty = { ...(await judged()), claims: [], capabilities: [], findings: [] };
    expect(casesOf(junit(empty)).size).toBe(0);
    const text = junit(empty, { ...OPEN, demands: ['verified'] });
    expect(endsOf(text)).toEqual(['There is something to verify: failure']);
    expect(readXml(text).attributes.failures).toBe('1');
  });

  it('is well-formed and holds the text, whatever the text is [OUT-JUNIT-SAFE]', async () => {
    const assessment = await judged();
    fc.assert(
      fc.property(hostile, (text) => {
        const suites = readXml(junit(withText(assessment, text)));
        const held = text
          .toWellFormed()
          .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
        expect(suites.attributes.name).toBe(held);
        expect(suites.children[0]?.children.at(1)?.attributes.name).toBe(`${held} [BOX-HOLD]`);
      }),
    );
  });
});

describe('formatGithub', () => {
  const COMMAND = /^\s*::|##\[/;

  it('gives a command for each problem, worst first, with its place [OUT-GITHUB-COMMAND]', async () => {
    const lines = github(await judged()).split('\n');
    expect(lines.filter((line) => /^::(error|warning|notice)/.test(line))).toEqual([
      '::error file=openspec/specs/box/spec.md,line=13,endLine=13,col=1,endColumn=53,title=BOX-HOLD-REFUTED is refuted::It is refuted because the test says so.',
      '::warning file=openspec/specs/box/spec.md,line=17,endLine=17,col=1,endColumn=55,title=BOX-HOLD-UNDECIDED is inconclusive::It is inconclusive because the test says so.',
      '::warning file=openspec/specs/box/spec.md,line=21,endLine=21,col=1,endColumn=50,title=BOX-HOLD-OLD is stale::It is stale because the test says so.',
      expect.stringMatching(
        /^::warning file=test\/box\.test\.ts,line=1,endLine=1,col=15,endColumn=24,title=traceability\/orphaned-tag::`BOX-GREEN` is written here, .*%0A/,
      ),
    ]);
    expect(lines.at(-2)).toBe(
      '9 claims: 2 refuted, 1 inconclusive, 1 stale, 3 unverified, 1 waived, 1 verified',
    );
    expect(lines.filter((line) => line.startsWith('::group::') || line === '::endgroup::')).toEqual([
      '::group::Casebook: 4 problems',
      '::endgroup::',
    ]);
  });

  it('shows as many of a level as a step can, says how many more there are and lists all in the log [OUT-GITHUB-LIMIT]', async () => {
    const count = LIMITS.annotations + 3;
    const tests = Array.from({ length: count }, (_, n) => `it('t [BOX-GONE-${n}]', () => {});`).join('\n');
    const [spec] = PROJECT;
    if (spec === undefined) throw new Error('The project has a spec');
    const text = github(await judged({}, [spec, { path: 'test/box.test.ts', text: tests }]));
    expect(text.match(/^::warning file=/gm)).toHaveLength(LIMITS.annotations);
    expect(text).toContain('::warning title=Casebook::3 more warnings; the log of this step lists all\n');
    expect(text.match(/^warning test\/box\.test\.ts:/gm)).toHaveLength(count);
  });

  it('gives an error where claims are to be verified and there is none [OUT-GATE-NOTHING]', async () => {
    const empty = { ...(await judged()), claims: [], capabilities: [], findings: [] };
    expect(github(empty, { ...OPEN, demands: ['verified'] })).toMatch(/^::error title=Nothing to verify::/);
  });

  it('lets no text of an author be a command or leave its own [OUT-GITHUB-SAFE]', async () => {
    const assessment = await judged();
    const known =
      /^::(?:(?:error|warning|notice) [^:]*::(?!.*##\[)|group::Casebook: \d+ problems?$|endgroup::$)/;
    fc.assert(
      fc.property(hostile, (text) => {
        for (const line of github(withText(assessment, text), { ...OPEN, demands: ['verified'] }).split('\n'))
          if (COMMAND.test(line)) expect(line).toMatch(known);
      }),
    );
  });

  it('gives what a message says back after the runner has decoded it [OUT-GITHUB-SAFE]', async () => {
    const assessment = await judged();
    const text = 'a: 100%, b%0A\nc, d::e';
    const line = github(withText(assessment, text)).split('\n')[0] ?? '';
    const [, properties = '', message = ''] = /^::error ([^:]*)::(.*)$/.exec(line) ?? [];
    const decode = (part: string) =>
      part
        .replaceAll('%3A', ':')
        .replaceAll('%2C', ',')
        .replaceAll('%0D', '\r')
        .replaceAll('%0A', '\n')
        .replaceAll('%25', '%');
    expect(decode(message)).toBe(text);
    expect(properties.split(',').map((one) => one.split('=')[0])).toEqual([
      'file',
      'line',
      'endLine',
      'col',
      'endColumn',
      'title',
    ]);
  });
});

describe('formatMarkdown', () => {
  it('shows verdicts, what speaks against claims, and findings [OUT-MARKDOWN-CONTENT]', async () => {
    expect(
      markdown(await judged(), { failOn: 'warning', demands: [] }),
    ).toBe(`## Casebook: box at \`0123456789ab\`

**Not passed.**

| refuted | inconclusive | stale | unverified | waived | verified | claims |
| --- | --- | --- | --- | --- | --- | --- |
| 2 | 1 | 1 | 3 | 1 | 1 | 9 |

### What evidence speaks against or does not decide

| verdict | claim | why |
| --- | --- | --- |
| refuted | \`BOX-HOLD-REFUTED\` It drops the value<br>\`openspec/specs/box/spec.md:13:1\` | It is refuted because the test says so. |
| inconclusive | \`BOX-HOLD-UNDECIDED\` It was not decided<br>\`openspec/specs/box/spec.md:17:1\` | It is inconclusive because the test says so. |
| stale | \`BOX-HOLD-OLD\` Its evidence is old<br>\`openspec/specs/box/spec.md:21:1\` | It is stale because the test says so. |

### 1 finding

| severity | finding | where |
| --- | --- | --- |
| warning | \`traceability/orphaned-tag\` \`BOX-GREEN\` is written here, but no claim has the tag \`BOX-GREEN\` | \`test/box.test.ts:1:15\` |
`);
  });

  it('names only what is new where there is a baseline [OUT-MARKDOWN-CONTENT]', async () => {
    const assessment = await judged();
    const baseline = toBaseline(assessment);
    const text = markdown(assessment, { failOn: 'warning', demands: ['verified'], baseline });
    expect(text).toContain('**Passed.**');
    expect(text).toContain('In the baseline: 1 finding, 5 claims.');
    expect(text).not.toContain('BOX-HOLD-REFUTED');
    const worse = await judged({ 'BOX-HOLD-GOOD': 'refuted' });
    const shown = markdown(worse, { failOn: 'warning', demands: ['no-refuted'], baseline });
    expect(shown).toContain('### New since the baseline');
    expect(shown).toMatch(/\| refuted \| `BOX-HOLD-GOOD`/);
  });

  it('shows an author’s text as itself: no HTML, no link, no mention, no broken table [OUT-MARKDOWN-SAFE]', async () => {
    const assessment = await judged();
    const rowsOf = (text: string) => {
      const tree = unified().use(remarkParse).use(remarkGfm).parse(text);
      const kinds: string[] = [];
      let plain = '';
      visit(tree, (node) => {
        kinds.push(node.type === 'html' ? `html ${node.value}` : node.type);
        if (node.type === 'text') plain += `${node.value}\n`;
      });
      return { kinds: kinds.filter((kind) => kind !== 'text' && kind !== 'inlineCode'), plain };
    };
    const clean = rowsOf(markdown(withText(assessment, 'x'))).kinds;
    fc.assert(
      fc.property(hostile, (text) => {
        const { kinds, plain } = rowsOf(markdown(withText(assessment, `x${text}x`)));
        expect(kinds).toEqual(clean);
        expect(plain).not.toMatch(/[@#][\p{L}\p{N}]/u);
      }),
      { numRuns: 500, examples: [['`\\|`'], ['`|\\\\||`']] },
    );
  });
});

describe('every format', () => {
  it.each([
    ['sarif', sarif],
    ['junit', junit],
    ['github', github],
    ['markdown', markdown],
  ] as const)('gives equal bytes for equal projects, in %s [OUT-FORMAT-SAME]', async (_, format) => {
    const once = format(await judged());
    expect(format(await judged(undefined, [...PROJECT].reverse()))).toBe(once);
    expect(once.endsWith('\n')).toBe(true);
  });
});
