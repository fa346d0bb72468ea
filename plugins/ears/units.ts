import type { Rational } from './formula.ts';
import { rational } from './rational.ts';

/** What a unit measures, and how much of the dimension's own unit one of it is. */
export interface Unit {
  /** `time` in seconds, `bytes`, `percent`, or the name of what is counted. */
  readonly dimension: string;
  readonly factor: Rational;
}

/** Units with one exact meaning; a month or a year has none. Symbols count as they are written, words in any case. */
const UNITS: ReadonlyMap<string, Unit> = new Map([
  ...entries('time', rational(1n, 1_000_000_000n), 'ns nanosecond nanoseconds'),
  ...entries('time', rational(1n, 1_000_000n), 'µs μs us microsecond microseconds'),
  ...entries('time', rational(1n, 1000n), 'ms msec msecs millisecond milliseconds'),
  ...entries('time', rational(1n), 's sec secs second seconds'),
  ...entries('time', rational(60n), 'min mins minute minutes'),
  ...entries('time', rational(3600n), 'h hr hrs hour hours'),
  ...entries('time', rational(86_400n), 'd day days'),
  ...entries('time', rational(604_800n), 'w wk week weeks'),
  ...entries('bytes', rational(1n), 'B byte bytes'),
  ...entries('bytes', rational(10n ** 3n), 'kB KB kb kilobyte kilobytes'),
  ...entries('bytes', rational(10n ** 6n), 'MB mb megabyte megabytes'),
  ...entries('bytes', rational(10n ** 9n), 'GB gb gigabyte gigabytes'),
  ...entries('bytes', rational(10n ** 12n), 'TB tb terabyte terabytes'),
  ...entries('bytes', rational(2n ** 10n), 'KiB kib kibibyte kibibytes'),
  ...entries('bytes', rational(2n ** 20n), 'MiB mib mebibyte mebibytes'),
  ...entries('bytes', rational(2n ** 30n), 'GiB gib gibibyte gibibytes'),
  ...entries('bytes', rational(2n ** 40n), 'TiB tib tebibyte tebibytes'),
  ...entries('percent', rational(1n), '% percent'),
]);

/** The unit that a word or symbol names: `ms`, `Hours`, `KiB`, `%`; undefined where it names none that is exact everywhere. */
export function unitOf(word: string): Unit | undefined {
  // `D`, `H`, `S` are no symbols of time, and `Mb` is a megabit: only longer words count in any case.
  return UNITS.get(word) ?? (word.length > 3 ? UNITS.get(word.toLowerCase()) : undefined);
}

/** The dimension of numbers that count something: `attempts` and `Attempt` give `attempt`. */
export function countedDimension(word: string): string {
  const lower = word.toLowerCase();
  if (/[^aeiou]ies$/.test(lower)) return `${lower.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x)es$/.test(lower)) return lower.slice(0, -2);
  return /[^su]s$/.test(lower) && lower.length > 3 ? lower.slice(0, -1) : lower;
}

function entries(dimension: string, factor: Rational, names: string): readonly (readonly [string, Unit])[] {
  return names.split(' ').map((name) => [name, { dimension, factor }]);
}
