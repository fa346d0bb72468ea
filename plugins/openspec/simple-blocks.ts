import type { SourceFile } from '#model';
import type { Block, ListItem } from './block.ts';
import { headingOf } from './commonmark-blocks.ts';
import { isHeadingAt } from './heading-mark.ts';

/** Blocks that were read, and the line (from 0) after them. */
export interface SimpleRead {
  readonly blocks: readonly Block[];
  readonly next: number;
}

/**
 * Reads the block that starts at a line where nothing is open, when it is of a shape that leaves no doubt: a heading, plain
 * lines, a flat list, a fence at the first column, a rule, a comment. Undefined in every other case: then the Markdown
 * reader decides. Most lines of most specs are that simple, and reading them here takes a twentieth of the time.
 * Ensures: what it gives is what CommonMark says (a property test compares the two).
 */
export function readSimpleBlock(file: SourceFile, line: number): SimpleRead | undefined {
  const { text } = file;
  const start = file.lineStarts[line] ?? text.length;
  switch (text.charCodeAt(start)) {
    case HASH:
      return isHeadingAt(text, start) ? readHeading(file, line) : undefined;
    case BACKTICK:
    case TILDE:
      return isFenceMark(text, start) ? readFence(file, line) : readParagraph(file, line);
    case LESS_THAN:
      return text.startsWith('<!--', start) ? readComment(file, line) : undefined;
    case DASH:
    case PLUS:
    case STAR:
      if (isBullet(text, start)) return readList(file, line);
      return isRule(file, line) ? readRule(file, line) : readParagraph(file, line);
    default:
      return readParagraph(file, line);
  }
}

const [TAB, LF, CR, SPACE, HASH, STAR, PLUS, DASH] = [9, 10, 13, 32, 35, 42, 43, 45];
const [LESS_THAN, BRACKET, BACKTICK, TILDE] = [60, 91, 96, 126];

/** Where the line ends, without its line ending. */
function endOf(file: SourceFile, line: number): number {
  const start = file.lineStarts[line] ?? file.text.length;
  let end = file.lineStarts[line + 1] ?? file.text.length;
  while (end > start && isLineEnding(file.text.charCodeAt(end - 1))) end--;
  return end;
}

function isLineEnding(code: number): boolean {
  return code === LF || code === CR;
}

/** True for a line that is empty or holds only spaces and tabs. */
export function isBlank(file: SourceFile, line: number): boolean {
  const end = endOf(file, line);
  for (let at = file.lineStarts[line] ?? end; at < end; at++) {
    const code = file.text.charCodeAt(at);
    if (code !== SPACE && code !== TAB) return false;
  }
  return true;
}

function readHeading(file: SourceFile, line: number): SimpleRead {
  const start = file.lineStarts[line] ?? 0;
  let depth = 0;
  while (file.text.charCodeAt(start + depth) === HASH) depth++;
  return { blocks: [headingOf(file.text, start, endOf(file, line), depth)], next: line + 1 };
}

/** A character that begins a line's words and nothing else: no list, quote, fence, HTML, table, definition or underline. */
function isPlainStart(text: string, at: number, end: number): boolean {
  if (at >= end) return false;
  const code = text.charCodeAt(at);
  if (code === STAR || code === BACKTICK || code === TILDE) return isPlainMark(text, at, end, code);
  if (code === BRACKET) return isPlainBracket(text, at, end);
  if (code >= 48 && code <= 57) return !/^\d{1,9}[.)]/.test(text.slice(at, Math.min(end, at + 10)));
  // Space, tab, and # + - : < = > _ | open something or could.
  return !(
    code <= SPACE ||
    code === HASH ||
    code === PLUS ||
    code === DASH ||
    code === 58 ||
    (code >= LESS_THAN && code <= 62) ||
    code === 95 ||
    code === 124
  );
}

/** `**bold**`, `` `code` `` and `~~gone~~` are words; three marks in a row, or a mark before a space, are not. */
function isPlainMark(text: string, at: number, end: number, code: number): boolean {
  let marks = 1;
  while (text.charCodeAt(at + marks) === code) marks++;
  const next = text.charCodeAt(at + marks);
  return marks < 3 && at + marks < end && next !== SPACE && next !== TAB;
}

/** Characters of a label and its brackets and colon at most, for CommonMark. */
const LABEL_LENGTH = 1002;

