import { LIMITS } from '#config';
import type { Rational } from './formula.ts';

const DECIMAL = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/;

/** The exact number `n / d`. Requires: `d` is not zero. */
export function rational(n: bigint, d = 1n): Rational {
  const divisor = greatestDivisor(n < 0n ? -n : n, d < 0n ? -d : d) * (d < 0n ? -1n : 1n);
  return divisor === 0n ? { n: 0n, d: 1n } : { n: n / divisor, d: d / divisor };
}

/**
 * Reads a decimal number exactly: `12`, `-0.25`, `1,000`; undefined for anything else.
 * Limits: `LIMITS.earsNumberLength` characters.
 */
export function parseRational(text: string): Rational | undefined {
  if (text.length > LIMITS.earsNumberLength) return undefined;
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = BigInt(whole.replaceAll(',', '') + fraction);
  return rational(sign === '-' ? -digits : digits, 10n ** BigInt(fraction.length));
}

/** Below zero where `a` is the smaller one, above where `b` is, zero where they are equal. */
export function compareRationals(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function addRationals(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function multiplyRationals(a: Rational, b: Rational): Rational {
  return rational(a.n * b.n, a.d * b.d);
}

/** Divides exactly. Requires: `b` is not zero. */
export function divideRationals(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d, a.d * b.n);
}

export function negateRational(a: Rational): Rational {
  return { n: -a.n, d: a.d };
}

/** Prints a number as a decimal where one is exact, `0.25`, and as a fraction where none is, `1/3`. */
export function printRational({ n, d }: Rational): string {
  if (d === 1n) return n.toString();
  const places = decimalPlaces(d);
  if (places === undefined) return `${n}/${d}`;
  const scaled = (n < 0n ? -n : n) * (10n ** BigInt(places) / d);
  const digits = scaled.toString().padStart(places + 1, '0');
  return `${n < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** How many decimal places a fraction with this divisor needs; undefined where no number of them is enough. */
function decimalPlaces(d: bigint): number | undefined {
  let rest = d;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a, b];
  while (small !== 0n) [large, small] = [small, large % small];
  return large;
}
