import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY } from './sites.ts';

/** The commit that a copy is at: its reports were taken for that text. */
export function commitOf(root: string): string {
  return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
}

/** Copies the fixture project to a folder of its own and commits it, with a remote that hosts are known for. */
export function copyProject(): string {
  const root = join(mkdtempSync(join(tmpdir(), 'casebook-e2e-')), 'checkout');
  cpSync(join(REPOSITORY, 'test/fixtures/e2e-project'), root, {
    recursive: true,
    filter: (path) => !path.includes('.casebook'),
  });
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: root,
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: 'Kettle',
        GIT_AUTHOR_EMAIL: 'kettle@example.org',
        GIT_AUTHOR_DATE: '2026-03-01T12:00:00Z',
        GIT_COMMITTER_NAME: 'Kettle',
        GIT_COMMITTER_EMAIL: 'kettle@example.org',
        GIT_COMMITTER_DATE: '2026-03-01T12:00:00Z',
      },
    });
  git('init', '-q', '-b', 'main');
  git('remote', 'add', 'origin', 'https://github.com/example/kettle.git');
  git('add', '.');
  git('commit', '-q', '-m', 'Kettle');
  return root;
}
