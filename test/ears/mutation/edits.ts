/** What stands between two places of a text becomes other words. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** Requires: edits that do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start || b.end - a.end)
    .reduce((so, { start, end, by }) => so.slice(0, start) + by + so.slice(end), text);
}

/** A change of the words outside code spans and quotations. */
export function outsideQuotes(text: string, change: (piece: string) => string): string {
  return text
    .split(/(`[^`]*`|"[^"]*"|“[^”]*”)/)
    .map((piece, at) => (at % 2 === 1 ? piece : change(piece)))
    .join('');
}
