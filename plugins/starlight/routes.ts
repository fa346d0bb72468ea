/** A route of the site: its pattern below the base, and the page under `src/pages/` that renders it. */
export interface Route {
  readonly pattern: string;
  readonly page: string;
}

/** The page for an address that does not exist; only where the whole site is Casebook's. */
export const NOT_FOUND: Route = { pattern: '404', page: 'not-found.astro' };

/** Every route; more telling first segments keep them apart from the pages of an existing site. */
export const ROUTES: readonly Route[] = [
  { pattern: '', page: 'home.astro' },
  { pattern: 'capabilities/[...slug]', page: 'capability.astro' },
  { pattern: 'requirements/[...slug]', page: 'requirement.astro' },
  { pattern: 'models/[...slug]', page: 'model.astro' },
  { pattern: 'source/[...slug]', page: 'source.astro' },
  { pattern: 'evidence', page: 'evidence.astro' },
  { pattern: 'evidence/matrix', page: 'evidence-matrix.astro' },
  { pattern: 'evidence/queue', page: 'evidence-queue.astro' },
  { pattern: 'evidence/[...slug]', page: 'evidence-part.astro' },
  { pattern: 'findings', page: 'findings.astro' },
  { pattern: 'notation', page: 'notation.astro' },
  { pattern: 'vocabulary', page: 'vocabulary.astro' },
  { pattern: 'guide/[...slug]', page: 'guide.astro' },
  { pattern: 'rules/[...slug]', page: 'rules.astro' },
];
