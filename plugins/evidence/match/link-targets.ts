import { type Address, groupBy, isCounted, type Link, type SourceFile } from '#model';
import { symbolKey, type TestFile, type TestNode } from './test-tree.ts';
import { bareKey, titleKey } from './title-keys.ts';

/** A link that counts for a claim and names tests. */
export type ClaimLink = Link & { readonly claim: Address; readonly target: NonNullable<Link['target']> };

/**
 * What a counted link means. `test`: one test, and the `twins` that its words name as well. `holder`: all tests of a suite. `file`: all tests of a file. `lines`: the
 * tests in some lines. `nothing`: no test, and why in a sentence.
 */
export type Meaning =
  | { readonly kind: 'test'; readonly node: TestNode; readonly twins: readonly TestNode[] }
  | { readonly kind: 'holder'; readonly node: TestNode }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'lines'; readonly path: string; readonly line: number; readonly endLine: number }
  | { readonly kind: 'nothing'; readonly reason: string };

/** Links by what they mean. */
export interface LinkTargets {
  readonly meanings: ReadonlyMap<ClaimLink, Meaning>;
  /** By the key of the test's symbol, or of the suite's. */
  readonly bySymbol: ReadonlyMap<string, readonly ClaimLink[]>;
  readonly byFile: ReadonlyMap<string, readonly ClaimLink[]>;
  readonly lines: ReadonlyMap<string, readonly ClaimLink[]>;
}

/** Sorts the links that say that a test verifies a claim by what they mean. */
export function linkTargets(
  links: readonly Link[],
  files: ReadonlyMap<string, TestFile>,
  texts: ReadonlyMap<string, SourceFile>,
): LinkTargets {
  const counted = links.filter(
    (link): link is ClaimLink =>
      link.role === 'verifies' && link.claim !== undefined && link.target !== undefined && isCounted(link),
  );
  const loose = groupBy(counted.filter(isLooseTag), (link) => link.target.path);
  const meant = counted.map((link) => ({
    link,
    meaning: meaningOf(link, files.get(link.target.path), texts, loose.get(link.target.path) ?? []),
  }));
  const named = meant.flatMap(({ link, meaning }) => nodesOf(meaning).map((node) => ({ link, node })));
  const bySymbol = groupBy(named, ({ node }) => symbolKey(node.symbol));
  const byFile = groupBy(meant, ({ meaning }) => (meaning.kind === 'file' ? meaning.path : undefined));
  const lines = groupBy(meant, ({ meaning }) => (meaning.kind === 'lines' ? meaning.path : undefined));
  return {
    meanings: new Map(meant.map(({ link, meaning }) => [link, meaning])),
    bySymbol: onlyLinks(bySymbol),
    byFile: onlyLinks(byFile),
    lines: onlyLinks(lines),
  };
}

function nodesOf(meaning: Meaning): readonly TestNode[] {
  switch (meaning.kind) {
    case 'test':
      return [meaning.node, ...meaning.twins];
    case 'holder':
      return [meaning.node];
    case 'file':
    case 'lines':
    case 'nothing':
      return [];
  }
}

function onlyLinks(
  groups: ReadonlyMap<string, readonly { readonly link: ClaimLink }[]>,
): ReadonlyMap<string, readonly ClaimLink[]> {
  return new Map([...groups].map(([key, list]) => [key, list.map(({ link }) => link)]));
}

/** A tag that stands in no test: in a suite, or between the tests of a file. */
function isLooseTag({ origin, target }: ClaimLink): boolean {
  return origin === 'tag' && target.symbol?.kind !== 'test';
}

function meaningOf(
  link: ClaimLink,
  file: TestFile | undefined,
  texts: ReadonlyMap<string, SourceFile>,
  loose: readonly ClaimLink[],
): Meaning {
  const { path, line, endLine, symbol } = link.target;
  if (file === undefined) return { kind: 'file', path };
  if (symbol) {
    const node = file.bySymbol.get(symbol.span.start);
    if (node === undefined || node.symbol.name !== symbol.name)
      return { kind: 'nothing', reason: `\`${symbol.name}\` is no test, so no result is of it.` };
    if (symbol.kind === 'test') return { kind: 'test', node, twins: twinsOf(link, node, file) };
    return link.origin === 'tag' ? suiteOfTag(link, node, file, loose) : { kind: 'holder', node };
  }
  if (link.origin === 'tag') return fileOfTag(link, file, loose);
  const last = texts.get(path)?.lineStarts.length ?? 0;
  if (line === 1 && endLine >= last - 1) return { kind: 'file', path };
  return { kind: 'lines', path, line, endLine };
}

