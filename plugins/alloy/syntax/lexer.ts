import type { Problem } from '../problem.ts';
import { endsOperand, keywordOf, markAt, type Token, type TokenKind } from './token.ts';

const SPACE = /[ \t\f\r\n]+/y;
const LINE_COMMENT = /(?:\/\/|--)[^\r\n]*/y;
const WORD = /[\p{L}\p{Nl}\p{Sc}\p{Pc}][\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}"]*/uy;
const NUMBER = /[0-9][0-9a-zA-Z_$"]*/y;
const STRING = /"(?:[^\\"\r\n]|\\[^\r\n])*"/y;
const REST_OF_LINE = /[^\r\n]*/y;
const AFTER_STRING = /[0-9a-zA-Z_$"]/;

const DECIMAL = /^[0-9]+$/;
const HEXADECIMAL = /^0x(?:_|[0-9a-fA-F]{2})+$/;
const BINARY = /^0b[01_]+$/;
const LARGEST = 2 ** 31 - 1;

interface Lexer {
  readonly text: string;
  readonly path: string;
  readonly tokens: Token[];
  readonly problems: Problem[];
}

/**
 * Splits text into tokens without spaces and comments; what is no token becomes `invalid` and a problem.
 *
 * *Ensures*: never throws; the last token, and only that, is `end`.
 */
export function tokenize(
  text: string,
  path: string,
): { readonly tokens: readonly Token[]; readonly problems: readonly Problem[] } {
  const lexer: Lexer = { text, path, tokens: [], problems: [] };
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) at = readOne(lexer, at);
  lexer.tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return { tokens: withNegativeNumbers(lexer.tokens), problems: lexer.problems };
}

