import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '#config';
import { namePattern } from '#ears';
import type { ParsedSentence, Span } from '#model';
import { parseSentences } from '../../../plugins/ears/parse/parse-sentence.ts';
import { outline } from './outline.ts';

const read = (text: string) => parseSentences('spec.md', text).map(({ sentence }) => outline(sentence, text));
const first = (text: string): ParsedSentence => {
  const [form] = parseSentences('spec.md', text);
  if (form === undefined) throw new Error(`no sentence in ${text}`);
  return form.sentence;
};

const WORDS = fc.constantFrom(
  'WHEN',
  'When',
  'while',
  'IF',
  'THEN',
  'THE',
  'the',
  'box',
  'SHALL',
  'shall',
  'NOT',
  'only',
  'never',
  'and',
  'AND',
  'or',
  'unless',
  'until',
  'a bell',
  'rings',
  '`x SHALL y`',
  '"IF z"',
  '**WHEN**',
  '**',
  '_',
  '(',
  ')',
  ',',
  ';',
  ':',
  '.',
  '\n',
  '\n\n',
  '\r\n  ',
  '- ',
  '1. ',
  'AC-3:',
  '[R-1]',
  '`',
  '门铃',
  '\uE000',
);
const TEXT = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(WORDS, { maxLength: 40 }).map((list) => list.join(' ')),
  fc.array(WORDS, { maxLength: 40 }).map((list) => list.join('')),
);

/** The words of a stretch as a clause or response gives them, without emphasis marks. */
const bare = (text: string) =>
  text
    .replace(/[*_]/g, '')
    .split(/[\s>]+/)
    .join(' ')
    .trim();

