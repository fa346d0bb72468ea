import { randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';

/** Why a folder cannot be published to. */
export interface PublishProblem {
  readonly message: string;
}

/**
 * Says whether a folder may be replaced by a site: it is absent, empty, or a site of ours, and holds no part of the project.
 * A folder of any other origin is never touched.
 */
export function publishProblem(out: string, root: string): PublishProblem | undefined {
  const target = realPlace(out);
  const project = realPlace(root);
  if (project === target || project.startsWith(target + sep)) {
    return { message: `\`${out}\` holds the project itself, expected a folder of its own` };
  }
  if (!existsSync(target)) return undefined;
  let names: string[];
  try {
    names = readdirSync(target);
  } catch {
    return { message: `\`${out}\` is not a folder` };
  }
  if (names.length === 0 || isSite(target)) return undefined;
  return {
    message: `\`${out}\` is not empty and was not written by Casebook, expected an absent or empty folder or a site (no \`manifest.json\` of ours in it)`,
  };
}

/**
 * Puts a built folder in the place of a published one, whole or not at all.
 * Ensures: where the new one cannot be written, the old one stays and nothing beside it;
 * whenever the process ends, either `out` or a sibling that `recoverPublished` moves back is a complete site.
 */
export function publish(built: string, out: string): void {
  const target = realPlace(out);
  mkdirSync(dirname(target), { recursive: true });
  recoverPublished(out);
  const mark = randomBytes(4).toString('hex');
  const fresh = `${target}.new-${mark}`;
  const old = `${target}.old-${mark}`;
  try {
    moveFolder(built, fresh);
  } catch (cause) {
    // On a full disk, half a site would keep it full.
    rmSync(fresh, { recursive: true, force: true });
    throw cause;
  }
  if (existsSync(target)) renameSync(target, old);
  renameSync(fresh, target);
  rmSync(old, { recursive: true, force: true });
}

/** Finishes what a killed run left: moves the previous site back if none is in its place, and deletes leftovers. */
export function recoverPublished(out: string): void {
  const target = realPlace(out);
  const folder = dirname(target);
  if (!existsSync(folder)) return;
  const name = basename(target);
  const leftovers = readdirSync(folder)
    .filter((entry) => isLeftover(entry, name))
    .sort();
  if (!existsSync(target)) {
    const previous = leftovers.find(
      (entry) => entry.startsWith(`${name}.old-`) && isSite(join(folder, entry)),
    );
    if (previous) renameSync(join(folder, previous), target);
  }
  for (const entry of leftovers) rmSync(join(folder, entry), { recursive: true, force: true });
}

function isLeftover(entry: string, name: string): boolean {
  return entry.startsWith(name) && /^\.(?:new|old)-[0-9a-f]{8}$/.test(entry.slice(name.length));
}

/** True for a folder that Casebook wrote: its manifest says so. */
function isSite(folder: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    return (
      typeof manifest === 'object' && manifest !== null && 'schemaVersion' in manifest && 'claims' in manifest
    );
  } catch {
    return false;
  }
}

/** The real path of a place that may not exist yet; what follows the last existing folder is kept as written. */
function realPlace(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute ? absolute : join(realPlace(parent), basename(absolute));
  }
}

/** Renames, or copies where the two places are on different file systems. */
function moveFolder(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EXDEV')) throw cause;
    // With a filter, Node copies file by file and says which one the system refused and why.
    cpSync(from, to, { recursive: true, filter: () => true });
    rmSync(from, { recursive: true, force: true });
  }
}
