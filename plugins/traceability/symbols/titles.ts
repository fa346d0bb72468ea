/** Stands for what only a run fills in: `${size}`, `%s`, `$name`, a joined expression. */
const HOLE = '\u0000';

/** What is joined to a title and is no string; written as a template has it. */
const JOINED = `\${…}`;

/** Longer titles are cut. */
const MAX_TITLE = 2000;

const HOLES = /\$\{[^}]{0,200}\}|%[sdifjop#]|\$[a-z]\w{0,40}(?:\.\w{1,40}){0,5}/g;

/** True for a title that only a run completes. */
export function hasHoles(title: string): boolean {
  return title.search(HOLES) >= 0;
}

/** The words of a title as it is written in code: a string, a template, or strings joined with `+`. */
export function readTitle(source: string): string {
  const written = source.slice(0, MAX_TITLE);
  const first = written[0];
  const isOne = first === '"' || first === "'" || first === '`';
  if (isOne && written.endsWith(first) && written.length > 1 && !isJoined(written)) {
    return unescaped(written.slice(1, -1));
  }
  if (!/["'`]/.test(written)) return written;
  const parts = [
    ...written.matchAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`|[^"'`+]+/g),
  ];
  return parts
    .map(([part]) => (/^["'`]/.test(part) ? unescaped(part.slice(1, -1)) : part.trim() === '' ? '' : JOINED))
    .join('');
}

/** True for `'a' + 'b'`, which also begins and ends with a quote. */
function isJoined(written: string): boolean {
  const quote = written[0];
  for (let i = 1; i < written.length - 1; i++) {
    if (written[i] === '\\') i++;
    else if (written[i] === quote) return true;
  }
  return false;
}

function unescaped(text: string): string {
  return text.replace(/\\(["'`\\$])/g, '$1').replace(/\s+/g, ' ');
}

/** A title without the tags in brackets, white space folded, ready to be compared. */
export function bareTitle(title: string): string {
  if (!/\[|\s\s|[^\S ]|^ | $/.test(title)) return title;
  return title
    .replace(/\[[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A test's title, ready to be compared with many words. */
export interface ComparableTitle {
  /** Without tags, white space folded. */
  readonly own: string;
  /** What stands around the holes, where only a run completes the title. */
  readonly pieces?: readonly string[];
}

/** Makes a test's title ready to be compared. */
export function comparableTitle(title: string): ComparableTitle {
  const own = bareTitle(title.replaceAll(HOLES, HOLE));
  return own.includes(HOLE) ? { own, pieces: own.split(HOLE) } : { own };
}

/**
 * How well a test's title answers to words: `equal`, `part` (the words stand in it as whole words), or not at all. What only
 * a run fills in matches anything.
 */
export function compareTitle(title: ComparableTitle, words: string): 'equal' | 'part' | undefined {
  const wanted = bareTitle(words);
  if (wanted === '') return undefined;
  if (title.own === wanted) return 'equal';
  if (title.pieces) return fits(title.pieces, wanted) ? 'equal' : undefined;
  return containsWords(title.own, wanted) ? 'part' : undefined;
}

/** True when the pieces stand in the text in order, the first at its start, the last at its end. */
function fits(pieces: readonly string[], text: string): boolean {
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  const literal = pieces.reduce((sum, piece) => sum + piece.trim().length, 0);
  if (literal < 3 || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length;
}

/** True when the words stand in the text, not inside longer words. */
export function containsWords(text: string, words: string): boolean {
  return findWords(text, words, 0) >= 0;
}

/** Offset at which the words stand in the text, not inside longer words, from an offset on; -1 when they do not. */
export function findWords(text: string, words: string, from: number): number {
  if (words === '') return -1;
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
    const before = at === 0 || !(isWordAt(words, 0) && isWordAt(text, at - 1));
    const end = at + words.length;
    const after = end === text.length || !(isWordAt(words, words.length - 1) && isWordAt(text, end));
    if (before && after) return at;
  }
  return -1;
}

function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
  );
}
