import type { Span } from '#model';

/** A text without its blank lines, and where each place of it was. */
export interface CompactText {
  readonly text: string;
  /** The place in the whole text of a span in the compact one. */
  restore(span: Span): Span;
}

/**
 * Leaves out lines that hold nothing but white space: what a model means does not depend on where in a document it stands,
 * so an edit to the prose around it need not be followed by reading it anew.
 */
export function compactText(whole: string): CompactText {
  const kept: string[] = [];
  const compactStarts: number[] = [];
  const wholeStarts: number[] = [];
  let length = 0;
  for (const match of whole.matchAll(/[^\n]*(?:\n|$)/g)) {
    const [line] = match;
    if (line.trim() === '') continue;
    compactStarts.push(length);
    wholeStarts.push(match.index);
    kept.push(line);
    length += line.length;
  }
  const restoreOffset = (offset: number) => {
    const at = lastAtMost(compactStarts, offset);
    return (wholeStarts[at] ?? 0) + offset - (compactStarts[at] ?? 0);
  };
  return {
    text: kept.join(''),
    restore: ({ path, start, end }) => ({
      path,
      start: restoreOffset(start),
      // The end of a span belongs to the line of its last character.
      end: end > start ? restoreOffset(end - 1) + 1 : restoreOffset(start),
    }),
  };
}

/** Index of the last number that is not above `limit`; 0 when all are. */
function lastAtMost(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
