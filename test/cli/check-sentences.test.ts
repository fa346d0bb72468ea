import { describe, expect, it } from 'vitest';
import { goodSpec, runCasebook, SPEC, writeProject } from './run-casebook.ts';

/** Two requirements that answer one event in two ways. */
const TORN = `${goodSpec()}
### Requirement: Open the lid [BOX-OPEN]

WHEN the user presses the button, the box SHALL open the lid.

#### Scenario: Opens [BOX-OPEN-ONCE]

WHEN the user presses the red button, the box SHALL open the lid.

### Requirement: Leave the lid [BOX-LEAVE]

WHEN the user presses the button, the box SHALL NOT open the lid.

#### Scenario: Stays shut [BOX-LEAVE-SHUT]

WHEN the user presses the green button, the box SHALL NOT open the lid.
`;
const OTHER = 'openspec/specs/lamp/spec.md';

describe('casebook check --only ears', () => {
  it('reports what is wrong with the sentences of one spec, and nothing else [CLI-SENTENCES-FILE]', async () => {
    const root = writeProject({
      [SPEC]: TORN,
      [OTHER]: TORN.replaceAll('BOX', 'LAMP'),
      'test/box.test.ts': "it('null [BOX-GONE]', () => {});\n",
    });
    const run = await runCasebook(['check', '--only', 'ears', SPEC], { cwd: root });
    expect(run).toMatchObject({ status: 1, error: '' });
    expect(run.out).toContain('ears/contradiction');
    expect(run.out).toContain(`${SPEC}:19:1`);
    expect(run.out).toMatch(/\d+ pairs? of demands compared/);
    expect(run.out).not.toMatch(/LAMP|BOX-GONE|verified/);
    const fromElsewhere = await runCasebook(['check', '--only', 'ears', SPEC, '--root', root]);
    expect(fromElsewhere.out).toBe(run.out);
    const both = await runCasebook(['check', '--only', 'ears', '--root', root]);
    expect(both.out).toContain(OTHER);
  });

  it('says what it could not read for sentences [CLI-SENTENCES-UNREAD]', async () => {
    const root = writeProject({
      [SPEC]: goodSpec(),
      [OTHER]: '\0',
      'openspec/vocabulary.md': '```ears-vocabulary\nflag open "the lid is open"\n',
    });
    const run = await runCasebook(['check', '--only', 'ears'], { cwd: root });
    expect(run).toMatchObject({ status: 1, error: '' });
    expect(run.out).toMatch(/structure\/unreadable-file\n {2}openspec\/specs\/lamp\/spec\.md:1:1/);
    expect(run.out).toMatch(/structure\/unclosed-fence\n {2}openspec\/vocabulary\.md:1:1/);
    const named = await runCasebook(['check', '--only', 'ears', OTHER], { cwd: root });
    expect(named).toMatchObject({ status: 1, error: '' });
  });

  it('reads the spec of a change together with the one that it changes [CLI-SENTENCES-CHANGE]', async () => {
    const [base = '', added = ''] = TORN.split('### Requirement: Leave the lid');
    const delta = 'openspec/changes/leave/specs/box/spec.md';
    const root = writeProject({
      [SPEC]: base,
      [delta]: `## ADDED Requirements\n\n### Requirement: Leave the lid${added}`,
    });
    expect(await runCasebook(['check', '--only', 'ears', SPEC], { cwd: root })).toMatchObject({ status: 0 });
    const run = await runCasebook(['check', '--only', 'ears', delta], { cwd: root });
    expect(run).toMatchObject({ status: 1, error: '' });
    expect(run.out).toContain('ears/contradiction');
    expect(run.out).toContain('leave');
  });

  it('ends with 2 for what is no spec, and where verdicts are asked for [CLI-SENTENCES-MISUSE]', async () => {
    const root = writeProject({ [SPEC]: TORN, 'README.md': '' });
    const misuses: readonly (readonly [string[], RegExp])[] = [
      [['--only', 'ears', 'README.md'], /is no spec of this project/],
      [['--only', 'ears', 'openspec/specs/gone/spec.md'], /There is no file/],
      [['--only', 'ears', '--require', 'verified'], /reads nothing that could verify/],
      [[SPEC], /a whole project is checked at once/],
    ];
    for (const [args, message] of misuses) {
      const run = await runCasebook(['check', ...args], { cwd: root });
      expect(run).toMatchObject({ status: 2, out: '' });
      expect(run.error).toMatch(message);
    }
  });
});
