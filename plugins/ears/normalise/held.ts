import type { Rational } from '../formula.ts';
import { type Token, tokensOf } from '../words/tokens.ts';
import { spanOf } from './authors-words.ts';
import { amountAt } from './comparatives.ts';
import type { Place } from './reading.ts';

/** A condition without the words that say how long it has held, or that it begins. */
export interface Held {
  readonly place: Place;
  readonly heldFor?: Rational;
  readonly rises?: true;
}

const HELD: readonly (readonly string[])[] = [
  ['has', 'held', 'true'],
  ['has', 'held'],
  ['have', 'held'],
  ['has', 'been', 'true'],
  ['holds'],
  ['hold'],
];

const RISING: readonly (readonly string[])[] = [
  ['becomes', 'true'],
  ['become', 'true'],
  ['becomes', 'satisfied'],
  ['starts', 'to', 'hold'],
];

/** Reads `… has held for at least 5 s` and `… becomes true`. */
export function takeHeld(place: Place): Held {
  const tokens = tokensOf(place.text);
  const rising = endingIn(tokens, RISING);
  if (rising !== undefined) return { place: upTo(place, tokens, rising), rises: true };
  const at = tokens.findLastIndex(
    ({ text }, index) =>
      text === 'for' && tokens[index + 1]?.text === 'at' && tokens[index + 2]?.text === 'least',
  );
  const amount = at < 0 ? undefined : amountAt(tokens, at + 3);
  if (amount === undefined || amount.dimension !== 'time' || amount.next !== tokens.length) return { place };
  const held = endingIn(tokens.slice(0, at), HELD);
  return held === undefined ? { place } : { place: upTo(place, tokens, held), heldFor: amount.value };
}

/** Index at which one of the endings starts; something must stand before it. */
function endingIn(tokens: readonly Token[], endings: readonly (readonly string[])[]): number | undefined {
  for (const words of endings) {
    const start = tokens.length - words.length;
    if (start > 0 && words.every((word, index) => tokens[start + index]?.text === word)) return start;
  }
  return undefined;
}

function upTo({ text, span }: Place, tokens: readonly Token[], end: number): Place {
  const last = tokens[end - 1]?.end ?? 0;
  return { text: text.slice(0, last), span: spanOf(0, last, text, span) };
}
