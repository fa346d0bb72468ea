import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EarsSentence, sourceFile } from '#model';
import { parseSpec } from '#openspec';
import { readSentences } from '../../../plugins/ears/parse/read-sentences.ts';

function sentencesOf(body: string): readonly EarsSentence[] {
  const text = `# Bell\n\n## Purpose\n\nRings.\n\n## Requirements\n\n### Requirement: Ring [BELL-RING]\n\n${body}\n`;
  const file = sourceFile('bell.md', text);
  return readSentences(parseSpec(file, 'bell'), () => file);
}

const told = ({ clauses, responses, opaque, lead }: EarsSentence) =>
  [
    ...clauses.map(({ kind, text }) => `${kind}: ${text}`),
    ...responses.map(({ system, negated, text }) => `${system ?? '-'} | ${negated ? 'not ' : ''}${text}`),
    ...(opaque === undefined ? [] : [`opaque: ${opaque}`]),
    ...(lead === undefined ? [] : [`under: ${lead}`]),
  ].join('; ');

describe('the sentences of a capability', () => {
  it('are those that bind, of requirements and scenarios, in order, each with an id of its own [EARS-PLACE-IDS]', () => {
    const sentences = sentencesOf(
      'THE bell SHALL ring. It is loud. THE bell MUST NOT crack.\n\n#### Scenario: Night [RING-NIGHT]\n\nWHEN it is night, THE bell SHALL rest.\n\n##### Evidence\n\n- Test: [a.ts it SHALL](/a.ts)',
    );
    expect(
      sentences.map(({ id, claim, requirement, capability }) => [id, claim, requirement, capability]),
    ).toEqual([
      ['BELL-RING', 'BELL-RING', undefined, 'bell'],
      ['BELL-RING#2', 'BELL-RING', undefined, 'bell'],
      ['RING-NIGHT', 'RING-NIGHT', 'BELL-RING', 'bell'],
    ]);
    expect(sentences.every(({ conditions }) => conditions.length === 0)).toBe(true);
  });

  it('take over what the words before their list say [EARS-PLACE-LEAD]', () => {
    const sentences = sentencesOf(
      'WHEN a visitor rings, THE bell SHALL:\n\n- sound twice;\n- **glow** until noon\n- SHALL NOT crack\n- THE lamp SHALL be lit.\n\nTHE bell SHALL be loud.',
    );
    const under = 'under: WHEN a visitor rings, THE bell SHALL:';
    expect(sentences.map(told)).toEqual([
      'when: a visitor rings; bell | ; opaque: lead',
      `when: a visitor rings; bell | sound twice; ${under}`,
      `when: a visitor rings; bell | glow until noon; ${under}`,
      `when: a visitor rings; bell | not crack; ${under}`,
      `when: a visitor rings; lamp | be lit; ${under}`,
      'bell | be loud',
    ]);
    expect(sentences[0]?.problems).toEqual([]);
  });

  it('carry the words of their lead as what must be done [EARS-PLACE-LEAD]', () => {
    const sentences = sentencesOf('THE bell SHALL allow hosts to:\n- ring it\n- mute it');
    expect(sentences.slice(1).map(told)).toEqual([
      'bell | allow hosts to ring it; under: THE bell SHALL allow hosts to:',
      'bell | allow hosts to mute it; under: THE bell SHALL allow hosts to:',
    ]);
  });

  it('take over conditions and a name from words that bind nobody, in each sentence of an item [EARS-PLACE-LEAD]', () => {
    const sentences = sentencesOf(
      'WHEN it rings, the bell:\n\n- SHALL glow. THE lamp SHALL blink.\n- SHALL NOT crack.',
    );
    expect(sentences.map(({ lead: _lead, ...sentence }) => told(sentence))).toEqual([
      'when: it rings; opaque: lead',
      'when: it rings; bell | glow',
      'when: it rings; lamp | blink',
      'when: it rings; bell | not crack',
    ]);
    expect(sentences.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('complete a condition that their lead leaves open, and are then compared with nothing [EARS-PLACE-CHOICE]', () => {
    const of = (lead: string) => {
      const sentences = sentencesOf(`${lead}\n- a crack\n- a hole`);
      return sentences.slice(1).map(({ lead: _lead, ...sentence }) => told(sentence));
    };
    expect(of('THE bell SHALL rest if a guest finds:')).toEqual([
      'if: a guest finds a crack; bell | rest; opaque: ambiguous-scope',
      'if: a guest finds a hole; bell | rest; opaque: ambiguous-scope',
    ]);
    expect(of('THE bell SHALL rest when all of the following hold:')).toEqual([
      'when: all of the following hold a crack; bell | rest; opaque: ambiguous-scope',
      'when: all of the following hold a hole; bell | rest; opaque: ambiguous-scope',
    ]);
    expect(of('THE bell SHALL show when the hall is open:')).toEqual([
      'when: the hall is open; bell | show a crack',
      'when: the hall is open; bell | show a hole',
    ]);
  });

  it('hold only one by one where the lead offers a choice [EARS-PLACE-CHOICE]', () => {
    const sentences = sentencesOf('THE bell SHALL do one of the following:\n- ring\n- glow');
    expect(sentences.map(({ opaque }) => opaque)).toEqual(['lead', 'quantifier', 'quantifier']);
  });

  it.each([
    ['THE bell SHALL:', ['lead-without-items']],
    ['THE bell SHALL:\n\nNothing else.', ['lead-without-items']],
    ['THE bell SHALL:\n\n- ring', []],
    ['THE bell SHALL print:\n\n```\nding\n```', []],
    ['THE bell SHALL obey:\n\n| a | b |\n|---|---|\n| 1 | 2 |', []],
  ])('are told when a lead has no items: %j [EARS-PLACE-NO-ITEMS]', (body, expected) => {
    expect(sentencesOf(body)[0]?.problems.map(({ kind }) => kind)).toEqual(expected);
  });

  it('under different items know what they stand under [EARS-PLACE-CONTEXT]', () => {
    const sentences = sentencesOf(
      'Two services:\n\n- The inner bell\n  - THE watch SHALL see a failure within 5 s.\n- The outer bell\n  - THE watch SHALL see a failure within 9 s.',
    );
    expect(sentences.map(({ lead }) => lead)).toEqual([
      'Two services: The inner bell',
      'Two services: The outer bell',
    ]);
  });

  it('without a condition know the scenario or the sentence before that they depend on [EARS-PLACE-CONTEXT]', () => {
    const sentences = sentencesOf(
      'WHEN it rings, THE bell SHALL glow. THE lamp SHALL blink.\n\n#### Scenario: Night [RING-NIGHT]\n\nTHE bell SHALL rest.',
    );
    expect(sentences.map(({ lead }) => lead)).toEqual([
      undefined,
      'WHEN it rings, THE bell SHALL glow.',
      'Night',
    ]);
  });

  it('are read out of postconditions, but not out of fences, tables, comments and evidence [EARS-PLACE-IDS]', () => {
    const sentences = sentencesOf(
      '**Postcondition:** WHEN it rang, THE bell SHALL be still.\n\n```\nTHE bell SHALL x.\n```\n\n| THE bell SHALL y |\n|---|\n\n<!-- THE bell SHALL z. -->',
    );
    expect(sentences.map(told)).toEqual(['when: it rang; bell | be still']);
  });

  it('never throw and never share an id, whatever the spec holds [EARS-PARSE-ANY]', () => {
    const line = fc.constantFrom(
      'THE bell SHALL ring.',
      'WHEN x, THE bell SHALL:',
      '- ring',
      '  - SHALL glow',
      '    1. WHEN y, THE lamp SHALL z; IF w, THE v SHALL u',
      '',
      'Words:',
      '#### Scenario: S',
      '- **WHEN** x',
      '- **THEN** y',
      '##### Notes',
      '```',
      '| a |',
      '**Postcondition:** THE x SHALL y',
      '> THE bell\n> SHALL ring',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string({ unit: 'grapheme' })), { maxLength: 25 }), (lines) => {
        const sentences = sentencesOf(lines.join('\n'));
        expect(new Set(sentences.map(({ id }) => id)).size).toBe(sentences.length);
      }),
    );
  });
});
