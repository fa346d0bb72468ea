import { describe, expect, it } from 'vitest';
import { LIMITS } from '#config';
import { projectOf } from './project.ts';

const spec = (body: string): string => `## Purpose\nWhy.\n\n## Requirements\n\n${body}`;
const requirement = (name: string, text = 'It SHALL.'): string => `### Requirement: ${name}\n${text}\n\n`;

describe('a project', () => {
  it('finds specs at any depth in code-point order, and notes other Markdown beside them [READ-PROJECT-SPECS]', () => {
    const project = projectOf({
      'openspec/specs/iac/policy-hooks/spec.md': spec(requirement('Hooks')),
      'openspec/specs/iac/spec.md': spec(requirement('Infrastructure')),
      'openspec/specs/Box/spec.md': spec(''),
      'openspec/specs/.hidden/spec.md': spec(''),
      'openspec/specs/spec.md': spec(''),
      'openspec/specs/README.md': 'Read me',
      'openspec/specs/iac/notes.md': 'Notes',
      'openspec/specs/iac/picture.png': 'png',
      'src/specs/other/spec.md': spec(''),
    });
    expect(project.capabilities.map(({ id }) => id)).toEqual(['Box', 'iac', 'iac/policy-hooks']);
    expect(project.irregularities.map(({ kind, span }) => `${kind} ${span.path}`)).toEqual([
      'ignored-file openspec/specs/README.md',
      'ignored-file openspec/specs/iac/notes.md',
      'ignored-file openspec/specs/spec.md',
    ]);
  });

  it('notes specs that are too large or cannot be read, and goes on [READ-PROJECT-BOUNDS]', () => {
    const project = projectOf({
      'openspec/specs/a/spec.md': '!too-large',
      'openspec/specs/b/spec.md': '!binary',
      'openspec/specs/c/spec.md': 'x'.repeat(LIMITS.specBytes + 1),
      'openspec/specs/d/spec.md': spec(requirement('D')),
      'openspec/specs/e/spec.md': '!outside',
    });
    expect(project.capabilities.map(({ id }) => id)).toEqual(['d']);
    expect(project.irregularities.map(({ kind, span, detail }) => `${kind} ${span.path} ${detail}`)).toEqual([
      `oversized-file openspec/specs/a/spec.md more than ${LIMITS.specBytes} bytes`,
      'unreadable-file openspec/specs/b/spec.md binary',
      `oversized-file openspec/specs/c/spec.md ${LIMITS.specBytes + 1} characters, more than ${LIMITS.specBytes}`,
      'unreadable-file openspec/specs/e/spec.md outside',
    ]);
    expect(project.files.map(({ path }) => path)).toContain('openspec/specs/a/spec.md');
  });

  it('notes where bytes are no UTF-8, and reads the rest [READ-PROJECT-ENCODING]', () => {
    const latin = Buffer.from(spec(requirement('Na\u00efve caf\u00e9')), 'latin1').toString('utf8');
    const project = projectOf({ 'openspec/specs/a/spec.md': latin });
    expect(project.capabilities.map(({ id }) => id)).toEqual(['a']);
    expect(project.claims.map(({ title }) => title)).toEqual(['Na\uFFFDve caf\uFFFD']);
    const at = latin.indexOf('ve caf') - 1;
    expect(project.irregularities).toEqual([
      {
        kind: 'broken-encoding',
        span: { path: 'openspec/specs/a/spec.md', start: at, end: at },
        detail: '2 characters',
      },
    ]);
  });

  it.each([
    ['!binary', 'unreadable-file openspec/vocabulary.md binary'],
    ['!outside', 'unreadable-file openspec/vocabulary.md outside'],
    ['!too-large', `oversized-file openspec/vocabulary.md more than ${LIMITS.specBytes} bytes`],
    ['```ears-vocabulary\nstate mode: on, off\n', 'unclosed-fence openspec/vocabulary.md'],
  ])('never takes a vocabulary for all specs that is %j for none [VOC-BLOCK-UNREAD]', (content, noted) => {
    const project = projectOf({ 'openspec/vocabulary.md': content });
    expect(project.irregularities.map(({ kind, span, detail }) => `${kind} ${span.path} ${detail}`)).toEqual([
      expect.stringContaining(noted),
    ]);
    expect(project.files.map(({ path }) => path)).toEqual(['openspec/vocabulary.md']);
  });

  it('takes neither a folder nor a spec of that name for the vocabulary of all specs [VOC-BLOCK-UNREAD]', () => {
    const project = projectOf({
      'openspec/vocabulary.md/terms.md': 'x',
      'openspec/specs/vocabulary.md': 'x',
    });
    expect(project.shared).toBeUndefined();
    expect(project.irregularities.map(({ kind, span, detail }) => `${kind} ${span.path} ${detail}`)).toEqual([
      'ignored-file openspec/specs/vocabulary.md OpenSpec reads only spec.md in a folder named for its capability',
      'unreadable-file openspec/vocabulary.md folder',
    ]);
  });

  it('owes no vocabulary for all specs, and asks nothing of one but that it can be read [VOC-BLOCK-UNREAD]', () => {
    expect(projectOf({}).irregularities).toEqual([]);
    const project = projectOf({
      'openspec/vocabulary.md': '# Words\n\n```ears-vocabulary\nflag armed\n```\n',
    });
    expect(project.shared?.path).toBe('openspec/vocabulary.md');
    expect(project.irregularities).toEqual([]);
  });

  it('gives every claim of the project an address of its own, also where folders and titles meet [READ-ADDRESS-UNIQUE]', () => {
    const project = projectOf({
      'openspec/specs/a/spec.md': spec(
        `${requirement('B')}#### Scenario: C\nx\n\n${requirement('T [BOX-T]')}`,
      ),
      'openspec/specs/a/b/spec.md': spec(requirement('C') + requirement('U [box-t-1]')),
      'openspec/specs/A/spec.md': spec(requirement('B') + requirement('T [BOX-T]')),
    });
    const addresses = project.claims.map(({ address }) => address.toLowerCase());
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses).not.toContain('a/b');
    expect(
      project.claims
        .filter(({ tag }) => tag === 'BOX-T')
        .map(({ address, capability }) => `${capability} ${address}`),
    ).toEqual(['A BOX-T', expect.stringMatching(/^a BOX-T~[0-9a-f]{4}$/)]);
  });

  it('lists claims with their requirement, in order [READ-PROJECT]', () => {
    const { claims } = projectOf({
      'openspec/specs/box/spec.md': spec(`${requirement('A [BOX-A]', 'It SHOULD.')}#### Scenario: One\nx\n`),
    });
    expect(claims).toMatchObject([
      {
        address: 'BOX-A',
        tag: 'BOX-A',
        kind: 'requirement',
        capability: 'box',
        title: 'A',
        strength: 'advisory',
      },
      { address: 'box/a/one', kind: 'scenario', requirement: 'BOX-A', strength: 'advisory' },
    ]);
  });
});

