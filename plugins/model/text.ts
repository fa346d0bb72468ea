/** One text file of the project, as every stage sees it; the only place that turns offsets into lines and columns. */
export interface SourceFile {
  /** Path below the project root, with `/` between folders. */
  readonly path: string;
  /** The text without a byte order mark; line endings are the author's. */
  readonly text: string;
  /** Offset at which each line starts; the first is 0. */
  readonly lineStarts: readonly number[];
}

/** A half-open range of offsets (UTF-16 code units) in the text of one file. */
export interface Span {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** A line and a column, both counted from 1; the column counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Makes a `SourceFile`; CRLF, LF and a lone CR each end a line. */
export function sourceFile(path: string, text: string): SourceFile {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return { path, text: body, lineStarts: startsOfLines(body) };
}

function startsOfLines(body: string): readonly number[] {
  const lineStarts = [0];
  if (!body.includes('\r')) {
    // Nearly every file, and several times faster.
    for (let at = body.indexOf('\n'); at >= 0; at = body.indexOf('\n', at + 1)) lineStarts.push(at + 1);
    return lineStarts;
  }
  for (let i = 0; i < body.length; i++) {
    const code = body.charCodeAt(i);
    if (code === 10 || (code === 13 && body.charCodeAt(i + 1) !== 10)) lineStarts.push(i + 1);
  }
  return lineStarts;
}

/** Finds the line and column of an offset; offsets outside the text are moved to its nearest end. */
export function positionAt(file: SourceFile, offset: number): Position {
  const at = Math.max(0, Math.min(offset, file.text.length));
  let low = 0;
  let high = file.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((file.lineStarts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - (file.lineStarts[low] ?? 0) + 1 };
}

/** The span of a whole line (counted from 1) without its line ending; an absent line gives an empty span at the end. */
export function lineSpan(file: SourceFile, line: number): Span {
  const start = file.lineStarts[line - 1] ?? file.text.length;
  let end = file.lineStarts[line] ?? file.text.length;
  while (end > start && (file.text[end - 1] === '\n' || file.text[end - 1] === '\r')) end--;
  return { path: file.path, start, end };
}

/** The text a span covers. */
export function textOf(file: SourceFile, span: Span): string {
  return file.text.slice(span.start, span.end);
}
