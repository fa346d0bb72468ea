import { spawnSync } from 'node:child_process';
import { LIMITS } from '#config';

const MAX_OUTPUT = 64 * 1024 * 1024;

/** What a git command prints, bounded in time and size; undefined when it fails. */
export function git(root: string, args: readonly string[]): string | undefined {
  return gitBytes(root, args)?.toString('utf8').trim();
}

/**
 * What a git command prints.
 * Ensures: no hook of the repository's making runs, nothing is locked, nothing is fetched.
 */
export function gitBytes(root: string, args: readonly string[], input?: string): Buffer | undefined {
  const run = spawnGit(root, args, input);
  return run.status === 0 ? run.stdout : undefined;
}

/** Why a git command fails, in git's own words; undefined when it does not. */
export function gitComplaint(root: string, args: readonly string[]): string | undefined {
  const { status, stderr, error } = spawnGit(root, args);
  if (status === 0) return undefined;
  return error?.message ?? stderr.toString('utf8').split('\n')[0]?.trim() ?? '';
}

function spawnGit(root: string, args: readonly string[], input?: string) {
  return spawnSync('git', ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', ...args], {
    cwd: root,
    timeout: LIMITS.gitMs,
    maxBuffer: MAX_OUTPUT,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    ...(input === undefined ? {} : { input }),
    env: {
      ...process.env,
      GIT_OPTIONAL_LOCKS: '0',
      GIT_NO_LAZY_FETCH: '1',
      GIT_TERMINAL_PROMPT: '0',
      LC_ALL: 'C',
    },
  });
}
