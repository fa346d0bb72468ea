import { createHash } from 'node:crypto';
import { type Assessment, groupBy, type HistoryEntry } from '#model';
import type { Renderer } from '#render';
import { toCapabilityPage } from './capability.ts';
import { createCaseData } from './dependability.ts';
import { toModelPage } from './model.ts';
import { toNotationPage } from './notation.ts';
import { toFindingsPage, toHomePage, toSidebar } from './overview.ts';
import { findRelations, type Relations } from './related.ts';
import { rememberRecords } from './remember.ts';
import { toRequirementPage } from './requirement.ts';
import { hasModel, indexSite } from './site-index.ts';
import { toSourcePage } from './source.ts';
import type { SiteData } from './types.ts';
import { toVocabularyPage } from './vocabulary.ts';

/** Where and with what the pages are made. */
export interface SiteDataOptions {
  /** Path below which the site is served, with slashes at both ends. */
  readonly base: string;
  readonly renderer: Renderer;
  /** Version of the tool, a part of every cache key. */
  readonly toolVersion?: string;
  /** True says on pages how long each model command took, which differs from run to run. */
  readonly showTimes?: boolean;
}

/**
 * Turns an assessment into the records its pages show.
 * Ensures: the same assessment, base and version give the same records and cache keys; each record is made on demand.
 * Limits: records are remembered up to `LIMITS.rememberedBytes`.
 */
export function createSiteData(assessment: Assessment, options: SiteDataOptions): SiteData {
  const index = indexSite(assessment, options);
  const records = rememberRecords();
  const dependability = createCaseData(index);
  const capabilityBySlug = new Map(
    assessment.capabilities.map((capability) => [index.capabilitySlugs.get(capability.id) ?? '', capability]),
  );
  const pathBySlug = new Map([...index.sourceSlugs].map(([path, slug]) => [slug, path]));
  const history = groupBy(assessment.history, (entry) => entry.claim);
  let known: Relations | undefined;
  const relations = () => {
    known ??= findRelations(index);
    return known;
  };
  const slugs = {
    capability: [...capabilityBySlug.keys()].sort(),
    requirement: [...index.requirementBySlug.keys()].sort(),
    model: [...capabilityBySlug].flatMap(([slug, capability]) => (hasModel(capability) ? slug : [])).sort(),
    source: [...pathBySlug.keys()].sort(),
  };
  const capabilityAt = (kind: Kind, slug: string): string | undefined => {
    if (kind === 'evidence') return dependability.capabilityAt(slug);
    if (kind === 'capability' || kind === 'model') return capabilityBySlug.get(slug)?.id;
    const at = kind === 'requirement' ? index.requirementBySlug.get(slug) : undefined;
    return at === undefined ? undefined : index.requirements[at]?.capability.id;
  };
  const site: SiteData = {
    base: index.base,
    slugs: (kind) => (kind === 'evidence' ? dependability.slugs : slugs[kind]),
    home: () => records.get('home', () => toHomePage(index, relations(), dependability.evidence().pyramid)),
    capability: (slug) =>
      records.get(`capability ${slug}`, async () => {
        const capability = capabilityBySlug.get(slug);
        return capability && toCapabilityPage(index, capability, dependability.capabilityHref(capability.id));
      }),
    requirement: (slug) =>
      records.get(`requirement ${slug}`, async () => {
        const at = index.requirementBySlug.get(slug);
        const address = at === undefined ? undefined : index.requirements[at]?.requirement.address;
        if (at === undefined || address === undefined) return undefined;
        const entries = newestFirst(history.get(address) ?? []);
        return toRequirementPage(index, at, relations(), entries);
      }),
    model: (slug) =>
      records.get(`model ${slug}`, async () => {
        const capability = capabilityBySlug.get(slug);
        return capability && toModelPage(index, capability);
      }),
    source: (slug) =>
      records.get(`source ${slug}`, async () => {
        const path = pathBySlug.get(slug);
        return path === undefined ? undefined : toSourcePage(index, path);
      }),
    evidence: () => dependability.evidence(),
    evidencePart: (slug) => records.get(`evidence ${slug}`, async () => dependability.part(slug)),
    matrix: () => dependability.matrix(),
    queue: () => dependability.queue(),
    findings: () => toFindingsPage(index),
    notation: () => toNotationPage(index),
    vocabulary: () => records.get('vocabulary', () => toVocabularyPage(index)),
    scripts: () => index.ears.analysis.scripts,
    sidebar: (capability) => toSidebar(index, capability),
    claimHref: (address) => index.hrefs.get(index.tags.get(address) ?? address),
    tags: () =>
      [...index.tags]
        .flatMap(([tag, address]) => {
          const href = index.hrefs.get(address);
          return href === undefined ? [] : [{ tag, href }];
        })
        .sort((a, b) => (a.tag < b.tag ? -1 : 1)),
    cacheKey: async (kind, slug) => {
      const record = await recordOf(site, kind, slug);
      const shown = [
        index.toolVersion,
        index.base,
        assessment.project,
        record,
        site.sidebar(capabilityAt(kind, slug)),
      ];
      return createHash('sha256').update(JSON.stringify(shown)).digest('hex');
    },
  };
  return site;
}

function newestFirst(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const dateOf = (entry: HistoryEntry) => entry.date ?? '';
  return [...entries].sort((a, b) => (dateOf(a) < dateOf(b) ? 1 : dateOf(a) > dateOf(b) ? -1 : 0));
}

type Kind = Parameters<SiteData['cacheKey']>[0];

async function recordOf(site: SiteData, kind: Kind, slug: string): Promise<unknown> {
  switch (kind) {
    case 'home':
      return site.home();
    case 'capability':
      return site.capability(slug);
    case 'requirement':
      return site.requirement(slug);
    case 'model':
      return site.model(slug);
    case 'source':
      return site.source(slug);
    case 'evidence':
      return site.evidencePart(slug);
    case 'findings':
      return site.findings();
    case 'notation':
      return site.notation();
    case 'vocabulary':
      return site.vocabulary();
  }
}
