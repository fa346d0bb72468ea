import type { SourceFile } from '#model';
import type { Block } from './block.ts';
import { readCommonMark } from './commonmark-blocks.ts';

/** Long enough to spread the fixed cost of a piece, short enough that growth with length does not show. */
const PIECE_LENGTH = 8 * 1024;

/**
 * Reads the top-level blocks of a Markdown file.
 *
 * The text is read in pieces, each of which ends where a heading starts at a line's first column: there every list,
 * quote and paragraph is over, so only a fence or raw HTML could go on; when a piece ends in one, it is made longer.
 * Ensures: the same blocks as reading the file at once; they are in order, do not overlap and hold every non-blank line.
 */
export function readBlocks(file: SourceFile): Block[] {
  const { text } = file;
  const blocks: Block[] = [];
  let start = 0;
  let line = 0;
  while (start < text.length) {
    let wanted = PIECE_LENGTH;
    for (;;) {
      line = headingLineFrom(file, line, start + wanted);
      const end = file.lineStarts[line] ?? text.length;
      const piece = readCommonMark(text, start, end);
      if (end >= text.length || !goesOn(piece.at(-1), text, end)) {
        for (const block of piece) blocks.push(block);
        start = end;
        break;
      }
      wanted *= 2;
    }
  }
  return blocks;
}

/** The first line (from 0) at or after `from` whose start is at least `offset` and that is a heading at column 1. */
function headingLineFrom(file: SourceFile, from: number, offset: number): number {
  const { text, lineStarts } = file;
  let line = from;
  for (; line < lineStarts.length; line++) {
    const start = lineStarts[line] ?? text.length;
    if (start >= offset && isHeadingAt(text, start)) break;
  }
  return line;
}

/** True for `# ` to `###### ` at the offset. */
export function isHeadingAt(text: string, offset: number): boolean {
  let at = offset;
  while (text.charCodeAt(at) === 35 && at - offset < 7) at++;
  const depth = at - offset;
  if (depth === 0 || depth > 6) return false;
  const next = text.charCodeAt(at);
  return Number.isNaN(next) || next === 32 || next === 9 || next === 10 || next === 13;
}

/** How raw HTML of some kinds ends; other HTML ends at a blank line. Kinds in CommonMark's order. */
const HTML_ENDS: readonly (readonly [RegExp, RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /^<!--[\s\S]*-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![a-z]/i, />/],
];

/** Whether the last block of a piece could hold what follows the piece. */
function goesOn(last: Block | undefined, text: string, end: number): boolean {
  if (last === undefined) return false;
  if (last.kind === 'fence') return !last.closed;
  if (last.kind !== 'html') return false;
  const source = text.slice(last.start, last.end);
  const kind = HTML_ENDS.find(([opening]) => opening.test(source));
  if (kind !== undefined) return !kind[1].test(source);
  return !/(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)/.test(text.slice(last.end, end));
}
