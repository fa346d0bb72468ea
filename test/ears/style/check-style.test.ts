import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EarsResponse, type ParsedSentence, sourceFile } from '#model';
import { checkStyle } from '../../../plugins/ears/style/check-style.ts';

const PATH = 'openspec/specs/box/spec.md';
const LEAD = '# Box\n\n';

function sentenceOf(text: string, origin: ParsedSentence['origin'] = 'sentence'): ParsedSentence {
  const start = LEAD.length;
  const modal = text.indexOf('SHALL');
  const response: EarsResponse = {
    modal: 'shall',
    negated: false,
    strength: 'mandatory',
    text: text.slice(modal + 5).trim(),
    span: { path: PATH, start: start + Math.max(modal, 0), end: start + text.length },
  };
  return {
    origin,
    span: { path: PATH, start, end: start + text.length },
    text: text.replace(/\s+/g, ' ').trim(),
    clauses: [],
    responses: [response],
    problems: [],
  };
}

function styleOf(text: string, names: readonly string[] = [], origin?: ParsedSentence['origin']) {
  const file = sourceFile(PATH, `${LEAD}${text}\n\nMore.\n`);
  return checkStyle(sentenceOf(text, origin), file, names).map(
    ({ kind, span }) => `${kind}: ${file.text.slice(span.start, span.end)}`,
  );
}

/** What is found of the lists that are on; the others are noisy by intent. */
const QUIET =
  /^(?:vague-term|escape-clause|open-ended-list|superfluous-infinitive|and-or|purpose-phrase|long-sentence|unbounded-time):/;
const on = (text: string, names?: readonly string[], origin?: ParsedSentence['origin']) =>
  styleOf(text, names, origin).filter((line) => QUIET.test(line));

