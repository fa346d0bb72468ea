import type { Comparison, Rational } from '../formula.ts';
import { multiplyRationals, negateRational, parseRational } from '../rational.ts';
import { countedDimension, unitOf } from '../units.ts';
import type { Token } from '../words/tokens.ts';

/** Words that compare, the longer before the shorter that opens it (rule N8). */
const COMPARATIVES: readonly (readonly [string, Comparison])[] = [
  ['greater than or equal to', '>='],
  ['more than or equal to', '>='],
  ['less than or equal to', '<='],
  ['fewer than or equal to', '<='],
  ['is equal to', '='],
  ['not equal to', '!='],
  ['equal to', '='],
  ['at least', '>='],
  ['a minimum of', '>='],
  ['no less than', '>='],
  ['no fewer than', '>='],
  ['no earlier than', '>='],
  ['not less than', '>='],
  ['at most', '<='],
  ['up to', '<='],
  ['a maximum of', '<='],
  ['no more than', '<='],
  ['not more than', '<='],
  ['no longer than', '<='],
  ['no greater than', '<='],
  ['no later than', '<='],
  ['greater than', '>'],
  ['more than', '>'],
  ['longer than', '>'],
  ['larger than', '>'],
  ['higher than', '>'],
  ['older than', '>'],
  ['exceeds', '>'],
  ['exceed', '>'],
  ['exceeding', '>'],
  ['over', '>'],
  ['above', '>'],
  ['less than', '<'],
  ['fewer than', '<'],
  ['shorter than', '<'],
  ['smaller than', '<'],
  ['lower than', '<'],
  ['younger than', '<'],
  ['below', '<'],
  ['under', '<'],
  ['equals', '='],
  ['exactly', '='],
  ['>=', '>='],
  ['≥', '>='],
  ['<=', '<='],
  ['≤', '<='],
  ['!=', '!='],
  ['≠', '!='],
  ['==', '='],
  ['>', '>'],
  ['<', '<'],
  ['=', '='],
];

const BY_FIRST: ReadonlyMap<
  string,
  readonly { readonly words: readonly string[]; readonly operator: Comparison }[]
> = Map.groupBy(
  COMPARATIVES.map(([text, operator]) => ({ words: text.split(' '), operator })),
  ({ words }) => words[0] ?? '',
);

const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, value) => [word, String(value)]),
);

const OR_MORE: ReadonlyMap<string, Comparison> = new Map([
  ['more', '>='],
  ['greater', '>='],
  ['higher', '>='],
  ['longer', '>='],
  ['above', '>='],
  ['fewer', '<='],
  ['less', '<='],
  ['lower', '<='],
  ['shorter', '<='],
  ['below', '<='],
]);

/** A number with its unit, where it stands. */
export interface Amount {
  readonly value: Rational;
  /** `time` in seconds, `bytes`, `percent`, what is counted, or empty. */
  readonly dimension: string;
  /** It counts whole things. */
  readonly whole: boolean;
  /** Index of the token after it. */
  readonly next: number;
}

/** A comparison with constants among tokens. */
export interface Comparing {
  /** Index of its first token, and of the one after its last. */
  readonly start: number;
  readonly next: number;
  /** All of them hold. */
  readonly bounds: readonly { readonly operator: Comparison; readonly value: Rational }[];
  readonly dimension: string;
  readonly whole: boolean;
  readonly negated: boolean;
}

/** The words that compare at `at`, and the index after them. */
export function comparativeAt(
  tokens: readonly Token[],
  at: number,
): { readonly operator: Comparison; readonly next: number } | undefined {
  const token = tokens[at];
  if (token === undefined || token.kind === 'quote') return undefined;
  for (const { words, operator } of BY_FIRST.get(token.text) ?? []) {
    if (words.every((word, index) => tokens[at + index]?.text === word))
      return { operator, next: at + words.length };
  }
  return undefined;
}

/** Whether words that compare with a number stand at `at`. */
export function comparesAt(tokens: readonly Token[], at: number): boolean {
  const words = comparativeAt(tokens, at);
  return words !== undefined && amountAt(tokens, words.next) !== undefined;
}

/** Reads a number and its unit at `at`: `1,000`, `5 s`, `10%`, `three attempts`. */
export function amountAt(tokens: readonly Token[], at: number): Amount | undefined {
  const first = tokens[at];
  const negative = first?.text === '-';
  const token = negative ? tokens[at + 1] : first;
  if (token === undefined) return undefined;
  const size = numberIn(token);
  if (size === undefined) return undefined;
  return withUnit(tokens, at + (negative ? 2 : 1), negative ? negateRational(size) : size);
}

/** The number that a token says in digits, or in a word up to twelve. */
export function numberIn({ kind, text }: Token): Rational | undefined {
  const digits = kind === 'number' ? text : kind === 'word' ? NUMBER_WORDS.get(text) : undefined;
  return digits === undefined ? undefined : parseRational(digits);
}

