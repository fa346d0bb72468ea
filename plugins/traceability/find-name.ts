import { type CodeSymbol, lineSpan, type Place, positionAt, type SourceFile } from '#model';
import type { Range } from './symbols/marked-nodes.ts';
import { bareTitle, findWords } from './symbols/titles.ts';

/** What an evidence link's text asks for. */
export type Wanted =
  /** `classify`, `Box.add`: the last part is declared inside the parts before it. */
  | { readonly kind: 'identifier'; readonly name: string; readonly container?: string }
  /** `rejects an empty box`: the title of a test. */
  | { readonly kind: 'title'; readonly words: string }
  /** `the retry loop in sendAll()`: words about a place, with the identifiers they mention. */
  | { readonly kind: 'description'; readonly words: string; readonly mentions: readonly string[] };

const KEYWORDS =
  /^(?:(?:export|default|async|abstract|public|private|static)\s+)*(?:function|class|method|type|interface|const|let|var|enum|struct|trait|impl|def|fn|func|fun|record|module|namespace|macro|constant|object)\s+/;

/** Understands the name that an evidence link gives. */
export function readWanted(name: string, role: 'implements' | 'verifies'): Wanted {
  const bare = name.replace(/^`([^`]*)`$/, '$1').trim();
  const word = withoutCall(bare.replace(KEYWORDS, ''));
  if (isIdentifier(word)) return identifier(word);
  if (role === 'verifies') return { kind: 'title', words: bareTitle(bare) === '' ? bare : bareTitle(bare) };
  return { kind: 'description', words: bare, mentions: mentionsIn(bare) };
}

/** `add(item, 2)` and `add()` without the call. */
function withoutCall(word: string): string {
  const at = word.indexOf('(');
  return at > 0 && word.endsWith(')') ? word.slice(0, at).trim() : word;
}

function isIdentifier(word: string): boolean {
  return /^[\p{L}_$@#~][\p{L}\p{N}_$]*(?:(?:\.|::|#|->|\/)[\p{L}_$~][\p{L}\p{N}_$]*)*[?!]?$/u.test(word);
}

function identifier(word: string): Wanted {
  const parts = word.split(/\.|::|#|->|\//).filter((part) => part !== '');
  const container = parts.at(-2);
  return {
    kind: 'identifier',
    name: parts.at(-1) ?? word,
    ...(container === undefined ? {} : { container }),
  };
}

/** Words that can only be identifiers: `maxPairs`, `max_pairs`, `MAX_PAIRS`, `add()`, `box.add`, `` `add` ``. */
function mentionsIn(words: string): readonly string[] {
  const found = words.matchAll(
    /`([\w$.]+)(?:\(\))?`|\b([a-z][a-z0-9]*[A-Z]\w*|[A-Z][a-z0-9]+[A-Z]\w*|\w+_\w+|[A-Za-z]\w*(?=\(\)))/g,
  );
  return [...new Set([...found].map((match) => match[1] ?? match[2] ?? ''))].filter((word) => word !== '');
}

/** True for a symbol that is declared inside the named one, or when either is not known. */
export function isContained(symbol: CodeSymbol, container: string | undefined): boolean {
  const own = symbol.container;
  return (
    container === undefined ||
    own === undefined ||
    own === container ||
    own.endsWith(`.${container}`) ||
    own.endsWith(`::${container}`)
  );
}

/** True for a test and for what groups tests. */
export function isTest(symbol: CodeSymbol): boolean {
  return symbol.kind === 'test' || symbol.kind === 'suite';
}

/** The words to look for in lines. */
export function wordsOf(wanted: Wanted): string {
  return wanted.kind === 'identifier' ? wanted.name : wanted.words;
}

/** Lines (from 1) on which the words stand, not inside longer words and not in one of the given comments. */
export function linesWith(
  file: SourceFile,
  words: string,
  comments: readonly Range[] = [],
): readonly number[] {
  const lines: number[] = [];
  let next = 0;
  for (
    let at = findWords(file.text, words, 0);
    at >= 0;
    at = findWords(file.text, words, at + words.length)
  ) {
    while ((comments[next]?.end ?? Infinity) <= at) next++;
    if ((comments[next]?.start ?? Infinity) <= at) continue;
    const { line } = positionAt(file, at);
    if (lines.at(-1) !== line) lines.push(line);
  }
  return lines;
}

/** True when one of the lines has the words, outside the given comments. */
export function lineHolds(
  file: SourceFile,
  line: number,
  endLine: number,
  words: string,
  comments: readonly Range[] = [],
): boolean {
  const { start } = lineSpan(file, line);
  const { end } = lineSpan(file, endLine);
  let text = '';
  let at = start;
  for (const comment of comments) {
    if (comment.end <= at || comment.start >= end) continue;
    text += `${file.text.slice(at, Math.max(at, comment.start))}\n`;
    at = Math.min(comment.end, end);
  }
  text += file.text.slice(at, end);
  return findWords(bareTitle(text) === text ? text : `${text}\n${bareTitle(text)}`, words, 0) >= 0;
}

/** The line nearest to a line, the earlier of two. */
export function nearest(lines: readonly number[], line: number): number | undefined {
  return lines.reduce<number | undefined>(
    (best, next) => (best === undefined || Math.abs(next - line) < Math.abs(best - line) ? next : best),
    undefined,
  );
}

/** The smallest symbol around a line; symbols stand in order of their start, outer before inner. */
export function symbolAround(
  file: SourceFile,
  symbols: readonly CodeSymbol[],
  line: number,
): CodeSymbol | undefined {
  const starts = startLines(file, symbols);
  return symbols.findLast((symbol, i) => (starts[i] ?? 0) <= line && line <= symbol.endLine);
}

/** A symbol in a sentence: tests and suites are named for what they are, since their titles read like prose. */
export function inWords(symbol: CodeSymbol): string {
  return isTest(symbol) ? `the ${symbol.kind} \`${symbol.name}\`` : `\`${symbol.name}\``;
}

const startsOf = new WeakMap<readonly CodeSymbol[], readonly number[]>();

function startLines(file: SourceFile, symbols: readonly CodeSymbol[]): readonly number[] {
  const known = startsOf.get(symbols);
  if (known) return known;
  const starts = symbols.map((symbol) => startLine(file, symbol));
  startsOf.set(symbols, starts);
  return starts;
}

/** The line on which a symbol begins, doc comment included. */
export function startLine(file: SourceFile, symbol: CodeSymbol): number {
  return positionAt(file, symbol.span.start).line;
}

/** A place in code, with the symbol it lies in. */
export function placeOf(path: string, line: number, endLine: number, symbol?: CodeSymbol): Place {
  return { path, line, endLine, ...(symbol === undefined ? {} : { symbol }) };
}

/** The place of a symbol: from its name to its end. */
export function placeOfSymbol(symbol: CodeSymbol): Place {
  return placeOf(symbol.span.path, symbol.line, symbol.endLine, symbol);
}

/** How many lines a file has; a line ending at its end begins no further line. */
export function lineCount(file: SourceFile): number {
  const { length } = file.lineStarts;
  return length > 1 && (file.lineStarts.at(-1) ?? 0) >= file.text.length ? length - 1 : length;
}
