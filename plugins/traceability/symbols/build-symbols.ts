import { type CodeSymbol, positionAt, type SourceFile, type TextHash } from '#model';
import { readContract } from './contract.ts';
import { docLines, leadsAbove } from './doc-comments.ts';
import { heldBackBy } from './held-back.ts';
import type { Language } from './language.ts';
import type { MarkedNode, Markings, Range } from './marked-nodes.ts';
import { hasHoles, readTitle } from './titles.ts';

/** A marked node with what stands around it. */
interface Draft {
  readonly node: MarkedNode;
  readonly name: string;
  readonly kind: CodeSymbol['kind'] | 'scope';
  readonly container?: string;
  readonly title?: string;
  readonly heldBack?: string;
  readonly span: Range;
  readonly leads: readonly Range[];
}

/** Turns what a query marked into symbols, with spans that include doc comments, and the places of test titles. */
export function buildSymbols(
  file: SourceFile,
  language: Language,
  markings: Markings,
  hashOf: (range: Range) => TextHash,
): { readonly symbols: readonly CodeSymbol[]; readonly titles: readonly Range[] } {
  const symbols: CodeSymbol[] = [];
  const titles: Range[] = [];
  for (const draft of draftSymbols(file, language, markings)) {
    const { node, kind } = draft;
    if (kind === 'scope' || !node.name || draft.name.trim() === '') continue;
    if (node.callee) {
      titles.push(node.name);
      // `it.each([…])('%s', …)`: the rows are the rest of the title.
      if (hasHoles(draft.name)) titles.push(node.callee);
    } else if (draft.title !== undefined) {
      titles.push({ start: draft.span.start, end: node.name.start });
    }
    const documents = [...draft.leads, ...(node.doc ? [node.doc] : [])];
    symbols.push({
      name: draft.name,
      kind,
      ...(draft.container === undefined ? {} : { container: draft.container }),
      ...(draft.title === undefined ? {} : { title: draft.title }),
      ...(draft.heldBack === undefined || (kind !== 'test' && kind !== 'suite')
        ? {}
        : { heldBack: draft.heldBack }),
      span: { path: file.path, ...draft.span },
      line: positionAt(file, node.name.start).line,
      endLine: positionAt(file, Math.max(draft.span.start, draft.span.end - 1)).line,
      contract: readContract(file.path, docLines(file, documents, language.plainDocs)),
      hash: hashOf(draft.span),
    });
  }
  return { symbols, titles };
}

/** Follows the nesting of marked nodes from the start of the file to its end. */
function draftSymbols(file: SourceFile, language: Language, markings: Markings): readonly Draft[] {
  const drafts: Draft[] = [];
  const nodes = withoutDoubles(file, language, markings.nodes);
  const single = singleWraps(nodes);
  const open: (Draft | MarkedNode)[] = [];
  for (const node of nodes) {
    while (open.length > 0 && endOf(open.at(-1)) <= node.start) open.pop();
    if (node.kind === 'wrap') {
      open.push(node);
      continue;
    }
    const outer = outerRange(open, node, single);
    const leads = leadsAbove(file, markings.leads, outer.start);
    const span = { start: leads[0]?.start ?? outer.start, end: outer.end };
    const enclosing = open.findLast((item): item is Draft => 'node' in item);
    const comments = leads.filter((lead) => !/^#?\[/.test(textAt(file, lead)));
    const heldBack = heldBackBy(file, node, span, comments) ?? enclosing?.heldBack;
    const draft = {
      node,
      span,
      leads,
      ...(heldBack === undefined ? {} : { heldBack }),
      ...nameNode(file, language, node, enclosing, span),
    };
    drafts.push(draft);
    open.push(draft);
  }
  return drafts;
}

function endOf(item: Draft | MarkedNode | undefined): number {
  if (!item) return 0;
  return 'node' in item ? item.node.end : item.end;
}

/** The wraps that hold one declaration and no more, unlike `const ( … )` with several. */
function singleWraps(nodes: readonly MarkedNode[]): ReadonlySet<MarkedNode> {
  const counts = new Map<MarkedNode, number>();
  const open: MarkedNode[] = [];
  for (const node of nodes) {
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= node.start) open.pop();
    for (let i = open.length - 1; i >= 0 && open[i]?.kind === 'wrap'; i--) {
      const wrap = open[i];
      if (wrap && node.kind !== 'wrap') counts.set(wrap, (counts.get(wrap) ?? 0) + 1);
    }
    open.push(node);
  }
  return new Set([...counts].filter(([, count]) => count === 1).map(([wrap]) => wrap));
}

/** A declaration that is alone in a wrap is as long as the outermost such wrap. */
function outerRange(
  open: readonly (Draft | MarkedNode)[],
  node: MarkedNode,
  single: ReadonlySet<MarkedNode>,
): Range {
  let range: Range = node;
  for (let i = open.length - 1; i >= 0; i--) {
    const item = open[i];
    if (!item || 'node' in item || !single.has(item)) break;
    range = item;
  }
  return { start: range.start, end: range.end };
}