describe('the places of clauses and responses', () => {
  it('lie in their sentence and in the stretch, in order, and hold the words [EARS-PARSE-SPANS]', () => {
    fc.assert(
      fc.property(TEXT, fc.string({ unit: 'grapheme', maxLength: 10 }), (body, before) => {
        const text = `${before}${body}`;
        let at = before.length;
        for (const { sentence } of parseSentences('spec.md', text, before.length, text.length)) {
          const { span, clauses, responses, problems } = sentence;
          expect(span.start).toBeGreaterThanOrEqual(at);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
          at = span.end;
          const inside = (one: Span) =>
            one.start >= span.start && one.end <= span.end && one.start <= one.end;
          for (const clause of clauses) {
            expect(inside(clause.span)).toBe(true);
            expect(clause.keywordSpan.start).toBe(clause.span.start);
            expect(clause.keywordSpan.end).toBeLessThanOrEqual(clause.span.end);
            expect(bare(text.slice(clause.keywordSpan.end, clause.span.end))).toContain(bare(clause.text));
          }
          for (const response of responses) {
            expect(inside(response.span)).toBe(true);
            expect(bare(text.slice(response.span.start, response.span.end))).toBe(bare(response.text));
            if (response.modalSpan !== undefined) {
              expect(inside(response.modalSpan)).toBe(true);
              expect(response.modalSpan.end).toBeLessThanOrEqual(response.span.start);
            }
            if (response.systemSpan !== undefined) expect(inside(response.systemSpan)).toBe(true);
          }
          for (const problem of problems) expect(inside(problem.span)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same clauses for a wrapped line as for one line [EARS-PARSE-SPANS]', () => {
    const line = 'WHEN a visitor rings (twice), THE bell SHALL sound and SHALL NOT stop.';
    const wrapped = line.replaceAll(' ', '\n    ');
    const words = ({ clauses, responses }: ParsedSentence) => [
      ...clauses.map(({ text }) => text),
      ...responses.map(({ text, system }) => `${system}: ${text}`),
    ];
    expect(words(first(wrapped))).toEqual(words(first(line)));
    expect(words(first(line))).toEqual(['a visitor rings (twice)', 'bell: sound', 'bell: stop']);
  });
});

describe('what is not read', () => {
  it.each([
    [
      'THE bell SHALL print `WHEN x, THE y SHALL z`.',
      ['ubiquitous', 'bell | shall | print `WHEN x, THE y SHALL z`'],
    ],
    [
      'THE bell SHALL say "you MUST wait; IF not, go".',
      ['ubiquitous', 'bell | shall | say "you MUST wait; IF not, go"'],
    ],
    [
      'WHEN it rings (IF at all (SHALL it?), THEN once), THE bell SHALL glow.',
      ['event-driven', 'when: it rings (IF at all (SHALL it?), THEN once)', 'bell | shall | glow'],
    ],
    [
      'WHEN it rings — twice, if at all — at night, THE bell SHALL glow — or blink, when asked — at once.',
      [
        'event-driven',
        'when: it rings — twice, if at all — at night',
        'bell | shall | glow — or blink, when asked — at once',
      ],
    ],
    ['THE bell SHALL open [the page](if/when).', ['ubiquitous', 'bell | shall | open [the page](if/when)']],
    [
      "THE bell SHALL show 'IF asked' to the visitors' host.",
      ['ubiquitous', "bell | shall | show 'IF asked' to the visitors' host"],
    ],
  ])(
    'leaves code, quotations, brackets, asides and addresses alone: %j [EARS-PARSE-OPAQUE]',
    (text, expected) => {
      expect(read(text)).toEqual([expected]);
    },
  );

  it('tells a label from a name of letters and a number [EARS-PARSE-LABEL]', () => {
    const systems = [
      'R2 the bell SHALL ring.',
      'B2 bells SHALL ring.',
      'B2 SHALL ring.',
      'FR2 - THE bell SHALL ring.',
    ];
    expect(systems.map((text) => first(text).responses[0]?.system)).toEqual([
      'bell',
      'B2 bells',
      'B2',
      'bell',
    ]);
  });

  it.each([
    ['- [x] **WHEN** it rings, **THE** bell **SHALL** glow.'],
    ['1. **WHEN** it rings, **THE bell SHALL** glow.'],
    ['AC-3: WHEN it rings, THE bell SHALL glow.'],
    ['**C11 - the bell**: WHEN it rings, THE bell SHALL glow.'],
    ['[REQ-491-001] WHEN it rings, THE bell SHALL glow.'],
    ['3.2.1 WHEN it rings, THE bell SHALL glow.'],
    ['R2 WHEN it rings, THE bell SHALL glow.'],
    ['Note: WHEN it rings, _THE bell_ SHALL glow!'],
    ['Then, WHEN it rings, THE bell SHALL glow.'],
  ])('strips list marks, emphasis, check boxes and labels: %j [EARS-PARSE-LABEL]', (text) => {
    expect(read(text)).toEqual([['event-driven', 'when: it rings', 'bell | shall | glow']]);
  });
});

describe('several sentences, several responses', () => {
  it('divides at full stops but not at abbreviations, numbers and names [EARS-PARSE-DIVIDE]', () => {
    const text = 'THE bell SHALL wait 1.5 s, e.g. at night. THE lamp SHALL read `a.b`. It MAY blink.';
    expect(read(text).map((lines) => lines[1])).toEqual([
      'bell | shall | wait 1.5 s, e.g. at night',
      'lamp | shall | read `a.b`',
      'It | may (optional) | blink',
    ]);
  });

  it('takes the sentence after a comma and IF for one whose conditions nobody knows [EARS-PARSE-DIVIDE]', () => {
    const sentences = parseSentences(
      'spec.md',
      'WHEN it rings, THE bell SHALL glow, and IF it is night, THE lamp SHALL glow.',
    );
    expect(
      sentences.map(({ sentence }) => [sentence.clauses.map(({ text }) => text), sentence.opaque]),
    ).toEqual([
      [['it rings'], undefined],
      [['it is night'], 'ambiguous-scope'],
    ]);
  });

  it('gives each SHALL its own response, with the subject of the one before where it has none [EARS-PARSE-RESPONSES]', () => {
    const { responses } = first(
      'THE bell SHALL ring, SHALL NOT stop, and THE lamp MUST glow but SHOULD NOT blink.',
    );
    expect(responses.map(({ system, negated, strength, text }) => [system, negated, strength, text])).toEqual(
      [
        ['bell', false, 'mandatory', 'ring'],
        ['bell', true, 'mandatory', 'stop'],
        ['lamp', false, 'mandatory', 'glow'],
        ['lamp', true, 'advisory', 'blink'],
      ],
    );
  });

  it.each([
    ['THE bell SHALL show a sign that the visitor SHALL read.', 'show a sign that the visitor SHALL read'],
    ['THE bell SHALL ring or SHALL glow.', 'ring or SHALL glow'],
    ['THE bell SHALL list names and files it SHALL keep.', 'list names and files it SHALL keep'],
    ['THE bell SHALL be silent, so a guest SHALL sleep.', 'be silent, so a guest SHALL sleep'],
    ['IF a line has the keyword SHALL without a name, THEN THE bell SHALL ring.', 'ring'],
    ['THE bell SHALL know the words SHALL and MUST.', 'know the words SHALL and MUST'],
    ['The keyword SHALL stand in capitals.', 'stand in capitals'],
  ])('keeps a SHALL that binds nobody anew in its response: %j [EARS-PARSE-RESPONSES]', (text, expected) => {
    expect(first(text).responses.map((one) => one.text)).toEqual([expected]);
  });

  it.each([
    ['THE bell SHALL ring when it is day.', 'when', 'ring'],
    ['THE bell SHALL ring unless it is night', 'unless', 'ring'],
    ['THE bell SHALL ring until the door opens.', 'until', 'ring'],
    ['THE bell SHALL only ring if a host is in.', 'only-if', 'ring'],
    ['THE bell SHALL ring only when a host is in.', 'only-if', 'ring'],
    ['THE bell SHALL ring before the door opens.', 'before', 'ring'],
    ['THE bell SHALL ring except when it is night.', 'unless', 'ring'],
  ])('reads a condition after the response: %j [EARS-PARSE-TRAILING]', (text, kind, response) => {
    const { clauses, responses } = first(text);
    expect(clauses.map((clause) => [clause.kind, clause.trailing])).toEqual([[kind, true]]);
    expect(responses[0]?.text).toBe(response);
  });

  it.each([
    ['THE bell SHALL check if it is day.'],
    ['THE bell SHALL ring within 5 seconds.'],
    ['THE bell SHALL ring after 5 seconds.'],
    ['THE bell SHALL ring after at least 5 seconds.'],
    ['THE bell SHALL ring after at most 5 seconds.'],
    ['THE bell SHALL ring while keeping the lamp lit.'],
    ['THE bell SHALL ring even when it is night.'],
    ['THE bell SHALL name the host if any.'],
    ['THE bell SHALL list guests that ring only when asked.'],
    ['THE bell SHALL read them as GIVEN, WHEN and THEN.'],
    ['THE bell SHALL ring, once for each guest.'],
    ['THE bell SHALL show a table where each row is a guest.'],
    ['THE bell SHALL ring, while lamps SHALL glow.'],
    ['THE bell SHALL explain when to use each sound.'],
  ])('takes no condition from %j [EARS-PARSE-TRAILING]', (text) => {
    expect(first(text).clauses).toEqual([]);
  });
});

describe('two that are told against each other', () => {
  it('bind each of them, and neither is a condition of the other [EARS-PARSE-RESPONSES]', () => {
    const { clauses, responses } = first('THE bell SHALL ring, while the lamp SHALL glow.');
    expect(clauses).toEqual([]);
    expect(responses.map(({ system, text }) => [system, text])).toEqual([
      ['bell', 'ring'],
      ['lamp', 'glow'],
    ]);
  });
});

describe('what cannot be compared', () => {
  it.each([
    ['THE bell SHALL ring and SHALL glow when it is day.', 'ambiguous-scope'],
    ['THE bell SHALL ring, WHILE lamps SHALL glow.', 'ambiguous-scope'],
    ['THE bell SHALL ring and, when it is night, glow.', 'ambiguous-scope'],
    ['THE bell SHALL ring if it is day; otherwise glow.', 'ambiguous-scope'],
    ['WHEN a guest comes, THE bell SHALL ring, IF nobody answers THEN ring again.', 'ambiguous-scope'],
    ['THE bell SHALL ring only when it is day, then glow.', 'ambiguous-scope'],
    ['FOR EACH guest, THE bell SHALL ring.', 'quantifier'],
    ['Otherwise, THE bell SHALL ring.', 'anaphora'],
    ['In this case, THE bell SHALL ring.', 'anaphora'],
    ['THE bell SHALL only ring.', 'restriction'],
    ['THE bell SHALL ring <how often> times.', 'placeholder'],
    ['WHEN it rings, THE bell SHALL:', 'lead'],
    ['WHEN it rings, THE bell glows.', 'no-response'],
    ['铃 SHALL 响起。', 'language'],
    [`THE bell SHALL ${'ring '.repeat(LIMITS.sentenceLength)}`, 'too-long'],
  ])('says why of %.60j [EARS-FORM-OPAQUE]', (text, reason) => {
    expect(first(text).opaque).toBe(reason);
  });

  it('conditions every response by words that lead a sentence in, whatever they are [EARS-FORM-OPAQUE]', () => {
    expect(read('At night, THE bell SHALL ring.')).toEqual([
      ['no pattern', 'while: night', 'bell | shall | ring'],
    ]);
    expect(read('By default, THE bell SHALL ring.')).toEqual([['no pattern', 'bell | shall | ring']]);
  });
});

describe('any text at all', () => {
  it('names the pattern that the parser finds [EARS-FORM-PATTERN]', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        expect(namePattern(text)).toBe(parseSentences('', text)[0]?.sentence.pattern);
      }),
    );
  });

  it.each([
    ['brackets', '('.repeat(200_000)],
    ['closed brackets', `${'('.repeat(100_000)}${')'.repeat(100_000)}`],
    ['back-ticks', '` `` '.repeat(60_000)],
    ['emphasis', '*a **b '.repeat(40_000)],
    ['quotes', '"a \'b '.repeat(40_000)],
    ['keywords', 'WHEN a, IF b, '.repeat(20_000)],
    ['responses', 'THE a SHALL b, and IF c, '.repeat(10_000)],
    ['short sentences', 'THE a SHALL b; IF c. '.repeat(12_000)],
    ['connectives', `THE a SHALL ${'and '.repeat(60_000)}`],
    ['links', '[a]('.repeat(60_000)],
  ])('reads 240,000 characters of %s in three seconds of processor time [EARS-PARSE-ANY]', (_name, text) => {
    const begin = process.cpuUsage();
    parseSentences('spec.md', text);
    expect(process.cpuUsage(begin).user).toBeLessThan(3_000_000);
  });
});
