import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recoverPublished } from '#starlight';

const REPOSITORY = join(import.meta.dirname, '../..');

function copyProject(): { root: string; out: string } {
  const root = join(mkdtempSync(join(tmpdir(), 'casebook-build-')), 'kettle');
  cpSync(join(REPOSITORY, 'test/fixtures/e2e-project'), root, {
    recursive: true,
    filter: (path) => !path.includes('.casebook'),
  });
  return { root, out: join(root, 'out') };
}

function buildArguments(root: string): string[] {
  return ['plugins/cli/casebook.mjs', 'build', '--root', root, '--out', join(root, 'out')];
}

function startBuild(root: string): ChildProcess {
  return spawn(process.execPath, buildArguments(root), {
    cwd: REPOSITORY,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function build(root: string): Promise<void> {
  const child = startBuild(root);
  let errors = '';
  child.stderr?.on('data', (text) => {
    errors += text;
  });
  const [status] = await once(child, 'exit');
  expect(errors).toBe('');
  expect(status).toBe(0);
}

/** Every file of a folder with a hash of its bytes. */
function tree(folder: string): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[path.slice(folder.length)] = createHash('sha256').update(readFileSync(path)).digest('hex');
  }
  return files;
}

const specOf = (root: string) => join(root, 'openspec/specs/heating/spec.md');
const change = (root: string, from: string, to: string) =>
  writeFileSync(specOf(root), readFileSync(specOf(root), 'utf8').replaceAll(from, to));

describe('casebook build', { timeout: 240_000 }, () => {
  it('gives the same bytes for the same project, wherever it lies [SITE-BUILD-EQUAL]', async () => {
    const [first, second] = [copyProject(), copyProject()];
    await build(first.root);
    await build(second.root);
    expect(tree(second.out)).toEqual(tree(first.out));
  });

  it('gives the same bytes with the caches of earlier builds as without [SITE-BUILD-WARM]', async () => {
    const { root, out } = copyProject();
    await build(root);
    const cold = tree(out);
    await build(root);
    expect(tree(out)).toEqual(cold);
    change(root, 'within 2 seconds', 'within 3 seconds');
    await build(root);
    const warm = tree(out);
    expect(warm).not.toEqual(cold);
    rmSync(join(root, '.casebook'), { recursive: true });
    await build(root);
    expect(tree(out)).toEqual(warm);
  });

  it('leaves the previous site whole when it is killed at any moment [SITE-BUILD-KILLED]', async () => {
    const { root, out } = copyProject();
    await build(root);
    const old = tree(out);
    change(root, 'within 2 seconds', 'within 4 seconds');
    const fresh = copyProject();
    change(fresh.root, 'within 2 seconds', 'within 4 seconds');
    const start = Date.now();
    await build(fresh.root);
    const wholeMs = Date.now() - start;
    const wanted = tree(fresh.out);
    for (const part of [0.2, 0.5, 0.75, 0.9, 0.97, 1]) {
      const child = startBuild(root);
      const ended = once(child, 'exit');
      await new Promise((resolve) => setTimeout(resolve, wholeMs * part));
      child.kill('SIGKILL');
      await ended;
      // What a reader of the folder sees, or what the next run of any command puts back.
      if (!existsSync(out)) recoverPublished(out);
      expect([old, wanted]).toContainEqual(tree(out));
    }
    await build(root);
    expect(tree(out)).toEqual(wanted);
    expect(readdirSync(root).filter((name) => name.startsWith('out'))).toEqual(['out']);
  });

  it('writes nothing where packages are installed, and nothing through links beside its own files [SITE-BUILD-CONFINED]', async () => {
    const { root, out } = copyProject();
    const other = mkdtempSync(join(tmpdir(), 'casebook-other-'));
    mkdirSync(join(root, '.casebook'));
    writeFileSync(join(other, 'notes.txt'), 'mine');
    for (const name of ['cache', 'src', 'dist', '.astro'])
      symlinkSync(other, join(root, '.casebook', name), 'junction');
    symlinkSync(join(other, 'notes.txt'), join(root, '.casebook/package.json'));
    const shared = join(REPOSITORY, 'node_modules/.vite/deps');
    const written = () => statSync(shared, { throwIfNoEntry: false })?.mtimeMs;
    const before = written();
    await build(root);
    expect(existsSync(join(out, 'index.html'))).toBe(true);
    expect(written()).toBe(before);
    expect(readdirSync(other)).toEqual(['notes.txt']);
    expect(readFileSync(join(other, 'notes.txt'), 'utf8')).toBe('mine');
  });

  it.skipIf(process.platform === 'win32')(
    'says what the system refused to a tool below, ends with 3 and keeps the site [CLI-EXIT-TOOL]',
    async () => {
      const { root, out } = copyProject();
      await build(root);
      const before = tree(out);
      rmSync(join(root, '.casebook'), { recursive: true });
      const child = spawn(
        'sh',
        // Files may have as many blocks of 512 bytes, and no more.
        ['-c', 'ulimit -f 100; exec "$@"', 'sh', process.execPath, ...buildArguments(root)],
        { cwd: REPOSITORY, stdio: ['ignore', 'ignore', 'pipe'] },
      );
      let errors = '';
      child.stderr?.on('data', (text) => {
        errors += text;
      });
      expect((await once(child, 'exit'))[0]).toBe(3);
      expect(errors).toMatch(/^casebook: .*File too large/m);
      expect(errors).not.toContain('bug in Casebook');
      expect(tree(out)).toEqual(before);
    },
  );

  it('writes nothing into a folder of somebody else [SITE-PUBLISH-FOREIGN]', async () => {
    const { root, out } = copyProject();
    cpSync(join(root, 'src'), out, { recursive: true });
    const before = tree(out);
    const child = startBuild(root);
    let errors = '';
    child.stderr?.on('data', (text) => {
      errors += text;
    });
    expect((await once(child, 'exit'))[0]).toBe(2);
    expect(errors).toContain('not empty');
    expect(tree(out)).toEqual(before);
  });

  it('lets one of two builds of a project wait for nobody: the second says who is at work [SITE-BUILD-LOCK]', async () => {
    const { root, out } = copyProject();
    const first = startBuild(root);
    const firstEnds = once(first, 'exit');
    while (!existsSync(join(root, '.casebook/lock'))) await new Promise((resolve) => setTimeout(resolve, 20));
    const second = startBuild(root);
    let errors = '';
    second.stderr?.on('data', (text) => {
      errors += text;
    });
    expect((await once(second, 'exit'))[0]).toBe(3);
    expect(errors).toContain(String(first.pid));
    expect((await firstEnds)[0]).toBe(0);
    expect(existsSync(join(out, 'index.html'))).toBe(true);
  });
});
