import { LIMITS } from '#config';
import { type ProjectFiles, type ReadResult, sourceFile } from '#model';
import { git, gitBytes } from './run-git.ts';

/** A file of a commit, as its tree names it. */
interface Blob {
  readonly id: string;
  readonly bytes: number;
}

/** Folders that never hold a project's own text. */
const NEVER = /(?:^|\/)(?:\.git|\.hg|\.svn|node_modules|\.casebook)\//;

/**
 * Opens the project's files as they were at a commit.
 * Requires: the full hash of the commit; for an abbreviation, a branch or anything else there is nothing.
 * Ensures: nothing is fetched from elsewhere: undefined where this clone does not hold the commit.
 * Limits: `LIMITS.projectFiles` files; `LIMITS.specBytes` below `openspec`, `LIMITS.codeBytes` elsewhere.
 */
export function openCommitFiles(root: string, openspec: string, commit: string): ProjectFiles | undefined {
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit)) return undefined;
  if (git(root, ['rev-parse', '--verify', '--quiet', `${commit}^{commit}`]) !== commit) return undefined;
  const tree = git(root, ['ls-tree', '-r', '-l', '-z', commit, '--', '.']);
  if (tree === undefined) return undefined;
  const blobs = readTree(tree);
  const paths = [...blobs.keys()];
  const places = new Map(paths.map((path, index) => [path, index]));
  const results = new Map<string, ReadResult>();
  const limitOf = (path: string) => (path.startsWith(`${openspec}/`) ? LIMITS.specBytes : LIMITS.codeBytes);
  /** Files are usually wanted in their order, so those that follow are read along: a process for each would take minutes. */
  const readFrom = (path: string) => {
    const wanted: string[] = [];
    let bytes = 0;
    for (let at = places.get(path) ?? 0; at < paths.length && bytes < LIMITS.gitBatchBytes; at++) {
      const next = paths[at] ?? '';
      const blob = blobs.get(next);
      if (blob === undefined || results.has(next) || blob.bytes > limitOf(next)) continue;
      bytes += blob.bytes;
      wanted.push(next);
    }
    const ids = wanted.map((next) => blobs.get(next)?.id ?? '');
    const contents = readBlobs(root, ids);
    wanted.forEach((next, index) => {
      results.set(next, toResult(next, contents[index]));
    });
  };
  return {
    list: () => paths,
    exists: (path) => blobs.has(path),
    read: (path) => {
      const blob = blobs.get(path);
      if (blob === undefined) return { kind: 'missing' };
      if (blob.bytes > limitOf(path)) return { kind: 'too-large' };
      if (!results.has(path)) readFrom(path);
      return results.get(path) ?? { kind: 'unreadable' };
    },
  };
}

/** Reads `mode type id size\tpath` of regular files; links and other repositories inside are left out. */
function readTree(tree: string): ReadonlyMap<string, Blob> {
  const entries = tree.split('\0').flatMap((line): [string, Blob][] => {
    const match = /^100[0-7]{3} blob ([0-9a-f]{40,64}) +(\d+)\t([\s\S]+)$/.exec(line);
    const [, id, bytes, path] = match ?? [];
    if (id === undefined || path === undefined || NEVER.test(path)) return [];
    return [[path, { id, bytes: Number(bytes) }]];
  });
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, LIMITS.projectFiles));
}

/** The bytes of objects in the order of their ids; undefined for those that are not here. */
function readBlobs(root: string, ids: readonly string[]): readonly (Buffer | undefined)[] {
  if (ids.length === 0) return [];
  const output = gitBytes(root, ['cat-file', '--batch'], `${ids.join('\n')}\n`);
  if (output === undefined) return [];
  let at = 0;
  return ids.map(() => {
    const end = output.indexOf(10, at);
    if (end < 0) return undefined;
    const [, type, size] = output.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (type !== 'blob') return undefined;
    const bytes = output.subarray(at, at + Number(size));
    at += Number(size) + 1;
    return bytes;
  });
}

function toResult(path: string, bytes: Buffer | undefined): ReadResult {
  if (bytes === undefined) return { kind: 'unreadable' };
  if (bytes.subarray(0, 8192).includes(0)) return { kind: 'binary' };
  return { kind: 'text', file: sourceFile(path, bytes.toString('utf8')) };
}
