import { LIMITS } from '#config';
import type { Address, Finding, HistoryEntry, Link, Scenario } from '#model';
import { openPageText, type PageText } from './author-text.ts';
import { type BlockScope, toBlocks } from './blocks.ts';
import { toCommandView } from './commands.ts';
import { consistencyOfRequirement } from './consistency.ts';
import {
  evidenceOfLink,
  type PageEvidence,
  toEvidenceLink,
  toPageEvidence,
  withResults,
} from './evidence.ts';
import type { EvidenceLink } from './evidence-types.ts';
import { cutExcerpts, type Excerpts } from './excerpts.ts';
import { unique } from './executions.ts';
import { hostHref } from './host-links.ts';
import { mapOfRequirement } from './map.ts';
import { earsLegend } from './notation.ts';
import type { Relations } from './related.ts';
import { capabilityHref, type PlacedRequirement, type SiteIndex } from './site-index.ts';
import type { HistoryView, Href, LinkView, RequirementPage, ScenarioView, VerdictView } from './types.ts';
import { lineOf, toFindingView, verdictOfClaim } from './views.ts';

/** Level of the author's first heading on a requirement page: below the page's own sections. */
const BASE_LEVEL = 3;

/** Makes the record of a requirement's page. */
export async function toRequirementPage(
  index: SiteIndex,
  at: number,
  relations: Relations,
  history: readonly HistoryEntry[],
): Promise<RequirementPage | undefined> {
  const placed = index.requirements[at];
  const page = placed && openPageText(index, placed.capability, BASE_LEVEL);
  if (placed === undefined || page === undefined) return undefined;
  const { requirement, capability } = placed;
  const { project } = index.assessment;
  const links = linksOf(index, placed);
  const evidence = toPageEvidence(index, placed);
  const excerpts = await cutExcerpts(index, links);
  const titleHtml = index.renderer.inline(requirement.title, page.context);
  const commands = index.assessment.verdicts.get(requirement.address)?.checkedBy ?? [];
  const body = await toBody(placed, {
    index,
    page,
    withExcerpt: excerpts.withExcerpt,
    commands: new Set(commands),
    evidence,
  });
  const line = lineOf(index, requirement.span);
  const host = hostHref(project, capability.path, line);
  return {
    kind: 'requirement',
    href: placed.href,
    address: requirement.address,
    ...(requirement.tag === undefined ? {} : { tag: requirement.tag }),
    title: requirement.title,
    titleHtml,
    capability: { href: capabilityHref(index, capability.id), text: capability.title },
    capabilityId: capability.id,
    strength: requirement.strength,
    verdict: withDeciding(index, requirement.address, links, evidence),
    at: `${capability.path}:${line}`,
    ...(host === undefined ? {} : { hostHref: host }),
    body,
    excerpts: { implements: excerpts.implements, verifies: excerpts.verifies },
    links: (index.linksOfClaim.get(requirement.address) ?? []).map((link) =>
      withExcerpt(index, excerpts, link, evidence),
    ),
    evidence: evidence.section,
    consistency: consistencyOfRequirement(
      index,
      requirement.address,
      capability.id,
      index.ears.sentencesIn(requirement.span),
    ),
    commands: commands.map((command) => toCommandView(index, command)),
    map: await mapOfRequirement(index, placed, excerpts),
    history: history.map((entry) => toHistoryView(index, entry)),
    related: relations.of(requirement.address),
    findings: findingsIn(index, placed).map((finding) => toFindingView(index, finding)),
    notation: earsLegend(index, page.explained),
    ...neighbour('previous', index.requirements[at - 1]),
    ...neighbour('next', index.requirements[at + 1]),
  };
}

function neighbour<Name extends 'previous' | 'next'>(
  name: Name,
  placed: PlacedRequirement | undefined,
): { readonly [Key in Name]?: Href } {
  if (placed === undefined) return {};
  return { [name]: { href: placed.href, text: placed.requirement.title } } as {
    readonly [Key in Name]?: Href;
  };
}

/** Links of a requirement and then of its scenarios, in the author's order. */
function linksOf(index: SiteIndex, placed: PlacedRequirement): readonly Link[] {
  return [placed.requirement, ...placed.scenarios].flatMap(
    (claim) => index.linksOfClaim.get(claim.address) ?? [],
  );
}

