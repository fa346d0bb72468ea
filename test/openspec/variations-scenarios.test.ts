import { describe, expect, it } from 'vitest';
import { read } from './outline.ts';

const FRAME = '## Purpose\nWhy.\n\n## Requirements\n\n### Requirement: A\nIt SHALL.\n\n';

/** The outline below the requirement's sentence, without its indentation. */
function below(text: string, options = {}): { outline: readonly string[]; irregular: readonly string[] } {
  const { outline, irregular } = read(FRAME + text, options);
  return { outline: outline.slice(5).map((line) => line.replace(/^ {2}/, '')), irregular };
}

describe('scenarios', () => {
  it('reads scenarios at odd levels and outside requirements [READ-SCENARIO-LEVEL]', () => {
    const { outline, irregular } = below(
      '##### Scenario: Deep\nx\n\n### Scenario: Flat\nx\n\n## Scenarios\n\n### Scenario: Alone\nx\n\n### Unmarked\n- WHEN a\n- THEN b\n',
    );
    expect(outline).toEqual([
      'scenario: Deep',
      '  prose: x',
      'scenario: Flat',
      '  prose: x',
      'h2: Scenarios',
      'scenario: Alone',
      'prose: x',
      'scenario: Unmarked',
      'steps: when=WHEN> a | then=THEN> b',
    ]);
    expect(irregular.filter((line) => line.startsWith('scenario'))).toEqual([
      'scenario-at-odd-level 9:1: Scenario: Deep',
      'scenario-at-odd-level 12:1: Scenario: Flat',
      'scenario-outside-requirement 17:1: Scenario: Alone',
      'scenario-at-odd-level 17:1: Scenario: Alone',
      'scenario-outside-requirement 20:1: Unmarked',
      'scenario-at-odd-level 20:1: Unmarked',
    ]);
  });

  it('reads other headings below a requirement as headings, and their models as its models [READ-SCENARIO-LEVEL]', () => {
    const { capability, outline } = read(
      `${FRAME}#### Requirement model\n\`\`\`alloy\nsig A {}\n\`\`\`\n\n#### Schema\n\`\`\`sql\nselect 1;\n\`\`\`\n\n#### Step 1.1: Prepare\n\nWords.\n\n#### Edge\n- **WHEN** a\n- **THEN** b\n`,
    );
    expect(outline.slice(5)).toEqual([
      '  h4: Requirement model',
      '  fence: alloy',
      '  h4: Schema',
      '  fence: sql',
      '  h4: Step 1.1: Prepare',
      '  prose: Words.',
      '  scenario: Edge',
      '    steps: when=WHEN> a | then=THEN> b',
    ]);
    expect(capability.models).toMatchObject([
      { language: 'alloy', claim: 'box/a', fence: { value: 'sig A {}' } },
    ]);
  });

  it('reads each bullet of a group as a scenario [READ-SCENARIO-GROUP]', () => {
    const { outline, irregular } = below(
      '#### Happy Path Scenarios\n\n- **GIVEN** a box **WHEN** a value is put **THEN** it is kept\n- **GIVEN** a full box **WHEN** a value is put **THEN** it is refused\n- a note\n\n#### Error Scenarios\n\n- **WHEN** it breaks **THEN** it says so\n',
    );
    expect(outline).toEqual([
      'h4: Happy Path Scenarios',
      'scenario bullet: a value is put',
      '  steps: given=GIVEN> a box | when=WHEN> a value is put | then=THEN> it is kept',
      'scenario bullet: a value is put',
      '  steps: given=GIVEN> a full box | when=WHEN> a value is put | then=THEN> it is refused',
      'prose: - a note',
      'h4: Error Scenarios',
      'scenario bullet: it breaks',
      '  steps: when=WHEN> it breaks | then=THEN> it says so',
    ]);
    expect(irregular.filter((line) => line.startsWith('grouped'))).toEqual([
      'grouped-scenarios 9:1: Happy Path Scenarios',
      'grouped-scenarios 15:1: Error Scenarios',
    ]);
  });

  it.each([
    [
      '- **WHEN** a\n- **THEN** b\n- **AND** c\n- **BUT** d',
      'when=WHEN> a | then=THEN> b | and=AND> c | but=BUT> d',
    ],
    ['- WHEN a\n- THEN b', 'when=WHEN> a | then=THEN> b'],
    ['- **When** a\n- **Then** b', 'when=When> a | then=Then> b'],
    ['- When a\n- Then b', 'when=When> a | then=Then> b'],
    ['- **Given:** a\n- **When**: b\n- **Then** c', 'given=Given> a | when=When> b | then=Then> c'],
    ['**GIVEN** a\n**WHEN** b\n**THEN** c', 'given=GIVEN> a | when=WHEN> b | then=THEN> c'],
    ['Given a\nWhen b\nThen c\nand more', 'given=Given> a | when=When> b | then=Then> c and more'],
    ['* **GIVEN** a\n* **THEN** b', 'given=GIVEN> a | then=THEN> b'],
    ['- **GIVEN** a **WHEN** b **THEN** c', 'given=GIVEN> a | when=WHEN> b | then=THEN> c'],
    ['- WHEN a THEN b', 'when=WHEN> a | then=THEN> b'],
    ['- *WHEN* a\n- `THEN` b', 'when=WHEN> a | then=THEN> b'],
    ['1. **WHEN** a\n2. **THEN** b', 'when=WHEN> a | then=THEN> b'],
    ['- **当** a\n- **则** b\n- **且** c', 'when=当> a | then=则> b | and=且> c'],
    ['- **假设** a\n- **当**b\n- **那么** c', 'given=假设> a | when=当> b | then=那么> c'],
    ['- **Дано** a\n- **Когда** b\n- **Тогда** c', 'given=Дано> a | when=Когда> b | then=Тогда> c'],
    ['- **前提** a\n- **もし** b\n- **ならば** c', 'given=前提> a | when=もし> b | then=ならば> c'],
    ['- **WHEN** a\n  - one\n  - two\n- **THEN** b', 'when=WHEN> a - one - two | then=THEN> b'],
    ['- **WHEN** a\n  ```json\n  {}\n  ```\n- **THEN** b', 'when=WHEN> a ```json {} ``` | then=THEN> b'],
  ])('reads the steps of %j [READ-STEPS]', (text, steps) => {
    expect(below(`#### Scenario: B\n${text}\n`).outline).toEqual(['scenario: B', `  steps: ${steps}`]);
  });

  it('reads words that the project adds as step keywords [READ-STEPS]', () => {
    // biome-ignore lint/suspicious/noThenProperty: `then` is Gherkin's word, and this object is never awaited
    const stepKeywords = { given: ['Gegeven'], when: ['Als'], then: ['Dan'] };
    expect(below('#### Scenario: B\n- Gegeven a\n- Als b\n- Dan c\n', { stepKeywords }).outline).toEqual([
      'scenario: B',
      '  steps: given=Gegeven> a | when=Als> b | then=Dan> c',
    ]);
  });

  it.each([
    'WHEN a value is put, THE box SHALL keep it.',
    'IF the box is full, THEN THE box SHALL refuse.',
    'When a value is put, the box shall keep it.',
    'WHEN a value comes, THE box SHALL keep it. IF it is full, THEN THE box SHALL refuse.',
    '- WHEN a value is put, THE box SHALL keep it.',
  ])('reads the EARS sentence %j as a sentence, not as steps [READ-SENTENCE-EARS]', (text) => {
    const { outline } = below(`#### Scenario: B\n${text}\n`);
    expect(outline[1]).toMatch(/^ {2}sentence: /);
  });

  it('reads numbered EARS criteria as sentences [READ-SENTENCE-EARS]', () => {
    expect(
      below('#### Scenario: B\n1. WHEN a THE SYSTEM SHALL b\n2. WHILE c THE SYSTEM SHALL d\n').outline,
    ).toEqual([
      'scenario: B',
      '  sentence: WHEN a THE SYSTEM SHALL b (mandatory) | WHILE c THE SYSTEM SHALL d (mandatory)',
    ]);
  });

  it('reads postconditions apart from and stuck to their sentence [READ-CLAIM-LABELS]', () => {
    expect(
      below(
        '#### Scenario: B\nIt SHALL.\n**Postcondition:** It is\nkept.\n\n#### Scenario: C\nIt SHALL.\n\n**Postcondition**: It is gone.\n',
      ).outline,
    ).toEqual([
      'scenario: B',
      '  sentence: It SHALL. (mandatory)',
      '  postcondition: It is kept.',
      'scenario: C',
      '  sentence: It SHALL. (mandatory)',
      '  postcondition: It is gone.',
    ]);
  });

  it('reads evidence lines with their targets, qualifiers and fences [READ-EVIDENCE]', () => {
    const { outline, irregular } = below(
      [
        '#### Scenario: B',
        'It SHALL.',
        '',
        '##### Evidence',
        '- Implementation: [box.ts:12 put()](/src/box.ts#L12), [box.ts take()](/src/box.ts)',
        '- Test (property): [box.test.ts:3 keeps `null` and [brackets]](/test/box.test.ts#L3-L9)',
        '- Test: `test/other.test.ts:7 finds it`',
        '- Reviewed: by two people',
        '- Example:',
        '```typescript',
        'put(1);',
        '```',
      ].join('\n'),
    );
    expect(outline).toEqual([
      'scenario: B',
      '  sentence: It SHALL. (mandatory)',
      '  evidence: implementation() src/box.ts:12 put src/box.ts:? take | test(property) test/box.test.ts:3 keeps null and [brackets] | test() test/other.test.ts:7 finds it | other() by two people | example() <typescript>',
    ]);
    expect(irregular).toEqual([]);
  });

  it('confines evidence targets to the project [READ-EVIDENCE]', () => {
    const { outline } = below(
      '#### Scenario: B\n\n##### Evidence\n- Test: [a](../../../../etc/passwd), [b](https://example.org/x), [c](/a/../b.ts), [d](./notes.md), [e](//host/x), [f](/%2e%2e/%2e%2e/x)\n',
    );
    expect(outline[1]).toBe(
      '  evidence: test() ?:? a ?:? b b.ts:? c openspec/specs/box/notes.md:? d ?:? e ?:? f',
    );
  });

  it('notes evidence without label, without link and without entries [READ-EVIDENCE]', () => {
    const { irregular } = below(
      '#### Scenario: B\n\n##### Evidence\n- [x](/x.ts)\n- Test: soon\n\n#### Scenario: C\n\n##### Evidence\n\nNone yet.\n',
    );
    expect(irregular).toEqual([
      'malformed-evidence 12:1: - [x](/x.ts)',
      'malformed-evidence 13:1: - Test: soon',
      'malformed-evidence 17:1: Evidence',
    ]);
  });

  it('reads examples with steps of their own under a scenario [READ-STEPS]', () => {
    expect(
      below(
        '#### Scenario: B\n- WHEN a\n- THEN b\n\n##### Example: Two\n- **GIVEN** c\n- **WHEN** d\n- **THEN** e\n',
      ).outline,
    ).toEqual([
      'scenario: B',
      '  steps: when=WHEN> a | then=THEN> b',
      '  h5: Example: Two',
      '  steps: given=GIVEN> c | when=WHEN> d | then=THEN> e',
    ]);
  });

  it('reads headings without space after the colon or the number signs [READ-SCENARIO-LEVEL]', () => {
    const { outline } = read(
      '## Requirements\n\n### Requirement:名\n必须。\n\n#### Scenario:例\n- **当** a\n- **则** b\n\n###Requirement: Stuck\nIt SHALL.\n####Scenario: Too\nx\n',
    );
    expect(outline).toEqual([
      'h2: Requirements',
      'requirement: 名',
      '  prose: 必须。',
      '  scenario: 例',
      '    steps: when=当> a | then=则> b',
      'requirement: Stuck',
      '  sentence: It SHALL. (mandatory)',
      '  scenario: Too',
      '    prose: x',
    ]);
  });
});
