import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the Casebook package itself, found from this module upward, so that it works from source and compiled. */
export function packageFile(path: string): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return join(folder, path);
    if (dirname(folder) === folder) throw new Error('No package.json above the command line of Casebook');
  }
}

/** The version of this Casebook. */
export function packageVersion(): string {
  const manifest: { readonly version: string } = JSON.parse(
    readFileSync(packageFile('package.json'), 'utf8'),
  );
  return manifest.version;
}
