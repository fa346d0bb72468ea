import { createHash } from 'node:crypto';
import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import { LIMITS } from '#config';
import type { CodeSymbol, SourceFile, TextHash } from '#model';
import { headsAround } from './heads-around.ts';
import type { Language } from './language.ts';
import type { Range } from './marked-nodes.ts';

/** A statement beside a test, or beside a suite around it. */
interface Setting extends Range {
  /** What it declares; without a name it does something, as a hook or a mock, and every test beside it rests on it. */
  readonly names: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly isImport: boolean;
  readonly text: string;
}

/** Grammars of languages whose tests have files of their own. */
const GRAMMARS = new Set(['typescript', 'tsx', 'javascript', 'python', 'java', 'c-sharp']);
/** Nodes whose children are statements or members. */
const BLOCK = /^(?:program|module|statement_block|block|class_body|declaration_list)$/;

/**
 * Gives tests and suites a hash of what they are made of and of what of their file they use: helpers, constants and imports
 * that they name, by whatever other helpers, what runs before and after them, and the rows that they are repeated with.
 * Ensures: what a file holds for other tests only changes nothing.
 * Limits: beside more than `LIMITS.settingsPerTest` statements a test rests on the whole file.
 */
export function withSettings(
  symbols: readonly CodeSymbol[],
  tree: Tree,
  file: SourceFile,
  language: Language,
  hashOf: (range: Range) => TextHash,
): readonly CodeSymbol[] {
  const tests = symbols.filter(({ kind }) => kind === 'test' || kind === 'suite');
  if (tests.length === 0 || !GRAMMARS.has(language.grammar)) return symbols;
  const spans = tests.map(({ span }) => span);
  const known = new Map<number, readonly Setting[]>();
  const settingsOf = (block: Node) => {
    const settings = known.get(block.id) ?? readSettings(block, file, language, spans);
    known.set(block.id, settings);
    return settings;
  };
  const hashes = new Map<Setting, TextHash>();
  const hashOnce = (setting: Setting) => {
    const hash = hashes.get(setting) ?? hashOf(setting);
    hashes.set(setting, hash);
    return hash;
  };
  return symbols.map((symbol) => {
    if (symbol.kind !== 'test' && symbol.kind !== 'suite') return symbol;
    const beside = blocksAround(tree, symbol.span).flatMap(settingsOf);
    const { ranges, named: bases } = headsAround(tree, symbol.span);
    // Nobody writes this many, and each test would be held against each of them.
    if (beside.length > LIMITS.settingsPerTest)
      return { ...symbol, hash: hashAll([symbol.hash, hashOf({ start: 0, end: file.text.length })]) };
    const words = [symbol.span, ...ranges, ...bases].reduce(
      (all, { start, end }) => all.union(wordsIn(file.text.slice(start, end))),
      new Set<string>(),
    );
    const used = usedBy(words, beside);
    const named = used.reduce((all, { isImport, words }) => (isImport ? all : all.union(words)), words);
    const parts = used.map((setting) => (setting.isImport ? hashImport(setting, named) : hashOnce(setting)));
    const heads = ranges.map((range) => hashOf(range));
    if (used.length + heads.length === 0) return symbol;
    return { ...symbol, hash: hashAll([symbol.hash, ...parts.sort(), ...heads]) };
  });
}

/** The blocks around a test, from the file inwards. */
function blocksAround(tree: Tree, span: Range): readonly Node[] {
  const blocks: Node[] = [];
  let node: Node | null = tree.rootNode.descendantForIndex(span.start, Math.max(span.start, span.end - 1));
  for (; node; node = node.parent) {
    const isInside = node.startIndex >= span.start && node.endIndex <= span.end;
    if (!isInside && BLOCK.test(node.type)) blocks.unshift(node);
    else if (isInside && node.parent === null) blocks.unshift(node);
  }
  return blocks;
}

