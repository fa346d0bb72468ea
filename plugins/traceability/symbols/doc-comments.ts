import type { SourceFile } from '#model';
import type { Range } from './marked-nodes.ts';

/** One line of a doc comment without its decoration; `start` is where its text stands in the file. */
export interface DocLine {
  readonly text: string;
  readonly start: number;
  /** The comment is in its language's form for documentation: block comment with two stars, three slashes, docstring. */
  readonly formal: boolean;
}

/**
 * Finds the comments and attributes that stand directly above an offset, first one first: each on lines of its own, with no
 * blank line below it. `leads` are sorted by start.
 */
export function leadsAbove(file: SourceFile, leads: readonly Range[], offset: number): readonly Range[] {
  const found: Range[] = [];
  let below = offset;
  for (let i = lastBefore(leads, offset); i >= 0; i--) {
    const lead = leads[i];
    if (!lead) break;
    const end = trimmedEnd(file.text, lead);
    if (end > below) continue;
    if (!isDirectlyAbove(file.text, end, below) || !startsItsLine(file.text, lead.start)) break;
    found.unshift({ start: lead.start, end });
    below = lead.start;
  }
  return found;
}

/** Index of the last range that starts before the offset, -1 when there is none. */
function lastBefore(ranges: readonly Range[], offset: number): number {
  let low = -1;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ranges[middle]?.start ?? 0) < offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function trimmedEnd(text: string, range: Range): number {
  let end = range.end;
  while (end > range.start && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

function isDirectlyAbove(text: string, end: number, below: number): boolean {
  let lines = 0;
  for (let i = end; i < below; i++) {
    const code = text.charCodeAt(i);
    if (!isSpace(code)) return false;
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) lines++;
    if (lines > 1) return false;
  }
  return true;
}

function startsItsLine(text: string, offset: number): boolean {
  for (let i = offset - 1; i >= 0; i--) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) return true;
    if (!isSpace(code)) return false;
  }
  return true;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** Splits comments or a docstring into their lines of text, empty ones included. */
export function docLines(
  file: SourceFile,
  comments: readonly Range[],
  plainDocs: boolean,
): readonly DocLine[] {
  return comments.flatMap((comment) => {
    const text = file.text.slice(comment.start, comment.end);
    if (/^#!?\[/.test(text)) return [];
    const formal = !/^\/[*/]@/.test(text) && (plainDocs || FORMAL.test(text));
    const lines: DocLine[] = [];
    let start = 0;
    for (const line of text.split(/\r\n|\r|\n/)) {
      const bare = undecorated(line, start === 0);
      lines.push({ text: bare.text, start: comment.start + start + bare.skipped, formal });
      start += line.length + (text.startsWith('\r\n', start + line.length) ? 2 : 1);
    }
    return lines;
  });
}

const FORMAL = /^(?:\/\*[*!]|\/\/[/!]|[rRuUbBfF]{0,2}["'])/;
const FIRST_MARK = /^(?:\/\*[*!@]*|\/\/[/!@]?|#+|[rRuUbBfF]{0,2}(?:"""|'''|"|'))[ \t]?/;
const NEXT_MARK = /^[ \t]*(?:\*(?!\/)@?[ \t]?|@(?=[ \t]))/;
const CLOSERS = ['@*/', '**/', '*/', '"""', "'''"];

/** Takes the comment marks off one line: openers on the first, `*` or `@` of the others, closers at the end. */
function undecorated(line: string, first: boolean): { readonly text: string; readonly skipped: number } {
  const skipped = (first ? FIRST_MARK : NEXT_MARK).exec(line)?.[0].length ?? 0;
  const text = line.slice(skipped).trimEnd();
  const closer = CLOSERS.find((mark) => text.endsWith(mark));
  if (closer) return { text: text.slice(0, -closer.length).trimEnd(), skipped };
  const oneLineString = first && /^[rRuUbBfF]{0,2}(["'])(?!\1)/.test(line);
  return { text: oneLineString ? text.replace(/["']$/, '') : text, skipped };
}
