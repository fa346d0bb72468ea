import type { Tree } from '@vscode/tree-sitter-wasm';
import type { CodeSymbol, Grammars, SourceFile } from '#model';
import { buildSymbols } from './build-symbols.ts';
import type { Language } from './language.ts';
import { languageOf } from './languages.ts';
import { type Markings, markNodes, type Range } from './marked-nodes.ts';
import { loadLanguage, parseText } from './parser-runtime.ts';

/** In what kind of text an offset stands. */
export type TextKind = 'code' | 'comment' | 'string';

/** What a parse tree says about one file. */
export interface CodeReading {
  /** In order of their start, outer before inner. */
  readonly symbols: readonly CodeSymbol[];
  /** Comments, attributes and docstrings, in order. */
  readonly comments: readonly Range[];
  /** Where the titles of tests and suites stand. */
  readonly titles: readonly Range[];
  /** For each offset asked about. */
  readonly kinds: readonly TextKind[];
}

/**
 * Reads the symbols of a code file from its parse tree, and in what kind of text the given offsets stand.
 * Ensures: undefined when there is no grammar for the file or the parser gave up; spans lie inside the text.
 * Limits: `LIMITS.parseSteps`, `LIMITS.symbolsPerFile`.
 */
export async function readCode(
  file: SourceFile,
  grammars: Grammars,
  offsets: readonly number[] = [],
): Promise<CodeReading | undefined> {
  const language = languageOf(file.path);
  if (!language) return undefined;
  const loaded = await loadLanguage(language, grammars);
  const tree = parseText(loaded, file.text);
  if (!tree) return undefined;
  try {
    const markings = markNodes(loaded, tree);
    if (!markings) return undefined;
    const { symbols, titles } = buildSymbols(file, language, markings);
    return {
      symbols,
      titles,
      comments: [...markings.leads, ...markings.docs].sort((a, b) => a.start - b.start),
      kinds: offsets.map((offset) => kindAt(tree, language, markings, offset)),
    };
  } finally {
    tree.delete();
  }
}

/** Reads all symbols of a file; empty when there is no grammar for it or the parser gave up. */
export async function readSymbols(file: SourceFile, grammars: Grammars): Promise<readonly CodeSymbol[]> {
  return (await readCode(file, grammars))?.symbols ?? [];
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
