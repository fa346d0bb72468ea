import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SolverName } from '#alloy';
import { LIMITS } from '#config';

const HERE = fileURLToPath(import.meta.url);

/** The engine as pages name it: `Casebook 0.1.0`, with its solver where that is not the usual one. */
export function engineName(solver: SolverName): string {
  return `Casebook ${versionOf(HERE)}${solver === 'cadical' ? '' : `, ${solver} solver`}`;
}

let known: string | undefined;

/** A hash of the engine's own code, its limits and its solver's version: with another one, no remembered outcome counts. */
export function engineVersion(): string {
  if (known !== undefined) return known;
  const folder = join(dirname(HERE), '../../alloy');
  const digest = createHash('sha256');
  digest.update(
    `${versionOf(fileURLToPath(import.meta.resolve('cadical-wasm')))}\0${JSON.stringify(LIMITS)}\0`,
  );
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => extname(path) === extname(HERE),
  );
  for (const path of paths.sort())
    digest
      .update(`${path}\0`)
      .update(readFileSync(join(folder, path)))
      .update('\0');
  known = digest.digest('hex');
  return known;
}

/** The version of the package that a file belongs to. */
function versionOf(file: string): string {
  for (let folder = dirname(file); dirname(folder) !== folder; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (!existsSync(manifest)) continue;
    const parsed: { readonly version?: string } = JSON.parse(readFileSync(manifest, 'utf8'));
    if (parsed.version !== undefined) return parsed.version;
  }
  throw new Error(`No package.json with a version above ${file}`);
}
