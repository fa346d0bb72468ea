import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReviews } from '#evidence';
import { sourceFile, type Tag, textOf } from '#model';
import { claim } from './pieces.ts';

const CLAIMS = [
  claim('BOX-ADD', { tag: 'BOX-ADD' as Tag }),
  claim('BOX-ADD-ONE', { tag: 'BOX-ADD-ONE' as Tag }),
  claim('LID-SHUT', { tag: 'LID-SHUT' as Tag }),
  claim('lid/open'),
  claim('lid/twice-1', { tag: 'LID-TWICE' as Tag }),
  claim('lid/twice-2', { tag: 'LID-TWICE' as Tag }),
];

function read(text: string) {
  const file = sourceFile('openspec/reviews.yaml', text);
  const { reviews, reviewProblems } = readReviews(file, CLAIMS);
  return {
    reviews,
    problems: reviewProblems.map(({ kind, message, hint, span }) => ({
      kind,
      message,
      hint,
      at: textOf(file, span),
    })),
    file,
  };
}

const HASH = '0123456789abcdef'.repeat(2);
const entry = (list: string, lines: readonly string[]) => `${list}:\n  - ${lines.join('\n    ')}\n`;
const GOOD = ['claim: BOX-ADD', 'reason: only spelling', 'reviewer: Ada Byron', 'date: 2026-11-01'];

