import { createHash } from 'node:crypto';
import { globSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join, posix, sep } from 'node:path';
import { LIMITS } from '#config';
import type { EvidenceFiles, EvidenceRead } from '#model';

/** Folders in which no run of this project leaves its reports. */
const NEVER = new Set(['node_modules', '.git', '.hg', '.svn']);

/**
 * Opens the files that runs left behind below a root folder, ignored by git or not.
 * Ensures: nothing outside the root is read, whatever a pattern, a path or a symbolic link says; one file is read once.
 * Limits: `LIMITS.projectFiles` paths, `LIMITS.reportBytes` of one file.
 */
export function openEvidenceFiles(root: string): EvidenceFiles {
  const realRoot = realpathSync(root);
  const results = new Map<string, EvidenceRead>();
  return {
    list: (patterns) => listMatching(realRoot, patterns),
    read: (path) => {
      const known = results.get(path);
      if (known) return known;
      const result = readInside(realRoot, path);
      results.set(path, result);
      return result;
    },
  };
}

/** What tells, for each file that matches a pattern, whether it was written since: its time to the nanosecond, its size, itself. */
export function stampFiles(root: string, patterns: readonly string[]): ReadonlyMap<string, string> {
  const realRoot = realpathSync(root);
  return new Map(
    listMatching(realRoot, patterns).flatMap((path): [string, string][] => {
      const stats = statSync(join(realRoot, path), { bigint: true, throwIfNoEntry: false });
      return stats ? [[path, `${stats.mtimeNs} ${stats.ctimeNs} ${stats.size} ${stats.ino}`]] : [];
    }),
  );
}

function listMatching(realRoot: string, patterns: readonly string[]): readonly string[] {
  const inside = patterns.filter(staysBelow);
  if (inside.length === 0) return [];
  const found = globSync(inside, { cwd: realRoot, exclude: (path) => NEVER.has(basename(path)) });
  const paths = found.map((path) => path.split(sep).join('/').replace(/^\.\//, ''));
  return [...new Set(paths)]
    .filter((path) => staysBelow(path) && isFile(join(realRoot, path)))
    .sort()
    .slice(0, LIMITS.projectFiles);
}

/** True for a path or a pattern in which no part leads out of the folder it starts from. */
function staysBelow(path: string): boolean {
  return !/(?:^|[{,])(?:\/|[A-Za-z]:)|(?:^|[/{,])\.\.(?:[/},]|$)|[\\\0]/.test(path);
}

function isFile(absolute: string): boolean {
  return statSync(absolute, { throwIfNoEntry: false })?.isFile() === true;
}

function readInside(realRoot: string, path: string): EvidenceRead {
  if (!staysBelow(path) || posix.normalize(path).startsWith('..')) return { kind: 'outside' };
  let real: string;
  try {
    real = realpathSync(join(realRoot, path));
  } catch {
    return { kind: 'missing' };
  }
  if (!real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep)) return { kind: 'outside' };
  try {
    const stats = statSync(real);
    if (!stats.isFile()) return { kind: 'missing' };
    if (stats.size > LIMITS.reportBytes) return { kind: 'too-large' };
    const bytes = readFileSync(real);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { kind: 'text', path, text: bytes.toString('utf8'), sha256 };
  } catch {
    return { kind: 'unreadable' };
  }
}
