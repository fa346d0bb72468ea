/** A line of a text with its place. */
export interface TextLine {
  readonly line: string;
  readonly start: number;
  readonly end: number;
  /** The text ends in it, so that it may have gone on. */
  readonly cut: boolean;
}

/** The lines of a text one after another, without what ends them. */
export function* linesOf(text: string): Generator<TextLine> {
  let start = text.startsWith('\ufeff') ? 1 : 0;
  while (start < text.length) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    const line = text.slice(start, text.charAt(end - 1) === '\r' ? end - 1 : end);
    yield { line, start, end, cut: next < 0 };
    start = end + 1;
  }
}
