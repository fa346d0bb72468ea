import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CONFIG_NAMES } from './config-names.ts';
import { type Result, usageFailure } from './exit-status.ts';

/** The project's root: the folder that was named, or the nearest one upward that holds specs or a configuration. */
export function findRoot(named: string | undefined, from: string): Result<string> {
  if (named !== undefined) {
    const root = resolve(from, named);
    return isFolder(root)
      ? { ok: true, value: root }
      : usageFailure(`\`--root ${named}\` is no folder`, 'Name the folder that holds `openspec/`.');
  }
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (isFolder(join(folder, 'openspec')) || CONFIG_NAMES.some((name) => existsSync(join(folder, name)))) {
      return { ok: true, value: folder };
    }
    if (dirname(folder) === folder) break;
  }
  return usageFailure(
    `There is no \`openspec/\` folder in ${resolve(from)} or above it`,
    'Go to a project that has one, or name it with `--root DIR`.',
  );
}

/** True when the path is a folder. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