describe('changes', () => {
  const delta = (body: string): Record<string, string> => ({ 'openspec/changes/x/specs/box/spec.md': body });

  it('reads active and archived changes with whatever files they have [READ-DELTA]', () => {
    const { changes } = projectOf({
      'openspec/changes/add-lid/proposal.md': 'Why',
      'openspec/changes/add-lid/tasks.md':
        '## 1. Do\n- [x] 1.1 first\n  - [ ] nested\n* [X] star\nwords\n```\n- [ ] in a fence\n```\n1. [ ] numbered\n',
      'openspec/changes/add-lid/.openspec.yaml': 'schema: x',
      'openspec/changes/2026-01-02-dated/README.md': 'x',
      'openspec/changes/archive/2026-03-01-old/design.md': 'x',
      'openspec/changes/archive/2026-02-01-older/specs/box/spec.md': '## ADDED Requirements\n',
      'openspec/changes/archive/undated/tasks.md': 'no boxes',
      'openspec/changes/notes.md': 'no change',
    });
    expect(changes.map(({ name, date, archived }) => `${name} ${date} ${archived}`)).toEqual([
      'add-lid undefined false',
      '2026-01-02-dated 2026-01-02 false',
      'undated undefined true',
      '2026-02-01-older 2026-02-01 true',
      '2026-03-01-old 2026-03-01 true',
    ]);
    expect(changes[0]).toMatchObject({
      proposal: 'openspec/changes/add-lid/proposal.md',
      otherFiles: ['openspec/changes/add-lid/.openspec.yaml'],
      tasks: [
        { text: '1.1 first', done: true },
        { text: 'nested', done: false },
        { text: 'star', done: true },
        { text: 'numbered', done: false },
      ],
    });
    expect(changes[0]).not.toHaveProperty('design');
    expect(changes[1]).not.toHaveProperty('proposal');
  });

  it('reads the entries of a delta by section, repeated sections included [READ-DELTA]', () => {
    const { changes } = projectOf(
      delta(
        [
          '## ADDED Requirements',
          requirement('New [BOX-NEW]'),
          '## MODIFIED Requirements',
          requirement('Changed'),
          '#### Scenario: One',
          '- WHEN a',
          '- THEN b',
          '',
          '## REMOVED Requirements',
          '- `### Requirement: Gone`',
          '',
          requirement('Gone too', '**Reason:** x'),
          '## RENAMED Requirements',
          '- FROM: `### Requirement: Old`',
          '- TO: `### Requirement: Young`',
          '',
          '## Added requirements',
          requirement('Late'),
        ].join('\n'),
      ),
    );
    const [read] = changes[0]?.deltas ?? [];
    expect(
      read?.entries.map(({ operation, name, from }) => `${operation} ${name} ${from ?? ''}`.trim()),
    ).toEqual([
      'added New [BOX-NEW]',
      'modified Changed',
      'removed Gone',
      'removed Gone too',
      'renamed Young Old',
      'added Late',
    ]);
    expect(read?.entries[1]?.requirement).toMatchObject({
      title: 'Changed',
      body: [{}, { kind: 'scenario' }],
    });
    expect(read?.irregularities).toEqual([]);
  });

  it.each([
    ['### Requirement: A\nIt SHALL.\n', 'Requirement: A'],
    ['Only words.\n', 'no section of changes'],
    ['## ADDED Requirements (Phase 2)\n\n### Requirement: A\nIt SHALL.\n', 'ADDED Requirements (Phase 2)'],
    ['## ADDED Requirement: A\n\nIt SHALL.\n', 'ADDED Requirement: A'],
    ['## MODIFIED: Top\n', 'MODIFIED: Top'],
    ['## REMOVED Scenarios\n', 'REMOVED Scenarios'],
    ['## ADDED Invariants\n', 'ADDED Invariants'],
    ['## ADDED Requirements\n\n### FR-1: A\nIt SHALL.\n', 'FR-1: A'],
    ['## RENAMED Requirements\n- FROM: `### Requirement: A`\n', 'FROM A without TO'],
    ['## RENAMED Requirements\n- TO: `### Requirement: A`\n', 'TO A without FROM'],
  ])('notes the odd delta %j [READ-DELTA-MALFORMED]', (body, detail) => {
    const [read] = projectOf(delta(body)).changes[0]?.deltas ?? [];
    expect(read?.irregularities.filter(({ kind }) => kind === 'malformed-delta')).toMatchObject([{ detail }]);
  });

  it('reads what odd delta headers mean all the same [READ-DELTA-MALFORMED]', () => {
    const names = (body: string): string[] =>
      projectOf(delta(body)).changes[0]?.deltas[0]?.entries.map(
        ({ operation, name }) => `${operation} ${name}`,
      ) ?? [];
    expect(names('## ADDED Requirements (Phase 2)\n\n### Requirement: A\nIt SHALL.\n')).toEqual(['added A']);
    expect(names('## ADDED Requirement: A [BOX-A]\n\nIt SHALL.\n\n### Scenario: B\nx\n')).toEqual([
      'added A [BOX-A]',
    ]);
  });

  it('accepts empty sections, all four of them [READ-DELTA]', () => {
    const [read] =
      projectOf(
        delta(
          '## ADDED Requirements\n\n## MODIFIED Requirements\n\n## REMOVED Requirements\n\n## RENAMED Requirements\n',
        ),
      ).changes[0]?.deltas ?? [];
    expect(read).toMatchObject({ entries: [], irregularities: [] });
  });
});

