import type { Mask } from './mask.ts';
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

const NOTE = /^(?:comment|marker|mark|note|annotation)s?$/;
const LISTED = /^(?:item|tag|list|entry|entrie)s?$/;

/** `a TODO comment`, `every TODO in the sources`, `TODO and FIXME`: notes of that name, where nothing is left to fill in. */
function isSpokenOf(tokens: readonly Token[], at: number): boolean {
  const [word, before, next] = [tokens[at]?.written ?? '', tokens[at - 1], tokens[at + 1]];
  if (NOTE.test(next?.word ?? '')) return true;
  if (/^(?:every|each|any|no|all|unresolved|open)$/.test(before?.word ?? '') && endsName(next)) return true;
  // `between TBD and TBD seconds`, `TBD items`: how many is still to be said.
  if (/^TB/.test(word)) return false;
  if (LISTED.test(next?.word ?? '')) return true;
  const isOther = (step: number) =>
    /^(?:,|and|or)$/.test(tokens[at + step]?.word ?? '') &&
    [2 * step, 3 * step].some(
      (far) =>
        isOpenWord(tokens[at + far]) &&
        !/^TB/.test(tokens[at + far]?.written ?? '') &&
        tokens[at + far]?.written !== word,
    );
  return isOther(1) || isOther(-1);
}

/** Nothing follows that would be counted or named by a word that is still to come: `any TBD valves`. */
function endsName(next: Token | undefined): boolean {
  return (
    next === undefined ||
    /^(?:[.,;:]|in|of|on|at|is|are|that|which|and|or|left|must|shall|with|without)$/.test(next.word)
  );
}