describe('readReviews', () => {
  it('reads what was affirmed, waived and reviewed, with the claims each names [JUDGE-REVIEW-READ]', () => {
    const { reviews, problems, file } = read(
      `# Who stands for what
${entry('affirmed', [...GOOD, `texts: ${HASH}`])}
${entry('waived', ['claim: "*-ADD*"', ...GOOD.slice(1), 'expires: 2026-12-31'])}
${entry('reviewed', ['claim: lid/open', 'reason: >', '  looked at', '  every line', 'reviewer: "Ada Byron"', "date: '2026-11-02'", `texts: ${HASH}`])}`,
    );
    expect(problems).toEqual([]);
    expect(reviews).toMatchObject([
      { kind: 'affirmed', of: 'BOX-ADD', claims: ['BOX-ADD'], reason: 'only spelling', texts: HASH },
      { kind: 'waived', claims: ['BOX-ADD', 'BOX-ADD-ONE'], reviewer: 'Ada Byron', expires: '2026-12-31' },
      { kind: 'reviewed', claims: ['lid/open'], reason: 'looked at every line', date: '2026-11-02' },
    ]);
    expect(reviews.map(({ span }) => textOf(file, span).split('\n', 1)[0])).toEqual([
      'claim: BOX-ADD',
      'claim: "*-ADD*"',
      'claim: lid/open',
    ]);
  });

  it('counts an entry for nothing that lacks something or holds what it does not know, and says where [JUDGE-REVIEW-MALFORMED]', () => {
    const told = (list: string, lines: readonly string[]) => {
      const { reviews, problems } = read(entry(list, lines));
      expect(reviews).toEqual([]);
      return problems.map(({ kind, message, at }) => `${kind} ${message} @ ${at.split('\n', 1)[0]}`);
    };
    expect(told('waived', [...GOOD.slice(0, 1), ...GOOD.slice(2)])).toEqual([
      'malformed An entry of `waived` is written, but it has no `reason` @ claim: BOX-ADD',
    ]);
    expect(told('waived', [...GOOD.slice(0, 2), 'reviewer:', 'date: yesterday'])).toEqual([
      'malformed Unexpected `` as `reviewer`, expected the name of a person @ ',
      'malformed Unexpected `yesterday` as `date`, expected a day as `2026-11-22` @ yesterday',
    ]);
    expect(told('waived', [...GOOD.slice(0, 3), 'date: 2026-02-30'])).toHaveLength(1);
    expect(told('waived', [...GOOD, 'expires: 2026-10-31'])).toEqual([
      'malformed Unexpected `2026-10-31` as `expires`, expected a day as `2026-11-22`, not before `date` @ 2026-10-31',
    ]);
    expect(told('waived', [...GOOD, 'until: 2026-10-31'])).toEqual([
      'malformed Unexpected `until` in `waived`, expected only `claim`, `reason`, `reviewer`, `date`, `expires` @ until',
    ]);
    expect(told('affirmed', GOOD)).toEqual([
      'malformed An entry of `affirmed` is written, but it has no `texts` @ claim: BOX-ADD',
    ]);
    expect(told('reviewed', [...GOOD, 'expires: 2026-12-01', 'claim: LID-SHUT', `texts: ${HASH}`])).toEqual([
      'malformed Unexpected second `claim`, expected each key once @ claim',
      'malformed Unexpected `expires` in `reviewed`, expected only `claim`, `reason`, `reviewer`, `date`, `texts` @ expires',
    ]);
  });

  it('reports a review that names no claim, or several by one tag [JUDGE-REVIEW-UNKNOWN]', () => {
    const named = (of: string, list = 'waived', more: readonly string[] = []) =>
      read(entry(list, [`claim: ${of}`, ...GOOD.slice(1), ...more]));
    expect(named('BOX-AD')).toMatchObject({
      reviews: [],
      problems: [
        {
          kind: 'unknown-claim',
          message: '`BOX-AD` is waived, but no claim has that tag or address',
          hint: 'Did you mean `BOX-ADD`?',
          at: 'BOX-AD',
        },
      ],
    });
    expect(named('LID-TWICE').problems).toMatchObject([
      { message: '`LID-TWICE` is waived, but 2 claims carry that tag' },
    ]);
    expect(named('"GONE-*"').problems).toMatchObject([
      { message: '`GONE-*` is waived, but no claim has a tag or an address that fits' },
    ]);
    // Only waivers take patterns: nobody has looked at what a pattern will fit tomorrow.
    expect(named('"BOX-*"', 'reviewed', [`texts: ${HASH}`]).reviews).toEqual([]);
  });

  it.each([
    ['text', 'Unexpected single value, expected the lists `affirmed`, `waived`, `reviewed`'],
    ['- waived', 'Unexpected list, expected the lists `affirmed`, `waived`, `reviewed`'],
    ['waved: []', 'Unexpected `waved`, expected the lists `affirmed`, `waived`, `reviewed`, each once'],
    [
      'waived: []\nwaived: []',
      'Unexpected second `waived`, expected the lists `affirmed`, `waived`, `reviewed`, each once',
    ],
    ['? [a]\n: 1', 'Unexpected list, expected the lists `affirmed`, `waived`, `reviewed`, each once'],
    ['waived: {claim: a}', 'Unexpected mapping as `waived`, expected a list'],
    [
      'waived: [a]',
      'Unexpected single value in `waived`, expected an entry with `claim`, `reason`, `reviewer` and `date`',
    ],
    ['waived: &a []\nreviewed: *a', 'Unexpected alias as `reviewed`, expected a list'],
    ['waived: [', 'The file of reviews is to be YAML, but it cannot be read: '],
    ['a: 1\n---\nb: 2', 'The file of reviews is to be YAML, but it cannot be read: '],
  ])('says what is wrong with %j [JUDGE-REVIEW-MALFORMED]', (text, message) => {
    const { reviews, problems } = read(text);
    expect(reviews).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message.startsWith(message), problems[0]?.message).toBe(true);
  });

  it('finds nothing in a file that holds nothing [JUDGE-REVIEW-READ]', () => {
    for (const text of ['', '# nothing yet\n', 'waived:\n', '---\naffirmed: []\n'])
      expect(read(text)).toMatchObject({ reviews: [], problems: [] });
  });

  it('ends soon and without an exception on a hostile file [JUDGE-REVIEW-HOSTILE]', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map((name, n) => `${name}: &${name} [${`*${'abcdefgh'[n]},`.repeat(9)}]`)
      .join('\n')}\nwaived: *i\n`;
    const hostile = [
      bomb,
      `waived: ${'['.repeat(200_000)}`,
      `waived: ${'{a: '.repeat(50_000)}`,
      Array.from({ length: 60_000 }, (_, n) => `k${n}: 1`).join('\n'),
      `waived:\n${'  - claim: X\n    reason: r\n    reviewer: R\n    date: 2026-01-01\n'.repeat(7_000)}`,
      `waived: [${'x,'.repeat(200_000)}]`,
      'x'.repeat(600_000),
      `waived:\n  - ${Array.from({ length: 30_000 }, (_, n) => `k${n}: 1`).join('\n    ')}`,
      '\u0000\u0001%YAML 9.9\n!!js/function "x"\n',
    ];
    for (const text of hostile) {
      const before = performance.now();
      const { reviews, problems } = read(text);
      expect(performance.now() - before).toBeLessThan(10_000);
      expect(reviews).toEqual([]);
      expect(problems.length).toBeGreaterThan(0);
      expect(problems.length).toBeLessThanOrEqual(200);
    }
  });

  it('never throws, and every span lies inside the file [JUDGE-REVIEW-HOSTILE]', () => {
    const pieces = fc.constantFrom(
      ...[
        'waived:\n',
        'affirmed:\n',
        '  - ',
        '    ',
        'claim: BOX-ADD\n',
        'claim: *a\n',
        'reason: x\n',
        'date: 2026-01-01\n',
      ],
      ...[
        'reviewer: R\n',
        '&a ',
        '? ',
        '[',
        ']',
        '{',
        '}',
        '|\n',
        '"',
        "'",
        '\r\n',
        '\t',
        '---\n',
        '!!set ',
        '\ufeff',
        '<<: *a\n',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 30 }), (parts) => {
        const file = sourceFile('openspec/reviews.yaml', parts.join(''));
        const { reviews, reviewProblems } = readReviews(file, CLAIMS);
        for (const { span } of [...reviews, ...reviewProblems]) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(file.text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
