import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configSchema } from '#config';
import { openProject, parseRemote } from '#host';

describe('repository host', () => {
  it.each([
    ['https://github.com/acme/box.git', 'https://github.com/acme/box/blob/C/P#L1-L2'],
    ['git@github.com:acme/box.git', 'https://github.com/acme/box/blob/C/P#L1-L2'],
    [
      'ssh://git@gitlab.acme.org:2222/group/sub/box.git',
      'https://gitlab.acme.org/group/sub/box/-/blob/C/P#L1-2',
    ],
    ['https://user:secret@bitbucket.org/acme/box', 'https://bitbucket.org/acme/box/src/C/P#lines-1:2'],
  ])('links lines of %s at the exact commit [PUB-HOST-LINK]', (remote, expected) => {
    const repository = parseRemote(remote);
    const values: Record<string, string> = {
      url: repository?.url ?? '',
      commit: 'C',
      path: 'P',
      line: '1',
      endLine: '2',
    };
    expect(repository?.template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '?')).toBe(
      expected,
    );
  });

  it('puts the folder of a root below the repository into the link [PUB-HOST-LINK]', () => {
    expect(parseRemote('https://github.com/acme/mono', 'packages/box/')?.template).toContain(
      '/packages/box/{path}',
    );
  });

  it.each(['/srv/git/box.git', 'file:///srv/box', 'https://example.org/box', 'https://github.com/a"b/c', ''])(
    'makes no link for %j, whose host it does not know [PUB-HOST-UNKNOWN]',
    (remote) => {
      expect(parseRemote(remote)).toBeUndefined();
    },
  );
});

describe('commit', () => {
  it('says that a tree with a changed or untracked file differs from its commit [PUB-HOST-DIRTY]', () => {
    const root = mkdtempSync(join(tmpdir(), 'casebook-git-'));
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
        cwd: root,
        encoding: 'utf8',
      });
    const project = () => openProject(root, configSchema.parse({})).project;
    try {
      expect(project()).toMatchObject({ dirty: false });
      expect(project().commit).toBeUndefined();
      git('init', '-q');
      writeFileSync(join(root, 'a.txt'), 'one');
      git('add', '.');
      git('commit', '-qm', 'one');
      expect(project()).toMatchObject({ dirty: false, commit: git('rev-parse', 'HEAD').trim() });
      writeFileSync(join(root, 'a.txt'), 'two');
      expect(project().dirty).toBe(true);
      writeFileSync(join(root, 'a.txt'), 'one');
      expect(project().dirty).toBe(false);
      writeFileSync(join(root, 'untracked.txt'), 'not in the commit');
      expect(project().dirty).toBe(true);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  it('does not take a tree for changed because runs left reports in it [FRESH-BOUND-CLEAN]', () => {
    const root = mkdtempSync(join(tmpdir(), 'casebook-git-'));
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
        cwd: root,
        encoding: 'utf8',
      });
    const isDirty = (folder = root) => openProject(folder, configSchema.parse({})).project.dirty;
    try {
      git('init', '-q');
      mkdirSync(join(root, 'sub/reports'), { recursive: true });
      writeFileSync(join(root, 'sub/a.txt'), 'one');
      git('add', '.');
      git('commit', '-qm', 'one');
      mkdirSync(join(root, 'reports'));
      writeFileSync(join(root, 'reports/unit.xml'), '<testsuites/>');
      writeFileSync(join(root, 'reports/casebook-record.json'), '{}');
      expect(isDirty()).toBe(false);
      writeFileSync(join(root, 'sub/reports/unit.xml'), '<testsuites/>');
      expect(isDirty()).toBe(true);
      expect(isDirty(join(root, 'sub'))).toBe(false);
      rmSync(join(root, 'sub/reports'), { recursive: true });
      writeFileSync(join(root, 'reports/read-by-a-spec.md'), 'text');
      expect(isDirty()).toBe(true);
      rmSync(join(root, 'reports/read-by-a-spec.md'));
      expect(isDirty()).toBe(false);
      git('add', '.');
      expect(isDirty()).toBe(true);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  it('reads a tracked file that an ignore rule names, since it is in the commit [PUB-FILES-IGNORED]', () => {
    const root = mkdtempSync(join(tmpdir(), 'casebook-git-'));
    const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
    try {
      git('init', '-q');
      writeFileSync(join(root, '.gitignore'), '*.txt\n');
      writeFileSync(join(root, 'kept.txt'), 'tracked');
      writeFileSync(join(root, 'other.txt'), 'ignored');
      git('add', '-f', '.gitignore', 'kept.txt');
      const { files } = openProject(root, configSchema.parse({}));
      expect(files.list()).toEqual(['.gitignore', 'kept.txt']);
      expect(files.read('other.txt').kind).toBe('ignored');
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
