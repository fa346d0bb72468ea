import { LIMITS } from '#config';
import {
  type CaseIndex,
  capabilityGoal,
  capabilityVerdictOf,
  evidenceInWords,
  type Goal,
  indexCase,
  notLookedAt,
  partGoal,
  pyramidOfCapability,
  pyramidOfClaim,
  pyramidOfProject,
  QUEUE_REASONS,
  type QueueItem,
  systemGoal,
  toQueue,
} from '#dependability';
import { type Capability, type Claim, groupBy, VERDICT_STATUSES } from '#model';
import { drawArgument, type Renderer } from '#render';
import { encodePath, toSlug } from './addresses.ts';
import {
  type ArgumentLinks,
  countElements,
  toArgumentView,
  toPictureElement,
} from './dependability-argument.ts';
import { toPyramidView } from './dependability-pyramid.ts';
import { evidenceSlugs } from './dependability-slugs.ts';
import { toCapabilityMatrix, toMatrixPage, toQueueEntry, toQueuePage } from './dependability-tables.ts';
import type {
  CaseScope,
  EvidencePage,
  EvidencePartPage,
  MatrixPage,
  QueuePage,
} from './dependability-types.ts';
import { commitHref } from './host-links.ts';
import { capabilityHref, type SiteIndex } from './site-index.ts';
import type { Href } from './types.ts';
import { toCounts, verdictOfCapability, verdictOfClaim } from './views.ts';

/** The pages of the dependability case. */
export interface CaseData {
  /** Slugs below `evidence/` of the pages of capabilities and requirements, sorted. */
  readonly slugs: readonly string[];
  /** The page of a capability's case. */
  readonly capabilityHref: (id: string) => string;
  /** The capability that a page is about or belongs to. */
  capabilityAt(slug: string): string | undefined;
  evidence(): EvidencePage;
  part(slug: string): EvidencePartPage | undefined;
  matrix(): MatrixPage;
  queue(): QueuePage;
}

/** What a page of the case is about. */
type Part =
  | { readonly kind: 'capability'; readonly capability: Capability }
  | { readonly kind: 'claim'; readonly capability: Capability; readonly claim: Claim };

interface Case {
  readonly index: SiteIndex;
  readonly known: CaseIndex;
  readonly scope: CaseScope;
  readonly queue: readonly QueueItem[];
  readonly queueOf: ReadonlyMap<string, readonly QueueItem[]>;
  readonly parts: ReadonlyMap<string, Part>;
  readonly links: ArgumentLinks;
  readonly capabilityHref: (id: string) => string;
}

/** Makes the pages of the case on demand; what they share is made once, at the first of them. */
export function createCaseData(index: SiteIndex): CaseData {
  let made: Case | undefined;
  const open = () => {
    made ??= openCase(index);
    return made;
  };
  return {
    get slugs() {
      return [...open().parts.keys()].sort();
    },
    capabilityHref: (id) => open().capabilityHref(id),
    capabilityAt: (slug) => open().parts.get(slug)?.capability.id,
    evidence: () => toEvidencePage(open()),
    part: (slug) => {
      const part = open().parts.get(slug);
      return part && toPartPage(open(), slug, part);
    },
    matrix: () => {
      const { known, scope, capabilityHref: href } = open();
      return toMatrixPage(index, known, scope, href);
    },
    queue: () => {
      const { known, scope, queue } = open();
      return toQueuePage(index, known, scope, queue);
    },
  };
}

function openCase(index: SiteIndex): Case {
  const known = indexCase(index.assessment);
  const parts = new Map<string, Part>();
  const capabilityPages = new Map<string, string>();
  const claimPages = new Map<string, string>();
  const wanted = index.assessment.capabilities.flatMap((capability) => {
    const slug = index.capabilitySlugs.get(capability.id) ?? '';
    const claims = isLarge(known, capability.id) ? (known.partsOf.get(capability.id) ?? []) : [];
    return [
      { slug, part: { kind: 'capability', capability } as const },
      ...claims.map((claim) => ({
        slug: `${slug}/${index.requirementByAddress.get(claim.address)?.slug ?? toSlug(index.anchors.get(claim.address) ?? '', 'lower')}`,
        part: { kind: 'claim', capability, claim } as const,
      })),
    ];
  });
  for (const [at, slug] of evidenceSlugs(wanted.map((one) => one.slug)).entries()) {
    const part = wanted[at]?.part;
    if (part === undefined) continue;
    parts.set(slug, part);
    const href = `${index.base}evidence/${encodePath(slug)}/`;
    if (part.kind === 'capability') capabilityPages.set(part.capability.id, href);
    else claimPages.set(part.claim.address, href);
  }
  const queue = toQueue(known);
  return {
    index,
    known,
    scope: toScope(index, known),
    queue,
    queueOf: groupBy(queue, ({ about }) => {
      if (about.kind === 'capability') return about.id;
      return about.claim?.capability;
    }),
    parts,
    links: {
      capability: (id) => capabilityPages.get(id),
      claim: (address) => claimPages.get(address) ?? index.hrefs.get(address),
    },
    capabilityHref: (id) => capabilityPages.get(id) ?? capabilityHref(index, id),
  };
}

