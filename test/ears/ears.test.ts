import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EARS_TERMS, earsTermOf, markKeywords, namePattern } from '#ears';

const marked = (text: string) =>
  markKeywords(text).map((mark) => `${mark.keyword}:${text.slice(mark.start, mark.end)}`);

describe('markKeywords', () => {
  it.each([
    ['THE box SHALL close.', ['system:THE box', 'shall:SHALL']],
    ['Casebook SHALL NOT guess.', ['system:Casebook', 'shall-not:SHALL NOT']],
    ['WHEN a user rings, THE bell SHALL sound.', ['when:WHEN', 'system:THE bell', 'shall:SHALL']],
    [
      'WHERE a lock is fitted, WHILE the door is open, WHEN a key turns, THE lock SHALL click AND SHALL hold.',
      ['where:WHERE', 'while:WHILE', 'when:WHEN', 'system:THE lock', 'shall:SHALL', 'and:AND', 'shall:SHALL'],
    ],
    [
      'IF the battery fails, THEN THE lock SHALL open.',
      ['if:IF', 'then:THEN', 'system:THE lock', 'shall:SHALL'],
    ],
    [
      'If the battery fails, then the lock shall open.',
      ['if:If', 'then:then', 'system:the lock', 'shall:shall'],
    ],
    ['- **WHEN** it rings', ['when:WHEN']],
    ['1. When it rings, the bell MAY sound', ['when:When', 'system:the bell', 'may:MAY']],
    ['GIVEN a door AND a key BUT no light', ['given:GIVEN', 'and:AND', 'but:BUT']],
    [
      'The bell MUST NOT ring, SHOULD NOT click.',
      ['system:The bell', 'must-not:MUST NOT', 'should-not:SHOULD NOT'],
    ],
    ['WHEN the file is missing THE parser SHALL fail', ['when:WHEN', 'system:THE parser', 'shall:SHALL']],
  ])('marks %j [PAGE-SENTENCE-MARKS]', (text, expected) => {
    expect(marked(text)).toEqual(expected);
  });

  it.each([
    ['Write `WHEN x, THE y SHALL z` there.'],
    ['Write ``a ` WHEN b`` there.'],
    ['It works even when it rains, if it may, and where it must.'],
    ['SHALLOW WHENEVER MAYBE BUTTON THEN-CLAUSE'],
    ['In May we should meet.'],
  ])('marks nothing in %j [PAGE-SENTENCE-MARKS]', (text) => {
    expect(marked(text)).toEqual([]);
  });

  it('gives ordered marks inside any text that do not overlap [PAGE-SENTENCE-MARKS]', () => {
    const words = fc.constantFrom(
      'WHEN',
      'When',
      'THE',
      'box',
      'SHALL',
      'NOT',
      '`',
      '``',
      ',',
      '.',
      '\n',
      '- ',
      'IF',
      'then',
      '**',
      'é',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.array(words).map((list) => list.join(' ')),
        ),
        (text) => {
          let at = 0;
          for (const mark of markKeywords(text)) {
            expect(mark.start).toBeGreaterThanOrEqual(at);
            expect(mark.end).toBeGreaterThan(mark.start);
            expect(mark.end).toBeLessThanOrEqual(text.length);
            expect(text.slice(mark.start, mark.end)).not.toContain('\0');
            at = mark.end;
          }
        },
      ),
    );
  });
});

describe('namePattern', () => {
  it.each([
    ['Casebook SHALL close.', 'ubiquitous'],
    ['WHEN it rings, THE bell SHALL sound.', 'event-driven'],
    ['WHILE it rings, THE bell SHALL glow.', 'state-driven'],
    ['IF it breaks, THEN THE bell SHALL stop.', 'unwanted behaviour'],
    ['WHERE a light is fitted, THE bell SHALL glow.', 'optional feature'],
    ['WHILE it is night, WHEN it rings, THE bell SHALL NOT sound.', 'complex'],
    ['When it rings, the bell shall sound.', 'event-driven'],
    ['**WHEN** it rings, **THE bell SHALL** sound.', 'event-driven'],
    ['The bell sounds.', undefined],
    ['SHALL sound.', undefined],
    ['THE bell SHALL sound WHEN it rings.', undefined],
    ['At night, WHEN it rings, THE bell SHALL sound.', undefined],
    ['', undefined],
  ])('calls %j %s [PAGE-SENTENCE-PATTERN]', (text, expected) => {
    expect(namePattern(text)).toBe(expected);
  });
});

describe('EARS_TERMS', () => {
  it('explains every keyword that can be marked, once, in one sentence with an example [PAGE-HELP-COMPLETE]', () => {
    const sentence =
      'WHERE a, WHILE b, WHEN c, IF d, THEN THE e SHALL f. G SHALL NOT h. I MUST j. K MUST NOT l. M SHOULD n. ' +
      'O SHOULD NOT p. Q MAY r. GIVEN s AND t OR u BUT v';
    const keywords = new Set(markKeywords(sentence).map((mark) => mark.keyword));
    expect([...keywords].map((keyword) => earsTermOf(keyword).id).sort()).toEqual(
      EARS_TERMS.map((term) => term.id).sort(),
    );
    for (const term of EARS_TERMS) {
      expect(term.help).toMatch(/^[A-Z].*[^.]\.$/);
      expect(term.example).toMatch(/^`[^`]+`: .+\.$/);
    }
  });
});
