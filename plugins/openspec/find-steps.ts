import type { Step, StepKeyword } from '#model';
import type { ListItem } from './block.ts';
import { collapse, dedent, linesOf } from './source-text.ts';
import type { StepWords } from './step-words.ts';

/** A step keyword seen at a place: where its word is, and where the step's text begins. */
export interface SeenKeyword {
  readonly keyword: StepKeyword;
  readonly written: string;
  readonly start: number;
  readonly end: number;
  readonly textStart: number;
  readonly marked: boolean;
}

/** Looks for a step keyword exactly at the offset. */
export function keywordAt(text: string, offset: number, words: StepWords): SeenKeyword | undefined {
  for (const pattern of [words.marked, words.bare]) {
    pattern.lastIndex = offset;
    const match = pattern.exec(text);
    const written = match?.[1];
    if (match === null || written === undefined) continue;
    const keyword = words.keywordOf.get(written.normalize('NFC').toLowerCase());
    if (keyword === undefined) continue;
    const start = offset + match[0].indexOf(written);
    return {
      keyword,
      written,
      start,
      end: start + written.length,
      textStart: offset + match[0].length,
      marked: pattern === words.marked,
    };
  }
  return undefined;
}

/** Every step keyword of a stretch of text that begins with one: the first, and those in bold (or in capitals) after it. */
export function keywordsIn(text: string, start: number, end: number, words: StepWords): SeenKeyword[] {
  const first = keywordAt(text, start, words);
  if (first === undefined || first.textStart > end) return [];
  const seen = [first];
  if (first.marked) {
    for (const match of text.slice(first.textStart, end).matchAll(words.markedInside)) {
      const next = keywordAt(text, first.textStart + match.index, words);
      if (next !== undefined && next.textStart <= end) seen.push(next);
    }
    return seen;
  }
  // Without bold, only capitals, and only the words that divide a scenario.
  if (first.written !== first.written.toUpperCase()) return seen;
  const from = first.textStart - 1;
  for (const match of text.slice(from, end + 1).matchAll(/(?<=[\s,;])(?:WHEN|THEN)(?=\s)/g)) {
    const at = from + match.index;
    if (at >= end) break;
    // `IF …, THEN …` is one clause of a sentence.
    if (/\bIF\b/.test(text.slice(seen.at(-1)?.textStart, at))) break;
    const next = keywordAt(text, at, words);
    if (next !== undefined && next.textStart <= end) seen.push(next);
  }
  return seen;
}

/** Reads the steps of one list item; none when it does not begin with a step keyword. */
export function stepsOfItem(path: string, text: string, item: ListItem, words: StepWords): Step[] {
  const first = item.children[0];
  if (first?.kind !== 'paragraph') return [];
  const seen = keywordsIn(text, first.start, first.end, words);
  return seen.map((key, index): Step => {
    const next = seen[index + 1];
    const isLast = next === undefined;
    const textEnd = next === undefined ? item.end : openingOf(text, next.start);
    return {
      keyword: key.keyword,
      written: key.written,
      text: isLast ? dedent(text, key.textStart, textEnd) : collapse(text, key.textStart, textEnd),
      span: {
        path,
        start: index === 0 ? item.start : openingOf(text, key.start),
        end: Math.max(textEnd, key.textStart),
      },
      keywordSpan: { path, start: key.start, end: key.end },
    };
  });
}

/** Where the marks around a keyword begin. */
function openingOf(text: string, start: number): number {
  let at = start;
  while (at > 0 && /[*_`]/.test(text[at - 1] ?? '')) at--;
  return at;
}

/**
 * Reads lines of a paragraph that are steps, `**GIVEN** …` or `Given …`; a line without keyword continues the one above.
 * Gives nothing unless the first line is a step, and, for words without marks, unless a THEN follows a GIVEN or WHEN.
 */
export function stepsOfLines(
  path: string,
  text: string,
  start: number,
  end: number,
  words: StepWords,
): Step[] {
  const keys = linesOf(text, start, end).flatMap((line) => {
    const seen = keywordsIn(text, line.start, line.end, words);
    // In prose only the start of a line can be a step.
    return seen[0]?.marked ? seen : seen.slice(0, 1);
  });
  const first = keys[0];
  if (first === undefined || openingOf(text, first.start) > start) return [];
  const kinds = new Set(keys.map((key) => key.keyword));
  const whole = kinds.has('then') && (kinds.has('when') || kinds.has('given'));
  if (!first.marked && !whole) return [];
  return keys.map((key, index): Step => {
    const next = keys[index + 1];
    const textEnd = next === undefined ? end : openingOf(text, next.start);
    return {
      keyword: key.keyword,
      written: key.written,
      text: collapse(text, key.textStart, textEnd),
      span: { path, start: openingOf(text, key.start), end: trimmedEnd(text, key.textStart, textEnd) },
      keywordSpan: { path, start: key.start, end: key.end },
    };
  });
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? '')) at--;
  return at;
}
