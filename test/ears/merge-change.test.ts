import { describe, expect, it, onTestFinished } from 'vitest';
import { parseConfig } from '#config';
import { analyseEars } from '#ears';
import { openSolver } from '#host';
import { type EarsIssue, requirementsOf } from '#model';
import { readProject } from '#openspec';
import { mergeChange } from '../../plugins/ears/merge-change.ts';
import { memoryFiles } from '../traceability/memory-project.ts';

const requirement = (title: string, does: string) =>
  `### Requirement: ${title}\n\nWHEN the user rings, the lock SHALL ${does}.\n\n#### Scenario: ${title} once\n\nWHEN the user rings once, the lock SHALL ${does}.\n`;

const BASE = `# Lock\n\n## Purpose\n\nA lock that opens and shuts a door for those who may pass.\n\n## Requirements\n\n${[
  requirement('Open [LOCK-OPEN]', 'open'),
  requirement('Click [LOCK-CLICK]', 'click'),
  requirement('Beep [LOCK-BEEP]', 'beep'),
].join('\n')}`;

function projectWith(delta: string, capability = 'lock', base = BASE) {
  const files = memoryFiles({
    'openspec/specs/lock/spec.md': base,
    [`openspec/changes/quiet/specs/${capability}/spec.md`]: delta,
  });
  const parsed = parseConfig({});
  if (!parsed.ok) throw new Error('An empty configuration is one');
  const { capabilities, changes, files: read } = readProject(files, parsed.config);
  return { capabilities, changes, files: new Map(read.map((file) => [file.path, file])) };
}

function merged(delta: string, capability = 'lock') {
  const { capabilities, changes, files } = projectWith(delta, capability);
  const [change] = changes;
  if (change === undefined) throw new Error('The project has a change');
  return mergeChange(capabilities, change, files).map((one) => ({
    id: one.id,
    requirements: requirementsOf(one).map(({ title, span }) => `${title} of ${span.path.split('/')[1]}`),
  }));
}

describe('mergeChange', () => {
  it('puts changed and added requirements in their place and leaves out removed ones [CONS-CHANGE-MERGE]', () => {
    const delta = `## ADDED Requirements\n\n${requirement('Lamp [LOCK-LAMP]', 'light the lamp')}\n## MODIFIED Requirements\n\n${requirement('Click [LOCK-CLICK]', 'click softly')}\n## REMOVED Requirements\n\n### Requirement: Beep [LOCK-BEEP]\n`;
    expect(merged(delta)).toEqual([
      { id: 'lock', requirements: ['Open of specs', 'Click of changes', 'Lamp of changes'] },
    ]);
  });

  it('finds a requirement that is renamed and changed by its new name [CONS-CHANGE-MERGE]', () => {
    const delta = `## RENAMED Requirements\n\n- FROM: \`### Requirement: Click [LOCK-CLICK]\`\n- TO: \`### Requirement: Snap [LOCK-CLICK]\`\n\n## MODIFIED Requirements\n\n${requirement('Snap [LOCK-CLICK]', 'snap')}`;
    expect(merged(delta)).toEqual([
      { id: 'lock', requirements: ['Open of specs', 'Snap of changes', 'Beep of specs'] },
    ]);
  });

  it('reads what a change adds as a capability of its own, and keeps a change to nothing [CONS-CHANGE-MERGE]', () => {
    const added = `## ADDED Requirements\n\n${requirement('Lamp [BELL-LAMP]', 'light the lamp')}`;
    expect(merged(added, 'bell')).toEqual([{ id: 'bell', requirements: ['Lamp of changes'] }]);
    const unknown = `## MODIFIED Requirements\n\n${requirement('Gone [LOCK-GONE]', 'go')}`;
    expect(merged(unknown)[0]?.requirements).toEqual([
      'Open of specs',
      'Click of specs',
      'Beep of specs',
      'Gone of changes',
    ]);
  });
});

describe('analyseEars, with a change', () => {
  it('tells only of what a sentence of the change takes part in, and of the specs what they say without it [CONS-CHANGE-TOUCHES]', async () => {
    const torn = `${BASE}\n${requirement('Be still [LOCK-STILL]', 'NOT beep')}`;
    const delta = `## ADDED Requirements\n\n${requirement('Stay [LOCK-STAY]', 'NOT open')}`;
    const solver = openSolver({ threads: 1 });
    onTestFinished(() => solver.stop());
    const { issues, changes } = await analyseEars({ ...projectWith(delta, 'lock', torn), solver });
    const clashes = (some: readonly EarsIssue[]) =>
      some.flatMap(({ check, core }) =>
        check === 'contradiction' ? [core.map(({ claim }) => claim).join(' ')] : [],
      );
    expect(clashes(issues)).toContain('LOCK-BEEP LOCK-STILL');
    expect(clashes(issues).join()).not.toContain('LOCK-STAY');
    expect(changes.map(({ change }) => change)).toEqual(['quiet']);
    const found = changes.flatMap((one) => clashes(one.issues));
    expect(found).toContain('LOCK-OPEN LOCK-STAY');
    const paths = changes.flatMap((one) =>
      one.issues.map(({ core }) => core.map(({ span }) => span.path).join(' ')),
    );
    expect(paths.every((core) => core.includes('openspec/changes/quiet/'))).toBe(true);
  });
});
