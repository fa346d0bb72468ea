import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the casebook package. */
export const PACKAGE_ROOT: string = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** A file of the package, as an absolute path. */
export function packageFile(path: string): string {
  return join(PACKAGE_ROOT, path);
}

/** A module of `plugins/`, as an absolute path: the source in a checkout, the compiled form in the published package. */
export function packageModule(path: string): string {
  const source = packageFile(`${path}.ts`);
  return existsSync(source) ? source : packageFile(`${path}.js`);
}

/** Every file below a folder of the package, sorted, with `/` between folders. */
export function listPackageFiles(folder: string): readonly string[] {
  const root = packageFile(folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

let hash: string | undefined;

/**
 * A hash of everything that makes pages out of records: the package's own code, styles and guide, and the versions of the
 * framework. Two runs with equal hashes and equal records give equal pages, so it is a part of every cache key.
 */
export function siteCodeHash(): string {
  if (hash) return hash;
  const digest = createHash('sha256');
  for (const folder of ['src', 'plugins', 'public']) {
    for (const path of listPackageFiles(folder)) {
      digest
        .update(`${folder}/${path}\0`)
        .update(readFileSync(packageFile(`${folder}/${path}`)))
        .update('\0');
    }
  }
  for (const name of ['astro', '@astrojs/starlight', 'pagefind'])
    digest.update(`${name}@${packageVersion(name)}\0`);
  hash = digest.digest('hex');
  return hash;
}

/** Folder of an installed package, found from its main entry since not every package exports its package.json. */
export function packageFolder(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.resolve(name)));
  while (folder !== dirname(folder)) {
    try {
      const found: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      if (typeof found === 'object' && found !== null && 'name' in found && found.name === name)
        return folder;
    } catch {
      // Not a package folder: look further up.
    }
    folder = dirname(folder);
  }
  throw new Error(`The installed package ${name} has no package.json.`);
}

function packageVersion(name: string): string {
  return (
    readFileSync(join(packageFolder(name), 'package.json'), 'utf8').match(/"version":\s*"([^"]+)"/)?.[1] ?? ''
  );
}