/** `[link](…)` and `[ ] task` are words; `[name]: …` defines, and a bracket left open could. */
function isPlainBracket(text: string, at: number, end: number): boolean {
  const line = text.slice(at, end);
  // A label may go over lines, but is no longer than this.
  return line.includes(']') && !text.slice(at, at + LABEL_LENGTH).includes(']:');
}

function readParagraph(file: SourceFile, first: number): SimpleRead | undefined {
  const { text, lineStarts } = file;
  const start = lineStarts[first] ?? text.length;
  let line = first;
  for (; line < lineStarts.length && !isBlank(file, line); line++) {
    const at = lineStarts[line] ?? text.length;
    if (!isPlainStart(text, at, endOf(file, line))) break;
  }
  if (line === first) return undefined;
  if (isUnderline(file, line)) {
    const depth = text.charCodeAt(lineStarts[line] ?? 0) === DASH ? 2 : 1;
    return { blocks: [headingOf(text, start, endOf(file, line), depth)], next: line + 1 };
  }
  if (!(endsBlock(file, line) || isFilledBullet(file, line))) return undefined;
  return { blocks: [{ kind: 'paragraph', start, end: endOf(file, line - 1) }], next: line };
}

/** A line of `===` or `---`, which makes a heading of the paragraph above it. */
function isUnderline(file: SourceFile, line: number): boolean {
  const start = file.lineStarts[line] ?? file.text.length;
  return /^(?:=+|-+)[ \t]*$/.test(file.text.slice(start, endOf(file, line)));
}

/** Whether a paragraph or a flat list surely ends above this line. */
function endsBlock(file: SourceFile, line: number): boolean {
  if (line >= file.lineStarts.length || isBlank(file, line)) return true;
  const at = file.lineStarts[line] ?? 0;
  return isHeadingAt(file.text, at) || isBacktickFence(file, line);
}

function isFenceMark(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === code;
}

/** A fence of back-ticks at the first column, which may not have one in its info. */
function isBacktickFence(file: SourceFile, line: number): boolean {
  const start = file.lineStarts[line] ?? 0;
  return (
    file.text.charCodeAt(start) === BACKTICK && /^`{3,}[^`]*$/.test(file.text.slice(start, endOf(file, line)))
  );
}

