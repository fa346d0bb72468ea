import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What asking for a scratch project gave. */
export type LockResult =
  | { readonly kind: 'held'; readonly wasKilled: boolean; readonly release: () => void }
  | { readonly kind: 'busy'; readonly pid: number; readonly path: string };

/**
 * Takes the scratch project for one run, so that two builds do not mix.
 * Ensures: a lock whose process has ended is taken over, by one taker only; `wasKilled` then tells that the caches of the
 * previous run may be half written.
 */
export function takeLock(scratch: string): LockResult {
  const path = join(scratch, 'lock');
  const mine = `${path}.${process.pid}`;
  let wasKilled = false;
  try {
    // A hard link appears with its content or not at all.
    writeFileSync(mine, String(process.pid));
    for (;;) {
      if (tryLink(mine, path))
        return { kind: 'held', wasKilled, release: () => rmSync(path, { force: true }) };
      const pid = readPid(path);
      if (pid !== undefined && isAlive(pid)) return { kind: 'busy', pid, path };
      if (removeStale(path)) wasKilled = true;
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw cause;
  }
}

/** Moves a stale lock aside; only one of several takers can, and one who caught a fresh lock by mistake puts it back. */
function removeStale(path: string): boolean {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return false;
  }
  const pid = readPid(aside);
  if (pid !== undefined && isAlive(pid)) tryLink(aside, path);
  rmSync(aside, { force: true });
  return true;
}

function readPid(path: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}
