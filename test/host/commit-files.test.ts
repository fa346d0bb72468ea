import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { configSchema, LIMITS } from '#config';
import { openProject } from '#host';

function makeFolder(): string {
  const root = mkdtempSync(join(tmpdir(), 'casebook-commit-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

function write(root: string, path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function git(root: string, ...args: string[]): string {
  const settings = [
    '-c',
    'user.name=t',
    '-c',
    'user.email=t@example.org',
    '-c',
    'protocol.file.allow=always',
  ];
  return execFileSync('git', [...settings, ...args], { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim();
}

function commitAll(root: string): string {
  git(root, 'add', '-A', '-f');
  git(root, 'commit', '-qm', 'next', '--allow-empty');
  return git(root, 'rev-parse', 'HEAD');
}

const filesAt = (root: string, commit: string) => openProject(root, configSchema.parse({})).filesAt(commit);

function textAt(root: string, commit: string, path: string): string {
  const read = filesAt(root, commit)?.read(path);
  return read?.kind === 'text' ? read.file.text : `no text: ${read?.kind}`;
}

describe('files of a commit', () => {
  it('are those that it holds, as they were then [FRESH-COMMIT-READ]', () => {
    const root = makeFolder();
    git(root, 'init', '-q');
    write(root, 'src/b.ts', 'one');
    write(root, 'src/ä b\n.ts', 'strange');
    write(root, 'a.bin', Uint8Array.of(1, 0, 2));
    write(root, 'large.ts', 'x'.repeat(LIMITS.codeBytes + 1));
    write(root, 'openspec/specs/large.md', 'x'.repeat(LIMITS.codeBytes + 1));
    write(root, 'node_modules/x/index.js', 'installed');
    symlinkSync('src/b.ts', join(root, 'link.ts'));
    const first = commitAll(root);
    write(root, 'src/b.ts', 'two');
    write(root, 'src/c.ts', 'new');
    const second = commitAll(root);
    write(root, 'src/b.ts', 'three');

    const files = filesAt(root, first);
    expect(files?.list()).toEqual([
      'a.bin',
      'large.ts',
      'openspec/specs/large.md',
      'src/b.ts',
      'src/ä b\n.ts',
    ]);
    expect(textAt(root, first, 'src/b.ts')).toBe('one');
    expect(textAt(root, second, 'src/b.ts')).toBe('two');
    expect(textAt(root, first, 'src/ä b\n.ts')).toBe('strange');
    expect(files?.read('a.bin')).toEqual({ kind: 'binary' });
    expect(files?.read('large.ts')).toEqual({ kind: 'too-large' });
    expect(files?.read('openspec/specs/large.md').kind).toBe('text');
    for (const path of ['src/c.ts', 'link.ts', 'src', '../x', 'node_modules/x/index.js'])
      expect(files?.read(path), path).toEqual({ kind: 'missing' });
    expect(files?.exists('src/b.ts')).toBe(true);
    expect(files?.exists('src/c.ts')).toBe(false);
  });

  it('are those below the root where the repository is larger [FRESH-COMMIT-READ]', () => {
    const repository = makeFolder();
    git(repository, 'init', '-q');
    write(repository, 'box/a.ts', 'inside');
    write(repository, 'other/a.ts', 'outside');
    const commit = commitAll(repository);
    const root = join(repository, 'box');
    expect(filesAt(root, commit)?.list()).toEqual(['a.ts']);
    expect(textAt(root, commit, 'a.ts')).toBe('inside');
  });

  it('are read in many steps where they are many bytes, each as it is [FRESH-COMMIT-READ]', () => {
    const root = makeFolder();
    git(root, 'init', '-q');
    const paths = Array.from({ length: 40 }, (_, n) => `f${n}.txt`);
    for (const path of paths) write(root, path, `${path}\n`.repeat(Math.floor(LIMITS.codeBytes / 8)));
    const commit = commitAll(root);
    const files = filesAt(root, commit);
    for (const path of [...paths].reverse()) {
      const read = files?.read(path);
      expect(read?.kind === 'text' && read.file.text.startsWith(`${path}\n`), path).toBe(true);
    }
  });

  it.each(['HEAD', 'main', '--all', 'HEAD~0', '; id', '', 'g'.repeat(40), '../x'])(
    'are none for %j, which is no full hash [FRESH-COMMIT-UNKNOWN]',
    (name) => {
      const root = makeFolder();
      git(root, 'init', '-q', '-b', 'main');
      write(root, 'a.ts', 'a');
      const commit = commitAll(root);
      expect(filesAt(root, name)).toBeUndefined();
      expect(filesAt(root, commit.slice(0, 12))).toBeUndefined();
      expect(filesAt(root, commit.toUpperCase())).toBeUndefined();
      expect(filesAt(root, git(root, 'rev-parse', 'HEAD^{tree}'))).toBeUndefined();
      expect(filesAt(root, commit)?.list()).toEqual(['a.ts']);
    },
  );

  it('are none for a commit that a shallow clone lacks [FRESH-COMMIT-UNKNOWN]', () => {
    const root = makeFolder();
    git(root, 'init', '-q');
    write(root, 'a.ts', 'one');
    const first = commitAll(root);
    write(root, 'a.ts', 'two');
    const second = commitAll(root);
    const clone = join(makeFolder(), 'clone');
    git(root, 'clone', '-q', '--depth', '1', `file://${root}`, clone);
    expect(filesAt(clone, first)).toBeUndefined();
    expect(textAt(clone, second, 'a.ts')).toBe('two');
  });

  it('are not fetched where a partial clone left them out [FRESH-COMMIT-UNKNOWN]', () => {
    const root = makeFolder();
    git(root, 'init', '-q');
    git(root, 'config', 'uploadpack.allowFilter', 'true');
    git(root, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    write(root, 'a.ts', 'one');
    const first = commitAll(root);
    write(root, 'a.ts', 'two');
    commitAll(root);
    const clone = join(makeFolder(), 'clone');
    git(root, 'clone', '-q', '--filter=blob:none', `file://${root}`, clone);
    const missing = () => git(clone, 'rev-list', '--objects', '--all', '--missing=print').includes('?');
    expect(missing()).toBe(true);
    expect(filesAt(clone, first)?.read('a.ts').kind).not.toBe('text');
    expect(missing()).toBe(true);
    expect(existsSync(join(clone, '.git/shallow.lock'))).toBe(false);
  });
});
