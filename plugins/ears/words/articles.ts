import type { Token } from './tokens.ts';

const ARTICLES: ReadonlySet<string> = new Set(['the', 'a', 'an']);

/** After these an `a` is a name: `option A is chosen`, `from A to B`. */
const NO_NOUN: ReadonlySet<string> = new Set(
  'is are was were be been has have does do can to and or of in on at for from with by not then'.split(' '),
);

/** `a few` is not `few`. */
const QUANTITIES: ReadonlySet<string> = new Set(['few', 'little', 'lot']);

/** Leaves out the articles (rule N3): `the`, `a`, `an`, and no other determiner, since `any`, `no` and `each` change what is said. */
export function withoutArticles(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter((token, index) => !isArticle(token, tokens[index + 1]));
}

function isArticle(token: Token, next: Token | undefined): boolean {
  if (token.kind !== 'word' || !ARTICLES.has(token.text)) return false;
  if (token.text === 'the') return next !== undefined;
  if (next === undefined || next.kind === 'mark') return false;
  return next.kind !== 'word' || !(NO_NOUN.has(next.text) || QUANTITIES.has(next.text));
}
