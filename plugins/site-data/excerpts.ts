import { LIMITS } from '#config';
import { type Link, positionAt, type SourceFile } from '#model';
import { languageOfPath } from '#render';
import { linkKey } from './blocks.ts';
import { toCoverageView, unexecutedLines } from './coverage.ts';
import { testMarks, withResults } from './evidence.ts';
import { hostHref } from './host-links.ts';
import { type SiteIndex, sourceHref } from './site-index.ts';
import type { ExcerptView, Href, LinkView } from './types.ts';
import { lineOf, symbolName } from './views.ts';

/** A stretch of code that links lead to, before it is cut to size. */
interface Stretch {
  readonly id: string;
  readonly file: SourceFile;
  readonly first: number;
  readonly last: number;
  readonly links: readonly Link[];
}

/** The excerpts of one page, and which link leads to which. */
export interface Excerpts {
  readonly implements: readonly ExcerptView[];
  readonly verifies: readonly ExcerptView[];
  /** Adds the excerpt's id to a link's view. */
  readonly withExcerpt: (key: string, view: LinkView) => LinkView;
  /** Id of the excerpt that a link leads to. */
  readonly idOf: (link: Link) => string | undefined;
}

/** Lines around a line that no symbol encloses. */
const CONTEXT = { before: 2, after: 7 };
/** Lines of a doc comment that may stand before the line of the name, so that the name is always in the excerpt. */
const LEAD_LINES = 40;
/** Line counts that excerpts are cut to, in turn, until the page is small enough. */
const CUTS = [80, 60, 45, 34, 26, 20, 15, 11, 8, 5, 3].filter((lines) => lines <= LIMITS.excerptLines);
/** A reviewer reads the code in full before the tests, of which there are more. */
const SHARE: Readonly<Record<Link['role'], number>> = { implements: 0.6, verifies: 0.4 };
/** What a line costs besides its text. */
const LINE_BYTES = '<span>\n</span>'.length;

/**
 * Cuts the code that links lead to. Links that lead to the same lines share one excerpt.
 * Limits: `LIMITS.excerptLines` each; all together about `LIMITS.excerptBytes`, by cutting the longest ones first.
 */
export async function cutExcerpts(index: SiteIndex, links: readonly Link[]): Promise<Excerpts> {
  const stretches = findStretches(index, links);
  const highlighted = new Map<string, readonly string[]>();
  for (const { file } of stretches) {
    if (highlighted.has(file.path)) continue;
    highlighted.set(file.path, await index.linesOf(file));
  }
  const linesOf = (stretch: Stretch) =>
    (highlighted.get(stretch.file.path) ?? []).slice(stretch.first - 1, stretch.last);
  const idByLink = new Map<string, string>();
  for (const { id, links: own } of stretches) for (const link of own) idByLink.set(linkKey(link.from), id);
  const withExcerpt = (key: string, view: LinkView): LinkView => {
    const excerpt = idByLink.get(key);
    return excerpt === undefined ? view : { ...view, excerpt };
  };
  const ofRole = (role: Link['role']) => {
    const own = stretches.filter((stretch) => stretch.links[0]?.role === role);
    const cut = chooseCut(own.map(linesOf), LIMITS.excerptBytes * SHARE[role]);
    return own.map((stretch) => toExcerptView(index, stretch, linesOf(stretch), cut, withExcerpt));
  };
  return {
    implements: ofRole('implements'),
    verifies: ofRole('verifies'),
    withExcerpt,
    idOf: (link) => idByLink.get(linkKey(link.from)),
  };
}

function findStretches(index: SiteIndex, links: readonly Link[]): readonly Stretch[] {
  const found = new Map<string, { file: SourceFile; first: number; last: number; links: Link[] }>();
  for (const link of links) {
    const { target } = link;
    const file = target && index.assessment.files.get(target.path);
    if (target === undefined || file === undefined) continue;
    const range = rangeOf(file, target);
    const key = `${link.role} ${target.path}:${range.first}-${range.last}`;
    const stretch = found.get(key) ?? { file, ...range, links: [] };
    if (!stretch.links.some((other) => linkKey(other.from) === linkKey(link.from))) stretch.links.push(link);
    found.set(key, stretch);
  }
  return [...found.values()].map((stretch, at) => ({ ...stretch, id: `x-${at + 1}` }));
}

