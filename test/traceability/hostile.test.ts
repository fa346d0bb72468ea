import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProject } from '#host';
import type { ProjectFiles } from '#model';
import { traceLinks } from '#traceability';
import {
  configWith,
  grammars,
  inBrief,
  type LinkInSpec,
  memoryFiles,
  specOf,
  trace,
} from './memory-project.ts';

describe('links that leave the project', () => {
  it.each<[string, LinkInSpec]>([
    ['a path that climbs', { path: '../../etc/passwd', name: 'root' }],
    ['a path that climbs half-way', { path: 'src/../../secret.ts', name: 'secret' }],
    ['an absolute path', { path: '/etc/passwd', name: 'root' }],
    ['a path with encoded dots', { path: '%2e%2e/%2E%2e/etc/passwd', name: 'root' }],
    ['a path with an encoded slash', { path: '..%2f..%2fetc/passwd', name: 'root' }],
    ['a path with backslashes', { path: '..\\..\\secret.ts', name: 'secret' }],
    ['a drive', { path: 'C:/secret.ts', name: 'secret' }],
    ['a path with a zero byte', { path: 'src/a.ts\0.png', name: 'a' }],
    ['a file address', { href: 'file:///etc/passwd', name: 'root' }],
    ['an address that the parser gave no path', { href: '../../etc/passwd', name: 'root' }],
  ])('does not read %s [TRACE-SAFE-ESCAPE]', async (_, link) => {
    const asked: string[] = [];
    const files = memoryFiles({ 'src/a.ts': 'export const a = 1;\n' });
    const watched: ProjectFiles = {
      ...files,
      read: (path) => {
        asked.push(path);
        return files.read(path);
      },
    };
    const { links } = await traceLinks({
      ...specOf([{ tag: 'BOX-PUT', links: [link] }]),
      files: watched,
      config: configWith(),
      grammars,
    });
    expect(links.map(inBrief)).toEqual(['BOX-PUT implements missing nowhere']);
    expect(links[0]?.reason).toMatch(/leaves the project/);
    expect(new Set(asked)).toEqual(new Set(['src/a.ts', 'openspec/specs/locker/spec.md']));
  });

  it.each(['https://example.org/a.ts', 'mailto:a@example.org', '//example.org/a.ts'])(
    'does not follow %s [TRACE-SAFE-WEB]',
    async (href) => {
      const { links } = await trace([{ tag: 'BOX-PUT', links: [{ href, name: 'a' }] }], {});
      expect(links.map((link) => `${link.status} ${link.reason}`)).toEqual([
        'missing The address is no file of the project, so it is not read.',
      ]);
    },
  );

  it('is content with a path that has empty and dot folders [TRACE-SAFE-ESCAPE]', async () => {
    const { links } = await trace([{ tag: 'BOX-PUT', links: [{ path: './src//./a.ts', name: 'a' }] }], {
      'src/a.ts': 'export const a = 1;\n',
    });
    expect(links.map(inBrief)).toEqual(['BOX-PUT implements covers src/a.ts:1 in constant a']);
  });
});

