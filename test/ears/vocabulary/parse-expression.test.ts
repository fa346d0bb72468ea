import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Formula, Term, Variable } from '../../../plugins/ears/formula.ts';
import { printRational } from '../../../plugins/ears/rational.ts';
import { parseExpression } from '../../../plugins/ears/vocabulary/parse-expression.ts';

const flag = (key: string): Variable => ({ key, sort: { kind: 'flag' }, role: 'state', declared: true });
const number = (key: string, dimension: string): Variable => ({
  key,
  sort: { kind: 'number', dimension, whole: false },
  role: 'quantity',
  declared: true,
});

const DECLARED = new Map<string, Variable>(
  [
    flag('good'),
    flag('limits'),
    flag('reject(request)'),
    flag('dry-run'),
    number('duration', 'time'),
    number('used', 'bytes'),
    number('attempts', 'attempt'),
    number('load', 'percent'),
    {
      key: 'state',
      sort: { kind: 'choice', values: ['OPEN', 'half-open', 'in transit'], open: false },
      role: 'state',
      declared: true,
    } satisfies Variable,
    {
      key: 'last',
      sort: { kind: 'choice', values: ['OPEN', 'CLOSED'], open: false },
      role: 'state',
      declared: true,
    } satisfies Variable,
  ].map((variable) => [variable.key, variable]),
);

const resolve = (name: string) => DECLARED.get(name);

function read(text: string): string {
  const parsed = parseExpression(text, resolve);
  return parsed.kind === 'formula' ? print(parsed.formula) : `! ${parsed.message} @${parsed.offset}`;
}

function print(formula: Formula): string {
  switch (formula.kind) {
    case 'constant':
      return String(formula.value);
    case 'flag':
      return formula.variable.key;
    case 'choice':
      return `${formula.variable.key}=${formula.value}`;
    case 'compare':
      return `${printTerm(formula.left)}${formula.operator}${printTerm(formula.right)}`;
    case 'not':
      return `!${print(formula.of)}`;
    default:
      return `${formula.kind}(${formula.of.map(print).join(' ')})`;
  }
}

function printTerm(term: Term): string {
  switch (term.kind) {
    case 'constant':
      return printRational(term.value);
    case 'variable':
      return term.variable.key;
    case 'scaled':
      return `${printRational(term.by)}*${printTerm(term.term)}`;
    case 'sum':
      return `(${term.terms.map(printTerm).join('+')})`;
  }
}

test.each([
  ['good', 'good'],
  ['limits => not good', 'or(!limits !good)'],
  ['limits ⇒ ¬good', 'or(!limits !good)'],
  ['good && limits || !good', 'or(and(good limits) !good)'],
  ['not (good or limits)', '!or(good limits)'],
  ['not(good)', '!good'],
  ['a => b', '! `a` is not declared @0'],
  ['good => limits => good', 'or(!good or(!limits good))'],
  ['good <=> limits', 'or(and(good limits) and(!good !limits))'],
  ['good = true', 'good'],
  ['good == false', '!good'],
  ['state = OPEN', 'state=OPEN'],
  ['state == open', 'state=OPEN'],
  ['state = half-open', 'state=half-open'],
  ["state != 'in transit'", '!state=in transit'],
  ['OPEN = state', 'state=OPEN'],
  ['state in {OPEN, half-open}', 'or(state=OPEN state=half-open)'],
  ['state = last', 'or(and(state=OPEN last=OPEN))'],
  ['dry-run and reject(request)', 'and(dry-run reject(request))'],
  ['duration > 7 d', 'duration>604800'],
  ['duration > 7d', 'duration>604800'],
  ['1 h < duration <= 1 d', 'and(3600<duration duration<=86400)'],
  ['duration >= 1,000.5 ms', 'duration>=1.0005'],
  ['2 * used + 1 KiB <= 1 KB', '(2*used+1024)<=1000'],
  ['(used + 1 B) * 2 < 10 MB', '2*(used+1)<10000000'],
  ['((duration)) > (1 s)', 'duration>1'],
  ['-duration < 0', '-1*duration<0'],
  ['attempts > 3', 'attempts>3'],
  ['attempts > 3 attempts', 'attempts>3'],
  ['load >= 80 %', 'load>=80'],
])('reads %s [VOC-EXPRESSION-FORM]', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  ['', '! The expression ends too early @0'],
  ['good and', '! The expression ends too early @8'],
  ['state = GONE', '! `GONE` is no value of `state` @8'],
  ['state < OPEN', '! Values of a state have no order @6'],
  ['state', '! `state` alone is no condition @0'],
  ['duration > 7', '! `7` has no unit @11'],
  ['duration > 7 MB', '! a number of time and a number of bytes cannot be compared or added @9'],
  ['duration * duration > 1 s', '! Only a plain number can multiply @9'],
  ['good > 1', '! `good` is so or is not so, and no number @0'],
  ['1 s < duration > 2 s', '! Comparisons in a row must point the same way @15'],
  ['good limits', '! `limits` is not expected here @5'],
  ['(good', '! A bracket is not closed @5'],
  ['good; limits', '! `;` is not expected here @4'],
])('says what is wrong with %s, and where [VOC-EXPRESSION-PROBLEM]', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test('knows the words and the place of each comparison [VOC-EXPRESSION-FORM]', () => {
  const parsed = parseExpression('good and duration > 7 d', resolve, { path: 'a.md', start: 100 });
  if (parsed.kind !== 'formula' || parsed.formula.kind !== 'and') throw new Error('is a conjunction');
  const [, second] = parsed.formula.of;
  expect(second).toMatchObject({
    words: { text: 'duration > 7 d', span: { path: 'a.md', start: 109, end: 123 } },
  });
  expect(parsed.variables.map(({ key }) => key)).toEqual(['good', 'duration']);
});

test('answers for any text, with a place inside it [VOC-EXPRESSION-PROBLEM]', () => {
  const piece = fc.constantFrom(
    ...[
      'good',
      'state',
      'duration',
      '(',
      ')',
      'not',
      'and',
      '=>',
      '<=>',
      '<',
      '=',
      '7',
      'd',
      '-',
      '*',
      '{',
      'in',
      '🙂',
      '"',
    ],
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' ')),
  );
  fc.assert(
    fc.property(text, (expression) => {
      const parsed = parseExpression(expression, resolve);
      if (parsed.kind === 'formula') return;
      expect(parsed.offset).toBeGreaterThanOrEqual(0);
      expect(parsed.offset + parsed.length).toBeLessThanOrEqual(expression.length);
    }),
  );
});

test.each([
  '('.repeat(5000),
  `${'('.repeat(45)}duration${')'.repeat(45)} > 1 s`,
  'not '.repeat(900),
  'good => '.repeat(400),
  `${'('.repeat(40)}good${' <=> limits)'.repeat(40)}`,
  '-'.repeat(3000),
])('ends soon where an expression is nested deep or large: %# [VOC-EXPRESSION-BOUND]', (text) => {
  const begun = performance.now();
  parseExpression(text, resolve);
  expect(performance.now() - begun).toBeLessThan(5_000);
});

test('refuses what would become too large a formula [VOC-EXPRESSION-BOUND]', () => {
  expect(read(`${'('.repeat(40)}good${' <=> limits)'.repeat(40)}`)).toContain('The expression is too large');
});
