/**
 * A text and what of it may be read: `plain` has the length of `raw`, with `CODE` for each character of a code span or a
 * link's address, `QUOTE` for each of a quotation, and `HIDDEN` for emphasis and the marks of a quoted block.
 */
export interface Mask {
  readonly raw: string;
  readonly plain: string;
}

export const CODE = '\uE000';
export const QUOTE = '\uE001';
export const HIDDEN = '\uE002';

/** Makes code, quotations and emphasis of a Markdown text unreadable. Limits: linear in the text. */
export function maskText(raw: string): Mask {
  const chars = raw.replace(/[\uE000-\uE002]/g, ' ').split('');
  for (const { start, end } of codeSpans(raw)) chars.fill(CODE, start, end);
  hideAddresses(raw, chars);
  hideEmphasis(raw, chars);
  hideQuotations(raw, chars);
  for (const match of raw.matchAll(/(?:\r\n?|\n)[ \t]*>/g)) {
    const at = match.index + match[0].length - 1;
    if (chars[at] === '>') chars[at] = HIDDEN;
  }
  return { raw, plain: chars.join('') };
}

/** The words of a stretch, in the author's case and with code as it is, white space collapsed, without emphasis. */
export function wordsIn(mask: Mask, start: number, end: number): string {
  const { raw, plain } = mask;
  let words = '';
  let gap = false;
  for (let at = start; at < end; at++) {
    const shown = plain[at];
    const char = raw[at] ?? '';
    if (shown === HIDDEN) continue;
    if (isBlank(char) && (shown !== CODE || char === '\n' || char === '\r')) {
      gap = words !== '';
      continue;
    }
    words += gap ? ` ${char}` : char;
    gap = false;
  }
  return words;
}

/** The stretch without white space, emphasis and the given punctuation at its ends. */
export function trimWords(
  { plain }: Mask,
  start: number,
  end: number,
  marks = ',;',
): { readonly start: number; readonly end: number } {
  const isEdge = (at: number) => {
    const char = plain[at] ?? '';
    return char === HIDDEN || isBlank(char) || marks.includes(char);
  };
  let from = start;
  let to = Math.max(start, end);
  while (from < to && isEdge(from)) from++;
  while (to > from && isEdge(to - 1)) to--;
  // Of nothing but edges nothing is left, and that stands where it began.
  return from === to ? { start, end: start } : { start: from, end: to };
}

export function isBlank(char: string): boolean {
  return char === ' ' || char === '\n' || char === '\t' || char === '\r' || (char > '~' && /\s/.test(char));
}

/** Back-ticked spans as CommonMark pairs them: a run of back-ticks ends at the next run of the same length. */
function codeSpans(text: string): readonly { readonly start: number; readonly end: number }[] {
  if (!text.includes('`')) return [];
  const runs = [...text.matchAll(/`+/g)];
  const nextOfLength = new Map<number, number>();
  const closings = runs.map(() => -1);
  for (let i = runs.length - 1; i >= 0; i--) {
    const length = runs[i]?.[0].length ?? 0;
    closings[i] = nextOfLength.get(length) ?? -1;
    nextOfLength.set(length, i);
  }
  const spans: { start: number; end: number }[] = [];
  for (let i = 0; i < runs.length; i++) {
    const open = runs[i];
    const close = closings[i] ?? -1;
    const closing = runs[close];
    if (open === undefined || closing === undefined) continue;
    spans.push({ start: open.index, end: closing.index + closing[0].length });
    i = close;
  }
  return spans;
}

/** The address of `[text](address)` is no words. */
function hideAddresses(raw: string, chars: string[]): void {
  for (let at = raw.indexOf(']('); at >= 0; at = raw.indexOf('](', at + 2)) {
    if (chars[at] !== ']') continue;
    let end = at + 2;
    while (end < raw.length && raw[end] !== ')' && !isBlank(raw[end] ?? '') && raw[end] !== ']') end++;
    if (raw[end] === ')') chars.fill(CODE, at + 1, end + 1);
  }
}

/** Pairs runs of `*` or `_` of one length, where CommonMark lets the one open and the other close. */
function hideEmphasis(raw: string, chars: string[]): void {
  const open = new Map<string, { start: number; end: number }[]>();
  for (const match of raw.matchAll(/\*+|_+/g)) {
    const start = match.index;
    const end = start + match[0].length;
    if (chars[start] === CODE) continue;
    const before = start === 0 ? ' ' : (raw[start - 1] ?? ' ');
    const after = raw[end] ?? ' ';
    const left = !isBlank(after) && (!isMark(after) || isBlank(before) || isMark(before));
    const right = !isBlank(before) && (!isMark(before) || isBlank(after) || isMark(after));
    const isLine = raw[start] === '_';
    const opens = left && (!isLine || !right || isMark(before));
    const closes = right && (!isLine || !left || isMark(after));
    const waiting = open.get(match[0]);
    const opening = closes ? waiting?.pop() : undefined;
    if (opening !== undefined) {
      chars.fill(HIDDEN, opening.start, opening.end);
      chars.fill(HIDDEN, start, end);
    } else if (opens) {
      if (waiting === undefined) open.set(match[0], [{ start, end }]);
      else waiting.push({ start, end });
    }
  }
}

const isMark = (char: string) => /[^\p{L}\p{N}\s]/u.test(char);

const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '„': '“',
  '«': '»',
  '‘': '’',
  "'": "'",
};

/** Characters of a quotation in single quotes at most; a longer one is two apostrophes. */
const SINGLE_QUOTED = 80;

function hideQuotations(raw: string, chars: string[]): void {
  const nextClosing = new Map<string, number>();
  for (const match of raw.matchAll(/["“„«‘']/g)) {
    const at = match.index;
    const mark = match[0];
    if (chars[at] !== mark || (at > 0 && !/[\s([{*_\uE002—–=:/,]/u.test(raw[at - 1] ?? ''))) continue;
    if (isBlank(raw[at + 1] ?? ' ')) continue;
    const closing = CLOSING[mark] ?? mark;
    let end = nextClosing.get(mark) ?? -1;
    if (end <= at) {
      end = raw.indexOf(closing, at + 1);
      while (end >= 0 && !isClosing(raw, chars, end, mark)) end = raw.indexOf(closing, end + 1);
      nextClosing.set(mark, end < 0 ? raw.length : end);
    }
    if (end < 0 || end >= raw.length || ((mark === "'" || mark === '‘') && end - at > SINGLE_QUOTED))
      continue;
    for (let inside = at; inside <= end; inside++) if (chars[inside] !== CODE) chars[inside] = QUOTE;
  }
}

/** An apostrophe inside a word closes nothing. */
function isClosing(raw: string, chars: readonly string[], at: number, mark: string): boolean {
  if (chars[at] === CODE) return false;
  return (mark !== "'" && mark !== '‘') || !/[\p{L}\p{N}]/u.test(raw[at + 1] ?? ' ');
}
