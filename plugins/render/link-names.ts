import { escapeHtml } from './escape.ts';

/** A tag, a character reference, or a word of code. */
const PIECE = /<[^>]*>|&[#\w]+;|[\p{L}_][\p{L}\p{N}_]*/gu;

/**
 * Makes names in highlighted lines lead to where they are declared.
 * Requires: lines that `highlight` gave. Ensures: comments, strings and what is a link already stay as they are; the text of
 * a line does not change.
 */
export function linkNames(lines: readonly string[], hrefs: ReadonlyMap<string, string>): readonly string[] {
  if (hrefs.size === 0) return lines;
  return lines.map((line) => {
    let closed = '';
    return line.replace(PIECE, (piece) => {
      if (piece.startsWith('<')) {
        if (piece.startsWith('</')) closed = '';
        else if (/^<a[\s>]|^<i [^>]*class=[cs][\s>]/.test(piece)) closed = piece;
        return piece;
      }
      const href = closed === '' && !piece.startsWith('&') ? hrefs.get(piece) : undefined;
      return href === undefined ? piece : `<a class="cb-name" href="${escapeHtml(href)}">${piece}</a>`;
    });
  });
}
