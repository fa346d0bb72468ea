/** A line of a stretch of text, without indentation and line ending. */
export interface Line {
  readonly start: number;
  readonly end: number;
}

const LINE = /[^\r\n]+/g;

/** The non-blank lines of `text[start, end)`, without the white space around them. */
export function linesOf(text: string, start: number, end: number): Line[] {
  const lines: Line[] = [];
  for (const match of text.slice(start, end).matchAll(LINE)) {
    const line = trimmed(text, start + match.index, start + match.index + match[0].length);
    if (line.end > line.start) lines.push(line);
  }
  return lines;
}

/** The stretch without white space at its ends. */
export function trimmed(text: string, start: number, end: number): Line {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000;
}

/** True for a stretch of nothing but three marks or more of `-`, `*` and `_`, with spaces between. */
export function isRule(text: string, start: number, end: number): boolean {
  const source = text.slice(start, end);
  return /^[-*_][-*_ \t]+$/.test(source) && source.replace(/[ \t]/g, '').length > 2;
}

/** The words of a stretch on one line, whatever line endings and indentation the author used. */
export function collapse(text: string, start: number, end: number): string {
  const source = text.slice(start, end).trim();
  if (!/[\r\n]/.test(source)) return source;
  return source
    .split(/[\r\n]+/)
    .map((line) => bare(line))
    .filter((line) => line !== '')
    .join(' ');
}

/** The line without the spaces and tabs at its ends. */
function bare(line: string): string {
  let from = 0;
  let to = line.length;
  while (from < to && isBlankCode(line.charCodeAt(from))) from++;
  while (to > from && isBlankCode(line.charCodeAt(to - 1))) to--;
  return line.slice(from, to);
}

function isBlankCode(code: number): boolean {
  return code === 32 || code === 9;
}

/** A stretch that may hold several blocks, with LF line endings and without the indentation its later lines share. */
export function dedent(text: string, start: number, end: number): string {
  const [first = '', ...rest] = text.slice(start, end).split(/\r\n?|\n/);
  const indents = rest
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const shared = indents.length === 0 ? 0 : Math.min(...indents);
  return [first, ...rest.map((line) => line.slice(shared))].join('\n').trim();
}
