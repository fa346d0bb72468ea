import { describe, expect, it } from 'vitest';
import { RULES, ruleProblems } from '#rules';
import { assessFiles, config, GOOD_SPEC } from './memory-project.ts';

const SPEC = GOOD_SPEC.path;

function specWith(change: (text: string) => string) {
  return { path: SPEC, text: change(GOOD_SPEC.text) };
}

const withoutPrefix = (text: string) => text.replace('### Requirement: Refuse', '### Refuse');
const allow = (comment: string) => (text: string) =>
  withoutPrefix(text).replace('[BOX-NULL]\n', `[BOX-NULL]\n\n${comment}\n`);

async function codesOf(...args: Parameters<typeof assessFiles>) {
  return (await assessFiles(...args)).findings.map((finding) => finding.code);
}

describe('runRules', () => {
  it('finds nothing in a project that nothing is wrong with [FIND-RULE-EXAMPLE]', async () => {
    expect(await codesOf([GOOD_SPEC])).toEqual([]);
  });

  it('gives a rule the severity that the configuration names [FIND-SEVERITY-SET]', async () => {
    const { findings } = await assessFiles([specWith(withoutPrefix)], {
      rules: { 'structure/requirement-without-prefix': 'error' },
    });
    expect(findings).toMatchObject([{ code: 'structure/requirement-without-prefix', severity: 'error' }]);
  });

  it('drops the findings of a rule that is off [FIND-SEVERITY-OFF]', async () => {
    expect(
      await codesOf([specWith(withoutPrefix)], { rules: { 'structure/requirement-without-prefix': 'off' } }),
    ).toEqual([]);
  });

  it('names the nearest rule for a code that no rule has [FIND-SEVERITY-UNKNOWN]', () => {
    expect(ruleProblems(config({ rules: { 'structure/duplicate-tags': 'off' } }))).toEqual([
      {
        option: 'rules.structure/duplicate-tags',
        message: 'There is no rule `structure/duplicate-tags`, did you mean `structure/duplicate-tag`?',
      },
    ]);
    expect(ruleProblems(config({ rules: { 'structure/duplicate-tag': 'off' } }))).toEqual([]);
  });

  it('accepts a finding in the block of an allow with a reason [FIND-ALLOW-REASON]', async () => {
    const comment = '<!-- allow structure/requirement-without-prefix: read by another tool -->';
    expect(await codesOf([specWith(allow(comment))])).toEqual([]);
  });

  it('accepts nothing outside the block of an allow [FIND-ALLOW-SCOPE]', async () => {
    const second = `
### Hold one value [BOX-ONE]

The box SHALL hold one value at most.

#### Scenario: Full box [BOX-ONE-FULL]

WHEN a box is full, the box SHALL refuse another value.
`;
    const comment = '<!-- allow structure/requirement-without-prefix: read by another tool -->';
    const { findings } = await assessFiles([specWith((text) => allow(comment)(text) + second)]);
    expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual([
      expect.stringMatching(/^structure\/requirement-without-prefix .*Hold one value/),
    ]);
  });

  it('accepts nothing by an allow without a reason, and reports it [FIND-ALLOW-REASON]', async () => {
    expect(await codesOf([specWith(allow('<!-- allow structure/requirement-without-prefix -->'))])).toEqual([
      'structure/requirement-without-prefix',
      'allow/missing-reason',
    ]);
  });

  it('reports an allow that accepts nothing, unless its rule is off [FIND-ALLOW-UNUSED]', async () => {
    const spec = {
      path: SPEC,
      text: GOOD_SPEC.text.replace(
        '[BOX-NULL]\n',
        '[BOX-NULL]\n\n<!-- allow structure/duplicate-tag: old -->\n',
      ),
    };
    expect(await codesOf([spec])).toEqual(['allow/unused']);
    expect(await codesOf([spec], { rules: { 'structure/duplicate-tag': 'off' } })).toEqual([]);
  });

  it('accepts a finding in code on the line of an allow or the next one [FIND-ALLOW-CODE]', async () => {
    const test = (comment: string) => ({
      path: 'test/box.test.ts',
      text: `${comment}\nit('refuses null [BOX-OLD]', () => {});\nit('and this [BOX-OLDER]', () => {});\n`,
    });
    expect(await codesOf([GOOD_SPEC, test('')])).toEqual([
      'traceability/orphaned-tag',
      'traceability/orphaned-tag',
    ]);
    expect(
      await codesOf([GOOD_SPEC, test('// allow traceability/orphaned-tag: kept for the old release')]),
    ).toEqual(['traceability/orphaned-tag']);
  });

  it('accepts a finding in a delta below an allow [FIND-ALLOW-CODE]', async () => {
    const delta = (comment: string) => ({
      path: 'openspec/changes/x/specs/box/spec.md',
      text: `## ADDED Requirements\n\n### Requirement: A\n\nThe box SHALL be.\n\n${comment}\n## ADDED Requirements (phase 2)\n\nText.\n`,
    });
    expect(await codesOf([GOOD_SPEC, delta('Text.\n')])).toEqual(['structure/malformed-delta']);
    const comment = '<!-- allow structure/malformed-delta: notes for the reviewer -->';
    expect(await codesOf([GOOD_SPEC, delta(comment)])).toEqual([]);
  });

  it('does not take an allow in a string of code for one [FIND-ALLOW-CODE]', async () => {
    const test = {
      path: 'test/box.test.ts',
      text: "it('refuses null [BOX-NULL]', () => {\n  const text = '<!-- allow structure/duplicate-tag: x -->';\n  const more = '// allow structure/duplicate-tag: x';\n});\n",
    };
    expect(await codesOf([GOOD_SPEC, test])).toEqual([]);
  });

  it('orders findings by path and place, whatever order rules run in [FIND-ORDER]', async () => {
    const lid = {
      path: 'openspec/specs/a-lid/spec.md',
      text: GOOD_SPEC.text.replaceAll('BOX', 'LID').replace('### Requirement: Refuse', '### Refuse'),
    };
    const { findings } = await assessFiles([
      specWith((text) => withoutPrefix(text).replace(/#### Scenario[\s\S]*/, '')),
      lid,
    ]);
    expect(findings.map(({ code, span }) => `${span?.path} ${code}`)).toEqual([
      'openspec/specs/a-lid/spec.md structure/requirement-without-prefix',
      'openspec/specs/box/spec.md openspec/no-scenario',
      'openspec/specs/box/spec.md structure/requirement-without-prefix',
    ]);
  });

  it('has a code, a title and a severity for every rule [FIND-RULE-PAGE]', () => {
    for (const rule of RULES) {
      expect(rule.code).toMatch(/^[a-z]+\/[a-z]+(-[a-z]+)*$/);
      expect(rule.title).not.toBe('');
      expect(['error', 'warning', 'note']).toContain(rule.severity);
    }
  });
});