describe('checkStyle', () => {
  it.each([
    ['The box SHALL return an appropriate error.', ['vague-term: appropriate']],
    ['The box SHALL close **gracefully**.', ['vague-term: gracefully']],
    ['Where possible, the box SHALL keep its value.', ['escape-clause: Where possible']],
    ['The box SHALL warn as appropriate.', ['escape-clause: as appropriate']],
    ['The box SHALL hold text, numbers, etc.', ['open-ended-list: etc']],
    [
      'The box SHALL hold values, including, but not limited to, text.',
      ['open-ended-list: including, but not limited to'],
    ],
    ['The box SHALL be able to hold a value.', ['superfluous-infinitive: be able to']],
    ['The box **SHALL** be able to hold a value.', ['superfluous-infinitive: be able to']],
    ['The box SHALL log and/or report the failure.', ['and-or: and/or']],
    ['The box SHALL log and / or report the failure.', ['and-or: and / or']],
    ['The box SHALL lock the lid so that nobody opens it.', ['purpose-phrase: so that']],
    ['WHEN a key turns, the box SHALL immediately open.', ['unbounded-time: immediately']],
  ])('finds in %j what leaves open what is meant [STYLE-LISTS-WORDS]', (text, expected) => {
    expect(on(text)).toEqual(expected);
  });

  it.each([
    ['WHEN a key turns, the box SHALL immediately open, within 2 s.', 'a bounded time'],
    ['The box SHALL show the label immediately below the lid.', 'a place'],
    ['The box SHALL hold plain values (numbers, texts, etc.).', 'examples in brackets'],
    ['The box SHALL hold a breakfast.', 'a longer word'],
    ['The box SHALL open the fast-forward lid.', 'a compound'],
    ['The box SHALL show the appropriate lamp (red, green).', 'what is explained'],
    ['The box SHALL copy it to the appropriate slot based on its colour.', 'what is explained'],
    ['A box that is able to close SHALL close.', 'what is not the modal'],
    ['The box SHALL answer quickly, within 2 s.', 'what is measured'],
    ['The box SHALL hold a reasonable value (reasonable = less than 5).', 'what is defined'],
    ['The box SHALL recover from various failures including a broken lid.', 'what is listed'],
    ['The box SHALL have a user-friendly address such as `/box`.', 'what an example shows'],
    ['The box SHALL gracefully degrade by showing its lamp.', 'what is described'],
    ['The box SHALL close gracefully without loss of its value.', 'what is described'],
    ['The box SHALL show how quickly it closes.', 'a quantity'],
    ['The box SHALL NOT show the lid as applicable.', 'how something is called'],
    ['The box SHALL print it as appropriate for its lid.', 'what it depends on'],
  ])('finds nothing in %j: %s [STYLE-LISTS-WHOLE]', (text) => {
    expect(on(text)).toEqual([]);
  });

  it.each([
    'The box SHALL print `etc. and/or quickly`.',
    'The box SHALL print ``quickly ` and/or``.',
    'The box SHALL say "as appropriate".',
    'The box SHALL say “quickly and/or easily”.',
    "The box SHALL say 'quickly'.",
    'The box SHALL open [the page](https://example.org/quickly/and/or).',
    'The box SHALL show the Quick Actions menu.',
  ])('leaves code, quotations, addresses and names alone: %j [STYLE-LISTS-EXEMPT]', (text) => {
    expect(on(text)).toEqual([]);
  });

  it('leaves declared names alone, whatever their case [STYLE-LISTS-EXEMPT]', () => {
    const text = 'The box SHALL enter easy mode quickly.';
    expect(on(text, ['Easy Mode'])).toEqual(['vague-term: quickly']);
    expect(on(text, [])).toEqual(['vague-term: easy', 'vague-term: quickly']);
  });

  it('finds a phrase across the end of a line, at its very place [STYLE-LISTS-SPAN]', () => {
    expect(on('The box SHALL warn as\n  needed and hold\nseamless values.')).toEqual([
      'escape-clause: as\n  needed',
      'vague-term: seamless',
    ]);
  });

  it('takes a sentence of more than sixty words for long, but not the steps of a scenario [STYLE-LISTS-LONG]', () => {
    const long = (words: number) => `The box SHALL hold${' one'.repeat(words - 4)}.`;
    expect(on(long(60))).toEqual([]);
    expect(on(long(61))).toEqual([`long-sentence: ${long(61)}`]);
    expect(on(long(61), [], 'steps')).toEqual([]);
  });

  it('marks what the noisy lists look for [STYLE-NOISY-LISTS]', () => {
    const text =
      'WHEN all lids/doors are shut, it SHALL always be closed (until opened) and not read some SQL database.';
    expect(styleOf(text).sort()).toEqual(
      [
        'absolute: always',
        'combinator: and',
        'negative: not',
        'oblique: /',
        'parenthesis: (until opened)',
        'passive-voice: be closed',
        'pronoun: it',
        'solution-word: SQL',
        'solution-word: database',
        'temporal-word: until',
        'universal-word: all',
        'wide-vague-term: some',
      ].sort(),
    );
  });

  it('never throws and stays inside the sentence, on any text [STYLE-LISTS-SPAN]', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '`',
        '``',
        '"',
        '“',
        '‘',
        "'",
        '](',
        '(',
        ')',
        '**',
        'and/or',
        'as ',
        'needed',
        'quickly',
        '\n',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.array(fc.string(), { maxLength: 3 }),
        (pieces, names) => {
          const text = pieces.join(' ');
          const sentence = sentenceOf(text);
          for (const { span } of checkStyle(sentence, sourceFile(PATH, `${LEAD}${text}`), names)) {
            expect(span.start).toBeGreaterThanOrEqual(sentence.span.start);
            expect(span.end).toBeGreaterThan(span.start);
            expect(span.end).toBeLessThanOrEqual(sentence.span.end);
          }
        },
      ),
    );
  });

  it.each(['` ', '"', '“', "('", '](', 'as ', 'and/', 'is very', '(', 'http://'])(
    'takes no more than linear time for many %j [STYLE-LISTS-SPAN]',
    (piece) => {
      const timeOf = (count: number) => {
        const text = piece.repeat(count);
        const file = sourceFile(PATH, `${LEAD}${text}`);
        const sentence = sentenceOf(text);
        const before = performance.now();
        checkStyle(sentence, file, []);
        return performance.now() - before;
      };
      timeOf(2_000);
      // Quadratic time would be a hundred times as much; a busy machine is slow, but not that slow.
      expect(timeOf(40_000)).toBeLessThan(50 * Math.max(timeOf(4_000), 20));
    },
  );
});
