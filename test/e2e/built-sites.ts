import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SITES } from './sites.ts';

/** Folders of the sites that `serve-sites.ts` built, by name. */
export function builtSites(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(tmpdir(), `casebook-e2e-${SITES.kettle.port}.json`), 'utf8'));
}
