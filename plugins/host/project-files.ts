import {
  closeSync,
  existsSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, posix, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { LIMITS } from '#config';
import { type ProjectFiles, type ReadResult, sourceFile } from '#model';

/** Folders that never hold a project's own text. */
const NEVER = new Set(['.git', '.hg', '.svn', 'node_modules', '.casebook']);

/** One .gitignore; it governs `folder` (`''` or ending in `/`), or an ancestor of the root that calls the root `prefix`. */
interface IgnoreLevel {
  readonly folder: string;
  readonly prefix: string;
  readonly rules: Ignore;
}

/**
 * Opens the files below a root folder for reading.
 * Ensures: nothing outside the root is ever read, whatever a path or a symbolic link says; symbolic links are not listed;
 * the specs' folder is listed even where .gitignore excludes it, as OpenSpec's own tool does.
 * Limits: `LIMITS.projectFiles` files, those of the specs' folder first; `LIMITS.specBytes` below `openspec`,
 * `LIMITS.codeBytes` elsewhere.
 * @param tracked paths that belong to the commit, so that no ignore rule excludes them
 * @param most how many files are listed
 */
export function openProjectFiles(
  root: string,
  openspec: string,
  tracked: readonly string[] = [],
  most: number = LIMITS.projectFiles,
): ProjectFiles {
  const realRoot = realpathSync(root);
  const results = new Map<string, ReadResult>();
  let listed: Listing | undefined;
  let known: ReadonlySet<string> | undefined;
  const look = () => {
    listed ??= withTracked(realRoot, listFiles(realRoot, openspec, most), tracked, most);
    return listed;
  };
  const list = () => look().files;
  const isListed = (path: string) => {
    known ??= new Set(list());
    return known.has(path);
  };
  const read = (path: string): ReadResult => {
    const cached = results.get(path);
    if (cached) return cached;
    const found = readProjectFile(realRoot, openspec, path, isListed);
    // Where not all are listed, nobody knows which of the others are ignored.
    const result: ReadResult =
      found.kind === 'ignored' && look().unlisted !== undefined ? { kind: 'unreadable' } : found;
    results.set(path, result);
    return result;
  };
  const exists = (path: string) => locate(realRoot, path).kind === 'inside';
  return { list, read, exists, unlisted: () => look().unlisted };
}

/** Paths in order, and the first for which there was no room. */
interface Listing {
  readonly files: readonly string[];
  readonly unlisted?: string;
}

type Located =
  | { readonly kind: 'inside'; readonly absolute: string }
  | { readonly kind: 'outside' | 'missing' };

/** Finds a path on disk without ever leaving the root. */
function locate(realRoot: string, path: string): Located {
  if (path.includes('\0') || path.includes('\\') || posix.isAbsolute(path) || /^[A-Za-z]:/.test(path)) {
    return { kind: 'outside' };
  }
  const normal = posix.normalize(path);
  if (normal === '..' || normal.startsWith('../')) return { kind: 'outside' };
  let real: string;
  try {
    real = realpathSync(join(realRoot, normal));
  } catch {
    return { kind: 'missing' };
  }
  const inside = real === realRoot || real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep);
  if (!inside) return { kind: 'outside' };
  return statSync(real).isFile() ? { kind: 'inside', absolute: real } : { kind: 'missing' };
}

