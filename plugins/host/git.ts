import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Config } from '#config';
import type { EvidenceFiles, Project, Repository } from '#model';
import { git, gitComplaint } from './run-git.ts';

/** Reads what the assessment is bound to: commit, whether the tree differs from it, and where the code is hosted. */
export function readProject(root: string, config: Config, evidenceFiles?: EvidenceFiles): Project {
  const commit = git(root, ['rev-parse', '--verify', 'HEAD']);
  const folder = git(root, ['rev-parse', '--show-prefix']) ?? '';
  const remote = commit && git(root, ['config', '--get', 'remote.origin.url']);
  const repository = config.repository
    ? withTemplate(config.repository.kind, config.repository.url, folder, config.repository.template)
    : remote
      ? parseRemote(remote, folder)
      : undefined;
  const committedAt = commit && git(root, ['log', '-1', '--format=%cI', 'HEAD']);
  return {
    name: config.name ?? (folder === '' && repository ? basename(repository.url) : basename(root)),
    ...(commit ? { commit } : {}),
    ...(committedAt ? { committedAt } : {}),
    dirty: commit !== undefined && isDirty(root, config, evidenceFiles),
    ...(folder === '' ? {} : { folder }),
    ...(repository ? { repository } : {}),
  };
}

/**
 * Why git says nothing of a root that lies in a repository: it is not installed, or it takes the repository for somebody
 * else's, as in a container whose files another user checked out. Undefined where it answers, or where there is none.
 */
export function whyNoCommit(root: string): string | undefined {
  for (let folder = root; !existsSync(join(folder, '.git')); folder = dirname(folder))
    if (dirname(folder) === folder) return undefined;
  return gitComplaint(root, ['rev-parse', '--git-dir']);
}

/**
 * True when the tree holds anything that its commit does not. Untracked files count: what is read from them is not in the
 * commit. Untracked reports do not: they say themselves what they were taken for. Neither does the site, which is no input.
 */
function isDirty(root: string, config: Config, evidenceFiles: EvidenceFiles | undefined): boolean {
  const output = ['.casebook', relative(root, resolve(root, config.out))]
    .filter((path) => path !== '' && !path.startsWith('..'))
    .map((path) => `:(exclude)${path}`);
  const status = [
    'status',
    '--porcelain',
    '--no-renames',
    '-z',
    '--untracked-files=all',
    '--',
    '.',
    ...output,
  ];
  const changed = git(root, status);
  // A failed `git status` must not read as "clean".
  if (changed === undefined) return true;
  if (changed === '') return false;
  const { reports, coverage, record } = config.evidence;
  const left = new Set(evidenceFiles?.list([...reports, ...coverage]));
  const prefix = git(root, ['rev-parse', '--show-prefix']) ?? '';
  return changed
    .split('\0')
    .filter((line) => line !== '')
    .some((line) => {
      if (!line.startsWith(`?? ${prefix}`)) return true;
      const path = line.slice(3 + prefix.length);
      return path !== record && !left.has(path);
    });
}

/** The name by which git knows who works here. */
export function readUserName(root: string): string | undefined {
  return git(root, ['config', '--get', 'user.name']) || undefined;
}

/** Paths of the files that git tracks below a root, also those a `.gitignore` would exclude; none outside a repository. */
export function listTracked(root: string): readonly string[] {
  return (git(root, ['ls-files', '-z', '--', '.']) ?? '').split('\0').filter((path) => path !== '');
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
