import { LIMITS } from '#config';
import type { SourceFile } from '#model';
import type { Block } from './block.ts';
import { readCommonMark } from './commonmark-blocks.ts';
import { isHeadingAt } from './heading-mark.ts';
import { isBlank, readSimpleBlock } from './simple-blocks.ts';

/** How much text the Markdown reader gets at first; what it gets is longer when no heading ends it. */
const PIECE_LENGTH = 512;

/**
 * Reads the top-level blocks of a Markdown file.
 *
 * Simple blocks are read directly. From a block that is not simple on, the Markdown reader gets a piece of the text that
 * ends where everything is over: where a heading starts at a line's first column, or below a blank line. Only a fence, raw
 * HTML or, below a blank line, a list could go on there; when a piece ends in one, it is made longer.
 * Ensures: the same blocks as reading the file at once with the Markdown reader; they are in order, do not overlap and
 * hold every non-blank line. Text nested deeper than `LIMITS.markdownDepth` is left unread, as one block.
 */
export function readBlocks(file: SourceFile): Block[] {
  const blocks: Block[] = [];
  let line = 0;
  while (line < file.lineStarts.length) {
    if (isBlank(file, line)) {
      line++;
      continue;
    }
    const read = readSimpleBlock(file, line) ?? readPiece(file, line);
    for (const block of read.blocks) blocks.push(block);
    line = read.next;
  }
  return blocks;
}

function readPiece(file: SourceFile, first: number): { blocks: Block[]; next: number } {
  const { text, lineStarts } = file;
  const start = lineStarts[first] ?? text.length;
  let next = first;
  for (let wanted = PIECE_LENGTH; ; wanted *= 2) {
    next = pieceEnd(file, next + 1, start + wanted);
    const end = lineStarts[next] ?? text.length;
    const source = text.slice(start, end);
    // Reading thousands of marks in front of a line would take minutes, and no person can see what they mean.
    if (TOO_DEEP.test(source))
      return { blocks: [{ kind: 'other', start, end: start + source.trimEnd().length }], next };
    const blocks = readCommonMark(text, start, end);
    if (end >= text.length || !goesOn(blocks.at(-1), text, end)) return { blocks, next };
  }
}

const TOO_DEEP = new RegExp(
  `^(?:[ \\t]*(?:>|[-+*](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${LIMITS.markdownDepth}}`,
  'm',
);

/** The first line (from 0) at or after `from` whose start is at least `offset` and where a piece may end. */
function pieceEnd(file: SourceFile, from: number, offset: number): number {
  const { text, lineStarts } = file;
  let line = from;
  for (; line < lineStarts.length; line++) {
    const start = lineStarts[line] ?? text.length;
    if (start < offset) continue;
    if (isHeadingAt(text, start)) break;
    const isIndented = /\s/.test(text.charAt(start));
    if (!isIndented && start < text.length && isBlank(file, line - 1)) break;
  }
  return line;
}

/** How raw HTML of some kinds ends; other HTML ends at a blank line. Kinds in CommonMark's order. */
const HTML_ENDS: readonly (readonly [RegExp, RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /^<!--[\s\S]*-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![a-z]/i, />/],
];

/** Whether the last block of a piece, or the last in it, could hold what follows the piece or would end elsewhere with it. */
function goesOn(last: Block | undefined, text: string, end: number): boolean {
  if (last === undefined) return false;
  if (last.kind === 'list') {
    // Another bullet below a blank line is one of the same list.
    if (/[-+*\d]/.test(text.charAt(end))) return true;
    return goesOn(last.items.at(-1)?.children.at(-1), text, end);
  }
  if (last.kind === 'quote') return goesOn(last.children.at(-1), text, end);
  if (last.kind === 'fence') return !last.closed;
  if (last.kind !== 'html') return false;
  const source = text.slice(last.start, last.end);
  const kind = HTML_ENDS.find(([opening]) => opening.test(source));
  if (kind !== undefined) return !kind[1].test(source);
  return !/(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]/.test(text.slice(last.end, end));
}
