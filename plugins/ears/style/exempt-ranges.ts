import { phraseFinder } from './phrase-finder.ts';
import type { Word } from './words.ts';

/** A half-open range of offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Quotations and addresses; each pattern stops at the next sign of its kind, so that it takes linear time. */
const SAID_BY_OTHERS = [
  /"[^"]*"/g,
  /“[^“”]*”/g,
  /«[^«»]*»/g,
  /‘[^‘’]*’/g,
  /(?<![^\s([])'[^'\n]*'(?![\p{L}\p{N}])/gu,
  /\]\([^()\s]*\)/g,
  /https?:\/\/[^\s<>]+/g,
];

/** Where words are not the author's to choose: code, quotations, addresses and declared names. In ascending order. */
export function exemptRanges(
  text: string,
  words: readonly Word[],
  names: readonly string[],
): readonly Range[] {
  const quoted = SAID_BY_OTHERS.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
  const named = finderOf(names)(text, words).map(({ start, end }) => ({ start, end }));
  return [...codeSpans(text), ...quoted, ...named].sort((a, b) => a.start - b.start);
}

/** The names of a capability are the same list for all of its sentences. */
const finders = new WeakMap<readonly string[], ReturnType<typeof phraseFinder>>();

function finderOf(names: readonly string[]): ReturnType<typeof phraseFinder> {
  const known = finders.get(names);
  if (known !== undefined) return known;
  const made = phraseFinder({ phrases: names });
  finders.set(names, made);
  return made;
}

/** From a run of back-ticks to the next one of the same length. */
function codeSpans(text: string): readonly Range[] {
  const runs = Array.from(text.matchAll(/`+/g), (match) => ({ at: match.index, length: match[0].length }));
  const nextOfLength = new Map<number, number>();
  const closers = new Map<number, number>();
  for (let index = runs.length - 1; index >= 0; index--) {
    const length = runs[index]?.length ?? 0;
    const closer = nextOfLength.get(length);
    if (closer !== undefined) closers.set(index, closer);
    nextOfLength.set(length, index);
  }
  const spans: Range[] = [];
  for (let index = 0; index < runs.length; index++) {
    const open = runs[index];
    const closer = closers.get(index);
    const close = closer === undefined ? undefined : runs[closer];
    if (open === undefined || close === undefined || closer === undefined) continue;
    spans.push({ start: open.at, end: close.at + close.length });
    index = closer;
  }
  return spans;
}
