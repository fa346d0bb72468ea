import type { Mask } from './mask.ts';
import { isSpokenOf } from './spoken-todo.ts';
import type { Token } from './tokens.ts';

const HTML =
  /^<\/?(?:a|b|br|code|del|details|div|em|i|ins|kbd|mark|p|s|small|span|strong|sub|summary|sup|u)[\s/>]/i;

/** Words that an author has still to fill in, `<precondition>` or `TBD`, as offsets into the mask; the first of them. */
export function placeholderIn(
  { plain, raw }: Mask,
  tokens: readonly Token[],
): { readonly start: number; readonly end: number } | undefined {
  for (const [index, token] of tokens.entries()) {
    if (isOpenWord(token) && !isSpokenOf(tokens, index)) return { start: token.start, end: token.end };
    if (plain[token.start - 1] !== '<' || !/^\p{Ll}/iu.test(token.written)) continue;
    for (const { end } of tokens.slice(index, index + 8)) {
      const after = plain[end];
      if (after !== '>') continue;
      const found = { start: token.start - 1, end: end + 1 };
      const written = raw.slice(found.start, found.end);
      if (!HTML.test(written) && !/[:@]/.test(written)) return found;
      break;
    }
  }
  return undefined;
}

function isOpenWord(token: Token | undefined): boolean {
  return token !== undefined && /^(?:TBD|TODO|TBC|FIXME|XXX)$/.test(token.written);
}
