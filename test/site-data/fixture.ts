import { fileURLToPath } from 'node:url';
import { assess } from '#assess';
import { parseConfig } from '#config';
import { openProject } from '#host';
import type { Assessment, Project } from '#model';
import { createRenderer } from '#render';
import {
  type BlockView,
  createSiteData,
  type RequirementPage,
  type ScenarioView,
  type SiteData,
} from '#site-data';
import { textIn } from '../render/html-oracle.ts';

const ROOT = fileURLToPath(new URL('../fixtures/pages-project', import.meta.url));

/** What the fixture is bound to, in place of the commit that these tests happen to run at. */
export const PROJECT: Project = {
  name: 'house',
  commit: '0123456789abcdef0123456789abcdef01234567',
  committedAt: '2026-01-03T00:00:00Z',
  dirty: false,
  repository: {
    kind: 'github',
    url: 'https://github.com/house/door',
    template: '{url}/blob/{commit}/{path}#L{line}-L{endLine}',
  },
};

let assessed: Promise<Assessment> | undefined;

/** The fixture project, assessed once. */
export async function assessFixture(): Promise<Assessment> {
  const parsed = parseConfig({});
  if (!parsed.ok) throw new Error('The default configuration is invalid');
  const { config } = parsed;
  assessed ??= assess({ ...openProject(ROOT, config), config });
  return { ...(await assessed), project: PROJECT };
}

/** Site data of the fixture, or of a changed assessment. */
export async function openSite(change: Partial<Assessment> = {}, base = '/spec/'): Promise<SiteData> {
  return createSiteData(
    { ...(await assessFixture()), ...change },
    { base, renderer: createRenderer({ base }) },
  );
}

/** A record that must exist. */
export async function requirementOf(site: SiteData, slug: string): Promise<RequirementPage> {
  const page = await site.requirement(slug);
  if (page === undefined)
    throw new Error(`No requirement ${slug}, only ${site.slugs('requirement').join(', ')}`);
  return page;
}

/** The scenarios on a requirement page. */
export const scenariosOf = (page: RequirementPage): ScenarioView[] =>
  page.body.flatMap((item) => (item.kind === 'scenario' ? [item.scenario] : []));
/** Every block on a requirement page, those of its scenarios included. */
export const blocksOf = (page: RequirementPage): BlockView[] =>
  page.body.flatMap((item) => (item.kind === 'scenario' ? item.scenario.blocks : [item]));

/** Every string of a record, where HTML is what its reader sees. */
export function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value.includes('<') || value.includes('&') ? textIn(value) : value;
  if (Array.isArray(value)) return value.map(wordsOf).join(' ');
  return value !== null && typeof value === 'object' ? Object.values(value).map(wordsOf).join(' ') : '';
}