function readSettings(
  block: Node,
  file: SourceFile,
  language: Language,
  tests: readonly Range[],
): readonly Setting[] {
  return block.namedChildren.flatMap((child): Setting[] => {
    if (child === null || language.comments.includes(child.type)) return [];
    const { startIndex: start, endIndex: end } = child;
    // A comment above a test is a part of it, so that a test need not begin where its statement does.
    const holds = ({ start: from, end: to }: Range) =>
      (start <= from && from < end) || (start < to && to <= end);
    if (tests.some(holds)) return [];
    const text = file.text.slice(start, end);
    const isImport = /^(?:import|from|using)\b/.test(text);
    // A docstring says something and does nothing.
    if (/^(?:["'`])/.test(text)) return [];
    return [
      {
        start,
        end,
        text,
        isImport,
        names: declaredIn(child.type, text, isImport),
        words: isImport ? new Set() : wordsIn(text),
      },
    ];
  });
}

const DECLARES =
  /^(?:(?:export|default|declare|async|abstract)\s+)*(?:const|let|var|function\*?|class|interface|type|enum|def)\s+/;
/** A member of a class: a name behind modifiers and a type. */
const MEMBER = /^(?:[\w<>[\],.?*&#\s]+\s)?([\p{L}_$#][\p{L}\p{N}_$]*)\s*(?:=|\(|;|:|\{|$)/u;
/** Run by a framework, whether a test names it or not. */
const ALWAYS =
  /@(?:Before|After|ClassRule|Rule|RegisterExtension)|\bautouse\s*=|\b(?:def|void)\s+(?:set_?up|tear_?down)|\[(?:SetUp|TearDown|OneTime|TestInitialize|TestCleanup)/i;
const IMPORT_WORDS = new Set(['import', 'from', 'as', 'type', 'static', 'using', 'global']);
/** Longer heads are not looked at. */
const MAX_HEAD = 400;

/** The names that a statement declares; none for one that does something. */
function declaredIn(type: string, text: string, isImport: boolean): ReadonlySet<string> {
  if (isImport) return wordsIn(text.replace(QUOTED, ' ')).difference(IMPORT_WORDS);
  const head = text.slice(0, MAX_HEAD);
  const plain = head.replace(/^(?:@[\w.]+(?:\([^()]*\))?\s*)+/, '');
  if (ALWAYS.test(head)) return new Set();
  const declares = DECLARES.exec(plain);
  if (declares) {
    const rest = plain.slice(declares[0].length);
    const isPattern = /^[{[]/.test(rest);
    return wordsIn((isPattern ? rest.split('=', 1)[0] : /^[\p{L}\p{N}_$]+/u.exec(rest)?.[0]) ?? '');
  }
  // Of expressions only assignments, as Python has them, declare anything.
  if (/statement$/.test(type) && !/^[\w, ]+(?::[^=]+)?=(?!=)/.test(plain)) return new Set();
  return /statement$/.test(type)
    ? wordsIn(plain.split('=', 1)[0] ?? '')
    : wordsIn(MEMBER.exec(plain)?.[1] ?? '');
}

/** The statements that some words lead to, and those that these lead to, and those that do something. */
function usedBy(words: ReadonlySet<string>, settings: readonly Setting[]): readonly Setting[] {
  const used = new Set(settings.filter(({ names }) => names.size === 0));
  const open = [words, ...[...used].map((setting) => setting.words)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const setting of settings) {
      if (used.has(setting) || setting.names.isDisjointFrom(next)) continue;
      used.add(setting);
      open.push(setting.words);
    }
  }
  return [...used];
}

/** Of an import what the words name of it, since its other names are for others, and from what; where that lies can change. */
function hashImport({ text }: Setting, words: ReadonlySet<string>): TextHash {
  const source = QUOTED.exec(text)?.[2];
  const from =
    source === undefined ? (MODULE.exec(text)?.[1] ?? '') : source.startsWith('.') ? stemOf(source) : source;
  const names = (text.replace(QUOTED, ' ').match(/[\p{L}\p{N}_$*]+(?:\s+as\s+[\p{L}\p{N}_$]+)?/gu) ?? [])
    .map((one) => one.replace(/\s+/g, ' '))
    .filter((one) => words.has(one.split(' ').at(-1) ?? ''));
  return hashAll([from, ...names.sort()]);
}

const QUOTED = /(["'`])([^"'`]*)\1/;
const MODULE = /^(?:from|using|import)\s+(?:static\s+)?([\w.]+)/;

function stemOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.\w+$/, '');
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []);
}

function hashAll(parts: readonly string[]): TextHash {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32) as TextHash;
}
