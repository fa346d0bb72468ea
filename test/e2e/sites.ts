import { join } from 'node:path';

const port = Number(process.env.CASEBOOK_E2E_PORT ?? 4870);
const at = (offset: number, path = '/') => `http://localhost:${port + offset}${path}`;

/** The repository's root. */
export const REPOSITORY: string = join(import.meta.dirname, '../..');

/** The sites under test, and where each is served; `serve-sites.ts` builds them once. */
export const SITES = {
  /** Answers once every site is up. */
  ready: at(0),
  /** The fixture project, with a hostile capability in it. */
  kettle: { url: at(1), port: port + 1 },
  /** The same below a path. */
  below: { url: at(2, '/docs/kettle/'), port: port + 2, base: '/docs/kettle' },
  /** Casebook's own specs. */
  own: { url: at(3), port: port + 3 },
  /** An existing Starlight site with the fixture project in it. */
  existing: { url: at(4), port: port + 4 },
  /** For the development server of a test. */
  dev: { url: at(5), port: port + 5 },
} as const;
