import { lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type DiskCache, openDiskCache } from '../disk-cache.ts';

/**
 * Opens what is remembered of model commands: in the project's `.casebook/`, which git ignores by itself, or in the user's
 * cache folder where there is no project. The folder is made when there is something to keep; one that cannot be written
 * or is reached through a link only makes the cache forgetful.
 */
export function openModelCache(root: string | undefined): DiskCache {
  if (root === undefined) return openDiskCache(join(userCacheFolder(), 'casebook', 'models'));
  const folder = join(root, '.casebook');
  const cache = openDiskCache(join(folder, 'cache', 'models'));
  // A repository may hold anything, and nothing outside it is written because of that.
  const places = [folder, join(folder, 'cache'), join(folder, 'cache', 'models')];
  if (places.some(isLink)) return { get: () => undefined, set: () => undefined, prune: () => undefined };
  let made = false;
  return {
    ...cache,
    set(key, value) {
      if (!made) keepFromGit(folder);
      made = true;
      cache.set(key, value);
    },
  };
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

function keepFromGit(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '.gitignore'), '*\n', { flag: 'wx' });
  } catch {
    // It is there already, or without the folder nothing is kept.
  }
}

function userCacheFolder(): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env;
  if (xdg !== undefined && xdg !== '') return xdg;
  if (process.platform === 'win32') return local ?? join(homedir(), 'AppData', 'Local');
  return join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
}
