import type { Capability, Part, Requirement } from '#model';
import { standingOf, standingOfEvidence, textOf } from '#model';
import { openPageText, type PageText } from './author-text.ts';
import { type BlockScope, toBlocks } from './blocks.ts';
import { toCommandView } from './commands.ts';
import { toConsistency } from './consistency.ts';
import { capabilitySummary, headOf, toCoverage } from './coverage-of-sentences.ts';
import type { CapabilitySentences } from './ears-types.ts';
import type { EvidenceCounts } from './evidence-types.ts';
import { countStandingsOfEvidence } from './evidence-words.ts';
import { unique } from './executions.ts';
import { hostHref } from './host-links.ts';
import { mapOfCapability } from './map.ts';
import { countStandings } from './model.ts';
import { earsLegend } from './notation.ts';
import { headingDepth, toScenarioView } from './requirement.ts';
import { capabilityHref, hasModel, modelHref, type SiteIndex } from './site-index.ts';
import type { CapabilityPage, LinkView } from './types.ts';
import { toCounts, toFindingView, verdictOfCapability, verdictOfClaim } from './views.ts';
import { vocabularyOfCapability } from './vocabulary.ts';

type Item = CapabilityPage['body'][number];

/** Level of the author's first heading on a capability page, where the author's text is the page. */
const BASE_LEVEL = 2;

/** Makes the record of a capability's page: the whole text in the author's order. */
export async function toCapabilityPage(
  index: SiteIndex,
  capability: Capability,
  caseHref: string,
): Promise<CapabilityPage | undefined> {
  const page = openPageText(index, capability, BASE_LEVEL);
  if (page === undefined) return undefined;
  const { id, path, title } = capability;
  const counts = toCounts(index, index.claimsOfCapability.get(id) ?? []);
  const host = hostHref(index.assessment.project, path);
  const purpose = purposeHtml(index, capability, page);
  const all = index.models.get(id)?.commands ?? [];
  const commands = all.filter((run) => run.bearings.length === 0 || standingOf(run) !== 'as-expected');
  const scope = {
    index,
    page,
    withExcerpt: (_key: string, view: LinkView) => view,
    commands: new Set(commands),
  };
  const body = await toBody(capability, scope);
  return {
    kind: 'capability',
    href: capabilityHref(index, id),
    id,
    title,
    path,
    ...(host === undefined ? {} : { hostHref: host }),
    ...(purpose === undefined ? {} : { purpose }),
    counts,
    verdict: verdictOfCapability(index, id, counts),
    evidence: { counts: countEvidence(index, id), caseHref },
    map: await mapOfCapability(index, id, title, index.requirementsOfCapability.get(id) ?? []),
    ...(hasModel(capability)
      ? { model: { href: modelHref(index, id), text: title, counts: countStandings(all) } }
      : {}),
    commands: commands.map((run) => toCommandView(index, run, 'unexpected')),
    sentences: await sentencesOf(index, id),
    body,
    findings: (index.findingsOfPath.get(path) ?? []).map((finding) => toFindingView(index, finding)),
    notation: earsLegend(index, page.explained),
  };
}

async function sentencesOf(index: SiteIndex, id: string): Promise<CapabilitySentences> {
  const issues = index.ears.issuesOfCapability.get(id) ?? [];
  const partitions = index.ears.partitionsOfCapability.get(id) ?? [];
  const coverage = toCoverage(index, [id]);
  const parts = {
    issues,
    partitions,
    isOwn: () => false,
    capability: id,
    wordsOnly: coverage.conditions.opaque,
  };
  return {
    consistency: toConsistency(index, parts, () => capabilitySummary(issues, partitions.length, coverage)),
    head: headOf(issues, partitions.length, coverage),
    vocabulary: await vocabularyOfCapability(index, id),
  };
}

