import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { LIMITS } from '#config';

/** Remembers text by key between runs. */
export interface DiskCache {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  /** Deletes entries this run did not use once the cache is over its limit. */
  prune(): void;
}

/**
 * Opens a cache in a folder. Keys are hashed, so any text will do.
 * Ensures: an entry that was cut short, altered or written for another key is not returned but made anew;
 * a reader never sees half an entry. An unwritable folder makes the cache forgetful, not the run fail.
 * No link in the folder is followed to write or to delete.
 * Limits: `LIMITS.cacheBytes` after `prune`.
 */
export function openDiskCache(folder: string): DiskCache {
  const used = new Set<string>();
  const made = new Set<string>();
  const place = (key: string) => {
    const name = digest(key);
    used.add(name);
    return { bucket: join(folder, name.slice(0, 2)), name, path: join(folder, name.slice(0, 2), name) };
  };
  return {
    get(key) {
      const { path } = place(key);
      try {
        const entry = readFileSync(path, 'utf8');
        const value = entry.slice(65);
        return entry.slice(0, 64) === digest(`${key}\0${value}`) ? value : undefined;
      } catch {
        return undefined;
      }
    },
    set(key, value) {
      const { bucket, name, path } = place(key);
      try {
        if (!made.has(bucket)) makeBucket(bucket);
        made.add(bucket);
        const partial = join(bucket, `.${name}.${process.pid}`);
        writeFileSync(partial, `${digest(`${key}\0${value}`)}\n${value}`);
        renameSync(partial, path);
      } catch {
        // A cache that cannot be written only costs time.
      }
    },
    prune: () => prune(folder, used),
  };
}

function makeBucket(bucket: string): void {
  mkdirSync(bucket, { recursive: true });
  if (!isFolder(bucket)) throw new Error(`\`${bucket}\` is a link`);
}

/** True for a folder itself, not for a link to one. */
function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function prune(folder: string, used: ReadonlySet<string>): void {
  const entries = list(folder)
    .filter((bucket) => isFolder(join(folder, bucket)))
    .flatMap((bucket) =>
      list(join(folder, bucket)).map((name) => ({ name, path: join(folder, bucket, name) })),
    );
  const sizes = new Map(
    entries.map((entry) => [entry.path, statSync(entry.path, { throwIfNoEntry: false })?.size ?? 0]),
  );
  let total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  for (const entry of entries) {
    if (total <= LIMITS.cacheBytes) return;
    if (used.has(entry.name)) continue;
    rmSync(entry.path, { force: true });
    total -= sizes.get(entry.path) ?? 0;
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
