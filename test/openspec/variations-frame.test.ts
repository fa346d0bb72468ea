import { describe, expect, it } from 'vitest';
import { read } from './outline.ts';

describe('the frame of a spec', () => {
  it('reads a spec without title, purpose and section of requirements [READ-FRAME-BARE]', () => {
    const { outline, irregular, capability } = read(
      '### Requirement: Keep values\nThe box SHALL keep values.\n\n#### Scenario: One value\n- **WHEN** a value is put\n- **THEN** it is kept\n',
    );
    expect(outline).toEqual([
      'requirement: Keep values',
      '  sentence: The box SHALL keep values. (mandatory)',
      '  scenario: One value',
      '    steps: when=WHEN> a value is put | then=THEN> it is kept',
    ]);
    expect(irregular).toEqual([
      'requirement-outside-section 1:1: Requirement: Keep values',
      'missing-purpose 1:1: box',
      'missing-requirements 1:1: box',
    ]);
    expect(capability.title).toBe('Box');
  });

  it('reads requirements below delta headers left in a main spec, and removed ones as prose [READ-FRAME-DELTA]', () => {
    const { outline, irregular } = read(
      [
        '## ADDED Requirements',
        '### Requirement: New',
        'It SHALL be new.',
        '## MODIFIED Requirements',
        '### Requirement: Changed',
        'It SHALL change.',
        '## REMOVED Requirements',
        '### Requirement: Gone',
        '**Reason**: not needed',
      ].join('\n'),
    );
    expect(outline).toEqual([
      'h2: ADDED Requirements',
      'requirement: New',
      '  sentence: It SHALL be new. (mandatory)',
      'h2: MODIFIED Requirements',
      'requirement: Changed',
      '  sentence: It SHALL change. (mandatory)',
      'h2: REMOVED Requirements',
      'h3: Requirement: Gone',
      'prose: **Reason**: not needed',
    ]);
    expect(irregular.filter((line) => line.startsWith('delta'))).toEqual([
      'delta-in-main-spec 1:1: ADDED Requirements',
      'delta-in-main-spec 4:1: MODIFIED Requirements',
      'delta-in-main-spec 7:1: REMOVED Requirements',
    ]);
  });

  it('keeps prose without requirements as prose [READ-FRAME-BARE]', () => {
    const { outline, irregular } = read(
      '# Layout\n\nFiles lie in folders.\n\n## Out of scope\n\n- cats\n- dogs\n',
    );
    expect(outline).toEqual([
      'h1: Layout',
      'prose: Files lie in folders.',
      'h2: Out of scope',
      'prose: - cats - dogs',
    ]);
    expect(irregular).toEqual(['missing-purpose 1:1: box', 'missing-requirements 1:1: box']);
  });

  it.each([
    ['## Propósito', '## Requisitos', 'Requisito', 'Escenario'],
    ['## 目的', '## 要件', '要件', 'シナリオ'],
    ['## 用途', '## 需求', '需求', '场景'],
    ['## Назначение', '## Требования', 'Требование', 'Сценарий'],
    ['## Zweck', '## Anforderungen', 'Anforderung', 'Szenario'],
  ])(
    'recognises the headings %s and %s [READ-FRAME-TRANSLATED]',
    (purpose, requirements, requirement, scenario) => {
      const { outline, irregular, capability } = read(
        `${purpose}\nWhy.\n\n${requirements}\n\n### ${requirement}: A\nText.\n\n#### ${scenario}: B\nText.\n`,
      );
      expect(outline.slice(-4)).toEqual([
        'requirement: A',
        '  prose: Text.',
        '  scenario: B',
        '    prose: Text.',
      ]);
      expect(irregular.map((line) => line.split(':')[0])).toEqual([
        'translated-heading 1',
        'translated-heading 4',
        'translated-heading 6',
        'translated-heading 9',
      ]);
      expect(capability.purpose?.text).toBe('Why.');
    },
  );

  it('reads front matter as such, and takes the title from it [READ-FRAME-FRONT-MATTER]', () => {
    const { outline, capability, irregular } = read(
      '---\ntitle: Box model\nlevel: 2\n---\n\n## Purpose\nWhy.\n\n## Requirements\n',
    );
    expect(outline[0]).toBe('front-matter: {"title":"Box model","level":"2"}');
    expect(capability.title).toBe('Box model');
    expect(capability.frontMatter?.values).toEqual({ title: 'Box model', level: '2' });
    expect(irregular).toEqual([]);
  });

  it.each([
    ['---\ntitle: [open\n---\n', 'malformed-front-matter 1:1'],
    ['---\ntitle: Box\n\n## Purpose\nWhy.\n', 'malformed-front-matter 1:1'],
    ['\n---\ntitle: Box\n---\n', 'malformed-front-matter 2:1'],
    ['---\n- a list\n---\n', 'malformed-front-matter 1:1'],
  ])('notes front matter that is none: %j [READ-FRAME-FRONT-MATTER]', (text, start) => {
    const { irregular, outline } = read(text);
    expect(irregular.some((line) => line.startsWith(start))).toBe(true);
    expect(outline[0]).toMatch(/^front-matter/);
  });

  it('reads comments and sections above the purpose [READ-FRAME]', () => {
    const { outline } = read(
      '<!-- made by hand -->\n# Box\n\n## Status\nDraft.\n\n## Purpose\nWhy.\n\n## Requirements\n',
    );
    expect(outline).toEqual([
      'comment: made by hand',
      'h1: Box',
      'h2: Status',
      'prose: Draft.',
      'h2: Purpose',
      'prose: Why.',
      'h2: Requirements',
    ]);
  });

  it('reads headings stuck to a text, a fence or raw HTML [READ-FRAME-UNDERLINED]', () => {
    const { outline, irregular } = read(
      '## Purpose\nWhy.\n## Requirements\n### Requirement: A\nIt SHALL.\n```alloy\nsig A {}\n```\n#### Scenario: B\n<br>\n#### Scenario: C\nText.\n',
    );
    expect(outline).toEqual([
      'h2: Purpose',
      'prose: Why.',
      'h2: Requirements',
      'requirement: A',
      '  sentence: It SHALL. (mandatory)',
      '  fence: alloy',
      '  scenario: B',
      '    prose: <br>',
      '  scenario: C',
      '    prose: Text.',
    ]);
    expect(irregular).toEqual([
      'missing-blank-line 3:1: Requirements',
      'missing-blank-line 9:1: Scenario: B',
      'missing-blank-line 11:1: Scenario: C',
    ]);
  });

  it.each([
    'TBD - created by archiving change add-box. Update Purpose after archive.',
    'TBD',
    'TODO: say why',
  ])('shows no placeholder as a purpose: %s [READ-FRAME-PLACEHOLDER]', (words) => {
    const { outline, capability, irregular } = read(`# Box\n\n## Purpose\n${words}\n\n## Requirements\n`);
    expect(outline[2]).toMatch(/^placeholder: T/);
    expect(capability.purpose?.placeholder).toBe(true);
    expect(irregular).toEqual([`placeholder-purpose 4:1: ${words}`]);
  });

  it('takes no sentence that begins with "Todo" for a placeholder [READ-FRAME-PLACEHOLDER]', () => {
    expect(
      read('## Purpose\nTodo el sistema guarda valores.\n\n## Requirements\n').capability.purpose,
    ).toMatchObject({
      placeholder: false,
      text: 'Todo el sistema guarda valores.',
    });
  });

  it('keeps sections after the requirements, and sections among them that ask for nothing [READ-REQ-UNMARKED]', () => {
    const { outline } = read(
      [
        '## Purpose',
        'Why.',
        '',
        '## Requirements',
        '',
        '### Requirement: A',
        'It SHALL.',
        '',
        '### State machine and invariant checks',
        '```alloy',
        'check Safe for 3',
        '```',
        '',
        '## Implementation Notes',
        '',
        'It must be quick.',
      ].join('\n'),
    );
    expect(outline.slice(3)).toEqual([
      'requirement: A',
      '  sentence: It SHALL. (mandatory)',
      'h3: State machine and invariant checks',
      'fence: alloy',
      'h2: Implementation Notes',
      'prose: It must be quick.',
    ]);
  });

  it('reads a rule below a text as a rule, and an underlined title as a title [READ-FRAME-UNDERLINED]', () => {
    const { outline, irregular } = read(
      'The box\n=======\n\nPurpose\n-------\nWhy.\n\n## Requirements\n\n### Requirement: A\nIt SHALL.\n---\n',
    );
    expect(outline).toEqual([
      'h1: The box',
      'h2: Purpose',
      'prose: Why.',
      'h2: Requirements',
      'requirement: A',
      '  sentence: It SHALL. (mandatory)',
      '  prose: ---',
    ]);
    expect(irregular).toEqual([
      'setext-heading 1:1: The box',
      'setext-heading 4:1: Purpose',
      'setext-heading 12:1: `---` directly below text',
    ]);
  });
});
