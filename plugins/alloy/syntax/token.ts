/** Words of the language; none of them can be a name. */
const KEYWORDS = [
  'abstract',
  'after',
  'all',
  'always',
  'and',
  'as',
  'assert',
  'before',
  'but',
  'check',
  'disj',
  'else',
  'enum',
  'eventually',
  'exactly',
  'expect',
  'extends',
  'fact',
  'for',
  'fun',
  'historically',
  'iden',
  'iff',
  'in',
  'Int',
  'int',
  'let',
  'lone',
  'module',
  'no',
  'none',
  'not',
  'once',
  'one',
  'open',
  'or',
  'pred',
  'private',
  'releases',
  'run',
  'seq',
  'set',
  'sig',
  'since',
  'some',
  'steps',
  'String',
  'sum',
  'this',
  'triggered',
  'univ',
  'until',
  'var',
] as const;

const SYMBOLS = [
  '#',
  '&',
  '(',
  ')',
  '*',
  '++',
  '+',
  ',',
  '->',
  '-',
  '.',
  '/',
  ':>',
  ':',
  '<=',
  '<:',
  '<<',
  '<',
  '=>',
  '=',
  '>>>',
  '>>',
  '>=',
  '>',
  '@',
  '[',
  ']',
  '^',
  '{',
  '|',
  '}',
  '~',
  ';',
  "'",
] as const;

/** Second spellings and the kind of token they are. */
const SYNONYMS = {
  '!': 'not',
  '&&': 'and',
  '||': 'or',
  '<=>': 'iff',
  implies: '=>',
  '=<': '<=',
  '::': '.',
  disjoint: 'disj',
  '‘': "'",
  '’': "'",
} as const;

export type Keyword = (typeof KEYWORDS)[number];
export type Mark = (typeof SYMBOLS)[number];

/** `invalid` is text that is no token, already reported by the lexer; `end` follows the last token. */
export type TokenKind = Keyword | Mark | 'name' | 'number' | 'string' | 'invalid' | 'end';

/** One token; a word or symbol with several spellings has one kind. */
export interface Token {
  readonly kind: TokenKind;
  /** As written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The number, or the characters of the string. */
  readonly value?: number | string;
}

const WORDS: ReadonlyMap<string, TokenKind> = new Map<string, TokenKind>([
  ...KEYWORDS.map((word): [string, TokenKind] => [word, word]),
  ['implies', SYNONYMS.implies],
  ['disjoint', SYNONYMS.disjoint],
]);

const MARKS: ReadonlyMap<string, TokenKind> = new Map<string, TokenKind>([
  ...SYMBOLS.map((mark): [string, TokenKind] => [mark, mark]),
  ...Object.entries(SYNONYMS).filter(([text]) => !WORDS.has(text)),
]);

const LONGEST_MARK = 3;

/** The kind of a word of the language, or nothing for a name. */
export function keywordOf(word: string): TokenKind | undefined {
  return WORDS.get(word);
}

/** The longest symbol that starts at an offset. */
export function markAt(
  text: string,
  at: number,
): { readonly kind: TokenKind; readonly length: number } | undefined {
  for (let length = Math.min(LONGEST_MARK, text.length - at); length > 0; length--) {
    const kind = MARKS.get(text.slice(at, at + length));
    if (kind !== undefined) return { kind, length };
  }
  return undefined;
}

/** Whether a token is a word of the language, such as `sig`. */
export function isKeyword(token: Token): boolean {
  return WORDS.get(token.text) === token.kind;
}

const NAME = /^[\p{L}\p{Nl}\p{Sc}\p{Pc}][\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}"]*$/u;

/** Whether a text is one name, perhaps with modules before it. */
export function isNameText(text: string): boolean {
  const [first = '', ...others] = text.split('/');
  const isStart = isIdentifier(first) || (others.length > 0 && (first === 'this' || first === 'seq'));
  return isStart && others.every(isIdentifier);
}

function isIdentifier(text: string): boolean {
  return NAME.test(text) && keywordOf(text) === undefined;
}

/** Tokens after which `-` subtracts, whatever follows. */
const ENDS_OPERAND: ReadonlySet<TokenKind> = new Set<TokenKind>([
  ')',
  ']',
  '}',
  'disj',
  'int',
  'sum',
  'name',
  'number',
  'string',
  'iden',
  'this',
  'univ',
  'Int',
  'none',
]);

/** Whether an expression may end with a token, so that `-` after it subtracts. */
export function endsOperand(token: Token): boolean {
  return ENDS_OPERAND.has(token.kind);
}
