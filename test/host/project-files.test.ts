import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { LIMITS, parseConfig } from '#config';
import { openProject } from '#host';
import { openProjectFiles } from '../../plugins/host/project-files.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Writes a tree to a new folder; a value is a file's text. */
function writeTree(tree: Readonly<Record<string, string | Buffer>>): string {
  const root = mkdtempSync(join(tmpdir(), 'casebook-host-'));
  folders.push(root);
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function open(root: string) {
  const parsed = parseConfig({});
  if (!parsed.ok) throw new Error('the defaults are valid');
  return openProject(root, parsed.config).files;
}

describe('project files', () => {
  it('lists what .gitignore leaves, nested rules and re-inclusions as git reads them [PUB-FILES-IGNORED]', () => {
    const root = writeTree({
      '.gitignore': 'build/\n*.log\n!keep.log\n',
      'src/a.ts': '',
      'src/b.log': '',
      'src/keep.log': '',
      'src/.gitignore': '/generated.ts\n',
      'src/generated.ts': '',
      'src/deep/generated.ts': '',
      'build/out.js': '',
      'node_modules/x/index.js': '',
    });
    expect(open(root).list()).toEqual([
      '.gitignore',
      'src/.gitignore',
      'src/a.ts',
      'src/deep/generated.ts',
      'src/keep.log',
    ]);
  });

  it('obeys the .gitignore files of the repository above the root [PUB-FILES-IGNORED]', () => {
    const root = writeTree({
      '.git/HEAD': '',
      '.gitignore': 'dist/\n/app/only.ts\n',
      'app/only.ts': '',
      'app/dist/x.js': '',
      'app/a.ts': '',
    });
    expect(open(join(root, 'app')).list()).toEqual(['a.ts']);
  });

  it('lists the specs even where .gitignore excludes their folder [PUB-FILES-IGNORED]', () => {
    const root = writeTree({ '.gitignore': 'openspec/\n', 'openspec/specs/a/spec.md': '# A\n' });
    expect(open(root).list()).toEqual(['.gitignore', 'openspec/specs/a/spec.md']);
  });

  it.each([
    '../secret',
    '/etc/passwd',
    'a/../../secret',
    'C:/secret',
    'a\\..\\..\\secret',
    'a\0b',
    'out',
    'folder/secret',
  ])('does not read %j, which leaves the root [PUB-FILES-CONFINED]', (path) => {
    const outside = writeTree({ secret: 'secret' });
    const root = writeTree({ 'a/inside.txt': 'x' });
    symlinkSync(join(outside, 'secret'), join(root, 'out'));
    symlinkSync(outside, join(root, 'folder'));
    expect(open(root).read(path).kind).toBe('outside');
  });

  it('does not list symbolic links, and reads one that stays inside [PUB-FILES-CONFINED]', () => {
    const root = writeTree({ 'a.txt': 'text' });
    symlinkSync(join(root, 'a.txt'), join(root, 'b.txt'));
    const files = open(root);
    expect(files.list()).toEqual(['a.txt']);
    expect(files.read('b.txt')).toMatchObject({ kind: 'text', file: { path: 'b.txt', text: 'text' } });
  });

  it('says why a file is not read: missing, ignored, binary, too large [PUB-FILES-BOUNDED]', () => {
    const root = writeTree({
      '.gitignore': 'ignored.txt\n',
      'ignored.txt': '',
      'binary.bin': Buffer.from([1, 0, 2]),
      'large.txt': 'x'.repeat(LIMITS.codeBytes + 1),
      'openspec/specs/a/spec.md': 'x'.repeat(LIMITS.codeBytes + 1),
    });
    const files = open(root);
    const kinds = [
      'none.txt',
      'ignored.txt',
      'binary.bin',
      'large.txt',
      'openspec/specs/a/spec.md',
      'openspec',
    ];
    expect(kinds.map((path) => files.read(path).kind)).toEqual([
      'missing',
      'ignored',
      'binary',
      'too-large',
      'text',
      'missing',
    ]);
  });

  it('drops a byte order mark and keeps the line endings [PUB-FILES-BOUNDED]', () => {
    const root = writeTree({ 'a.md': '\ufeffone\r\ntwo\rthree\n' });
    expect(open(root).read('a.md')).toMatchObject({
      file: { text: 'one\r\ntwo\rthree\n', lineStarts: [0, 5, 9, 15] },
    });
  });

  it('lists the specs first where there are too many files, and says which one is the first left out [PUB-FILES-MANY]', () => {
    const root = writeTree({
      '.gitignore': 'kept.log\n',
      'data/a.txt': '',
      'data/b.txt': '',
      'kept.log': '',
      'openspec/specs/box/spec.md': '# Box',
      'src/box.ts': 'x',
    });
    const some = openProjectFiles(root, 'openspec', [], 3);
    expect(some.list()).toEqual(['.gitignore', 'data/a.txt', 'openspec/specs/box/spec.md']);
    expect(some.unlisted?.()).toBe('data/b.txt');
    expect(some.read('openspec/specs/box/spec.md').kind).toBe('text');
    expect(some.read('src/box.ts').kind).toBe('unreadable');
    const tracked = openProjectFiles(root, 'openspec', ['kept.log'], 5);
    expect(tracked.list()).toHaveLength(5);
    expect(tracked.unlisted?.()).toBe('kept.log');
    const all = openProjectFiles(root, 'openspec', ['kept.log'], 6);
    expect(all.list()).toHaveLength(6);
    expect(all.unlisted?.()).toBeUndefined();
  });
});
