/** A paragraph or the first paragraph of a list item. */
export interface TextBlock {
  readonly start: number;
  readonly end: number;
  /** Column of its list mark; of a paragraph, its indentation. */
  readonly indent: number;
  readonly item: boolean;
}

const LIST_ITEM = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)/;
const FENCE = /^[ \t>]*(?:```|~~~)/;
const NO_WORDS = /^[ \t>]*(?:#{1,6}(?:[ \t]|$)|\||<!--|-{3,}[ \t]*$|={3,}[ \t]*$)/;

/** The paragraphs and list items of a stretch of Markdown, in order; code, tables and headings are none. */
export function blocksIn(text: string, start: number, end: number): readonly TextBlock[] {
  const blocks: { start: number; end: number; indent: number; item: boolean }[] = [];
  let open: (typeof blocks)[number] | undefined;
  let fenced = false;
  for (let at = start; at < end; ) {
    const next = lineEnd(text, at, end);
    const line = text.slice(at, next.end);
    if (FENCE.test(line)) {
      fenced = !fenced;
      open = undefined;
    } else if (fenced || line.trim() === '' || NO_WORDS.test(line)) open = undefined;
    else if (open === undefined || LIST_ITEM.test(line)) {
      open = { start: at, end: next.end, indent: indentOf(line), item: LIST_ITEM.test(line) };
      blocks.push(open);
    } else open.end = next.end;
    at = next.next;
  }
  return blocks;
}

function lineEnd(text: string, from: number, limit: number): { readonly end: number; readonly next: number } {
  let end = from;
  while (end < limit && text[end] !== '\n' && text[end] !== '\r') end++;
  return { end, next: text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1 };
}

function indentOf(line: string): number {
  let column = 0;
  for (const char of line) {
    if (char === '\t') column += 4 - (column % 4);
    else if (char === ' ') column++;
    else break;
  }
  return column;
}