/**
 * The other tests of the file that a link by title alone names as well: to look at the first only would pass over how the
 * others ended.
 */
function twinsOf({ origin, match, label }: ClaimLink, node: TestNode, file: TestFile): readonly TestNode[] {
  if (origin === 'tag' || match !== 'file') return [];
  const { name, container } = node.symbol;
  const isOwned = ['.', '::', '->', '#', '/'].some((mark) => label.includes(`${container}${mark}${name}`));
  const key = ownKey(node);
  return file.tests.filter(
    (other) => other !== node && ownKey(other) === key && (!isOwned || other.symbol.container === container),
  );
}

function ownKey({ symbol }: TestNode): string {
  return bareKey([symbol.name]) ?? titleKey([symbol.name]);
}

/** A tag in a suite's title, or above its first test, is about the suite; one further down is about what follows, whatever that is. */
function suiteOfTag(link: ClaimLink, node: TestNode, file: TestFile, loose: readonly ClaimLink[]): Meaning {
  const inner = [...file.tests, ...file.holders].filter((one) => one.around.includes(node));
  const first = Math.min(...inner.map(({ symbol }) => symbol.span.start));
  const others = loose.filter(({ target }) => target.symbol?.span.start === node.symbol.span.start);
  return heads(link, first, others)
    ? { kind: 'holder', node }
    : { kind: 'nothing', reason: between(link.target.path) };
}

/** A tag above everything in a file is about the file. */
function fileOfTag(link: ClaimLink, file: TestFile, loose: readonly ClaimLink[]): Meaning {
  if (file.tests.length === 0) {
    // Nothing is known of where its tests stand, so only what stands alone can be about all of them.
    return loose.every(({ target }) => target.line === link.target.line)
      ? { kind: 'file', path: file.path }
      : { kind: 'nothing', reason: between(file.path) };
  }
  const first = Math.min(...[...file.tests, ...file.holders].map(({ symbol }) => symbol.span.start));
  const others = loose.filter(({ target }) => target.symbol === undefined);
  return heads(link, first, others)
    ? { kind: 'file', path: file.path }
    : { kind: 'nothing', reason: between(link.target.path) };
}

/** True for a tag before the first test, where no other stands behind that: then tags head sections, each of its own tests. */
function heads(link: ClaimLink, first: number, others: readonly ClaimLink[]): boolean {
  return link.from.start < first && !others.some(({ from }) => from.start > first);
}

function between(path: string): string {
  return `The tag stands between the tests of \`${path}\` and in none of them, so it is not known which it means.`;
}

/** The links that lead to a test: to itself, its suites, its lines, its file; the most direct first. */
export function linksTo(node: TestNode, targets: LinkTargets): readonly ClaimLink[] {
  const { line, endLine } = node.symbol;
  return [
    ...(targets.bySymbol.get(symbolKey(node.symbol)) ?? []),
    ...(targets.lines.get(node.path) ?? []).filter(
      ({ target }) => target.line <= line && endLine <= Math.max(target.endLine, target.line),
    ),
    ...linksAround(node.path, node.around.at(-1), targets),
  ];
}

/**
 * The links that lead to a suite or to those around it, and to its file.
 * @param line of a result whose test is not known, as its report gives it
 */
export function linksAround(
  path: string,
  holder: TestNode | undefined,
  targets: LinkTargets,
  line?: number,
): readonly ClaimLink[] {
  const holders = holder ? [holder, ...holder.around].filter(({ symbol }) => symbol.kind !== 'test') : [];
  const lined = line === undefined ? [] : (targets.lines.get(path) ?? []);
  return [
    ...lined.filter(({ target }) => target.line <= (line ?? 0) && (line ?? 0) <= target.endLine),
    ...holders.flatMap(({ symbol }) => targets.bySymbol.get(symbolKey(symbol)) ?? []),
    ...(targets.byFile.get(path) ?? []),
  ];
}
