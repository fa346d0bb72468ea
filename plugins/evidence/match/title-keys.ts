/** What a run fills into a title: everything, or a number only. */
export type Hole = 'any' | 'number';

/** A title that only a run completes, as what stands around its holes, ready to be compared. */
export interface TitlePattern {
  /** One more than the holes. */
  readonly pieces: readonly string[];
  readonly holes: readonly Hole[];
}

const BETWEEN = /[\s>›:./\\]+/g;

/** Longer titles are cut before they are compared. */
const MAX_KEY = 4_000;

/**
 * A title, or several from the outermost suite on, as it is compared: what runners put between titles, and white space, is
 * one space. Titles that differ in nothing else have one key.
 */
export function titleKey(titles: readonly string[]): string {
  return titles.join(' ').slice(0, MAX_KEY).replace(BETWEEN, ' ').trim();
}

const TAG = /\[[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+\]|@[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+\b/g;

/** The key of titles without the tags in them; undefined where nothing but tags is there, or no tag. */
export function bareKey(titles: readonly string[]): string | undefined {
  const joined = titles.join(' ').slice(0, MAX_KEY);
  const bare = joined.replace(TAG, ' ');
  const key = titleKey([bare]);
  return bare === joined || key === '' ? undefined : key;
}

/** The words of a title in source code as a run prints them: escapes are what they stand for. */
export function spokenTitle(written: string): string {
  return written.replace(ESCAPE, (all, space, braced, four, two, sign) => {
    if (space !== undefined) return ' ';
    if (sign !== undefined) return String(sign);
    const code = Number.parseInt(String(braced ?? four ?? two), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/** One after the other, so that an escaped backslash escapes nothing itself. */
const ESCAPE =
  /\\(?:([nrtvf])|u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([^a-zA-Z0-9\s]))/g;

/** `${…}`, `%s`, `$name` and the like; `%%` is a percent sign. */
const HOLES =
  /\$\{(?:[^{}]|\{[^{}]{0,200}\}){0,400}\}|%[sdifjoOpc#$%]|\$(?:#|[A-Za-z_][\w]{0,60}(?:\.[\w]{1,60}){0,8})/g;

/** The pattern of titles in source code; undefined where a run fills in nothing. */
export function titlePattern(titles: readonly string[]): TitlePattern | undefined {
  const text = titles.join(' ').slice(0, MAX_KEY);
  const holes: Hole[] = [];
  const pieces: string[] = [];
  let piece = '';
  let at = 0;
  for (const match of text.matchAll(HOLES)) {
    piece += text.slice(at, match.index);
    at = match.index + match[0].length;
    if (match[0] === '%%') piece += '%';
    else {
      holes.push(/^(?:%[dif#$]|\$#)$/.test(match[0]) ? 'number' : 'any');
      pieces.push(piece.replace(BETWEEN, ' '));
      piece = '';
    }
  }
  if (holes.length === 0) return undefined;
  pieces.push((piece + text.slice(at)).replace(BETWEEN, ' '));
  return { pieces, holes };
}

/** The first word of a key, where it is surely complete; else none. */
export function firstWord(key: string): string {
  return /^\s*(\S+)\s/.exec(key)?.[1] ?? '';
}

/** How many characters of a pattern are the author's own. */
export function literalLength({ pieces }: TitlePattern): number {
  return pieces.reduce((sum, piece) => sum + piece.replaceAll(' ', '').length, 0);
}

/** True when the pieces stand in a key in order, the first at its start, the last at its end, and numbers between where numbers must be. */
export function fitsPattern({ pieces, holes }: TitlePattern, key: string): boolean {
  const first = (pieces[0] ?? '').trimStart();
  const last = (pieces.at(-1) ?? '').trimEnd();
  if (!key.startsWith(first)) return false;
  let at = first.length;
  for (const [i, hole] of holes.entries()) {
    const piece = pieces[i + 1] ?? '';
    const isLast = i === holes.length - 1;
    const found = isLast ? key.length - last.length : key.indexOf(piece, at);
    if (found < at || (isLast && !key.endsWith(last))) return false;
    if (hole === 'number' && !NUMBER.test(key.slice(at, found))) return false;
    at = found + piece.length;
  }
  return true;
}

/** As a key has it: a decimal point is a space there. */
const NUMBER = /^\s?[+-]?(?:\d+(?: \d+)?(?:e[+-]?\d+)?|NaN|Infinity)\s?$/i;
