/** One piece of a formal expression. */
export interface Token {
  /** `symbol`: an operator, a keyword or a bracket, in its first spelling: `and` also for `&&`. */
  readonly kind: 'number' | 'name' | 'quoted' | 'symbol' | 'unknown' | 'end';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const TOKEN =
  /(?<space>[\s\u00a0]+)|(?<number>\d[\d,]*(?:\.\d+)?)|(?<symbol><=>|=>|<=|>=|==|!=|&&|\|\||[≤≥≠¬∧∨⇒⇔<>=!+\-−*×%(){},])|(?<name>[\p{L}_](?:[\p{L}\p{N}_]|[.:/-](?=[\p{L}\p{N}_]))*(?<call>\([\p{L}\p{N}_ ,.-]*\))?)|"(?<double>[^"\n]*)"|'(?<single>[^'\n]*)'/uy;

const KEYWORDS = new Set(['and', 'or', 'not', 'in', 'true', 'false']);

const SPELLINGS: Readonly<Record<string, string>> = {
  '&&': 'and',
  '∧': 'and',
  '||': 'or',
  '∨': 'or',
  '!': 'not',
  '¬': 'not',
  '⇒': '=>',
  '⇔': '<=>',
  '==': '=',
  '≠': '!=',
  '≤': '<=',
  '≥': '>=',
  '−': '-',
  '×': '*',
};

/** Cuts a formal expression into its pieces; what is none of them is one `unknown` piece, and nothing follows it but the end. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      tokens.push({ kind: 'unknown', text: character, start: at, end: at + character.length });
      break;
    }
    const token = tokenOf(match, at);
    if (token !== undefined) tokens.push(token);
    at = token?.end ?? at + match[0].length;
  }
  return [...tokens, { kind: 'end', text: '', start: text.length, end: text.length }];
}

function tokenOf(match: RegExpExecArray, start: number): Token | undefined {
  const { space, number, symbol, name, call, double, single } = match.groups ?? {};
  if (space !== undefined) return undefined;
  const end = start + match[0].length;
  if (number !== undefined) return { kind: 'number', text: number, start, end };
  if (symbol !== undefined) return { kind: 'symbol', text: SPELLINGS[symbol] ?? symbol, start, end };
  if (name === undefined) return { kind: 'quoted', text: double ?? single ?? '', start, end };
  // `not(a)` negates; only other names have arguments.
  const word = call === undefined ? name : name.slice(0, -call.length);
  if (KEYWORDS.has(word.toLowerCase())) {
    return { kind: 'symbol', text: word.toLowerCase(), start, end: start + word.length };
  }
  return { kind: 'name', text: name, start, end };
}
