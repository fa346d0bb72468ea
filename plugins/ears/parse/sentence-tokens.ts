import type { Token } from './tokens.ts';

/** Without the punctuation that ends a sentence. */
export function withoutEnd(tokens: readonly Token[]): readonly Token[] {
  let end = tokens.length;
  while (end > 0 && /^[,;:.!?。！？—–]$/.test(tokens[end - 1]?.written ?? '')) end--;
  return end === tokens.length ? tokens : tokens.slice(0, end);
}

/** Without what stands between two dashes, unless it binds somebody or says when. */
export function withoutAsides(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  let opened: number | undefined;
  for (const token of tokens) {
    if (!/^[—–]$/.test(token.written)) {
      // A keyword or a semicolon: what the dash opened is no aside.
      if (
        /^(?:shall|must|;)$/.test(token.word) ||
        (token.upper && /^(?:WHEN|WHILE|WHERE|IF|SHOULD|MAY)$/.test(token.written))
      )
        opened = undefined;
      kept.push(token);
    } else if (opened === undefined) {
      opened = kept.length;
      kept.push(token);
    } else {
      kept.length = opened;
      opened = undefined;
    }
  }
  return kept;
}

/** Words of a name before a colon at most. */
const NAME_WORDS = 6;

/** Where the name begins that ends words before a list: after their last comma, with THE. */
export function namedAt(tokens: readonly Token[]): number | undefined {
  for (let at = tokens.length - 1; at >= 0 && tokens.length - at <= NAME_WORDS; at--) {
    const { word, written } = tokens[at] ?? { word: '', written: '' };
    if (/^(?:following|these|those|below|are|is|rules|requirements|apply)$/.test(word)) return undefined;
    const before = tokens[at - 1]?.written;
    if (word === 'the' && (before === undefined || before === ',')) return at;
    if (written === ',') return undefined;
  }
  return undefined;
}

/** A keyword of EARS in capitals opens it. */
export function opensInCapitals(tokens: readonly Token[]): boolean {
  const [first] = tokens;
  return (
    first?.upper === true && /^(?:when|whenever|while|where|if|unless|once|upon|during)$/.test(first.word)
  );
}