function readProjectFile(
  realRoot: string,
  openspec: string,
  path: string,
  isListed: (path: string) => boolean,
): ReadResult {
  const located = locate(realRoot, path);
  if (located.kind !== 'inside') return { kind: located.kind };
  const real = relative(realRoot, located.absolute).split(sep).join('/');
  if (!isListed(real)) return { kind: 'ignored' };
  try {
    const maxBytes = isBelow(path, openspec) ? LIMITS.specBytes : LIMITS.codeBytes;
    if (lstatSync(located.absolute).size > maxBytes) return { kind: 'too-large' };
    const bytes = readFileSync(located.absolute);
    if (bytes.subarray(0, 8192).includes(0)) return { kind: 'binary' };
    return { kind: 'text', file: sourceFile(path, bytes.toString('utf8')) };
  } catch {
    return { kind: 'unreadable' };
  }
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/**
 * Walks the tree, the specs before everything else and folders in code point order; sorts the whole once at the end, since
 * `a-b` and `a/b` interleave.
 */
function listFiles(realRoot: string, openspec: string, most: number): Listing {
  const files: string[] = [];
  let unlisted: string | undefined;
  const walk = (folder: string, levels: readonly IgnoreLevel[]) => {
    const entries = readFolder(join(realRoot, folder));
    const inner = entries.some((entry) => entry.name === '.gitignore' && entry.isFile())
      ? [...levels, { folder, prefix: '', rules: readIgnore(join(realRoot, folder, '.gitignore')) }]
      : levels;
    const isOnTheWay = ({ name }: { readonly name: string }) => leadsTo(folder + name, openspec);
    for (const entry of entries.sort((a, b) => Number(isOnTheWay(b)) - Number(isOnTheWay(a)))) {
      const path = folder + entry.name;
      if (unlisted !== undefined) return;
      if (entry.isDirectory()) {
        if (NEVER.has(entry.name)) continue;
        if (leadsTo(path, openspec) || !isIgnored(`${path}/`, inner)) walk(`${path}/`, inner);
      } else if (entry.isFile() && (isBelow(path, openspec) || !isIgnored(path, inner))) {
        if (files.length < most) files.push(path);
        else unlisted = path;
      }
    }
  };
  walk('', levelsAbove(realRoot));
  return { files: files.sort(), ...(unlisted === undefined ? {} : { unlisted }) };
}

/** Adds the files that are in the commit although an ignore rule names them. */
function withTracked(realRoot: string, listed: Listing, tracked: readonly string[], most: number): Listing {
  if (listed.unlisted !== undefined) return listed;
  const known = new Set(listed.files);
  const forced = tracked.filter(
    (path) =>
      !known.has(path) &&
      !path.split('/').some((name) => NEVER.has(name)) &&
      lstatSync(join(realRoot, path), { throwIfNoEntry: false })?.isFile(),
  );
  if (forced.length === 0) return listed;
  const room = most - listed.files.length;
  const unlisted = forced[room];
  const files = [...listed.files, ...forced.slice(0, room)].sort();
  return { files, ...(unlisted === undefined ? {} : { unlisted }) };
}

/** The rules of the repository that the root is a part of: those of the folders above it, outermost first. */
function levelsAbove(realRoot: string): readonly IgnoreLevel[] {
  const above: { readonly folder: string; readonly prefix: string }[] = [];
  let prefix = '';
  for (let folder = realRoot; ; folder = dirname(folder)) {
    if (folder !== realRoot) above.unshift({ folder, prefix });
    if (existsSync(join(folder, '.git'))) {
      const exclude = { folder: '', prefix, rules: readIgnore(join(folder, '.git/info/exclude')) };
      const rules = above.map((level) => ({
        folder: '',
        prefix: level.prefix,
        rules: readIgnore(join(level.folder, '.gitignore')),
      }));
      return [exclude, ...rules];
    }
    if (dirname(folder) === folder) return [];
    prefix = `${basename(folder)}/${prefix}`;
  }
}

/** True for the specs' folder, what is below it, and the folders on the way to it. */
function leadsTo(path: string, openspec: string): boolean {
  return isBelow(path, openspec) || openspec.startsWith(`${path}/`);
}

function readFolder(absolute: string) {
  try {
    return readdirSync(absolute, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function readIgnore(absolute: string): Ignore {
  const rules = ignore();
  try {
    rules.add(readStart(absolute, LIMITS.codeBytes));
  } catch {
    // No such file: nothing is excluded at this level.
  }
  return rules;
}

function readStart(absolute: string, maxBytes: number): string {
  const handle = openSync(absolute, 'r');
  try {
    const buffer = Buffer.alloc(Math.min(maxBytes, lstatSync(absolute).size));
    return buffer.toString('utf8', 0, readSync(handle, buffer, 0, buffer.length, 0));
  } finally {
    closeSync(handle);
  }
}

/** The innermost .gitignore that has an opinion decides, as in git. */
function isIgnored(path: string, levels: readonly IgnoreLevel[]): boolean {
  for (let i = levels.length - 1; i >= 0; i--) {
    const level = levels[i];
    if (!level) continue;
    const answer = level.rules.test(level.prefix + path.slice(level.folder.length));
    if (answer.ignored) return true;
    if (answer.unignored) return false;
  }
  return false;
}
