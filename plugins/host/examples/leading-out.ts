import { readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { LIMITS } from '#config';
import { HIDDEN } from './sandbox.ts';

/**
 * Finds why Node's permission model would not hold below a root: it follows symbolic links to wherever they lead.
 * Gives a sentence; undefined where no link below the root leaves it.
 */
export function whyNotContained(root: string): string | undefined {
  const hidden = HIDDEN.map((name) => join(root, name));
  const folders = [root];
  let seen = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (++seen > LIMITS.exampleEntries)
        return 'The project holds too many files to look for links that leave it.';
      const path = join(folder, entry.name);
      if (hidden.includes(path)) continue;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isSymbolicLink() && leavesRoot(path, root, hidden)) {
        return `The symbolic link \`${path.slice(root.length + 1)}\` leads out of the project, and nothing here keeps an example from following it.`;
      }
    }
  }
  return undefined;
}

function leavesRoot(path: string, root: string, hidden: readonly string[]): boolean {
  try {
    const real = realpathSync(path);
    const isBelow = (folder: string) => real === folder || real.startsWith(`${folder}/`);
    return !isBelow(root) || hidden.some(isBelow);
  } catch {
    // It leads nowhere.
    return false;
  }
}
