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

/** What a look at a parse tree gave: nothing when the parser had to give up. */
export type Parsed<T> = { readonly kind: 'parsed'; readonly value: T } | { readonly kind: 'given-up' };

const GIVEN_UP = { kind: 'given-up' } as const;

// After a crash inside the runtime its memory cannot be trusted, and it cannot be started twice in one process.
let crashed = false;

/** How many files of one run took their parser too long. */
export interface SlowParses {
  count: number;
}

/**
 * Parses a text and looks at its tree before the tree is freed: it lives outside the garbage collector's reach.
 * Limits: `LIMITS.bracketDepth`, `LIMITS.parseMs`, `LIMITS.slowParses`.
 */
export function withTree<T>(
  loaded: LoadedLanguage,
  text: string,
  grammars: Grammars,
  slow: SlowParses,
  look: (tree: Tree, isLate: () => boolean) => T | undefined,
): Parsed<T> {
  if (crashed || slow.count >= LIMITS.slowParses || isTooDeep(text)) return GIVEN_UP;
  const deadline = grammars.now() + LIMITS.parseMs;
  const isLate = () => grammars.now() > deadline;
  try {
    const tree = loaded.parser.parse(text, null, { progressCallback: isLate });
    if (tree === null) {
      loaded.parser.reset();
      slow.count++;
      return GIVEN_UP;
    }
    const value = look(tree, isLate);
    tree.delete();
    if (isLate()) slow.count++;
    return value === undefined ? GIVEN_UP : { kind: 'parsed', value };
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    crashed = true;
    return GIVEN_UP;
  }
}

/** Deeply nested brackets overflow the runtime's stack, which is small and not guarded. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 40 || code === 91 || code === 123) {
      if (++depth > LIMITS.bracketDepth) return true;
    } else if ((code === 41 || code === 93 || code === 125) && depth > 0) depth--;
  }
  return false;
}
