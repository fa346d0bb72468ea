import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ArgumentElement, drawArgument } from '#render';

const draw = (root: ArgumentElement) => drawArgument({ label: 'The argument', root });
const goal = (id: string, change: Partial<ArgumentElement> = {}): ArgumentElement => ({
  id,
  shape: 'goal',
  text: `Text of ${id}`,
  ...change,
});
const all = (svg: string, pattern: RegExp) => [...svg.matchAll(pattern)].map((match) => match[1] ?? match[0]);

test('draws each element in its shape of the notation [CASE-PICTURE-SHAPES]', () => {
  const svg = draw(
    goal('G1', {
      undeveloped: true,
      context: [
        { id: 'C1', shape: 'context', text: 'Context' },
        { id: 'A1', shape: 'assumption', text: 'Assumption' },
        { id: 'J1', shape: 'justification', text: 'Justification' },
      ],
      support: [
        {
          id: 'S1',
          shape: 'strategy',
          text: 'Strategy',
          support: [{ id: 'Sn1', shape: 'solution', text: 'Solution' }],
        },
      ],
    }),
  );
  expect(svg).toMatch(
    /<g class="gsn-goal"><title>G1: Text of G1<\/title><rect x="\d+" y="\d+" width="\d+" height="\d+"\/>/,
  );
  expect(svg).toMatch(
    /<g class="gsn-strategy"><title>S1: Strategy<\/title><path d="M\d+ \d+H\d+L\d+ \d+H\d+Z"/,
  );
  expect(svg).toMatch(/<g class="gsn-solution"><title>Sn1: Solution<\/title><circle /);
  expect(svg).toMatch(/<g class="gsn-context"><title>C1: Context<\/title><rect [^>]*rx="/);
  expect(svg).toMatch(/<g class="gsn-assumption"><title>A1: Assumption<\/title><ellipse .*?>A<\/text>/);
  expect(svg).toMatch(/<g class="gsn-justification"><title>J1: Justification<\/title><ellipse .*?>J<\/text>/);
  expect(svg).toContain('<path class="gsn-undeveloped"');
});

test('joins support by solid and context by hollow arrowheads, and challenges by dashed lines that lead back [CASE-PICTURE-SHAPES]', () => {
  const svg = draw(
    goal('G1', {
      context: [{ id: 'C1', shape: 'context', text: 'Context' }],
      challenges: [{ id: 'CSn1', shape: 'solution', text: 'Against' }],
      support: [goal('G2'), goal('G3')],
    }),
  );
  const heads = (look: string) =>
    all(svg, new RegExp(`<path class="gsn-head gsn-${look}" d="([^"]*)"`, 'g'))[0]?.match(/M/g)?.length;
  expect(heads('solid')).toBe(2);
  expect(heads('hollow')).toBe(2);
  expect(all(svg, /<path class="gsn-edge gsn-([a-z-]+)"/g)).toEqual([
    'supported-by',
    'in-context-of',
    'challenges',
  ]);
});

test('says every word with a sign, and colours nothing itself [CASE-PICTURE-SHAPES]', () => {
  const svg = draw(
    goal('G1', {
      word: { text: 'verified', mark: 'check' },
      data: { status: 'verified' },
      href: '/spec/box/',
    }),
  );
  expect(svg).toMatch(/class="gsn-mark".*class="gsn-word"[^>]*>verified</);
  expect(svg).toContain('data-status="verified"');
  expect(svg).toContain('<a href="/spec/box/" tabindex="-1">');
  expect(svg).not.toMatch(/fill="|stroke="|style=|<script|marker/);
});

test('keeps every element inside the picture and none over another [CASE-PICTURE-SHAPES]', () => {
  const leaf = fc.record({ words: fc.integer({ min: 1, max: 30 }), solution: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(fc.array(leaf, { maxLength: 9 }), { maxLength: 5 }),
      fc.integer({ min: 0, max: 4 }),
      (groups, asides) => {
        const svg = draw(
          goal('G1', {
            context: Array.from({ length: asides }, (_, at) => ({
              id: `C${at}`,
              shape: 'context' as const,
              text: 'many words '.repeat(at * 4 + 1),
            })),
            support: groups.map((group, at) => ({
              id: `S${at}`,
              shape: 'strategy' as const,
              text: 'strategy',
              support: group.map(({ words, solution }, one) => ({
                id: `${solution ? 'Sn' : 'G'}${at}.${one}`,
                shape: solution ? ('solution' as const) : ('goal' as const),
                text: 'word '.repeat(words),
              })),
            })),
          }),
        );
        const [, width = '0', height = '0'] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
        const boxes = [
          ...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g),
        ].map((match) => {
          const [x = 0, y = 0, w = 0, h = 0] = match.slice(1, 5).map(Number);
          return { left: x, top: y, right: x + w, bottom: y + h };
        });
        for (const circle of svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"/g)) {
          const [x = 0, y = 0, r = 0] = circle.slice(1, 4).map(Number);
          boxes.push({ left: x - r, top: y - r, right: x + r, bottom: y + r });
        }
        for (const [at, box] of boxes.entries()) {
          expect(box.left).toBeGreaterThanOrEqual(0);
          expect(box.right).toBeLessThanOrEqual(Number(width));
          expect(box.bottom).toBeLessThanOrEqual(Number(height));
          for (const other of boxes.slice(at + 1)) {
            const apart =
              box.right <= other.left ||
              other.right <= box.left ||
              box.bottom <= other.top ||
              other.bottom <= box.top;
            expect(apart, JSON.stringify([box, other])).toBe(true);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('escapes whatever authors write [CASE-PICTURE-SAFE]', () => {
  const hostile = '"><script>alert(1)</script> & ]]>';
  const svg = draw(
    goal(hostile, { text: hostile, full: hostile, href: `/x"${hostile}`, data: { status: hostile } }),
  );
  expect(svg).not.toContain('<script');
  expect(svg.match(/<svg/g)).toHaveLength(1);
});
