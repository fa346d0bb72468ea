/** A word, a mark, or something quoted, of a sentence. */
export interface Token {
  /** `quote`: a code span or a quoted string, which is data and never read. */
  readonly kind: 'word' | 'number' | 'quote' | 'mark';
  /** For comparing: lower case outside quotes, byte-exact inside them. */
  readonly text: string;
  /** As the author wrote it. */
  readonly written: string;
  /** Offsets in the words that were taken apart. */
  readonly start: number;
  readonly end: number;
}

// No part of it can match the same text in two ways, so its time is linear. A quote that is never closed is a mark.
const TOKEN =
  /(?<code>`[^`]*`)|(?<quoted>"[^"]*"|“[^“”]*”|(?<![\p{L}\d])'[^']*'(?![\p{L}\d]))|(?<number>\d+(?:[.,]\d+)*)|(?<word>\p{L}(?:[\p{L}\p{M}\d]|['’_/-](?=[\p{L}\d]))*)|(?<mark>[<>!=]=|&&|\|\||[^\s\p{L}])/gu;

const EMPHASIS = /^[*_~]$/;

/**
 * Takes words apart (rules N0, N1, N4): code spans and quoted strings stay whole and byte-exact, everything else is
 * normalised to NFC and lower case; emphasis is no word.
 * Limits: time linear in the length.
 */
export function tokensOf(words: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of words.matchAll(TOKEN)) {
    const written = match[0];
    const kind = kindOf(match.groups ?? {});
    if (kind === 'mark' && EMPHASIS.test(written)) continue;
    const start = match.index;
    tokens.push({ kind, text: textFor(kind, written), written, start, end: start + written.length });
  }
  return tokens;
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): Token['kind'] {
  if (groups.code !== undefined || groups.quoted !== undefined) return 'quote';
  if (groups.number !== undefined) return 'number';
  return groups.word === undefined ? 'mark' : 'word';
}

function textFor(kind: Token['kind'], written: string): string {
  if (kind === 'quote') return written.startsWith('“') ? `"${written.slice(1, -1)}"` : written;
  // A comma every three digits groups them; any other comma is the author's.
  if (kind === 'number')
    return /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(written) ? written.replaceAll(',', '') : written;
  return written.normalize('NFC').replaceAll('’', "'").toLowerCase();
}
