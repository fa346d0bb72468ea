import type { Tree } from '@vscode/tree-sitter-wasm';
import type { CodeSymbol, Grammars, SourceFile, TextHash } from '#model';
import { buildSymbols } from './build-symbols.ts';
import { withSettings } from './hash-settings.ts';
import { hasherOf } from './hash-symbols.ts';
import type { Language } from './language.ts';
import { languageOf } from './languages.ts';
import { type Markings, markNodes, type Range } from './marked-nodes.ts';
import { loadLanguage, type Parsed, type SlowParses, withTree } from './parser-runtime.ts';

/** In what kind of text an offset stands. */
export type TextKind = 'code' | 'comment' | 'string';

/** What a parse tree says about one file. */
export interface CodeReading {
  /** In order of their start, outer before inner. */
  readonly symbols: readonly CodeSymbol[];
  /** Comments, attributes, docstrings and tests yet to be written, in order: a name in them is no code. */
  readonly comments: readonly Range[];
  /** Where the titles of tests and suites stand. */
  readonly titles: readonly Range[];
  /** For each offset asked about. */
  readonly kinds: readonly TextKind[];
  /** Of the whole file, as symbols are hashed. */
  readonly hash: TextHash;
}

/**
 * Reads the symbols of a code file from its parse tree, and in what kind of text the given offsets stand.
 * Ensures: spans lie inside the text.
 * Limits: those of `withTree`, and `LIMITS.symbolsPerFile`.
 */
export async function readCode(
  file: SourceFile,
  grammars: Grammars,
  slow: SlowParses,
  offsets: readonly number[] = [],
): Promise<Parsed<CodeReading> | { readonly kind: 'no-grammar' }> {
  const language = languageOf(file.path);
  if (!language) return { kind: 'no-grammar' };
  const loaded = await loadLanguage(language, grammars);
  return withTree(loaded, file.text, grammars, slow, (tree, isLate) => {
    const markings = markNodes(loaded, tree, isLate);
    if (markings === undefined) return undefined;
    const hashOf = hasherOf(tree, file.text, language, markings.docs);
    const { symbols, titles } = buildSymbols(file, language, markings, hashOf);
    return {
      symbols: withSettings(symbols, tree, file, language, hashOf),
      titles,
      hash: hashOf({ start: 0, end: file.text.length }),
      comments: [...markings.leads, ...markings.docs, ...plannedTests(file, markings)].sort(
        (a, b) => a.start - b.start,
      ),
      kinds: offsets.map((offset) => kindAt(tree, language, markings, offset)),
    };
  });
}

/** Reads all symbols of a file; empty when there is no grammar for it or its parser gave up. */
export async function readSymbols(file: SourceFile, grammars: Grammars): Promise<readonly CodeSymbol[]> {
  const reading = await readCode(file, grammars, { count: 0 });
  return reading.kind === 'parsed' ? reading.value.symbols : [];
}

/** `it.todo('title')` has no body: it says what is to be tested, as a comment would. */
function plannedTests(file: SourceFile, { nodes }: Markings): readonly Range[] {
  return nodes.filter(
    ({ callee, name }) =>
      callee &&
      name &&
      file.text.slice(callee.start, callee.end).endsWith('.todo') &&
      name.start > callee.end,
  );
}

/** Docstrings count as comments, and code inside a template string as code. */
function kindAt(tree: Tree, language: Language, markings: Markings, offset: number): TextKind {
  if (markings.docs.some((doc) => doc.start <= offset && offset < doc.end)) return 'comment';
  let node = tree.rootNode.descendantForIndex(offset, offset);
  for (let up = 0; node && up < 4; up++) {
    if (language.comments.includes(node.type)) return 'comment';
    if (language.strings.includes(node.type)) return 'string';
    if (/substitution|interpolation/.test(node.type)) return 'code';
    node = node.parent;
  }
  return 'code';
}