function readFence(file: SourceFile, first: number): SimpleRead | undefined {
  const { text, lineStarts } = file;
  const start = lineStarts[first] ?? 0;
  const opening = /^(`{3,}|~{3,})[ \t]*([^\r\n]*)$/.exec(text.slice(start, endOf(file, first)));
  const marker = opening?.[1];
  const info = opening?.[2]?.trim() ?? '';
  if (marker === undefined || (marker[0] === '`' && info.includes('`'))) return undefined;
  for (let line = first + 1; line < lineStarts.length; line++) {
    const at = lineStarts[line] ?? text.length;
    if (!closesFence(text, at, endOf(file, line), marker)) continue;
    const valueStart = lineStarts[first + 1] ?? at;
    const value = text.slice(valueStart, Math.max(valueStart, endOf(file, line - 1))).replace(/\r\n?/g, '\n');
    const fence: Block = {
      kind: 'fence',
      start,
      end: endOf(file, line),
      info,
      value: line === first + 1 ? '' : value,
      valueStart,
      valueEnd: at,
      closed: true,
    };
    return { blocks: [fence], next: line + 1 };
  }
  return undefined;
}

function closesFence(text: string, start: number, end: number, marker: string): boolean {
  let at = start;
  while (at < end && at - start < 4 && text.charCodeAt(at) === SPACE) at++;
  if (at - start > 3 || !text.startsWith(marker, at)) return false;
  return (
    text
      .slice(at, end)
      .replace(/[ \t]+$/, '')
      .replaceAll(marker.charAt(0), '') === ''
  );
}

function readComment(file: SourceFile, first: number): SimpleRead | undefined {
  const { text, lineStarts } = file;
  const start = lineStarts[first] ?? 0;
  // `<!-->` and `<!--->` are complete in themselves.
  if (/^<!--?-?>/.test(text.slice(start, start + 6))) return undefined;
  const close = text.indexOf('-->', start + 4);
  if (close === -1) return undefined;
  let line = first;
  while ((lineStarts[line + 1] ?? text.length + 1) <= close) line++;
  return { blocks: [{ kind: 'html', start, end: endOf(file, line) }], next: line + 1 };
}

function isRule(file: SourceFile, line: number): boolean {
  // At the start of the file it opens front matter.
  if (line === 0) return false;
  const start = file.lineStarts[line] ?? 0;
  return /^(?:-{3,}|\*{3,})[ \t]*$/.test(file.text.slice(start, endOf(file, line)));
}

function readRule(file: SourceFile, line: number): SimpleRead {
  const start = file.lineStarts[line] ?? 0;
  return { blocks: [{ kind: 'rule', start, end: endOf(file, line) }], next: line + 1 };
}

/** A bullet, one space, and something. */
function isBullet(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code === DASH || code === STAR || code === PLUS) && text.charCodeAt(at + 1) === SPACE;
}

/** A bullet with words on its line, which ends the paragraph above it; an empty one does not. */
function isFilledBullet(file: SourceFile, line: number): boolean {
  const start = file.lineStarts[line] ?? file.text.length;
  const next = file.text.charCodeAt(start + 2);
  return isBullet(file.text, start) && start + 2 < endOf(file, line) && next !== SPACE && next !== TAB;
}

/** Whether a line has a marker at its first column and words behind it, so that it begins an item wherever a list or a quote is open. */
export function beginsItem(file: SourceFile, line: number): boolean {
  const start = file.lineStarts[line] ?? file.text.length;
  const code = file.text.charCodeAt(start);
  if (code !== DASH && code !== STAR && code !== PLUS && !(code >= 48 && code <= 57)) return false;
  const source = file.text.slice(start, endOf(file, line));
  if (!/^(?:[-+*]|\d{1,9}[.)])[ \t]+[^ \t]/.test(source)) return false;
  // Three dashes or stars are a rule, however far apart.
  return !/^(?:[- \t]+|[* \t]+)$/.test(source) || source.replace(/[ \t]/g, '').length < 3;
}

/** A list whose items are single paragraphs, with at most indented lines that go on; up to the first item that is not. */
function readList(file: SourceFile, first: number): SimpleRead | undefined {
  const { text, lineStarts } = file;
  const start = lineStarts[first] ?? 0;
  const marker = text.charCodeAt(start);
  const items: ListItem[] = [];
  let line = first;
  for (;;) {
    const item = readItem(file, line, marker);
    if (item === undefined) break;
    items.push(item.item);
    line = item.next;
    if (line >= lineStarts.length || !isBullet(text, lineStarts[line] ?? 0)) break;
    if (text.charCodeAt(lineStarts[line] ?? 0) !== marker) break;
  }
  const last = items.at(-1);
  return last === undefined
    ? undefined
    : { blocks: [{ kind: 'list', start, end: last.end, items }], next: line };
}

/** An item that is surely over at the next line, which is the first that is not blank below it. */
function readItem(
  file: SourceFile,
  line: number,
  marker: number,
): { item: ListItem; next: number } | undefined {
  const { text, lineStarts } = file;
  const start = lineStarts[line] ?? text.length;
  if (!isPlainStart(text, start + 2, endOf(file, line))) return undefined;
  const below = afterItem(file, line);
  const end = endOf(file, below - 1);
  const item: ListItem = { start, end, children: [{ kind: 'paragraph', start: start + 2, end }] };
  let next = below;
  while (next < lineStarts.length && isBlank(file, next)) next++;
  if (next >= lineStarts.length) return { item, next };
  const at = lineStarts[next] ?? text.length;
  const code = text.charCodeAt(at);
  // Something indented below a blank line could belong to the item.
  if (code === SPACE || code === TAB) return undefined;
  if (isBullet(text, at)) return { item, next };
  // So could a bullet with a tab or nothing behind it.
  if (code === marker && text.charCodeAt(at + 1) !== marker) return undefined;
  if (next === below && !endsBlock(file, next)) return undefined;
  return { item, next };
}

/** The line after an item's own line and the indented lines of words that go on with it. */
function afterItem(file: SourceFile, line: number): number {
  const { text, lineStarts } = file;
  let next = line + 1;
  for (; next < lineStarts.length && !isBlank(file, next); next++) {
    const end = endOf(file, next);
    let at = lineStarts[next] ?? end;
    const code = text.charCodeAt(at);
    if (code !== SPACE && code !== TAB) break;
    while (at < end && (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB)) at++;
    if (!isPlainStart(text, at, end)) break;
  }
  return next;
}