function rangeOf(file: SourceFile, target: NonNullable<Link['target']>): { first: number; last: number } {
  const end = file.lineStarts.length;
  const { symbol } = target;
  if (symbol === undefined) {
    const around = target.endLine > target.line ? { before: 0, after: 0 } : CONTEXT;
    return {
      first: Math.max(1, target.line - around.before),
      last: Math.min(end, target.endLine + around.after),
    };
  }
  const start = positionAt(file, symbol.span.start).line;
  const lead = Math.min(LEAD_LINES, Math.floor(LIMITS.excerptLines / 2));
  return {
    first: Math.max(start, symbol.line - lead, 1),
    last: Math.min(end, Math.max(symbol.endLine, symbol.line)),
  };
}

function chooseCut(all: readonly (readonly string[])[], limitBytes: number): number {
  const smallest = CUTS.at(-1) ?? 1;
  return (
    CUTS.find((cut) => {
      let bytes = 0;
      for (const lines of all) for (const line of lines.slice(0, cut)) bytes += line.length + LINE_BYTES;
      return bytes <= limitBytes;
    }) ?? smallest
  );
}

function toExcerptView(
  index: SiteIndex,
  stretch: Stretch,
  lines: readonly string[],
  cut: number,
  withExcerpt: Excerpts['withExcerpt'],
): ExcerptView {
  const { file, first, links } = stretch;
  const { path } = file;
  const symbol = links.find((link) => link.target?.symbol !== undefined)?.target?.symbol;
  // What is cut should be the end of the body: the contract is shown beside the code, so the doc comment can go first.
  const nameAt = symbol === undefined ? 0 : symbol.line - first;
  const told = (symbol?.contract.length ?? 0) > 0;
  const from = lines.length > cut && (told || nameAt >= cut) ? nameAt : 0;
  const shown = lines.slice(from, from + cut);
  const firstLine = first + from;
  const lastLine = firstLine + shown.length - 1;
  const language = languageOfPath(path);
  const host = hostHref(index.assessment.project, path, firstLine, lastLine);
  const marked = new Set(links.flatMap((link) => (link.target === undefined ? [] : [link.target.line])));
  const covered = links[0]?.role === 'implements' ? index.assessment.coverage.get(path) : undefined;
  const coverage = toCoverageView(covered, first, stretch.last);
  const results = testMarks(index, path, firstLine, lastLine);
  return {
    id: stretch.id,
    path,
    ...(symbol === undefined ? {} : { symbol: symbolName(symbol) }),
    firstLine,
    lastLine,
    omitted: lines.length - from - shown.length,
    code: index.renderer.listing(shown, {
      language,
      firstLine,
      marked,
      ...(coverage === undefined ? {} : { unexecuted: unexecutedLines(covered) }),
      ...(results.size === 0 ? {} : { results }),
    }),
    contract: (symbol?.contract ?? []).map(({ kind, text }) => ({ kind, text: text.replaceAll('`', '') })),
    tags: tagsIn(index, path, firstLine, lastLine),
    sourceHref: sourceHref(index, path, firstLine) ?? '',
    ...(host === undefined ? {} : { hostHref: host }),
    links: links.map((link) => withExcerpt(linkKey(link.from), withClaim(index, link))),
    ...(coverage === undefined ? {} : { coverage }),
  };
}

/** A link's view with the claim it belongs to. */
export function withClaim(index: SiteIndex, link: Link): LinkView {
  const href = link.claim === undefined ? undefined : index.hrefs.get(link.claim);
  const title = link.claim === undefined ? undefined : index.claims.get(link.claim)?.title;
  const view = withResults(index, link);
  return href === undefined ? view : { ...view, claim: { href, text: title ?? link.label } };
}

/** Tags that stand in the lines, each once, as links to their claims. */
function tagsIn(index: SiteIndex, path: string, first: number, last: number): Href[] {
  const tags = new Map<string, Href>();
  for (const link of index.tagLinksFrom.get(path) ?? []) {
    const line = lineOf(index, link.from);
    const href = link.claim === undefined ? undefined : index.hrefs.get(link.claim);
    if (line >= first && line <= last && href !== undefined) tags.set(link.label, { href, text: link.label });
  }
  return [...tags.values()];
}