function withUnit(tokens: readonly Token[], at: number, value: Rational): Amount {
  // `10-second timeout` and `10 second timeout` measure the same.
  const after = tokens[at]?.text === '-' && tokens[at + 1]?.kind === 'word' ? at + 1 : at;
  const unit = tokens[after];
  if (unit === undefined || unit.kind === 'quote' || unit.kind === 'number') {
    return { value, dimension: '', whole: false, next: at };
  }
  const known = unitOf(unit.written);
  if (known !== undefined) {
    const exact = multiplyRationals(value, known.factor);
    return { value: exact, dimension: known.dimension, whole: false, next: after + 1 };
  }
  if (unit.kind !== 'word' || NO_UNIT.has(unit.text)) return { value, dimension: '', whole: false, next: at };
  return { value, dimension: countedDimension(unit.text), whole: value.d === 1n, next: after + 1 };
}

const NO_UNIT: ReadonlySet<string> = new Set(
  `and or but of in on at to for from with by is are was were has have per as than within after before during since until
   inclusive exclusive respectively when while if unless then`.split(/\s+/),
);

/** Finds the first comparison with a number; what stands in brackets only explains. */
export function findComparing(tokens: readonly Token[]): Comparing | undefined {
  let depth = 0;
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]?.text === '(') depth++;
    if (tokens[at]?.text === ')') depth--;
    if (depth > 0) continue;
    const found = betweenAt(tokens, at) ?? comparedAt(tokens, at) ?? equalAt(tokens, at);
    if (found !== undefined) return withNegation(tokens, found);
  }
  return undefined;
}

type Found = Omit<Comparing, 'negated'>;

function comparedAt(tokens: readonly Token[], at: number): Found | undefined {
  const words = comparativeAt(tokens, at);
  const amount = words === undefined ? undefined : amountAt(tokens, words.next);
  if (words === undefined || amount === undefined) return undefined;
  // `tries to exceed 20` says nothing of a number.
  if (tokens[at - 1]?.text === 'to' && tokens[at]?.text === 'exceed') return undefined;
  const { value, next, dimension, whole } = amount;
  return { start: at, next, dimension, whole, bounds: [{ operator: words.operator, value }] };
}

/** `between 1 and 5 s`; both ends belong to it unless the author says otherwise. */
function betweenAt(tokens: readonly Token[], at: number): Found | undefined {
  if (tokens[at]?.text !== 'between') return undefined;
  const low = amountAt(tokens, at + 1);
  if (low === undefined || tokens[low.next]?.text !== 'and') return undefined;
  const high = amountAt(tokens, low.next + 1);
  if (high === undefined) return undefined;
  const common = commonUnit(tokens, at + 1, low, high);
  if (common === undefined) return undefined;
  const word = tokens[high.next]?.text ?? '';
  const open = word === 'exclusive' || word === 'exclusively';
  const said = open || word === 'inclusive' || word === 'inclusively';
  return {
    start: at,
    next: high.next + (said ? 1 : 0),
    dimension: high.dimension,
    whole: high.whole,
    bounds: [
      { operator: open ? '>' : '>=', value: common },
      { operator: open ? '<' : '<=', value: high.value },
    ],
  };
}

/** The lower number in the unit of the higher: `between 1 and 5 minutes` leaves it out. */
function commonUnit(tokens: readonly Token[], at: number, low: Amount, high: Amount): Rational | undefined {
  if (low.dimension === high.dimension) return low.value;
  if (low.dimension !== '') return undefined;
  const unit = tokens[high.next - 1];
  const factor = unit === undefined ? undefined : unitOf(unit.written)?.factor;
  const plain = amountAt(tokens.slice(0, at + 1), at);
  return plain === undefined
    ? undefined
    : factor === undefined
      ? plain.value
      : multiplyRationals(plain.value, factor);
}

const EQUATING: ReadonlySet<string> = new Set(['is', 'are', 'be']);

/** `is 5`, `is 8-10`, `is 5 or more`. */
function equalAt(tokens: readonly Token[], at: number): Found | undefined {
  if (!EQUATING.has(tokens[at]?.text ?? '')) return undefined;
  const first = amountAt(tokens, at + 1);
  if (first === undefined) return undefined;
  const { value, dimension, whole, next } = first;
  const plain = { start: at, dimension, whole };
  const more = tokens[next]?.text === 'or' ? OR_MORE.get(tokens[next + 1]?.text ?? '') : undefined;
  if (more !== undefined) return { ...plain, next: next + 2, bounds: [{ operator: more, value }] };
  if (['-', '–', 'to'].includes(tokens[next]?.text ?? '')) {
    const high = amountAt(tokens, next + 1);
    if (high === undefined || dimension !== '') return undefined;
    const low = commonUnit(tokens, at + 1, first, high);
    return low === undefined
      ? undefined
      : {
          start: at,
          next: high.next,
          dimension: high.dimension,
          whole: high.whole,
          bounds: [
            { operator: '>=', value: low },
            { operator: '<=', value: high.value },
          ],
        };
  }
  return { ...plain, next, bounds: [{ operator: '=', value }] };
}

/** Takes in the `not`, `does not`, `is not` before it. */
function withNegation(tokens: readonly Token[], found: Found): Comparing {
  const before = tokens[found.start - 1]?.text;
  if (before !== 'not' && before !== 'cannot') return { ...found, negated: false };
  const auxiliary = tokens[found.start - 2]?.text;
  const dropped = auxiliary === 'does' || auxiliary === 'do' ? 2 : 1;
  return { ...found, start: found.start - dropped, negated: true };
}