/** True for a capability whose whole argument would not be read as one picture. */
function isLarge(known: CaseIndex, id: string): boolean {
  const parts = known.partsOf.get(id) ?? [];
  let elements = 2;
  for (const part of parts) {
    const scenarios = known.scenariosOf.get(part.address) ?? [];
    elements += 1 + (scenarios.length > 0 ? 1 + scenarios.length : 0);
    for (const { address } of [part, ...scenarios]) elements += known.evidenceOf.get(address)?.length ?? 0;
    if (elements > LIMITS.argumentElements) return true;
  }
  return false;
}

function toScope(index: SiteIndex, known: CaseIndex): CaseScope {
  const { project } = index.assessment;
  const href = commitHref(project);
  return {
    ...(project.commit === undefined ? {} : { commit: project.commit }),
    ...(href === undefined ? {} : { commitHref: href }),
    ...(project.committedAt === undefined ? {} : { committedAt: project.committedAt }),
    dirty: project.dirty,
    evidence: evidenceInWords(known),
    notLookedAt: notLookedAt(index.assessment),
  };
}

function toEvidencePage({ index, known, scope, queue, links, capabilityHref: href }: Case): EvidencePage {
  const { project, capabilities, claims } = index.assessment;
  const goal = systemGoal(known, 'goal');
  const counts = groupBy(queue, ({ reason }) => reason);
  return {
    kind: 'evidence',
    name: project.name,
    scope,
    status: goal.status,
    counts: toCounts(index, claims),
    argument: toArgumentView(index, goal, links),
    picture: pictureOf(index, goal, links, `The argument for ${project.name}, down to its capabilities`),
    pyramid: toPyramidView(pyramidOfProject(known)),
    queue: QUEUE_REASONS.map((reason) => ({ reason, count: counts.get(reason)?.length ?? 0 })),
    allCapabilities: capabilities.length,
    capabilities: worstOff(known, capabilities).map(({ id, title }) => {
      const own = toCounts(index, index.claimsOfCapability.get(id) ?? []);
      return {
        href: href(id),
        title,
        verdict: verdictOfCapability(index, id, own),
        counts: own,
        pyramid: toPyramidView(pyramidOfCapability(known, id)),
      };
    }),
  };
}

/** All capabilities in their order; of very many only those that are worst off. */
function worstOff(known: CaseIndex, capabilities: readonly Capability[]): readonly Capability[] {
  if (capabilities.length <= LIMITS.argumentClaims) return capabilities;
  const byStatus = groupBy(capabilities, ({ id }) => capabilityVerdictOf(known, id).status);
  return VERDICT_STATUSES.flatMap((status) => byStatus.get(status) ?? []).slice(0, LIMITS.argumentClaims);
}

function pictureOf(index: SiteIndex, goal: Goal, links: ArgumentLinks, label: string): string {
  return drawArgument({ label, root: toPictureElement(index, goal, links) });
}

function toPartPage(of: Case, slug: string, part: Part): EvidencePartPage {
  return part.kind === 'capability'
    ? toCapabilityPart(of, slug, part.capability)
    : toClaimPart(of, slug, part);
}

const textContext = (renderer: Renderer, text: string) =>
  renderer.inline(text, { resolve: () => ({ kind: 'text' }) as const });

