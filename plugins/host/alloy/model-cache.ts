import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type DiskCache, openDiskCache } from '../disk-cache.ts';

/**
 * Opens what is remembered of model commands: in the project's `.casebook/`, which git ignores by itself, or in the user's
 * cache folder where there is no project. The folder is made when there is something to keep; one that cannot be written
 * only makes the cache forgetful.
 */
export function openModelCache(root: string | undefined): DiskCache {
  if (root === undefined) return openDiskCache(join(userCacheFolder(), 'casebook', 'models'));
  const folder = join(root, '.casebook');
  const cache = openDiskCache(join(folder, 'cache', 'models'));
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

function keepFromGit(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    if (!existsSync(join(folder, '.gitignore'))) writeFileSync(join(folder, '.gitignore'), '*\n');
  } catch {
    // Without the folder nothing is kept.
  }
}

function userCacheFolder(): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env;
  if (xdg !== undefined && xdg !== '') return xdg;
  if (process.platform === 'win32') return local ?? join(homedir(), 'AppData', 'Local');
  return join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
}
