import { describe, expect, it } from 'vitest';
import { read } from './outline.ts';

const FRAME = '## Purpose\nWhy.\n\n## Requirements\n\n';

/** The outline below the frame. */
function below(text: string): { outline: readonly string[]; irregular: readonly string[] } {
  const { outline, irregular } = read(FRAME + text);
  return { outline: outline.slice(3), irregular };
}

describe('requirements', () => {
  it('reads headings without "Requirement:" that say what has to hold [READ-REQ-UNMARKED]', () => {
    const { outline, irregular } = below(
      '### BOX-1: Keep\n\nThe box MUST keep.\n\n### Lookup\n\nThe box shall find.\n\n### Groups\n\n#### Requirement: Inner\nIt SHALL.\n\n### Cases\n\n#### Scenario: A\n- WHEN x\n- THEN y\n',
    );
    expect(outline).toEqual([
      'requirement: Keep [BOX-1]',
      '  sentence: The box MUST keep. (mandatory)',
      'requirement: Lookup',
      '  sentence: The box shall find. (mandatory)',
      'h3: Groups',
      'requirement: Inner',
      '  sentence: It SHALL. (mandatory)',
      'requirement: Cases',
      '  scenario: A',
      '    steps: when=WHEN> x | then=THEN> y',
    ]);
    expect(irregular).toEqual([
      'requirement-without-prefix 6:1: BOX-1: Keep',
      'requirement-without-prefix 10:1: Lookup',
      'requirement-without-prefix 19:1: Cases',
    ]);
  });

  it.each([
    ['Keep values [BOX-KEEP]', 'Keep values', 'BOX-KEEP'],
    ['[BOX-KEEP] Keep values', 'Keep values', 'BOX-KEEP'],
    ['Keep values \\[BOX-KEEP\\]', 'Keep values', 'BOX-KEEP'],
    ['BOX-API-001 — Keep values', 'Keep values', 'BOX-API-001'],
    ['AR-3: Keep values', 'Keep values', 'AR-3'],
    ['AL-1 – Keep values', 'Keep values', 'AL-1'],
    ['FR-2a: Keep values', 'Keep values', 'FR-2a'],
    ['REQ-001 値を保つ', '値を保つ', 'REQ-001'],
    ['NFR-12 Keep values', 'Keep values', 'NFR-12'],
  ])('finds the tag of "%s" [READ-REQ-TAG]', (words, title, tag) => {
    expect(below(`### Requirement: ${words}\nIt SHALL.\n`).outline[0]).toBe(`requirement: ${title} [${tag}]`);
  });

  it.each([
    'ICD-10 code lookup',
    'ICD-10: code lookup',
    'SM-2 algorithm',
    'AS-BUILT drawings',
    'AS-BUILT: drawings',
    'Names match [A-Z]',
    'Letters A-Z in text',
    'SHA-256: hashing',
    'Read [the guide](/guide.md)',
    'Sorting [PARTIAL]',
    'Sorting [optional]',
  ])('finds no tag in "%s" [READ-REQ-FALSE-FRIEND]', (words) => {
    const { outline, irregular } = below(`### Requirement: ${words}\nIt SHALL.\n`);
    expect(outline[0]).toBe(`requirement: ${words}`);
    expect(irregular).toEqual([]);
  });

  it.each(['Keep [BOX_KEEP]', 'Keep [BOX-KEEP', 'Keep [ BOX-KEEP ]', 'Keep [BOX-KEEP].'])(
    'notes "%s", which was meant as a tag [READ-REQ-TAG-MALFORMED]',
    (words) => {
      const { irregular } = below(`### Requirement: ${words}\nIt SHALL.\n`);
      expect(irregular.filter((line) => line.startsWith('malformed-tag'))).toEqual([
        expect.stringContaining(`6:${words.indexOf('[') + 18}: ${words.slice(5)}`),
      ]);
    },
  );

  it('takes lower case in brackets for a malformed tag only beside real tags [READ-REQ-TAG-MALFORMED]', () => {
    const alone = below('### Requirement: Files [read-only]\nIt SHALL.\n');
    const beside = below(
      '### Requirement: Files [box-files]\nIt SHALL.\n\n### Requirement: More [BOX-MORE]\nIt SHALL.\n',
    );
    expect(alone.irregular).toEqual([]);
    expect(beside.irregular).toEqual(['malformed-tag 6:24: [box-files]']);
  });

  it('takes a tag from an ID line, with its place [READ-REQ-TAG]', () => {
    const { capability } = read(
      `${FRAME}### Requirement: Trace\n- **ID**: box.trace.keep@v1\n- **Milestone**: M1\n- **Invariants**: [ kept, found ]\n\nIt SHALL trace.\n`,
    );
    const requirement = capability.body.find((item) => item.kind === 'requirement');
    expect(requirement?.tag).toBe('box.trace.keep@v1');
    expect(requirement?.address).toBe('box.trace.keep@v1');
    expect(requirement?.tagSpan).toEqual({ path: 'openspec/specs/box/spec.md', start: 67, end: 84 });
  });

  it('reads metadata lines in every spelling, and a normative line with a key as a sentence [READ-CLAIM-LABELS]', () => {
    const { outline } = below(
      [
        '### Requirement: A',
        '**Priority**: high',
        '**Owner:** us',
        'The box SHALL keep.',
        '',
        '- **Source**: interview',
        '- **Notes:** none',
        '',
        '**Constraint**: The box MUST be small.',
      ].join('\n'),
    );
    expect(outline).toEqual([
      'requirement: A',
      '  metadata: Priority=high | Owner=us',
      '  sentence: The box SHALL keep. (mandatory)',
      '  metadata: Source=interview | Notes=none',
      '  sentence: **Constraint**: The box MUST be small. (mandatory)',
    ]);
  });

  it('reads lists of references in marks, as links and bare, stuck or apart [READ-CLAIM-LABELS]', () => {
    const { outline } = below(
      [
        '### Requirement: A',
        'It SHALL.',
        '**References:**',
        '- `openspec/changes/archive/x/proposal.md#Preconditions, Postconditions, and Invariants`',
        '- [design](../../design.md#decision-one)',
        '- docs/notes.md#Later on',
        '- a talk',
        '',
        '**References**: `docs/one.md`',
      ].join('\n'),
    );
    expect(outline).toEqual([
      'requirement: A',
      '  sentence: It SHALL. (mandatory)',
      '  references: openspec/changes/archive/x/proposal.md # Preconditions, Postconditions, and Invariants | ../../design.md # decision-one | docs/notes.md # Later on | - # -',
      '  references: docs/one.md # -',
    ]);
  });

  it('gives claims of equal names different addresses that depend on them alone [READ-ADDRESS-UNIQUE]', () => {
    const twice = '### Requirement: Happy path\nIt SHALL a.\n\n### Requirement: Happy path\nIt SHALL b.\n';
    const addresses = (text: string): string[] =>
      read(FRAME + text).capability.body.flatMap((item) =>
        item.kind === 'requirement' ? [item.address] : [],
      );
    const [first, second] = addresses(twice);
    expect(first).toMatch(/^box\/happy-path~[0-9a-f]{8}$/);
    expect(second).toMatch(/^box\/happy-path~[0-9a-f]{8}$/);
    expect(first).not.toBe(second);
    expect(addresses(`### Requirement: Other\nIt SHALL.\n\n${twice}`).slice(1)).toEqual([first, second]);
    expect(addresses('### Requirement: A B\nx\n\n### Requirement: a-b\ny\n')).toEqual([
      expect.stringMatching(/^box\/a-b~[0-9a-f]{4}$/),
      expect.stringMatching(/^box\/a-b~[0-9a-f]{4}$/),
    ]);
  });

  it('keeps a repeated tag bare for its first claim [READ-ADDRESS-UNIQUE]', () => {
    const { capability } = read(
      `${FRAME}### Requirement: A [BOX-A]\nIt SHALL.\n\n#### Scenario: One [BOX-A]\nx\n\n### Requirement: C [BOX-C]\nIt SHALL.\n`,
    );
    const [a] = capability.body.filter((item) => item.kind === 'requirement');
    expect(a?.address).toBe('BOX-A');
    expect(a?.body.find((item) => item.kind === 'scenario')).toMatchObject({
      tag: 'BOX-A',
      address: expect.stringMatching(/^BOX-A~[0-9a-f]{4}$/),
    });
  });

  it('reads requirements without text and without scenario [READ-REQ]', () => {
    expect(below('### Requirement: A\n\n### Requirement: B\n\n#### Scenario: C\n').outline).toEqual([
      'requirement: A',
      'requirement: B',
      '  scenario: C',
    ]);
  });

  it('keeps tables, lists, code and several paragraphs of a requirement in order [READ-CLAIM]', () => {
    const { outline } = below(
      [
        '### Requirement: A',
        'The box SHALL do as the table says. It MAY do more, e.g. sort. Version 1.2 applies!',
        '',
        '| in | out |',
        '|----|-----|',
        '| 1  | SHALL be 2 |',
        '',
        '```sql',
        'select 1;',
        '```',
        '',
        '- first',
        '  - nested',
        '',
        'More words.',
      ].join('\n'),
    );
    expect(outline).toEqual([
      'requirement: A',
      '  sentence: The box SHALL do as the table says. (mandatory) | It MAY do more, e.g. sort. (optional) | Version 1.2 applies!',
      '  prose: | in | out | |----|-----| | 1 | SHALL be 2 |',
      '  fence: sql',
      '  prose: - first - nested More words.',
    ]);
  });

  it('leaves text between requirements to neither of them, and says so [READ-REQ-BETWEEN]', () => {
    const { outline, irregular } = below(
      [
        '### Requirement: A',
        'It SHALL.',
        '',
        '**CLI Layer:**',
        '',
        '### Requirement: B',
        'It SHALL.',
        '',
        '- - -',
        '',
        'Now for the rest.',
        '',
        '### Requirement: C',
        'It SHALL.',
        '',
        '---',
        '<!-- @trace source: x code: y -->',
        '',
        '### Requirement: D',
        'It SHALL.',
      ].join('\n'),
    );
    expect(outline).toEqual([
      'requirement: A',
      '  sentence: It SHALL. (mandatory)',
      'prose: **CLI Layer:**',
      'requirement: B',
      '  sentence: It SHALL. (mandatory)',
      'prose: - - - Now for the rest.',
      'requirement: C',
      '  sentence: It SHALL. (mandatory)',
      '  prose: ---',
      '  comment: @trace source: x code: y',
      'requirement: D',
      '  sentence: It SHALL. (mandatory)',
    ]);
    expect(irregular).toEqual([
      'text-outside-requirement 9:1: **CLI Layer:**',
      'text-outside-requirement 14:1: - - - Now for the rest.',
    ]);
  });

  it('reads advisory and optional requirements, and gives scenarios the strength of theirs [READ-STRENGTH]', () => {
    const { outline } = below(
      '### Requirement: A\nThe box SHOULD warn.\n\n#### Scenario: B\nWords.\n\n### Requirement: C\nThe box MAY sort, and should be fast.\n\n#### Scenario: D\nIt MUST hold.\n\n### Requirement: E\nIt may be.\n',
    );
    expect(outline.filter((line) => /requirement|scenario/.test(line))).toEqual([
      'requirement advisory: A',
      '  scenario advisory: B',
      'requirement optional: C',
      '  scenario: D',
      'requirement: E',
    ]);
  });
});
