import treeSitter, {
  type Language as Grammar,
  type Parser,
  type Query,
  type Tree,
} from '@vscode/tree-sitter-wasm';
import { LIMITS } from '#config';
import type { Grammars } from '#model';
import type { Language } from './language.ts';

/** A language whose grammar is loaded. */
export interface LoadedLanguage {
  readonly language: Language;
  readonly parser: Parser;
  readonly query: Query;
}

// The runtime lives once per process, so what is loaded into it is kept here and not with whoever asked first.
let started: Promise<void> | undefined;
const loading = new Map<string, Promise<LoadedLanguage>>();

/** Loads the grammar of a language, once per process. Throws when the runtime or the grammar cannot be loaded. */
export function loadLanguage(language: Language, grammars: Grammars): Promise<LoadedLanguage> {
  const known = loading.get(language.id);
  if (known) return known;
  const loaded = load(language, grammars);
  loading.set(language.id, loaded);
  loaded.catch(() => loading.delete(language.id));
  return loaded;
}

async function load(language: Language, grammars: Grammars): Promise<LoadedLanguage> {
  started ??= start(grammars);
  await started;
  const grammar: Grammar = await treeSitter.Language.load(await grammars.grammar(language.grammar));
  const parser = new treeSitter.Parser();
  parser.setLanguage(grammar);
  return { language, parser, query: new treeSitter.Query(grammar, language.query) };
}

async function start(grammars: Grammars): Promise<void> {
  try {
    const options = { wasmBinary: await grammars.runtime(), locateFile: (file: string) => file };
    await treeSitter.Parser.init(options);
  } catch (error) {
    started = undefined;
    throw error;
  }
}

/**
 * Parses a text; undefined when the parser gives up.
 * Requires: the caller calls `delete()` on the tree, which lives outside the garbage collector's reach.
 * Limits: `LIMITS.parseSteps`.
 */
export function parseText(loaded: LoadedLanguage, text: string): Tree | undefined {
  let steps = 0;
  try {
    const tree = loaded.parser.parse(text, null, {
      progressCallback: () => ++steps > LIMITS.parseSteps,
    });
    if (tree === null) loaded.parser.reset();
    return tree ?? undefined;
  } catch {
    loaded.parser.reset();
    return undefined;
  }
}
