import { LIMITS } from '#config';
import { positionAt, type SourceFile } from '#model';
import type { Block, ListBlock, ListItem } from './block.ts';
import { frontMatterLength, readCommonMark } from './commonmark-blocks.ts';
import { isHeadingAt } from './heading-mark.ts';
import { blockWork, type ReadBudget, spend } from './read-budget.ts';
import { beginsItem, isBlank, readSimpleBlock } from './simple-blocks.ts';

/** How much text the Markdown reader gets at first; what it gets is longer when nothing ends it. */
const PIECE_LENGTH = 512;

/**
 * Reads the top-level blocks of a Markdown file.
 *
 * Simple blocks are read directly. From a block that is not simple on, the Markdown reader gets a piece of the text that
 * ends where everything is over: where a heading starts at a line's first column, below a blank line, or where an item
 * starts at the first column below another item. Only a fence or raw HTML could go on there; when a piece ends in one, it
 * is made longer. A list that was read in several pieces becomes one again.
 * Ensures: the same blocks as reading the file at once with the Markdown reader; they are in order, do not overlap and
 * hold every non-blank line. Text nested deeper than `LIMITS.markdownDepth`, and a piece whose reading would cost more
 * than the budget has left, are kept as blocks of kind `unread`.
 */
export function readBlocks(file: SourceFile, budget: ReadBudget, pieceLength = PIECE_LENGTH): Block[] {
  const pieces: (readonly Block[])[] = [];
  let line = 0;
  while (line < file.lineStarts.length) {
    if (isBlank(file, line)) {
      line++;
      continue;
    }
    const read = readSimpleBlock(file, line) ?? readPiece(file, line, budget, pieceLength);
    pieces.push(read.blocks);
    line = read.next;
  }
  return joined(pieces, file.text);
}

/** Puts together what was read in pieces: a list that goes on in the next piece is one list, unread text one block. */
function joined(pieces: readonly (readonly Block[])[], text: string): Block[] {
  const blocks: Block[] = [];
  let items: ListItem[] = [];
  for (const [first, ...rest] of pieces) {
    const last = blocks.at(-1);
    if (last?.kind === 'list' && first?.kind === 'list' && markOf(last, text) === markOf(first, text)) {
      if (last.items !== items) items = [...last.items];
      for (const item of first.items) items.push(item);
      blocks[blocks.length - 1] = { ...last, end: first.end, items };
    } else if (last?.kind === 'unread' && first?.kind === 'unread')
      blocks[blocks.length - 1] = { ...last, end: first.end };
    else if (first !== undefined) blocks.push(first);
    for (const block of rest) blocks.push(block);
  }
  return blocks;
}

/** The character that makes items those of one list: the bullet, or what follows the number. */
function markOf(list: ListBlock, text: string): string | undefined {
  return /^[ \t]*\d*([-+*.)])/.exec(text.slice(list.start, list.start + 16))?.[1];
}

function readPiece(
  file: SourceFile,
  first: number,
  budget: ReadBudget,
  pieceLength: number,
): { blocks: readonly Block[]; next: number } {
  const { text, lineStarts } = file;
  const start = lineStarts[first] ?? text.length;
  if (first === 0) {
    const end = frontMatterLength(text);
    if (end > 0) return { blocks: [{ kind: 'front-matter', start, end }], next: lineAt(file, end) + 1 };
  }
  let next = first;
  for (let wanted = pieceLength; ; wanted *= 2) {
    next = pieceEnd(file, next + 1, start + wanted);
    const end = lineStarts[next] ?? text.length;
    const source = text.slice(start, end);
    if (TOO_DEEP.test(source) || !spend(budget, blockWork(source)))
      return { blocks: [{ kind: 'unread', start, end: start + source.trimEnd().length }], next };
    const blocks = readCommonMark(text, start, end);
    if (end >= text.length || isOver(blocks.at(-1), file, next)) return { blocks, next };
    const whole = upToLast(blocks, file);
    if (whole !== undefined) return whole;
  }
}

/** The blocks of a piece but for the last one or its last item, which begins the next piece; undefined when there is no more. */
function upToLast(
  blocks: readonly Block[],
  file: SourceFile,
): { blocks: readonly Block[]; next: number } | undefined {
  const before = blocks.slice(0, -1);
  const last = blocks.at(-1);
  if (last?.kind === 'list') {
    const items = last.items.slice(0, -1);
    const end = items.at(-1)?.end;
    const next = lineAt(file, last.items.at(-1)?.start ?? last.start);
    if (end !== undefined && beginsItem(file, next))
      return { blocks: [...before, { ...last, end, items }], next };
  }
  const opens = last?.kind === 'list' || last?.kind === 'fence' || last?.kind === 'html';
  return opens && before.length > 0 ? { blocks: before, next: lineAt(file, last.start) } : undefined;
}

/** The line (from 0) of an offset. */
function lineAt(file: SourceFile, offset: number): number {
  return positionAt(file, offset).line - 1;
}

// Reading thousands of marks in front of a line would take minutes, and no person can see what they mean.
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
    if (isHeadingAt(text, start) || beginsItem(file, line)) break;
    const isIndented = /\s/.test(text.charAt(start));
    if (!isIndented && start < text.length && isBlank(file, line - 1)) break;
  }
  return line;
}

/** Whether everything in a piece with this last block is over at the line below the piece. */
function isOver(last: Block | undefined, file: SourceFile, line: number): boolean {
  const { text, lineStarts } = file;
  const end = lineStarts[line] ?? text.length;
  if (last === undefined) return true;
  if (goesOn(last, text, end)) return false;
  if ((last.kind === 'list' || last.kind === 'quote') && beginsItem(file, line)) return true;
  // An empty bullet is an item of the list above; below indented code the reader takes it, or a number, for words.
  if ((last.kind === 'list' || last.kind === 'other') && /[-+*\d]/.test(text.charAt(end))) return false;
  return isHeadingAt(text, end) || isBlank(file, line - 1);
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
