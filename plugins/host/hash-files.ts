import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, realpathSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { LIMITS } from '#config';

/** A file by its path below a folder, with `/` between folders, and the SHA-256 of its bytes in hexadecimal. */
export interface HashedFile {
  readonly path: string;
  readonly sha256: string;
}

/** What lies in a folder and below it; paths with `/`, sorted by code unit. */
export interface FolderContent {
  readonly files: readonly string[];
  /** Symbolic links, sockets and the like: they are not followed. */
  readonly others: readonly string[];
}

/** Lists a folder and everything below it. */
export function listFolder(folder: string): FolderContent {
  const files: string[] = [];
  const others: string[] = [];
  const open = [''];
  for (let below = open.pop(); below !== undefined; below = open.pop()) {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = `${below}${entry.name}`;
      if (entry.isDirectory()) open.push(`${path}/`);
      else if (entry.isFile()) files.push(path);
      else others.push(path);
    }
  }
  return { files: files.sort(), others: others.sort() };
}

/**
 * Hashes files below a folder, in the order given.
 * Ensures: a large file is never in memory as a whole; a few files are open at one time.
 * Throws: what the operating system says of a file that cannot be read; for a file whose real place is outside the folder.
 */
export async function hashFiles(folder: string, paths: readonly string[]): Promise<readonly HashedFile[]> {
  const root = realpathSync(folder);
  const hashes = new Array<HashedFile>(paths.length);
  let next = 0;
  const work = async () => {
    for (let index = next++; index < paths.length; index = next++) {
      const path = paths[index] ?? '';
      hashes[index] = { path, sha256: await hashFile(placeInside(root, path)) };
    }
  };
  await Promise.all(Array.from({ length: LIMITS.openFiles }, work));
  return hashes;
}

function placeInside(root: string, path: string): string {
  const place = realpathSync(join(root, path));
  if (!place.startsWith(root.endsWith(sep) ? root : root + sep))
    throw new Error(`\`${path}\` lies outside the folder`);
  return place;
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  // One read is several times faster than a stream, which small files do not need.
  if ((await stat(path)).size <= LIMITS.hashedAtOnce) return hash.update(await readFile(path)).digest('hex');
  for await (const chunk of createReadStream(path, { highWaterMark: LIMITS.hashedAtOnce }))
    hash.update(chunk);
  return hash.digest('hex');
}
