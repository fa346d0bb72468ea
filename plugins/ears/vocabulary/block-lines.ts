import type { Fence, SourceFile, Span } from '#model';

/** One declaration as written, with the lines that continue it. */
export interface BlockLine {
  /** Without comments; lines that continue it are joined by a space. */
  readonly text: string;
  readonly span: Span;
  /** Where a part of `text` stands in the file. */
  place(start: number, end: number): Span;
}

interface Piece {
  readonly text: string;
  /** Offset in the text of the declaration. */
  readonly at: number;
  /** Offset in the file. */
  readonly start: number;
}

/**
 * The declarations of a block: a line that is indented deeper than the first one continues the line before it; what stands
 * after `#`, outside quotes and at the start of a word, is a comment.
 * @param file without it the lines of an indented block cannot be placed, and stand for the whole block
 */
export function blockLines(fence: Fence, file?: SourceFile): readonly BlockLine[] {
  const lines: (readonly Piece[])[] = [];
  let margin: number | undefined;
  for (const { text, start } of physicalLines(fence, file)) {
    const code = withoutComment(text).trimEnd();
    if (code.trim() === '') continue;
    const indent = code.length - code.trimStart().length;
    margin ??= indent;
    const piece = { text: code.slice(indent), start: start === undefined ? undefined : start + indent };
    const last = lines.at(-1);
    if (last === undefined || indent <= margin) lines.push([placed(piece, 0, fence)]);
    else lines.splice(-1, 1, [...last, placed(piece, endOf(last) + 1, fence)]);
  }
  return lines.map((pieces) => lineOf(pieces, fence, file));
}

function placed(
  { text, start }: { readonly text: string; readonly start: number | undefined },
  at: number,
  fence: Fence,
): Piece {
  return { text, at, start: start ?? fence.valueSpan.start };
}

function endOf(pieces: readonly Piece[]): number {
  const last = pieces.at(-1);
  return last === undefined ? 0 : last.at + last.text.length;
}

function lineOf(pieces: readonly Piece[], fence: Fence, file: SourceFile | undefined): BlockLine {
  const { path, start: first, end: last } = fence.valueSpan;
  const known = file !== undefined || isVerbatim(fence);
  const inFile = (offset: number, isEnd: boolean): number => {
    const before = (piece: Piece) => (isEnd ? piece.at < offset : piece.at <= offset);
    const piece = pieces.findLast(before) ?? pieces[0];
    if (piece === undefined) return first;
    return Math.min(piece.start + Math.min(offset - piece.at, piece.text.length), last);
  };
  const place = (start: number, end: number): Span => {
    if (!known) return fence.valueSpan;
    const from = inFile(start, false);
    return { path, start: from, end: Math.max(from, inFile(Math.max(start, end), end > start)) };
  };
  const text = pieces.map((piece) => piece.text).join(' ');
  return { text, span: place(0, text.length), place };
}

/** The lines of a fence, each with the place of its first character in the file. */
function physicalLines(
  fence: Fence,
  file: SourceFile | undefined,
): readonly { readonly text: string; readonly start: number | undefined }[] {
  const lines = fence.value.split(/\r\n|\r|\n/);
  const { start, end } = fence.valueSpan;
  const written = isVerbatim(fence) ? fence.value : file?.text.slice(start, end);
  if (written === undefined) return lines.map((text) => ({ text, start: undefined }));
  // What Markdown takes off a line (indentation, the mark of a quotation) stands before the rest of it.
  let at = start;
  const inFile = written.split(/(?<=\r\n|\r(?!\n)|\n)/);
  return lines.map((text, index) => {
    const whole = inFile[index] ?? '';
    const bare = whole.replace(/[\r\n]+$/, '');
    const lineStart = at + Math.max(0, bare.length - text.length);
    at += whole.length;
    return { text, start: Math.min(lineStart, end) };
  });
}

function isVerbatim({ value, valueSpan }: Fence): boolean {
  const length = valueSpan.end - valueSpan.start;
  // The last line's end may be left out of the value.
  return length === value.length || (length === value.length + 1 && !value.includes('\r'));
}

function withoutComment(line: string): string {
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') quoted = !quoted;
    if (line[at] === '#' && !quoted && (at === 0 || /\s/.test(line[at - 1] ?? ''))) return line.slice(0, at);
  }
  return line;
}
