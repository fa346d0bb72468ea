import { describe, expect, it } from 'vitest';
import { LIMITS } from '#config';
import { formatText, toManifest } from '#report';
import { assessFiles, GOOD_SPEC } from '../rules/memory-project.ts';

const PLAIN = { colour: false, width: 100 };
const withoutScenario = { path: GOOD_SPEC.path, text: GOOD_SPEC.text.replace(/#### Scenario[\s\S]*/, '') };

describe('formatText', () => {
  it('shows the place, the message, the line with carets, the hint and the code [FIND-TEXT-FRAME]', async () => {
    const text = formatText(await assessFiles([withoutScenario]), PLAIN);
    expect(text).toBe(`error openspec/no-scenario
  openspec/specs/box/spec.md:9:1
    \`Requirement: Refuse null [BOX-NULL]\` counts as a requirement for OpenSpec, but has no scenario
    9 │ ### Requirement: Refuse null [BOX-NULL]
      │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    hint Give it a \`#### Scenario: Name\`, or move what is no requirement into a \`##\` section of its own.

1 capability, 1 requirement, 0 scenarios; 0 links
1 claim: 1 unverified; 0 claimed by a link or a tag, 0 with executed evidence
1 sentence: 1 in an EARS pattern, 1 taken apart; conditions: 1 as text of their own
no two demands speak of the same thing: no proven error
1 error, 0 warnings, 0 notes
`);
  });

  it('ends with a summary when nothing is wrong [FIND-TEXT-SUMMARY]', async () => {
    expect(
      formatText(await assessFiles([GOOD_SPEC]), PLAIN),
    ).toBe(`1 capability, 1 requirement, 1 scenario; 0 links
2 claims: 2 unverified; 0 claimed by a link or a tag, 0 with executed evidence
2 sentences: 2 in an EARS pattern, 2 taken apart; conditions: 2 as text of their own
no two demands speak of the same thing: no proven error
0 errors, 0 warnings, 0 notes
`);
  });

  it('counts what an active change plans apart from orphans [FIND-TEXT-SUMMARY]', async () => {
    const delta = {
      path: 'openspec/changes/add-lid/specs/box/spec.md',
      text: '## ADDED Requirements\n\n### Requirement: Shut [BOX-LID]\n\nThe box SHALL shut.\n\n#### Scenario: Shut\n- **WHEN** a\n- **THEN** b\n',
    };
    const tests = {
      path: 'test/box.test.ts',
      text: "it('shuts [BOX-LID]', () => {});\nit('a [BOX-GONE] [BOX-NULL]', () => {});\n",
    };
    const assessment = await assessFiles([GOOD_SPEC, delta, tests]);
    expect(formatText(assessment, PLAIN)).toContain('; 3 links (1 covers, 1 orphaned, 1 planned)\n');
    const { summary, links } = toManifest(assessment);
    expect(summary).toMatchObject({ links: { covers: 1, orphaned: 2 }, planned: 1 });
    expect(links.map(({ label, change }) => [label, change])).toEqual([
      ['BOX-LID', { name: 'add-lid', archived: false }],
      ['BOX-GONE', undefined],
      ['BOX-NULL', undefined],
    ]);
  });

  it('groups findings by rule, worst first, and says a shared hint once [FIND-TEXT-GROUPS]', async () => {
    const tests = {
      path: 'test/box.test.ts',
      text: "it('a [BOX-GONE-FAR]', () => {});\nit('b [BOX-LOST-AGAIN]', () => {});\n",
    };
    const lines = formatText(await assessFiles([withoutScenario, tests]), PLAIN).split('\n');
    expect(lines.filter((line) => /^(error|warning|note) /.test(line))).toEqual([
      'error openspec/no-scenario',
      'warning traceability/orphaned-tag (2)',
    ]);
    expect(lines.filter((line) => line.includes('Correct the tag'))).toHaveLength(1);
  });

  it('shows a limited number of findings of one rule and says how many more there are [FIND-TEXT-LIMIT]', async () => {
    const count = LIMITS.findingsPerCode + 7;
    const text = Array.from({ length: count }, (_, n) => `it('t [BOX-GONE-${n}]', () => {});`).join('\n');
    const shown = formatText(await assessFiles([GOOD_SPEC, { path: 'test/box.test.ts', text }]), PLAIN);
    expect(shown.match(/test\/box\.test\.ts:\d+:\d+/g)).toHaveLength(LIMITS.findingsPerCode);
    expect(shown).toContain('and 7 more');
  });

  it('uses colours only when asked [FIND-TEXT-COLOUR]', async () => {
    const assessment = await assessFiles([withoutScenario]);
    const plain = formatText(assessment, PLAIN);
    const coloured = formatText(assessment, { colour: true, width: 100 });
    expect(plain).not.toContain('\u001b');
    expect(coloured).toContain('\u001b[31m');
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain);
  });

  it('prints no control character of a hostile spec [FIND-TEXT-SAFE]', async () => {
    const hostile = {
      ...withoutScenario,
      text: withoutScenario.text.replace('Refuse null', 'Refuse\u001b[2J null'),
    };
    expect(formatText(await assessFiles([hostile]), PLAIN)).not.toContain('\u001b');
  });
});
