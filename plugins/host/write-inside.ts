import { mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';

/**
 * Writes a file below a root folder whole or not at all.
 * Throws: when the path leads out of the root, through a symbolic link or not, and when the disk refuses.
 */
export function writeInside(root: string, path: string, text: string): void {
  const realRoot = realpathSync(root);
  const folder = dirname(join(realRoot, path));
  if (!isBelow(`${folder}${sep}`, realRoot)) throw new Error(`\`${path}\` leaves the project`);
  mkdirSync(folder, { recursive: true });
  const realFolder = realpathSync(folder);
  if (!isBelow(`${realFolder}${sep}`, realRoot)) throw new Error(`\`${path}\` leaves the project`);
  const partial = join(realFolder, `.${basename(path)}.${process.pid}`);
  try {
    writeFileSync(partial, text);
    renameSync(partial, join(realFolder, basename(path)));
  } finally {
    rmSync(partial, { force: true });
  }
}

function isBelow(folder: string, root: string): boolean {
  return folder.startsWith(root.endsWith(sep) ? root : root + sep);
}
