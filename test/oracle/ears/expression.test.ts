import { describe, expect, it } from 'vitest';
import { ExpressionError, namesOf, parseExpression, printExpression } from './expression.ts';

const FLAGS = new Set(['wet', 'cold', 'dry']);

function translate(text: string, constants: Readonly<Record<string, string>> = {}): string {
  return printExpression(parseExpression(text), {
    isFlag: (name) => FLAGS.has(name),
    rename: (name) => constants[name] ?? name,
  });
}

describe('expressions of other tools', () => {
  it.each([
    ['wet && !cold', 'wet and (not cold)'],
    ['wet & ~cold | dry', '(wet and (not cold)) or dry'],
    ['wet and not cold', 'wet and (not cold)'],
    ['not level > 3', 'not (level > 3)'],
    ['!(level > 3)', 'not (level > 3)'],
    ['wet == cold', 'wet <=> cold'],
    ['(wet | cold) = dry', '(wet or cold) <=> dry'],
    ['wet ~= cold', 'not (wet <=> cold)'],
    ['level == 3', 'level = 3'],
    ['level ~= 3', 'level != 3'],
    ['if wet then cold', 'wet => cold'],
    ['wet => cold => dry', 'wet => (cold => dry)'],
    ['level == prev(level) + 1', 'level = (prev_level + 1)'],
    ['abs(level) > 10', 'level > 10 or level < -10'],
    ['abs(level) <= 2', 'level <= 2 and level >= -2'],
    ['level > LIMIT', 'level > 7'],
    ['wet & cold & dry', 'wet and cold and dry'],
  ])('are printed as formal expressions of ours: %s', (theirs, ours) => {
    expect(translate(theirs, { LIMIT: '7' })).toBe(ours);
  });

  it('forgive one bracket too many at the end', () => {
    expect(translate('(wet) = cold)')).toBe('wet <=> cold');
  });

  it.each(['wet &&', '(wet', 'wet cold', '5 $ 3', 'abs(level) == 3', 'sqrt(level) > 2'])(
    'are refused where they are none: %s',
    (text) => {
      expect(() => translate(text)).toThrow(ExpressionError);
    },
  );

  it('name what they speak of, and the value before of what has one', () => {
    expect(namesOf(parseExpression('wet & level > prev(level) + 2'))).toEqual(['wet', 'level', 'prev_level']);
  });
});