function withExcerpt(index: SiteIndex, excerpts: Excerpts, link: Link, evidence: PageEvidence): LinkView {
  const excerpt = excerpts.idOf(link);
  const view = withResults(index, link, evidence);
  return excerpt === undefined ? view : { ...view, excerpt };
}

/** The badge with the evidence behind it, as far as a reader can follow. */
function withDeciding(
  index: SiteIndex,
  address: Address,
  links: readonly Link[],
  { linkTo }: PageEvidence,
): VerdictView {
  const deciding = unique(index.assessment.verdicts.get(address)?.deciding ?? []);
  const view = verdictOfClaim(index, address, links);
  // What speaks against a claim is read one by one; what speaks for it is counted.
  const shown = deciding.slice(0, view.status === 'verified' ? 3 : LIMITS.evidenceInReason);
  const more = deciding.length - shown.length;
  return {
    ...view,
    deciding: shown.map((one) => linkTo(one)),
    ...(more === 0 ? {} : { decidingMore: more }),
  };
}

async function toBody(placed: PlacedRequirement, scope: BlockScope): Promise<RequirementPage['body']> {
  const body: RequirementPage['body'][number][] = [];
  for (const item of placed.requirement.body) {
    if (item.kind === 'scenario')
      body.push({ kind: 'scenario', scenario: await toScenarioView(item, scope) });
    else body.push(...(await toBlocks([item], { ...scope, claim: placed.requirement.address })));
  }
  return body;
}

/** A scenario with its own text and links; on a requirement's page, or on a capability's when it stands in no requirement. */
export async function toScenarioView(scenario: Scenario, scope: BlockScope): Promise<ScenarioView> {
  const { index, page, evidence } = scope;
  const links = index.linksOfClaim.get(scenario.address) ?? [];
  const depth = page.level(headingDepth(page, scenario, 4));
  return {
    id: index.anchors.get(scenario.address) ?? scenario.address,
    depth,
    ...(scenario.tag === undefined ? {} : { tag: scenario.tag }),
    title: index.renderer.inline(scenario.title, page.context),
    verdict: verdictOfClaim(index, scenario.address, links),
    blocks: await toBlocks(scenario.body, { ...scope, claim: scenario.address }),
    links: links.map((link) =>
      scope.withExcerpt(`${link.from.path}:${link.from.start}`, withResults(index, link, evidence)),
    ),
    alsoFound: alsoFound(index, scenario.address, links, evidence),
  };
}

/** Tests and reviews that no evidence line and no tag on the page leads to; examples and commands stand with their code. */
function alsoFound(
  index: SiteIndex,
  claim: Address,
  links: readonly Link[],
  evidence: PageEvidence | undefined,
): readonly EvidenceLink[] {
  const led = new Set(links.flatMap((link) => evidenceOfLink(index, link)));
  const others = (index.evidenceOfClaim.get(claim) ?? []).filter(
    (one) => (one.kind === 'test' || one.kind === 'review') && !led.has(one),
  );
  return unique(others)
    .slice(0, LIMITS.evidenceInReason)
    .map((one) => evidence?.linkTo(one) ?? toEvidenceLink(index, one));
}

/** The author's depth of a claim's heading; a claim that is a bullet stands below the headings around it. */
export function headingDepth(
  page: PageText,
  claim: { readonly headingSpan: { readonly start: number } },
  otherwise: number,
): number {
  const marks = page.file.text
    .slice(claim.headingSpan.start, claim.headingSpan.start + 8)
    .match(/^ {0,3}(#{1,6})/);
  return marks?.[1]?.length ?? otherwise;
}

function toHistoryView(index: SiteIndex, entry: HistoryEntry): HistoryView {
  const host = hostHref(index.assessment.project, entry.span.path, lineOf(index, entry.span));
  return {
    change: entry.change,
    operation: entry.operation,
    ...(entry.date === undefined ? {} : { date: entry.date }),
    ...(host === undefined ? {} : { hostHref: host }),
  };
}

function findingsIn(index: SiteIndex, placed: PlacedRequirement): readonly Finding[] {
  const { span } = placed.requirement;
  return (index.findingsOfPath.get(span.path) ?? []).filter(
    (finding) =>
      finding.span !== undefined && finding.span.start >= span.start && finding.span.start < span.end,
  );
}
