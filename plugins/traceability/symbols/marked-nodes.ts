import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import { LIMITS } from '#config';
import type { CodeSymbol } from '#model';
import type { LoadedLanguage } from './parser-runtime.ts';

/** A stretch of text by its offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A declaration or call that a language's query marked. */
export interface MarkedNode extends Range {
  readonly kind: CodeSymbol['kind'] | 'scope' | 'wrap';
  /** Of the name or title; absent for `wrap`. */
  readonly name?: Range;
  readonly callee?: Range;
  readonly container?: Range;
  readonly doc?: Range;
}

/** What the query of a language marked in one file, each list by start. */
export interface Markings {
  readonly nodes: readonly MarkedNode[];
  /** Comments and attributes. */
  readonly leads: readonly Range[];
  readonly docs: readonly Range[];
}

const KINDS: ReadonlySet<string> = new Set<MarkedNode['kind']>([
  'function',
  'method',
  'class',
  'type',
  'constant',
  'module',
  'test',
  'suite',
  'scope',
  'wrap',
]);

/**
 * Runs a language's query over a tree.
 * Ensures: undefined when it is late or there are more marks than `LIMITS.symbolsPerFile`.
 */
export function markNodes(loaded: LoadedLanguage, tree: Tree, isLate: () => boolean): Markings | undefined {
  const matches = loaded.query.matches(tree.rootNode, { progressCallback: isLate });
  if (matches.length > LIMITS.symbolsPerFile || isLate()) return undefined;
  const nodes: MarkedNode[] = [];
  const leads: Range[] = [];
  const docs: Range[] = [];
  for (const { captures } of matches) {
    let main: { kind: MarkedNode['kind']; range: Range } | undefined;
    const parts: Record<string, Range> = {};
    for (const { name, node } of captures) {
      const range = rangeOf(node);
      if (name === 'lead') leads.push(range);
      else if (isKind(name)) main = { kind: name, range };
      else parts[name] = range;
    }
    if (parts.doc) docs.push(parts.doc);
    if (!main) continue;
    nodes.push({
      kind: main.kind,
      start: main.range.start,
      end: Math.max(main.range.end, parts.body?.end ?? 0),
      ...(parts.name ? { name: parts.name } : {}),
      ...(parts.callee ? { callee: parts.callee } : {}),
      ...(parts.container ? { container: parts.container } : {}),
      ...(parts.doc ? { doc: parts.doc } : {}),
    });
  }
  return { nodes: nodes.sort(byNesting), leads: leads.sort(byNesting), docs: docs.sort(byNesting) };
}

function rangeOf(node: Node): Range {
  return { start: node.startIndex, end: node.endIndex };
}

function isKind(name: string): name is MarkedNode['kind'] {
  return KINDS.has(name);
}

/** Outer before inner; a wrap before what it wraps. */
function byNesting(a: Range & { kind?: string }, b: Range & { kind?: string }): number {
  return a.start - b.start || b.end - a.end || Number(b.kind === 'wrap') - Number(a.kind === 'wrap');
}
