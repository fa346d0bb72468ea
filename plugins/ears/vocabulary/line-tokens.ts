/** One piece of a declaration. */
export interface LineToken {
  /** `open`: a quote that is not closed. */
  readonly kind: 'word' | 'phrase' | 'symbol' | 'open';
  /** Of a phrase: without its quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const TOKEN =
  /(?<space>\s+)|"(?<phrase>[^"]*)"|“(?<curly>[^“”]*)”|(?<open>["“”].*)|(?<symbol>[:|,()])|(?<word>[^\s:|,"“”()]+(?:\([^()"]*\))?)/uy;

/** Cuts a declaration into words (`reject(request)` is one), quoted phrases and the marks `:`, `|`, `,`, `(`, `)`. */
export function lineTokens(text: string): readonly LineToken[] {
  const tokens: LineToken[] = [];
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) break;
    const end = at + match[0].length;
    const { phrase, curly, open, symbol, word } = match.groups ?? {};
    const quoted = phrase ?? curly;
    if (quoted !== undefined) {
      const collapsed = quoted.trim().replace(/\s+/g, ' ');
      tokens.push({ kind: 'phrase', text: collapsed, start: at, end });
    } else if (open !== undefined) tokens.push({ kind: 'open', text: open, start: at, end });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol, start: at, end });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, start: at, end });
    at = end;
  }
  return tokens;
}