function nameNode(
  file: SourceFile,
  language: Language,
  node: MarkedNode,
  enclosing: Draft | undefined,
  span: Range,
): Pick<Draft, 'name' | 'kind' | 'container' | 'title'> {
  const written = textAt(file, node.name);
  if (node.callee) {
    const isSuite = language.tests.suiteCall?.test(textAt(file, node.callee)) ?? false;
    return {
      name: readTitle(written),
      kind: isSuite ? 'suite' : 'test',
      ...inside(enclosing?.name),
    };
  }
  const { qualifier, name } = splitName(written);
  const container = textAt(file, node.container).replace(/^[*&\s]+/, '') || qualifier || enclosing?.name;
  const head = file.text.slice(span.start, node.name?.start ?? span.start);
  const kind = kindOf(language, node, name, head, enclosing);
  if (kind === 'test' && language.tests.macro?.test(name)) {
    return { name: macroName(file, node), kind, ...inside(enclosing?.name) };
  }
  const title = kind === 'test' ? language.tests.title?.exec(head)?.[1] : undefined;
  return {
    name,
    kind,
    ...inside(container === undefined ? undefined : withoutArguments(container)),
    ...(title === undefined ? {} : { title }),
  };
}

function inside(container: string | undefined): { readonly container?: string } {
  return container === undefined || container === '' ? {} : { container };
}

function kindOf(
  language: Language,
  node: MarkedNode,
  name: string,
  head: string,
  enclosing: Draft | undefined,
): Draft['kind'] {
  const { tests } = language;
  const kind = node.kind === 'wrap' ? 'scope' : node.kind;
  if (kind === 'function' || kind === 'method') {
    if (tests.macro?.test(name) || tests.head?.test(head) || tests.name?.test(name)) return 'test';
    const inType = enclosing && ['class', 'type', 'scope', 'suite'].includes(enclosing.kind);
    return kind === 'function' && inType && enclosing.node.callee === undefined ? 'method' : kind;
  }
  return kind === 'class' && tests.suiteName?.test(name) ? 'suite' : kind;
}

/** `TEST(Box, Adds)` is `Box.Adds`, as test reports name it. */
function macroName(file: SourceFile, node: MarkedNode): string {
  const from = node.name?.end ?? node.start;
  const list = /^\s{0,20}\(([^()]{0,300})\)/.exec(file.text.slice(from, from + 350))?.[1] ?? '';
  return list
    .split(',')
    .map((part) => part.trim())
    .join('.');
}

/** `a::b::c` is `c` of `a::b`; pointer marks are no part of a name. */
function splitName(written: string): { readonly qualifier?: string; readonly name: string } {
  const bare = written.replace(/^[*&\s]+/, '');
  const at = bare.lastIndexOf('::');
  return at > 0 ? { qualifier: bare.slice(0, at), name: bare.slice(at + 2) } : { name: bare };
}

function withoutArguments(name: string): string {
  const at = name.search(/[<[]/);
  return at > 0 ? name.slice(0, at) : name;
}

function textAt(file: SourceFile, range: Range | undefined): string {
  return range ? file.text.slice(range.start, range.end) : '';
}

const RANK: Readonly<Record<MarkedNode['kind'], number>> = {
  test: 0,
  suite: 0,
  function: 1,
  method: 1,
  class: 2,
  type: 2,
  module: 2,
  constant: 3,
  scope: 4,
  wrap: 5,
};

/**
 * Keeps one node per name, the most telling kind; drops titled calls that are no tests, and calls that are only the first
 * part of a test's call, as `it.each(…)` in `it.each(…)('title', …)`.
 */
function withoutDoubles(
  file: SourceFile,
  language: Language,
  nodes: readonly MarkedNode[],
): readonly MarkedNode[] {
  const best = new Map<number, MarkedNode>();
  const lastTestAt = new Map<number, MarkedNode>();
  for (const node of nodes) {
    if (!node.name || (node.callee && !isTestCall(file, language, node))) continue;
    if (node.callee) {
      const longer = lastTestAt.get(node.start);
      if (longer) continue;
      lastTestAt.set(node.start, node);
    }
    const known = best.get(node.name.start);
    if (!known || RANK[node.kind] < RANK[known.kind]) best.set(node.name.start, node);
  }
  const kept = new Set(best.values());
  return nodes
    .filter((node) => node.kind === 'wrap' || kept.has(node))
    .map((node) => closed(file, language, node));
}

function isTestCall(file: SourceFile, language: Language, node: MarkedNode): boolean {
  const callee = textAt(file, node.callee);
  const { call, suiteCall } = language.tests;
  if (/\.(?:todo|openspec)$/.test(callee)) return false;
  if (!call?.test(callee) && !suiteCall?.test(callee)) return false;
  const needsBody =
    language.grammar === 'typescript' || language.grammar === 'tsx' || language.grammar === 'javascript';
  return !needsBody || /^\s{0,200},/.test(file.text.slice(node.name?.end, (node.name?.end ?? 0) + 210));
}

function closed(file: SourceFile, language: Language, node: MarkedNode): MarkedNode {
  const { closedBy } = language.tests;
  if (!node.callee || closedBy === undefined) return node;
  const at = file.text.indexOf(closedBy, node.end);
  return at < 0 ? node : { ...node, end: at + closedBy.length };
}
