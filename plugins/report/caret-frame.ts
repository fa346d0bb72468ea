import { lineSpan, positionAt, type SourceFile, type Span } from '#model';
import { columnsOf, visibleText } from './visible-text.ts';

/** One line of source and the marker line below it. */
export interface CaretFrame {
  readonly line: number;
  readonly column: number;
  readonly source: string;
  /** Spaces, then `^` below the span's part of the line; at least one. */
  readonly marker: string;
}

/**
 * Shows the first line of a span with carets below it.
 * Ensures: both lines fit into `width` columns; a longer line is cut around the span with `…`; nothing in the source can
 * steer the terminal.
 */
export function caretFrame(file: SourceFile, span: Span, width: number): CaretFrame {
  const { line, column } = positionAt(file, span.start);
  const whole = lineSpan(file, line);
  const start = Math.min(Math.max(span.start, whole.start), whole.end);
  const end = Math.min(Math.max(span.end, start), whole.end);
  const before = visibleText(file.text.slice(whole.start, start));
  const marked = visibleText(file.text.slice(start, end));
  const after = visibleText(file.text.slice(end, whole.end));
  const room = Math.max(width, 20);
  const shownMark = cutEnd(marked, room - 2);
  const shownBefore = cutStart(before, Math.max(room - columnsOf(shownMark) - 12, Math.floor(room / 4), 1));
  const left = room - columnsOf(shownBefore) - columnsOf(shownMark);
  return {
    line,
    column,
    source: cutEnd(`${shownBefore}${shownMark}${left > 1 ? cutEnd(after, left) : ''}`, room),
    marker: cutColumns(
      `${' '.repeat(columnsOf(shownBefore))}${'^'.repeat(Math.max(1, columnsOf(shownMark)))}`,
      room,
    ),
  };
}

function cutColumns(text: string, columns: number): string {
  return text.slice(0, columns);
}

/** Keeps the start of a text; `…` stands for what is left out. */
function cutEnd(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let kept = '';
  let used = 1;
  for (const character of text) {
    used += columnsOf(character);
    if (used > columns) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Keeps the end of a text; `…` stands for what is left out. */
function cutStart(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  const kept: string[] = [];
  let used = 1;
  for (const character of [...text].reverse()) {
    used += columnsOf(character);
    if (used > columns) break;
    kept.push(character);
  }
  return `…${kept.reverse().join('')}`;
}