describe('history', () => {
  it('follows a requirement by exact name and through renames, oldest change first [READ-HISTORY]', () => {
    const archive = 'openspec/changes/archive';
    const { history, claims } = projectOf({
      'openspec/specs/box/spec.md': spec(
        requirement('Young [BOX-Y]') + requirement('Unknown') + requirement('case'),
      ),
      [`${archive}/2026-02-01-b/specs/box/spec.md`]: `## MODIFIED Requirements\n\n${requirement('Old')}`,
      [`${archive}/2026-01-01-a/specs/box/spec.md`]: `## ADDED Requirements\n\n${requirement('Old')}${requirement('Case')}`,
      [`${archive}/2026-03-01-c/specs/box/spec.md`]: `## RENAMED Requirements\n- FROM: \`### Requirement: Old\`\n- TO: \`### Requirement: Young [BOX-Y]\`\n\n## MODIFIED Requirements\n\n${requirement('Young [BOX-Y]')}`,
      [`${archive}/2026-03-02-d/specs/other/spec.md`]: `## ADDED Requirements\n\n${requirement('Unknown')}`,
      'openspec/changes/active/specs/box/spec.md': `## MODIFIED Requirements\n\n${requirement('Young [BOX-Y]')}`,
    });
    expect(claims.map(({ address }) => address)).toEqual(['BOX-Y', 'box/unknown', 'box/case']);
    expect(
      history.map(({ claim, change, date, operation }) => `${claim} ${operation} ${date} ${change}`),
    ).toEqual([
      'BOX-Y added 2026-01-01 2026-01-01-a',
      'BOX-Y modified 2026-02-01 2026-02-01-b',
      'BOX-Y renamed 2026-03-01 2026-03-01-c',
      'BOX-Y modified 2026-03-01 2026-03-01-c',
    ]);
  });
});
