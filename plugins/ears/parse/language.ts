import { isOpaque, type Token } from './tokens.ts';

/** True for words that are mostly in another script than Latin: nothing here reads them. Limits: linear. */
export function isOtherLanguage(tokens: readonly Token[]): boolean {
  let latin = 0;
  let other = 0;
  for (const token of tokens) {
    if (isOpaque(token)) continue;
    for (const char of token.word) {
      if (char >= 'a' && char <= 'z') latin++;
      else if (char > '\u024F' && /\p{L}/u.test(char)) other += 3;
    }
  }
  return other > latin;
}
