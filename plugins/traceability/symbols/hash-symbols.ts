import { createHash } from 'node:crypto';
import type { Tree, TreeCursor } from '@vscode/tree-sitter-wasm';
import type { TextHash } from '#model';
import type { Language } from './language.ts';
import type { Range } from './marked-nodes.ts';

/** A word or sign of a file, or the mark at which a node of its parse tree begins or ends. */
interface Item extends Range {
  readonly text: string;
  /** The items of a file stand in the order of this offset: the start of the word that they come before, or after. */
  readonly at: number;
  readonly kind: 'word' | 'begin' | 'end';
}

/**
 * Makes the function that hashes a stretch of a parsed file by its words and signs and by what the parser takes to belong
 * together: white space between words, comments, where it stands, and what a formatter adds or takes away (a comma before a
 * closing bracket, a semicolon at the end of a line, one quote for the other) do not matter, what stands inside strings does. A line break or an indentation that changes what belongs together is a change.
 * @param docs stretches that are documentation although they are no comments
 */
export function hasherOf(
  tree: Tree,
  text: string,
  language: Language,
  docs: readonly Range[] = [],
): (range: Range) => TextHash {
  const items = itemsOf(tree, text, language, docs);
  return ({ start, end }) => {
    const inside: Item[] = [];
    for (let i = firstAtOrAfter(items, start); i < items.length; i++) {
      const item = items[i];
      if (!item || item.at >= end) break;
      if (item.start >= start && item.end <= end) inside.push(item);
    }
    const first = inside.find(({ kind }) => kind === 'word')?.start ?? start;
    const last = inside.findLast(({ kind }) => kind === 'word')?.end ?? end;
    // What holds all of it depends on what stands around it.
    const isAround = (item: Item) => item.kind !== 'word' && item.start <= first && item.end >= last;
    // No word holds the mark between two, so two lists of words never give one string.
    const texts = inside.flatMap((item) => (isAround(item) ? [] : item.text));
    return createHash('sha256').update(texts.join('\u0000')).digest('hex').slice(0, 32) as TextHash;
  };
}

/** Every word of a tree in order, with the beginnings and ends of its nodes; comments and documentation are left out. */
function itemsOf(tree: Tree, text: string, language: Language, docs: readonly Range[]): readonly Item[] {
  const items: Item[] = [];
  const isDoc = new Set(docs.map(({ start, end }) => `${start} ${end}`));
  const comments = new Set(language.comments);
  const strings = new Set(language.strings);
  const cursor = tree.walk();
  const open: Item[] = [];
  const types: string[] = [];
  /** True where the cursor went down into the node. */
  const visit = (): boolean => {
    const type = cursor.nodeType;
    const { startIndex: start, endIndex: end } = cursor;
    if (comments.has(type) || start >= end) return false;
    if (isDoc.size > 0 && isDoc.has(`${start} ${end}`)) return false;
    // White space inside a string is a part of it, and not every grammar has a node for it.
    if (!strings.has(type) && cursor.gotoFirstChild()) {
      const begin: Item = { text: `\u0001${type}`, at: start, start, end, kind: 'begin' };
      items.push(begin);
      open.push(begin);
      types.push(type);
      return true;
    }
    const word = wordOf(type, text.slice(start, end), language);
    if (isCloser(word)) dropLastComma(items, types.at(-1) ?? '');
    if (word !== '') items.push({ text: word, at: start, start, end, kind: 'word' });
    return false;
  };
  for (;;) {
    if (visit()) continue;
    while (!cursor.gotoNextSibling()) {
      if (!goUp(cursor, language, open, types, items)) {
        cursor.delete();
        return items;
      }
    }
  }
}

function goUp(
  cursor: TreeCursor,
  { grammar }: Language,
  open: Item[],
  types: string[],
  items: Item[],
): boolean {
  if (!cursor.gotoParent()) return false;
  const begin = open.pop();
  const type = types.pop() ?? '';
  if (
    SEMICOLON_OPTIONAL.has(grammar) &&
    /_(?:statement|declaration)$/.test(type) &&
    type !== 'empty_statement'
  )
    dropLast(items, ';');
  const last = items.at(-1);
  if (begin && last) {
    const { start, end } = begin;
    items.push({ text: '\u0002', at: last.at, start, end, kind: 'end' });
  }
  return true;
}

/** Grammars of languages in which both quotes mean the same. */
const QUOTES_ALIKE = new Set(['typescript', 'tsx', 'javascript', 'python']);
/** Grammars of languages in which a statement ends with its line as well as with a semicolon. */
const SEMICOLON_OPTIONAL = new Set(['typescript', 'tsx', 'javascript']);

/** A word as it is compared; empty for the end of a line, which the tree says better. */
function wordOf(type: string, text: string, { grammar }: Language): string {
  if (type === 'jsx_text') return jsxText(text);
  if (type.trim() === '' && text.trim() === '') return '';
  if (type === 'string' && QUOTES_ALIKE.has(grammar))
    return text.replace(/^(\w{0,2})'([^'"\\\n]*)'$/, '$1"$2"');
  return text.replace(/\r\n/g, '\n');
}

/** Text between tags, of which a line break and the indentation after it show nothing. */
function jsxText(text: string): string {
  const lines = text.split(/\r?\n/);
  if (lines.length === 1) return text;
  return lines
    .map((line, i) => (i === 0 ? line.trimEnd() : i === lines.length - 1 ? line.trimStart() : line.trim()))
    .filter((line) => line !== '')
    .join(' ');
}

function dropLast(items: Item[], text: string): void {
  const last = items.at(-1);
  if (last?.kind === 'word' && last.text === text) items.pop();
}

function isCloser(word: string): boolean {
  return word === ')' || word === ']' || word === '}';
}

/** Nodes in which a comma before the closing bracket says something: `x[1,]` in Python, the words of a macro in Rust. */
const COMMA_COUNTS = new Set(['subscript', 'token_tree', 'tuple_pattern', 'array_pattern']);

/** Whoever breaks a list into lines ends it with a comma. */
function dropLastComma(items: Item[], parent: string): void {
  const last = items.at(-1);
  const before = items.at(-2);
  if (last?.kind !== 'word' || last.text !== ',' || COMMA_COUNTS.has(parent)) return;
  // `[,]` holds something, if only a hole.
  if (before === undefined || (before.kind === 'word' && /^[,([{]$/.test(before.text))) return;
  items.pop();
}

function firstAtOrAfter(items: readonly Item[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.at ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
