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
  const run = spawnSync('git', ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', ...args], {
    cwd: root,
    timeout: LIMITS.gitMs,
    maxBuffer: MAX_OUTPUT,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'ignore'],
    ...(input === undefined ? {} : { input }),
    env: {
      ...process.env,
      GIT_OPTIONAL_LOCKS: '0',
      GIT_NO_LAZY_FETCH: '1',
      GIT_TERMINAL_PROMPT: '0',
      LC_ALL: 'C',
    },
  });
  return run.status === 0 ? run.stdout : undefined;
}