function toCapabilityPart(of: Case, slug: string, capability: Capability): EvidencePartPage {
  const { index, known, scope, links } = of;
  const { id, title } = capability;
  const claims = index.claimsOfCapability.get(id) ?? [];
  const large = isLarge(known, id);
  const drawn = capabilityGoal(known, id, large ? 'parts' : 'evidence');
  const told = capabilityGoal(known, id, claims.length > LIMITS.argumentClaims ? 'parts' : 'evidence');
  const matrix = toCapabilityMatrix(index, known, id, of.capabilityHref(id));
  const all = index.assessment.capabilities;
  return {
    kind: 'evidence-part',
    title,
    titleHtml: textContext(index.renderer, title),
    href: hrefOf(index, slug),
    breadcrumbs: [],
    capabilityId: id,
    capability: title,
    about: { href: capabilityHref(index, id), text: title },
    scope,
    verdict: verdictOfCapability(index, id, toCounts(index, claims)),
    argument: toArgumentView(index, told, links),
    picture: pictureOf(
      index,
      drawn,
      links,
      `The argument for ${title}, down to its ${large ? 'requirements' : 'evidence'}`,
    ),
    pyramid: toPyramidView(pyramidOfCapability(known, id)),
    ...(matrix === undefined ? {} : { matrix }),
    ...queueEntries(of, id),
    ...neighbours(Number(known.numbers.get(id)?.split('.').at(-1)) - 1, (at) => {
      const other = all[at];
      return other && { href: of.capabilityHref(other.id), text: other.title };
    }),
  };
}

function toClaimPart(
  of: Case,
  slug: string,
  { capability, claim }: Extract<Part, { kind: 'claim' }>,
): EvidencePartPage {
  const { index, known, scope, links } = of;
  const goal = partGoal(known, claim);
  if (goal === undefined) throw new Error(`The claim \`${claim.address}\` has no place in the argument`);
  const addresses = [claim, ...(known.scenariosOf.get(claim.address) ?? [])].map(({ address }) => address);
  const parts = known.partsOf.get(capability.id) ?? [];
  return {
    kind: 'evidence-part',
    title: claim.title,
    titleHtml: textContext(index.renderer, claim.title),
    ...(claim.tag === undefined ? {} : { tag: claim.tag }),
    href: hrefOf(index, slug),
    breadcrumbs: [{ href: of.capabilityHref(capability.id), text: capability.title }],
    capabilityId: capability.id,
    capability: capability.title,
    about: {
      href: index.hrefs.get(claim.address) ?? capabilityHref(index, capability.id),
      text: claim.title,
    },
    scope,
    verdict: verdictOfClaim(
      index,
      claim.address,
      addresses.flatMap((address) => index.linksOfClaim.get(address) ?? []),
    ),
    argument: toArgumentView(index, goal, { ...links, claim: (address) => index.hrefs.get(address) }),
    picture: pictureOf(
      index,
      smallEnough(index, goal, links),
      { ...links, claim: (address) => index.hrefs.get(address) },
      `The argument for ${claim.title}`,
    ),
    pyramid: toPyramidView(pyramidOfClaim(known, claim)),
    queue: [],
    ...neighbours(Number(known.numberOfPart.get(claim.address)?.split('.').at(-1)) - 1, (at) => {
      const other = parts[at];
      const href = other && links.claim(other.address);
      return href === undefined ? undefined : { href, text: other?.title ?? '' };
    }),
  };
}

/** The goal itself, or without what stands below its scenarios where that is too much for a picture. */
function smallEnough(index: SiteIndex, goal: Goal, links: ArgumentLinks): Goal {
  if (countElements(toPictureElement(index, goal, links)) <= 3 * LIMITS.argumentElements) return goal;
  return {
    ...goal,
    support: goal.support.map((element) =>
      element.kind === 'strategy'
        ? {
            ...element,
            support: element.support.map((one) =>
              one.kind === 'goal' ? { ...one, support: [], challenges: [], context: [] } : one,
            ),
          }
        : element,
    ),
  };
}

function queueEntries({ index, known, queueOf }: Case, id: string): Pick<EvidencePartPage, 'queue'> {
  const items = (queueOf.get(id) ?? []).slice(0, LIMITS.queueEntries);
  return { queue: items.map((item) => toQueueEntry(index, known, item)) };
}

/** The pages before and after the one at a place. */
function neighbours(
  at: number,
  pageAt: (at: number) => Href | undefined,
): Pick<EvidencePartPage, 'previous' | 'next'> {
  const previous = pageAt(at - 1);
  const next = pageAt(at + 1);
  return { ...(previous ? { previous } : {}), ...(next ? { next } : {}) };
}

function hrefOf(index: SiteIndex, slug: string): string {
  return `${index.base}evidence/${encodePath(slug)}/`;
}
