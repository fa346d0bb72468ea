import { CODE, type Mask, QUOTE } from './mask.ts';

/** A word or a punctuation mark that is no part of a parenthesis. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** As written; code and quotations unreadable. */
  readonly written: string;
  readonly word: string;
  /** In capitals: two letters or more, and none small. */
  readonly upper: boolean;
}

const TOKEN =
  /[\p{L}\p{N}\uE000\uE001]+(?:['’_\-./@&+#%$][\p{L}\p{N}\uE000\uE001]+)*%?|[,;:.!?()—–。！？；，：]/gu;

const ASCII_MARK: ReadonlyMap<string, string> = new Map([
  ['；', ';'],
  ['，', ','],
  ['：', ':'],
]);

/** The words and marks of a text in order; what stands in a closed parenthesis is left out with it. */
export function tokensOf({ plain }: Mask): readonly Token[] {
  const all: Token[] = [];
  const opened: number[] = [];
  for (const match of plain.matchAll(TOKEN)) {
    const written = ASCII_MARK.get(match[0]) ?? match[0];
    if (written === '(') opened.push(all.length);
    if (written === ')') {
      const from = opened.pop();
      if (from !== undefined) all.length = from;
      continue;
    }
    const word = written.toLowerCase();
    const upper = written.length > 1 && word !== written && written === written.toUpperCase();
    all.push({ start: match.index, end: match.index + match[0].length, written, word, upper });
  }
  return all.filter(({ written }) => written !== '(');
}

/** A token of code or of a quotation, which says nothing to a reader of words. */
export function isOpaque({ written }: Token): boolean {
  return written.includes(CODE) || written.includes(QUOTE);
}
