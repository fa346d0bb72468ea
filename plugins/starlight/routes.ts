/** A route of the site: its pattern below the base, and the page under `src/pages/` that renders it. */
export interface Route {
  readonly pattern: string;
  readonly page: string;
}

/** Every route; more telling first segments keep them apart from the pages of an existing site. */
export const ROUTES: readonly Route[] = [
  { pattern: '', page: 'home.astro' },
  { pattern: 'capabilities/[...slug]', page: 'capability.astro' },
  { pattern: 'requirements/[...slug]', page: 'requirement.astro' },
  { pattern: 'models/[...slug]', page: 'model.astro' },
  { pattern: 'source/[...slug]', page: 'source.astro' },
  { pattern: 'findings', page: 'findings.astro' },
  { pattern: 'notation', page: 'notation.astro' },
  { pattern: 'guide/[...slug]', page: 'guide.astro' },
  { pattern: 'rules/[...slug]', page: 'rules.astro' },
];
