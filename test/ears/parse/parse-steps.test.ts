import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EarsSentence, sourceFile } from '#model';
import { parseSpec, type SpecOptions } from '#openspec';
import { readSentences } from '../../../plugins/ears/parse/read-sentences.ts';

/** The sentences of one scenario with the given lines. */
function stepsOf(lines: readonly string[], options?: SpecOptions): readonly EarsSentence[] {
  const text = `# Bell\n\n## Purpose\n\nRings.\n\n## Requirements\n\n### Requirement: Ring\n\nBell.\n\n#### Scenario: Rung\n\n${lines.join('\n')}\n`;
  const file = sourceFile('bell.md', text);
  const sentences = readSentences(parseSpec(file, 'bell', options), () => file);
  for (const { clauses, responses } of sentences) {
    for (const { text: words, span } of [...clauses.filter(({ trailing }) => !trailing), ...responses])
      expect(bare(text.slice(span.start, span.end))).toContain(bare(words));
  }
  return sentences;
}

const bare = (text: string) => text.replace(/[*_]/g, '').split(/\s+/).join(' ').trim();

const told = ({ clauses, responses, opaque, problems }: EarsSentence) => [
  ...clauses.map(({ kind, text }) => `${kind}: ${text}`),
  ...responses.map(({ system, modal, text }) => `${system ?? '-'} | ${modal} | ${text}`),
  ...(opaque === undefined ? [] : [`opaque: ${opaque}`]),
  ...problems.map(({ kind }) => `! ${kind}`),
];

describe('the steps of a scenario', () => {
  it('become clauses and responses, with a modal or without one [EARS-STEPS-CLAUSES]', () => {
    const [sentence, ...others] = stepsOf([
      '- **GIVEN** a locked door',
      '- **AND** it is night',
      '- **WHEN** `ring()` is called',
      '- **BUT** nobody is in',
      '- **THEN** the bell SHALL sound and SHALL NOT stop.',
      '- **AND** SHALL glow',
      '- **AND** the lamp is lit',
    ]);
    expect(others).toEqual([]);
    expect(sentence === undefined ? [] : told(sentence)).toEqual([
      'while: a locked door',
      'while: it is night',
      'when: `ring()` is called',
      'when: nobody is in',
      'bell | shall | sound',
      'bell | shall | stop',
      'bell | shall | glow',
      '- | none | the lamp is lit',
    ]);
    expect(sentence?.origin).toBe('steps');
    expect(sentence?.pattern).toBe('complex');
    expect(sentence?.responses.map(({ negated }) => negated)).toEqual([false, true, false, false]);
  });

  it.each([
    [['- `GIVEN` a door', '- `WHEN` `x` rings', '- `THEN` it opens']],
    [['**GIVEN:** a door', '**WHEN:** `x` rings', '**THEN:** it opens']],
    [['- **GIVEN**: a door', '- **WHEN**: `x` rings', '- **THEN**: it opens']],
    [['GIVEN a door', 'WHEN `x` rings', 'THEN it opens']],
  ])('are read however they are marked: %j [EARS-STEPS-CLAUSES]', (lines) => {
    expect(stepsOf(lines).map(told)).toEqual([['while: a door', 'when: `x` rings', '- | none | it opens']]);
  });

  it('are read in a language whose keywords are known, and their words as not analysed in another script [EARS-STEPS-TRANSLATED]', () => {
    const [german] = stepsOf(['- **Angenommen** eine Tür', '- **Wenn** es läutet', '- **Dann** öffnet sie']);
    expect(german === undefined ? [] : told(german)).toEqual([
      'while: eine Tür',
      'when: es läutet',
      '- | none | öffnet sie',
    ]);
    const [chinese] = stepsOf(['- **当** 访客按铃', '- **那么** 灯亮起']);
    expect(chinese === undefined ? [] : told(chinese)).toEqual([
      'when: 访客按铃',
      '- | none | 灯亮起',
      'opaque: language',
    ]);
    const [own] = stepsOf(['- **LORSQU** on sonne', '- **THEN** la porte'], {
      stepKeywords: { when: ['lorsqu'] },
    });
    expect(own?.clauses.map(({ kind, written }) => [kind, written])).toEqual([['when', 'LORSQU']]);
  });

  it('give an outcome that has a condition of its own a sentence of its own [EARS-STEPS-CONDITION]', () => {
    const sentences = stepsOf([
      '- **WHEN** it rings',
      '- **THEN** the bell SHALL sound',
      '- **AND** the lamp SHALL glow if it is night',
      '- **AND** the door SHALL stay shut',
    ]);
    expect(sentences.map(told)).toEqual([
      ['when: it rings', 'bell | shall | sound', 'door | shall | stay shut'],
      ['when: it rings', 'if: it is night', 'lamp | shall | glow', '! trailing-condition'],
    ]);
    expect(sentences.map(({ id }) => id)).toEqual(['bell/ring/rung', 'bell/ring/rung#2']);
  });

  it('after a second WHEN are not compared, because they hold only after the first [EARS-STEPS-TURNS]', () => {
    const sentences = stepsOf([
      '- **WHEN** the button is pressed',
      '- **THEN** the lamp is on',
      '- **WHEN** the button is pressed again',
      '- **THEN** the lamp is off',
    ]);
    expect(sentences.map(told)).toEqual([
      ['when: the button is pressed', '- | none | the lamp is on'],
      [
        'when: the button is pressed',
        'when: the button is pressed again',
        '- | none | the lamp is off',
        'opaque: temporal',
      ],
    ]);
  });

  it('without a WHEN or without a THEN are told so [EARS-STEPS-MISSING]', () => {
    expect(stepsOf(['- **GIVEN** a door', '- **THEN** it is shut']).map(told)).toEqual([
      ['while: a door', '- | none | it is shut', '! scenario-without-trigger'],
    ]);
    expect(stepsOf(['- **GIVEN** a door', '- **WHEN** it rings']).map(told)).toEqual([
      ['while: a door', 'when: it rings', 'opaque: no-response', '! scenario-without-outcome'],
    ]);
  });

  it('never make it throw, whatever stands in them [EARS-PARSE-ANY]', () => {
    const line = fc.tuple(
      fc.constantFrom(
        '- **GIVEN**',
        '- **WHEN**',
        '- **THEN**',
        '- **AND**',
        '- WHEN',
        'THEN',
        '  -',
        '',
        '**IF**:',
      ),
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('the bell SHALL ring if x', '`a', 'SHALL', '`WHEN`'),
      ),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        stepsOf(lines.map(([mark, words]) => `${mark} ${words}`));
      }),
    );
  });
});
