import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addRationals,
  compareRationals,
  divideRationals,
  multiplyRationals,
  parseRational,
  printRational,
  rational,
} from '../../plugins/ears/rational.ts';
import { countedDimension, unitOf } from '../../plugins/ears/units.ts';

test.each([
  ['12', '12'],
  ['-0.250', '-0.25'],
  ['1,000', '1000'],
  ['0.1', '0.1'],
  ['+5', '5'],
])('reads %s exactly [VOC-NUMBER-EXACT]', (text, printed) => {
  const value = parseRational(text);
  expect(value && printRational(value)).toBe(printed);
});

test.each(['', '1e3', '1,00', '.5', '5.', '0x1', 'abc', '1 000', '9'.repeat(50)])(
  'takes %j for no number [VOC-NUMBER-EXACT]',
  (text) => {
    expect(parseRational(text)).toBeUndefined();
  },
);

test('calculates without rounding [VOC-NUMBER-EXACT]', () => {
  const integer = fc.bigInt({ min: -1000n, max: 1000n });
  const number = fc.tuple(integer, fc.bigInt({ min: 1n, max: 1000n })).map(([n, d]) => rational(n, d));
  fc.assert(
    fc.property(number, number, number, (a, b, c) => {
      const left = multiplyRationals(addRationals(a, b), c);
      const right = addRationals(multiplyRationals(a, c), multiplyRationals(b, c));
      expect(left).toEqual(right);
      if (c.n !== 0n) expect(divideRationals(multiplyRationals(a, c), c)).toEqual(a);
      expect(Math.sign(compareRationals(a, b))).toBe(-Math.sign(compareRationals(b, a)) + 0);
      expect(compareRationals(a, b) === 0).toBe(printRational(a) === printRational(b));
    }),
  );
  expect(printRational(rational(1n, 3n))).toBe('1/3');
});

test('prints decimals that read back as the same number [VOC-NUMBER-EXACT]', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.nat(9), (digits, places) => {
      const value = rational(digits, 10n ** BigInt(places));
      expect(parseRational(printRational(value))).toEqual(value);
    }),
  );
});

test.each([
  ['ms', 'time', '0.001'],
  ['Minutes', 'time', '60'],
  ['d', 'time', '86400'],
  ['KB', 'bytes', '1000'],
  ['KiB', 'bytes', '1024'],
  ['%', 'percent', '1'],
])('knows the unit %s [VOC-NUMBER-UNIT]', (word, dimension, factor) => {
  const unit = unitOf(word);
  expect(unit?.dimension).toBe(dimension);
  expect(unit && printRational(unit.factor)).toBe(factor);
});

test.each(['month', 'year', 'Mb', 'D', 'M', 'attempts', ''])(
  'has no exact meaning for %j [VOC-NUMBER-UNIT]',
  (word) => {
    expect(unitOf(word)).toBeUndefined();
  },
);

test.each([
  ['attempts', 'attempt'],
  ['Retries', 'retry'],
  ['boxes', 'box'],
  ['status', 'status'],
  ['pass', 'pass'],
])('counts %s as %s [VOC-NUMBER-UNIT]', (word, dimension) => {
  expect(countedDimension(word)).toBe(dimension);
});
