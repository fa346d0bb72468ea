import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { listFolder } from '#host';
import { manifestSchema, sealManifest } from '#report';
import { verifySite } from '../../plugins/cli/verify-site.ts';
import { goodSpec, runCasebook, SPEC } from './run-casebook.ts';

/** A project and its site, built once by the real command; tests work on copies or put back what they change. */
let root = '';
let site = '';
let digest = '';

beforeAll(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'casebook-verify-')));
  const files = {
    [SPEC]: goodSpec(),
    'src/box.ts': '// [BOX-NULL-0]\nexport const box = 1;\n',
    'casebook.config.json': '{ "name": "box" }',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const run = await runCasebook(['build', '--root', root]);
  expect(run).toMatchObject({ status: 0, error: '' });
  site = join(root, 'dist');
  digest = /^digest ([0-9a-f]{64})$/m.exec(run.out)?.[1] ?? '';
}, 300_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

function copyOfSite(): string {
  const copy = mkdtempSync(join(tmpdir(), 'casebook-site-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(site, copy, { recursive: true });
  return copy;
}

async function problemsOf(folder: string, options: Parameters<typeof verifySite>[1] = {}) {
  const result = await verifySite(folder, options);
  return result.ok ? result.problems.map(({ kind, what }) => `${kind} ${what}`) : [result.message];
}

/** Writes other lists of files into a manifest and seals it again, as somebody who knows how could. */
function reseal(folder: string, change: (files: { path: string; sha256: string }[]) => void): void {
  const path = join(folder, 'manifest.json');
  const { integrity, ...manifest } = manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  if (integrity === undefined) throw new Error('A published manifest has hashes');
  change(integrity.artefacts);
  writeFileSync(path, sealManifest(manifest, integrity).text);
}

describe('the hashes of a site', () => {
  it('list every file beside the manifest, and every input [OUT-INTEGRITY-LIST]', async () => {
    const { integrity } = manifestSchema.parse(JSON.parse(readFileSync(join(site, 'manifest.json'), 'utf8')));
    const { files } = listFolder(site);
    expect(files).toContain('pagefind/pagefind-entry.json');
    expect(integrity?.artefacts.map(({ path }) => path)).toEqual(
      files.filter((path) => path !== 'manifest.json'),
    );
    expect(integrity?.inputs.map(({ path }) => path)).toEqual(['casebook.config.json', SPEC, 'src/box.ts']);
    expect(integrity?.digest).toBe(digest);
  });

  it('are the same when the same project is built again [OUT-INTEGRITY-LIST]', async () => {
    const before = listFolder(site);
    const run = await runCasebook(['build', '--root', root]);
    expect(run.out).toContain(`digest ${digest}\n`);
    expect(listFolder(site)).toEqual(before);
  }, 300_000);
});

describe('casebook verify', () => {
  it('ends with 0 for a site as it was built, with 1 for another, with 2 where there is none [OUT-VERIFY-STATUS]', async () => {
    const whole = await runCasebook(['verify', site, '--root', root, '--digest', digest]);
    expect(whole).toMatchObject({ status: 0, error: '' });
    expect(whole.out).toMatch(/^\d+ files and 3 inputs are as the manifest says\ndigest [0-9a-f]{64}\n$/);
    const copy = copyOfSite();
    writeFileSync(join(copy, 'index.html'), 'x');
    const changed = await runCasebook(['verify', copy]);
    expect(changed).toMatchObject({ status: 1, error: '' });
    expect(changed.out).toMatch(/^changed {2}index\.html\n1 problem; the manifest lists \d+ files\n/);
    for (const folder of [root, join(root, 'absent'), join(site, 'index.html')])
      expect(await runCasebook(['verify', folder])).toMatchObject({ status: 2, out: '' });
  });

  it('finds any flipped bit of any file [OUT-VERIFY-CHANGED]', async () => {
    const { files } = listFolder(site);
    const full = files.filter((path) => readFileSync(join(site, path)).length > 0);
    expect(await problemsOf(site)).toEqual([]);
    // The manifest is looked at more often than by chance: it is the one file that no list names.
    const path = fc.oneof(fc.constantFrom(...full), fc.constant('manifest.json'));
    await fc.assert(
      fc.asyncProperty(path, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(7), async (path, at, bit) => {
        const bytes = readFileSync(join(site, path));
        const index = Math.min(bytes.length - 1, Math.floor(at * bytes.length));
        const flipped = Buffer.from(bytes);
        flipped[index] = (bytes[index] ?? 0) ^ (1 << bit);
        writeFileSync(join(site, path), flipped);
        try {
          expect(await problemsOf(site)).not.toEqual([]);
        } finally {
          writeFileSync(join(site, path), bytes);
        }
      }),
      { numRuns: 120 },
    );
    expect(await problemsOf(site)).toEqual([]);
  }, 120_000);

  it('finds a flipped bit in each of the last bytes of the manifest, where its digest stands [OUT-VERIFY-CHANGED]', async () => {
    const path = join(site, 'manifest.json');
    const bytes = readFileSync(path);
    for (let index = bytes.length - 90; index < bytes.length; index++) {
      const flipped = Buffer.from(bytes);
      flipped[index] = (bytes[index] ?? 0) ^ 0x20;
      writeFileSync(path, flipped);
      const found = await problemsOf(site);
      writeFileSync(path, bytes);
      expect(found).not.toEqual([]);
    }
  }, 120_000);

  it('finds files that were taken away, added, cut or replaced by a link [OUT-VERIFY-CHANGED]', async () => {
    const { files } = listFolder(site);
    const others = files.filter((path) => path !== 'manifest.json');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...others),
        fc.constantFrom('.env', 'a/b.html', '_x'),
        async (path, added) => {
          const bytes = readFileSync(join(site, path));
          rmSync(join(site, path));
          const gone = await problemsOf(site);
          symlinkSync(join(root, SPEC), join(site, path));
          const linked = await problemsOf(site);
          rmSync(join(site, path));
          writeFileSync(join(site, path), bytes);
          mkdirSync(join(site, added, '..'), { recursive: true });
          writeFileSync(join(site, added), '');
          const more = await problemsOf(site);
          rmSync(join(site, added));
          expect(gone).toEqual([`missing ${path}`]);
          expect(linked).toEqual([`missing ${path}`, `unexpected ${path}`]);
          expect(more).toEqual([`unexpected ${added}`]);
        },
      ),
      { numRuns: 20 },
    );
    const copy = copyOfSite();
    truncateSync(join(copy, 'index.html'), 10);
    expect(await problemsOf(copy)).toEqual(['changed index.html']);
    truncateSync(join(copy, 'manifest.json'), 1000);
    expect((await problemsOf(copy)).every((problem) => problem.startsWith('manifest '))).toBe(true);
  }, 120_000);

  it('does not follow a folder that is a link [OUT-VERIFY-SAFE]', async () => {
    const copy = copyOfSite();
    rmSync(join(copy, 'pagefind'), { recursive: true });
    symlinkSync(join(site, 'pagefind'), join(copy, 'pagefind'));
    const problems = await problemsOf(copy);
    expect(problems).toContain('unexpected pagefind');
    expect(problems).toContain('missing pagefind/pagefind-entry.json');
  });

  it('reads nothing that a manifest names outside the folder [OUT-VERIFY-SAFE]', async () => {
    const copy = copyOfSite();
    const paths = ['../secret', '/etc/passwd', 'a/../../secret', './index.html', 'a//b', 'C:/x', 'a\\b', ''];
    reseal(copy, (files) => files.push(...paths.map((path) => ({ path, sha256: '0'.repeat(64) }))));
    expect(await problemsOf(copy)).toEqual(paths.map((path) => `refused ${path}`));
    const inputs = copyOfSite();
    const path = join(inputs, 'manifest.json');
    const { integrity, ...manifest } = manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    if (integrity === undefined) throw new Error('A published manifest has hashes');
    integrity.inputs.push({ path: '../secret', sha256: '0'.repeat(64) });
    writeFileSync(path, sealManifest(manifest, integrity).text);
    expect(await problemsOf(inputs, { root })).toEqual(['refused ../secret']);
  });

  it('finds by the digest a site that was changed and sealed again [OUT-VERIFY-DIGEST]', async () => {
    const copy = copyOfSite();
    rmSync(join(copy, 'index.html'));
    reseal(copy, (files) =>
      files.splice(
        files.findIndex(({ path }) => path === 'index.html'),
        1,
      ),
    );
    expect(await problemsOf(copy)).toEqual([]);
    expect(await problemsOf(copy, { digest })).toEqual([expect.stringMatching(/^manifest its digest is /)]);
  });

  it('finds inputs that changed or are gone since [OUT-VERIFY-INPUT]', async () => {
    const project = mkdtempSync(join(tmpdir(), 'casebook-inputs-'));
    onTestFinished(() => rmSync(project, { recursive: true, force: true }));
    cpSync(root, project, {
      recursive: true,
      filter: (path) => !/dist|\.casebook/.test(path.slice(root.length)),
    });
    expect(await problemsOf(site, { root: project })).toEqual([]);
    writeFileSync(join(project, 'src/box.ts'), '// [BOX-NULL-0]\nexport const box = 2;\n');
    rmSync(join(project, 'casebook.config.json'));
    expect(await problemsOf(site, { root: project })).toEqual([
      'input-missing casebook.config.json',
      'input-changed src/box.ts',
    ]);
  });

  it('takes no other JSON for a manifest of ours [OUT-VERIFY-STATUS]', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'casebook-other-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'manifest.json'), '{"name":"an app"}');
    expect(await verifySite(folder)).toMatchObject({ ok: false });
    writeFileSync(join(folder, 'manifest.json'), '{"schemaVersion":1,"claims":[]}');
    expect(await verifySite(folder)).toMatchObject({
      ok: false,
      message: expect.stringContaining('holds no hashes'),
    });
  });
});
