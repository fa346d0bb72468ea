import type { Timing } from '../statement.ts';
import type { Token } from '../words/tokens.ts';
import { amountAt } from './comparatives.ts';

/** A response without the words that say when, and what they say. */
export interface Timed {
  readonly tokens: readonly Token[];
  readonly timing: readonly Timing[];
}

interface Bound {
  readonly words: readonly string[];
  readonly timing: (seconds: Extract<Timing, { kind: 'within' }>['limit']) => Timing;
}

const BOUNDS: readonly Bound[] = [
  bound('within at most', (limit) => ({ kind: 'within', limit })),
  bound('within', (limit) => ({ kind: 'within', limit })),
  bound('in no more than', (limit) => ({ kind: 'within', limit })),
  bound('in less than', (limit) => ({ kind: 'within', limit })),
  bound('in under', (limit) => ({ kind: 'within', limit })),
  bound('in at most', (limit) => ({ kind: 'within', limit })),
  bound('after at most', (limit) => ({ kind: 'within', limit })),
  bound('no later than', (limit) => ({ kind: 'within', limit })),
  bound('not before', (delay) => ({ kind: 'not-before', delay })),
  bound('no earlier than', (delay) => ({ kind: 'not-before', delay })),
  bound('after at least', (delay) => ({ kind: 'not-before', delay })),
  bound('for at least', (duration) => ({ kind: 'for-at-least', duration })),
  bound('for a minimum of', (duration) => ({ kind: 'for-at-least', duration })),
  bound('for at most', (duration) => ({ kind: 'for-at-most', duration })),
  bound('for no more than', (duration) => ({ kind: 'for-at-most', duration })),
  bound('for up to', (duration) => ({ kind: 'for-at-most', duration })),
  bound('at least once every', (period) => ({ kind: 'every', period })),
  bound('at least every', (period) => ({ kind: 'every', period })),
  bound('every', (period) => ({ kind: 'every', period })),
];

const BY_FIRST: ReadonlyMap<string, readonly Bound[]> = Map.groupBy(BOUNDS, ({ words }) => words[0] ?? '');

/** Words after a bound that say from when, or from what it is counted; then it is a bound of something else. */
const COUNTED_FROM: ReadonlySet<string> = new Set(['of', 'before', 'prior', 'old', 'ago', 'each']);

/**
 * Takes the time bounds out of a response: `within 2 s`, `for at least 5 minutes`, `every hour`.
 * Ensures: a bound whose reference point is another than the trigger (`within 10 minutes of its issuance`) stays where it is.
 */
export function takeTiming(tokens: readonly Token[]): Timed {
  const kept: Token[] = [];
  const timing: Timing[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = boundAt(tokens, at);
    const token = tokens[at];
    if (found === undefined) {
      if (token !== undefined) kept.push(token);
      at++;
      continue;
    }
    timing.push(found.timing);
    at = found.next;
  }
  return { tokens: kept, timing };
}

function boundAt(
  tokens: readonly Token[],
  at: number,
): { readonly timing: Timing; readonly next: number } | undefined {
  const token = tokens[at];
  if (token === undefined || token.kind !== 'word') return undefined;
  for (const { words, timing } of BY_FIRST.get(token.text) ?? []) {
    if (!words.every((word, index) => tokens[at + index]?.text === word)) continue;
    const amount = amountAt(tokens, at + words.length);
    const period = amount ?? (words.at(-1) === 'every' ? onePeriod(tokens, at + words.length) : undefined);
    if (period?.dimension !== 'time') continue;
    if (COUNTED_FROM.has(tokens[period.next]?.text ?? '')) return undefined;
    return { timing: timing(period.value), next: period.next };
  }
  return undefined;
}

/** `every hour` is every one hour. */
function onePeriod(tokens: readonly Token[], at: number): ReturnType<typeof amountAt> {
  const unit = tokens[at];
  if (unit === undefined || unit.kind !== 'word') return undefined;
  const one: Token = { ...unit, kind: 'number', text: '1', written: '1' };
  const amount = amountAt([one, unit], 0);
  return amount === undefined ? undefined : { ...amount, next: at + 1 };
}

function bound(words: string, timing: Bound['timing']): Bound {
  return { words: words.split(' '), timing };
}