describe('links in a real folder', () => {
  let folder: string;
  const put = (path: string, text: string | Buffer) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'casebook-trace-'));
    put('secret.ts', '// [BOX-PUT]\nexport function secret() {}\n');
    put('project/src/box.ts', '// [BOX-PUT]\nexport function put() {}\n');
    symlinkSync(join(folder, 'secret.ts'), join(folder, 'project/src/linked.ts'));
    symlinkSync(folder, join(folder, 'project/src/up'));
    symlinkSync(join(folder, 'project/src/box.ts'), join(folder, 'project/src/alias.ts'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Traces one link of the real project; what is found by tags comes after it. */
  async function traceReal(link: LinkInSpec) {
    const config = configWith();
    const project = openProject(join(folder, 'project'), config);
    return traceLinks({ ...specOf([{ tag: 'BOX-PUT', links: [link] }]), ...project, config });
  }

  it.each(['src/linked.ts', 'src/up/secret.ts'])(
    'does not follow the symbolic link %s out of the project [TRACE-SAFE-SYMLINK]',
    async (path) => {
      const { links, files } = await traceReal({ path, name: 'secret' });
      expect(links.map(inBrief)).toEqual([
        'BOX-PUT implements missing nowhere',
        'BOX-PUT implements covers src/box.ts:2 in function put',
      ]);
      expect(links[0]?.reason).toBe(`\`${path}\` leaves the project, and nothing outside it is read.`);
      expect(files.map((file) => file.path)).toEqual(['src/box.ts']);
    },
  );

  it('follows a symbolic link that stays inside [TRACE-SAFE-SYMLINK]', async () => {
    const { links } = await traceReal({ path: 'src/alias.ts', name: 'put' });
    expect(links[0] && inBrief(links[0])).toBe('BOX-PUT implements covers src/alias.ts:2 in function put');
  });

  it.each([
    [
      'an ignored file',
      'build/out.ts',
      'is ignored by git, so other checkouts do not have it; it is not read.',
    ],
    ['a binary file', 'src/logo.ts', 'is no text, so it is not looked into.'],
    ['a huge file', 'src/huge.ts', 'is too large to be looked into.'],
  ])('says why %s is not read [TRACE-SAFE-UNREAD]', async (_, path, reason) => {
    put('project/.gitignore', 'build/\n');
    put('project/build/out.ts', 'export function put() {}\n');
    put('project/src/logo.ts', Buffer.from([80, 78, 71, 0, 1, 2]));
    put('project/src/huge.ts', `${'x'.repeat(2 ** 20)}\n`);
    const { links, scan } = await traceReal({ path, line: 1 });
    expect(`${links[0]?.status} ${links[0]?.reason}`).toBe(`missing \`${path}\` ${reason}`);
    expect(scan.skipped).toEqual([
      { path: 'src/huge.ts', reason: 'too-large' },
      { path: 'src/logo.ts', reason: 'binary' },
    ]);
  });
});

describe('a project of too many files', () => {
  it('names the first file that is not looked through because there are too many [PUB-FILES-MANY]', async () => {
    const files = { ...memoryFiles({ 'src/box.ts': '// [BOX-PUT]\n' }), unlisted: () => 'src/other.ts' };
    const claims = specOf([{ tag: 'BOX-PUT' }]);
    const { scan } = await traceLinks({ ...claims, changes: [], files, config: configWith(), grammars });
    expect(scan).toEqual({ files: 1, skipped: [{ path: 'src/other.ts', reason: 'unlisted' }] });
  });
});

describe('code that no parser gets through', () => {
  it('is searched by lines, and the scan says so [TRACE-SYMBOLS-LIMITS]', async () => {
    const deep = `${'['.repeat(5_000)}\nexport function put() {}\n// [BOX-PUT]\n`;
    const { links, scan } = await trace(
      [{ tag: 'BOX-PUT', links: [{ path: 'src/deep.ts', line: 2, name: 'put' }] }],
      {
        'src/deep.ts': deep,
      },
    );
    expect(links.map(inBrief)).toEqual([
      'BOX-PUT implements covers src/deep.ts:2',
      'BOX-PUT implements covers src/deep.ts:3',
    ]);
    expect(scan.skipped).toEqual([{ path: 'src/deep.ts', reason: 'unparsed' }]);
  });

  it('does not slow down the search for names and tags [TRACE-SCAN-TIME]', async () => {
    const hostile = [
      '['.repeat(200_000),
      "'".repeat(150_000),
      'traceSpec('.repeat(50_000),
      `@trace ${'spec:a,'.repeat(50_000)}`,
      `.openspec('${'a'.repeat(200_000)}`,
      `it('${'%s'.repeat(50_000)}', () => {});`,
      `/** ${'@throws {'.repeat(20_000)} */\nfunction f() {}`,
      `/**\n${' * Precondition: x\n'.repeat(10_000)} */\nfunction g() {}`,
      '`${'.repeat(20_000),
    ];
    const texts = Object.fromEntries(hostile.map((text, i) => [`src/h${i}.ts`, `// [BOX-PUT]\n${text}\n`]));
    const links = hostile.map((_, i) => ({ path: `src/h${i}.ts`, line: 1, name: 'nothing of this name' }));
    const started = performance.now();
    await trace([{ tag: 'BOX-PUT', links }], texts);
    expect(performance.now() - started).toBeLessThan(25_000);
  });
});
