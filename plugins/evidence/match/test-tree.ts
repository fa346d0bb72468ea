import type { CodeSymbol, TextHash } from '#model';
import { bareKey, spokenTitle, type TitlePattern, titleKey, titlePattern } from './title-keys.ts';

/** A test of the tree, or what groups tests. */
export interface TestNode {
  readonly path: string;
  readonly symbol: CodeSymbol;
  /** The nodes around it, outermost first. */
  readonly around: readonly TestNode[];
  /** Titles as a report would give them, outermost first. */
  readonly titles: readonly string[];
  readonly hash: TextHash;
}

/** The tests of one file, ready to be found by titles. */
export interface TestFile {
  readonly path: string;
  /** Tests in the order of the file. */
  readonly tests: readonly TestNode[];
  /** Suites, and classes and modules that hold tests. */
  readonly holders: readonly TestNode[];
  readonly byKey: ReadonlyMap<string, readonly TestNode[]>;
  /** Where tags are left out of titles. */
  readonly byBareKey: ReadonlyMap<string, readonly TestNode[]>;
  readonly holdersByKey: ReadonlyMap<string, readonly TestNode[]>;
  /** Tests whose titles only a run completes. */
  readonly patterns: readonly { readonly node: TestNode; readonly pattern: TitlePattern }[];
  readonly bySymbol: ReadonlyMap<number, TestNode>;
}

/** The names that tell one symbol from another: where it starts, and what it is called. */
export function symbolKey({ span, name }: Pick<CodeSymbol, 'span' | 'name'>): string {
  return `${span.path}\u0000${span.start}\u0000${name}`;
}

/** Kinds whose names are titles in reports; modules only where a path of modules names a test. */
function isTitled({ kind }: CodeSymbol, family: Family): boolean {
  switch (kind) {
    case 'test':
    case 'suite':
      return true;
    case 'class':
      return family === 'class';
    case 'module':
      return family === 'rust';
    case 'function':
    case 'method':
    case 'type':
    case 'constant':
      return false;
  }
}

/** How reports name tests of a language: by titles alone, with classes, with modules, with a package. */
export type Family = 'titles' | 'class' | 'rust' | 'go' | 'cpp';

const FAMILIES: ReadonlyMap<string, Family> = new Map(
  Object.entries({
    class: [
      'java',
      'kt',
      'kts',
      'groovy',
      'scala',
      'cs',
      'fs',
      'vb',
      'py',
      'pyi',
      'php',
      'swift',
      'rb',
      'dart',
    ],
    rust: ['rs'],
    go: ['go'],
    cpp: ['c', 'h', 'cc', 'cpp', 'cxx', 'hh', 'hpp', 'hxx', 'ino', 'cu', 'cuh'],
  } satisfies Partial<Record<Family, readonly string[]>>).flatMap(([family, extensions]) =>
    extensions.map((extension): [string, Family] => [extension, family as Family]),
  ),
);

/** How reports name the tests of a file. */
export function familyOf(path: string): Family {
  return FAMILIES.get(path.slice(path.lastIndexOf('.') + 1).toLowerCase()) ?? 'titles';
}

/** Finds the tests among the symbols of a file, with what stands around each. */
export function testFile(path: string, symbols: readonly CodeSymbol[]): TestFile {
  const family = familyOf(path);
  const tests: TestNode[] = [];
  const holders: TestNode[] = [];
  const open: TestNode[] = [];
  for (const symbol of inReadingOrder(symbols)) {
    while (open.length > 0 && (open.at(-1)?.symbol.span.end ?? 0) <= symbol.span.start) open.pop();
    if (!isTitled(symbol, family)) continue;
    const around = [...open];
    const own =
      family === 'go' && around.length > 0 ? symbol.name.replace(/\s/g, '_') : spokenTitle(symbol.name);
    const node = {
      path,
      symbol,
      around,
      titles: [...(around.at(-1)?.titles ?? []), own],
      hash: symbol.hash,
    };
    (symbol.kind === 'test' ? tests : holders).push(node);
    open.push(node);
  }
  return indexed(path, family, tests, holders);
}

function inReadingOrder(symbols: readonly CodeSymbol[]): readonly CodeSymbol[] {
  return [...symbols].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function indexed(
  path: string,
  family: Family,
  tests: readonly TestNode[],
  holders: readonly TestNode[],
): TestFile {
  const byKey = new Map<string, TestNode[]>();
  const byBareKey = new Map<string, TestNode[]>();
  const holdersByKey = new Map<string, TestNode[]>();
  for (const node of tests) {
    for (const titles of spellings(node)) {
      put(byKey, titleKey(titles), node);
      put(byBareKey, bareKey(titles) ?? titleKey(titles), node);
    }
  }
  for (const node of holders) {
    put(holdersByKey, titleKey(node.titles), node);
    const bare = bareKey(node.titles);
    if (bare !== undefined) put(holdersByKey, bare, node);
  }
  const patterns = tests.flatMap((node) => {
    // Only these languages complete a title from the text that stands in the code.
    const pattern = family === 'titles' ? titlePattern(node.titles) : undefined;
    return pattern ? [{ node, pattern }] : [];
  });
  const bySymbol = new Map([...holders, ...tests].map((node) => [node.symbol.span.start, node]));
  return { path, tests, holders, byKey, byBareKey, holdersByKey, patterns, bySymbol };
}

/** A test is named by its name, or by the words that are shown for it. */
function spellings({ titles, symbol }: TestNode): readonly (readonly string[])[] {
  if (symbol.title === undefined) return [titles];
  return [titles, [...titles.slice(0, -1), symbol.title]];
}

function put(map: Map<string, TestNode[]>, key: string, node: TestNode): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [node]);
  else if (!list.includes(node)) list.push(node);
}