/** What was executed for the claims of a capability, each execution once. */
function countEvidence(index: SiteIndex, id: string): EvidenceCounts {
  const evidence = (index.claimsOfCapability.get(id) ?? []).flatMap(
    ({ address }) => index.evidenceOfClaim.get(address) ?? [],
  );
  const counted = unique(evidence.filter((one) => !index.superseded.has(one)));
  return countStandingsOfEvidence(counted.map(standingOfEvidence));
}

/** The author's words on what the capability is for; undefined when there are none or only a placeholder. */
export function purposeHtml(index: SiteIndex, capability: Capability, page: PageText): string | undefined {
  const { purpose } = capability;
  if (purpose === undefined || purpose.placeholder || purpose.text.trim() === '') return undefined;
  const context = { ...page.context, idPrefix: `p${purpose.span.start}` };
  return index.renderer.markdown(firstParagraphs(purpose.text), context);
}

/** The prose before a fence or a heading: what follows is shown in its place on the page. */
function firstParagraphs(text: string): string {
  return text.split(/^ {0,3}(?:```|~~~|#{1,6} )/m)[0]?.trim() ?? '';
}

async function toBody(capability: Capability, scope: BlockScope): Promise<Item[]> {
  const body: Item[] = [];
  for (const item of capability.body) {
    if (item.kind === 'requirement') body.push(await toSummary(item, scope));
    else if (item.kind === 'scenario')
      body.push({ kind: 'scenario', scenario: await toScenarioView(item, scope) });
    else if (!isTitle(capability, item)) body.push(...(await toBlocks([item], scope)));
  }
  return body;
}

/** The heading that gives the page its title is not shown a second time. */
function isTitle(capability: Capability, part: Part): boolean {
  return part.kind === 'heading' && part.depth === 1 && part.text.trim() === capability.title;
}

/**
 * A requirement as it stands in the capability: its own text, models included, and its scenarios by title. Evidence,
 * references and comments are on its page.
 */
async function toSummary(
  requirement: Requirement,
  { index, page, commands, withExcerpt }: BlockScope,
): Promise<Item> {
  const { address } = requirement;
  const depth = page.level(headingDepth(page, requirement, 3));
  const own = requirement.body.filter((item): item is Part => item.kind !== 'scenario');
  const shown = own.filter(
    (part) =>
      part.kind === 'sentence' ||
      part.kind === 'prose' ||
      part.kind === 'fence' ||
      part.kind === 'steps' ||
      part.kind === 'postcondition',
  );
  const scope = { index, page, commands, withExcerpt, claim: address };
  const links = [requirement, ...requirement.body.filter((item) => item.kind === 'scenario')].flatMap(
    (claim) => index.linksOfClaim.get(claim.address) ?? [],
  );
  return {
    kind: 'requirement',
    page: { href: index.hrefs.get(address) ?? '', text: requirement.title },
    id: index.anchors.get(address) ?? address,
    depth,
    ...(requirement.tag === undefined ? {} : { tag: requirement.tag }),
    title: index.renderer.inline(requirement.title, page.context),
    verdict: verdictOfClaim(index, address, links),
    blocks: await toBlocks(shown, scope),
    scenarios: requirement.body.flatMap((item) =>
      item.kind === 'scenario'
        ? [
            {
              href: index.hrefs.get(item.address) ?? '',
              ...(item.tag === undefined ? {} : { tag: item.tag }),
              title: index.renderer.inline(item.title, page.context),
              verdict: verdictOfClaim(index, item.address, index.linksOfClaim.get(item.address) ?? []),
            },
          ]
        : [],
    ),
  };
}

/** The first paragraph of the purpose, for a card; undefined as for the purpose. */
export function summaryHtml(index: SiteIndex, capability: Capability): string | undefined {
  const page = openPageText(index, capability, BASE_LEVEL);
  const { purpose } = capability;
  if (page === undefined || purpose === undefined || purpose.placeholder) return undefined;
  const text = purpose.text.trim() || textOf(page.file, purpose.span).trim();
  const paragraph = firstParagraphs(text).split(/\n\s*\n/)[0] ?? '';
  return paragraph === '' ? undefined : index.renderer.markdown(paragraph, page.context);
}
