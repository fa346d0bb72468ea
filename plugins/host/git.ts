import { spawnSync } from 'node:child_process';
import { basename, relative, resolve } from 'node:path';
import { type Config, LIMITS } from '#config';
import type { Project, Repository } from '#model';

/** Reads what the assessment is bound to: commit, whether the tree differs from it, and where the code is hosted. */
export function readProject(root: string, config: Config): Project {
  const commit = git(root, ['rev-parse', '--verify', 'HEAD']);
  const folder = git(root, ['rev-parse', '--show-prefix']) ?? '';
  const remote = commit && git(root, ['config', '--get', 'remote.origin.url']);
  const repository = config.repository
    ? withTemplate(config.repository.kind, config.repository.url, folder, config.repository.template)
    : remote
      ? parseRemote(remote, folder)
      : undefined;
  const committedAt = commit && git(root, ['log', '-1', '--format=%cI', 'HEAD']);
  // Untracked files count: what is read from them is not in the commit. The site itself is no input.
  const output = ['.casebook', relative(root, resolve(root, config.out))]
    .filter((path) => path !== '' && !path.startsWith('..'))
    .map((path) => `:(exclude)${path}`);
  const changed =
    commit && git(root, ['status', '--porcelain', '--untracked-files=normal', '--', '.', ...output]);
  return {
    name: config.name ?? (folder === '' && repository ? basename(repository.url) : basename(root)),
    ...(commit ? { commit } : {}),
    ...(committedAt ? { committedAt } : {}),
    // A failed `git status` must not read as "clean".
    dirty: commit !== undefined && changed !== '',
    ...(repository ? { repository } : {}),
  };
}

/** Paths of the files that git tracks below a root, also those a `.gitignore` would exclude; none outside a repository. */
export function listTracked(root: string): readonly string[] {
  return (git(root, ['ls-files', '-z', '--', '.']) ?? '').split('\0').filter((path) => path !== '');
}

/** Runs git without hooks of the repository's making, bounded in time; undefined when it fails. */
function git(root: string, args: readonly string[]): string | undefined {
  const run = spawnSync('git', ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: LIMITS.gitMs,
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
  });
  return run.status === 0 ? run.stdout.trim() : undefined;
}

const TEMPLATES: Readonly<Record<Exclude<Repository['kind'], 'custom'>, string>> = {
  github: '{url}/blob/{commit}/{folder}{path}#L{line}-L{endLine}',
  gitlab: '{url}/-/blob/{commit}/{folder}{path}#L{line}-{endLine}',
  bitbucket: '{url}/src/{commit}/{folder}{path}#lines-{line}:{endLine}',
};

function withTemplate(kind: Repository['kind'], url: string, folder: string, template?: string): Repository {
  const chosen = template ?? (kind === 'custom' ? '{url}' : TEMPLATES[kind]);
  return { kind, url: url.replace(/\/+$/, ''), template: chosen.replace('{folder}', folder) };
}

/** Recognises the three public hosts and their self-hosted look-alikes by name; other remotes give no links. */
export function parseRemote(remote: string, folder = ''): Repository | undefined {
  const match =
    /^(?:https?:\/\/(?:[^@/]+@)?|ssh:\/\/(?:[^@/]+@)?|(?:[^@/:]+@))([^/:]+)(?::\d+(?=\/))?[/:](.+?)(?:\.git)?\/*$/.exec(
      remote,
    );
  const host = match?.[1]?.toLowerCase();
  const path = match?.[2];
  if (!host || !path || /[?#\s"'<>]/.test(path)) return undefined;
  const kind = (['github', 'gitlab', 'bitbucket'] as const).find((name) => host.split('.').includes(name));
  return kind && withTemplate(kind, `https://${host}/${path}`, folder);
}
