import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What asking for a scratch project gave. */
export type LockResult =
  | { readonly kind: 'held'; readonly wasKilled: boolean; readonly release: () => void }
  | { readonly kind: 'busy'; readonly pid: number; readonly path: string };

/**
 * Takes the scratch project for one run, so that two builds do not mix.
 * Ensures: a lock whose process has ended is taken over, by one taker only, also where another process has its number
 * now, as in the containers of CI; `wasKilled` then tells that the caches of the previous run may be half written.
 */
export function takeLock(scratch: string): LockResult {
  const path = join(scratch, 'lock');
  const mine = `${path}.${process.pid}`;
  let wasKilled = false;
  try {
    // A hard link appears with its content or not at all.
    writeFileSync(mine, [process.pid, lifeOf(process.pid)?.started ?? ''].join(' ').trimEnd());
    for (;;) {
      if (tryLink(mine, path))
        return { kind: 'held', wasKilled, release: () => rmSync(path, { force: true }) };
      const holder = readHolder(path);
      if (holder !== undefined && isAlive(holder)) return { kind: 'busy', pid: holder.pid, path };
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
  const holder = readHolder(aside);
  if (holder !== undefined && isAlive(holder)) tryLink(aside, path);
  rmSync(aside, { force: true });
  return true;
}

/** Who wrote a lock; when it started is known where the system tells. */
interface Holder {
  readonly pid: number;
  readonly started?: string;
}

function readHolder(path: string): Holder | undefined {
  try {
    const [number = '', started] = readFileSync(path, 'utf8').split(' ');
    const pid = Number.parseInt(number, 10);
    if (!Number.isInteger(pid) || pid <= 0) return undefined;
    return started === undefined ? { pid } : { pid, started };
  } catch {
    return undefined;
  }
}

function isAlive({ pid, started }: Holder): boolean {
  const life = lifeOf(pid);
  // One that has ended keeps its number until somebody asks for its status, which in a container may be never.
  if (life !== undefined && (life.state === 'Z' || (started !== undefined && life.started !== started)))
    return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}

/** State and time of start of a process; undefined where the system has no `/proc`. */
function lifeOf(pid: number): { readonly state: string; readonly started: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before the last bracket may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, started] = [fields[0], fields[19]];
    return state === undefined || started === undefined ? undefined : { state, started };
  } catch {
    return undefined;
  }
}