function readOne(lexer: Lexer, at: number): number {
  const { text } = lexer;
  const blank = match(SPACE, text, at) ?? match(LINE_COMMENT, text, at);
  if (blank !== undefined) return at + blank.length;
  if (text.startsWith('/*', at)) return readComment(lexer, at);
  const word = match(WORD, text, at);
  if (word !== undefined) return push(lexer, keywordOf(word) ?? 'name', at, word.length);
  const number = match(NUMBER, text, at);
  if (number !== undefined) return readNumber(lexer, at, number);
  if (text[at] === '"') return readString(lexer, at);
  const mark = markAt(text, at);
  if (mark !== undefined) return push(lexer, mark.kind, at, mark.length);
  return readUnknown(lexer, at);
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function push(lexer: Lexer, kind: TokenKind, start: number, length: number, value?: number | string): number {
  const end = start + length;
  const token = { kind, text: lexer.text.slice(start, end), start, end };
  lexer.tokens.push(value === undefined ? token : { ...token, value });
  return end;
}

function reject(lexer: Lexer, start: number, length: number, message: string, hint?: string): number {
  const span = { path: lexer.path, start, end: start + length };
  lexer.problems.push({ severity: 'error', message, span, ...(hint === undefined ? {} : { hint }) });
  return push(lexer, 'invalid', start, length);
}

function readComment(lexer: Lexer, start: number): number {
  const close = lexer.text.indexOf('*/', start + 2);
  if (close === start + 2 && lexer.text.includes('*/', close + 2)) warnOfEmptyComment(lexer, start);
  if (close >= 0) return close + 2;
  const span = { path: lexer.path, start, end: start + 2 };
  const hint = 'Close it with `*/`; everything up to the end of the text is inside it.';
  lexer.problems.push({ severity: 'error', message: 'The comment `/*` is never closed.', span, hint });
  return lexer.text.length;
}

function warnOfEmptyComment(lexer: Lexer, start: number): void {
  const span = { path: lexer.path, start, end: start + 4 };
  const message = 'The official Alloy 6.2 reads `/**/` as the beginning of a comment up to the next `*/`.';
  lexer.problems.push({ severity: 'warning', message, span, hint: 'Leave it out, or put a space into it.' });
}

function readNumber(lexer: Lexer, start: number, text: string): number {
  const digits = text.slice(2).replaceAll('_', '');
  let value: number | undefined;
  if (DECIMAL.test(text)) value = Number.parseInt(text, 10);
  else if (HEXADECIMAL.test(text)) value = Number.parseInt(digits, 16);
  else if (BINARY.test(text)) value = Number.parseInt(digits, 2);
  if (value === undefined) {
    const hint = 'A name starts with a letter; numbers are `10`, `0x0A` (two digits a byte) or `0b1010`.';
    return reject(lexer, start, text.length, `\`${text}\` is neither a name nor a number.`, hint);
  }
  if (value <= LARGEST) return push(lexer, 'number', start, text.length, value);
  return reject(lexer, start, text.length, `The number \`${text}\` is not between 0 and ${LARGEST}.`);
}

function readString(lexer: Lexer, start: number): number {
  const text = match(STRING, lexer.text, start);
  if (text === undefined) {
    const line = match(REST_OF_LINE, lexer.text, start) ?? '"';
    return reject(lexer, start, line.length, 'The string is not closed on its line.', 'Close it with `"`.');
  }
  const { length } = text;
  if (AFTER_STRING.test(lexer.text[start + length] ?? '')) {
    return reject(lexer, start, length, `The string \`${text}\` runs into the next word.`);
  }
  if (length === 2) return reject(lexer, start, length, 'A string cannot be empty.', 'Use the set `none`.');
  if (/\\[^n"\\]/.test(text.replaceAll('\\\\', ''))) {
    return reject(lexer, start, length, 'In a string only `\\n`, `\\"` and `\\\\` can follow a backslash.');
  }
  const value = text
    .slice(1, -1)
    .replace(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
  return push(lexer, 'string', start, length, value);
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '−': '-',
  '–': '-',
  '→': '->',
  '⇒': '=>',
  '⇔': '<=>',
  '∧': 'and',
  '∨': 'or',
  '¬': 'not',
  '∀': 'all',
  '∃': 'some',
  '∈': 'in',
  '∉': 'not in',
  '⊆': 'in',
  '≠': '!=',
  '≤': '=<',
  '≥': '>=',
  '∪': '+',
  '∩': '&',
  '∅': 'none',
  '×': '->',
  '\u00a0': 'a plain space',
  '%': 'fun/rem',
};

function readUnknown(lexer: Lexer, start: number): number {
  const character = String.fromCodePoint(lexer.text.codePointAt(start) ?? 0);
  const meant = LOOKALIKES[character];
  const shown = /[`\p{C}\p{Z}]/u.test(character) ? codeOf(character) : `\`${character}\``;
  const hint =
    meant === undefined ? undefined : meant.includes('space') ? `Write ${meant}.` : `Write \`${meant}\`.`;
  return reject(lexer, start, character.length, `The character ${shown} has no meaning in Alloy.`, hint);
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

const INTEGER_OPERATORS: ReadonlySet<string> = new Set(['add', 'sub', 'mul', 'div', 'rem']);

/** Makes `-` and a number one token where the official tool does; after a prime too, where one might expect otherwise. */
function withNegativeNumbers(tokens: readonly Token[]): readonly Token[] {
  const made: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const next = tokens[i + 1];
    if (token === undefined) break;
    if (
      token.kind === '-' &&
      next?.kind === 'number' &&
      typeof next.value === 'number' &&
      !subtractsAfter(made)
    ) {
      const value = next.value === 0 ? 0 : -next.value;
      made.push({ kind: 'number', text: `-${next.text}`, start: token.start, end: next.end, value });
      i++;
    } else made.push(token);
  }
  return made;
}

function subtractsAfter(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  if (last === undefined || !endsOperand(last)) return false;
  const isOperator =
    INTEGER_OPERATORS.has(last.text) && tokens.at(-2)?.kind === '/' && tokens.at(-3)?.kind === 'fun';
  return !isOperator;
}
