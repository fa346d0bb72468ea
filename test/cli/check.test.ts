import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestSchema } from '#report';
import { BAD_SPEC, collect, goodSpec, LAUNCHER, runCasebook, SPEC, writeProject } from './run-casebook.ts';

describe('casebook check', () => {
  it('ends with 0 when nothing is wrong [CLI-EXIT-CLEAN]', async () => {
    const run = await runCasebook(['check', '--root', writeProject({ [SPEC]: goodSpec() })]);
    expect(run).toMatchObject({ status: 0, error: '' });
    expect(run.out).toMatch(/0 errors, 0 warnings, 0 notes\n$/);
  });

  it('says why no commit is known where there could be one [PUB-HOST-REFUSED]', async () => {
    const root = writeProject({ [SPEC]: goodSpec(), '.git': 'gitdir: /no/such/repository\n' });
    const run = await runCasebook(['check', '--root', root]);
    expect(run.status).toBe(0);
    expect(run.error).toBe(
      'casebook: no commit is known, because git does not answer: fatal: not a git repository: /no/such/repository\n',
    );
    const without = await runCasebook(['check', '--root', writeProject({ [SPEC]: goodSpec() })]);
    expect(without).toMatchObject({ status: 0, error: '' });
  });

  it('ends with 1 when there is a finding at or above the threshold [CLI-EXIT-FINDINGS]', async () => {
    const root = writeProject({ [SPEC]: BAD_SPEC });
    const run = await runCasebook(['check', '--root', root]);
    expect(run).toMatchObject({ status: 1, error: '' });
    expect(run.out).toContain('openspec/no-scenario');
    expect((await runCasebook(['check', '--root', root, '--fail-on', 'never'])).status).toBe(0);
  });

  it('counts warnings when the command line or the configuration says so [CLI-EXIT-FINDINGS]', async () => {
    const files = { [SPEC]: goodSpec(), 'test/box.test.ts': "it('null [BOX-GONE]', () => {});\n" };
    const root = writeProject(files);
    expect((await runCasebook(['check', '--root', root])).status).toBe(0);
    expect((await runCasebook(['check', '--root', root, '--fail-on', 'warning'])).status).toBe(1);
    const strict = writeProject({ ...files, 'casebook.config.json': '{ "failOn": "warning" }' });
    expect((await runCasebook(['check', '--root', strict])).status).toBe(1);
    expect((await runCasebook(['check', '--root', strict, '--fail-on', 'error'])).status).toBe(0);
  });

  it('finds the project from a folder inside it [CLI-ROOT-NEAREST]', async () => {
    const root = writeProject({ [SPEC]: goodSpec(), 'src/deep/box.ts': '' });
    const run = await runCasebook(['check'], { cwd: join(root, 'src/deep') });
    expect(run).toMatchObject({ status: 0, error: '' });
    expect(run.out).toContain('1 capability');
  });

  it('ends with 2 and says what to do where there is no project [CLI-ROOT-NONE]', async () => {
    const empty = writeProject({ 'notes.txt': '' });
    const none = await runCasebook(['check'], { cwd: empty });
    expect(none).toMatchObject({ status: 2, out: '' });
    expect(none.error).toContain('no `openspec/` folder');
    expect(none.error).toContain('--root');
    expect((await runCasebook(['check', '--root', join(empty, 'absent')])).status).toBe(2);
    expect((await runCasebook(['check', '--root', empty])).status).toBe(2);
  });

  it('prints a manifest that fits its schema, whole, through a pipe [CLI-OUTPUT-WHOLE]', async () => {
    const root = writeProject({ [SPEC]: goodSpec(1500) });
    const run = await runCasebook(['check', '--root', root, '--format', 'json']);
    expect(run).toMatchObject({ status: 0, error: '' });
    expect(run.out.length).toBeGreaterThan(1_000_000);
    const manifest = manifestSchema.parse(JSON.parse(run.out));
    expect(manifest.claims).toHaveLength(3000);
  });

  it('gives the same bytes twice [CLI-OUTPUT-SAME]', async () => {
    const root = writeProject({ [SPEC]: BAD_SPEC, 'test/a.test.ts': "it('x [BOX-NULL-0]', () => {});\n" });
    const args = ['check', '--root', root, '--format', 'json'];
    const [once, again] = await Promise.all([runCasebook(args), runCasebook(args)]);
    expect(once.out).not.toBe('');
    expect(again.out).toBe(once.out);
  });

  it('takes a reader that goes away for no error [CLI-OUTPUT-PIPE]', async () => {
    const root = writeProject({ [SPEC]: goodSpec(1500) });
    const command = `"${process.execPath}" "${LAUNCHER}" check --root "${root}" --format json | head -c 10`;
    const run = await collect(
      spawn('bash', ['-c', `set -o pipefail; ${command}`], { stdio: ['ignore', 'pipe', 'pipe'] }),
    );
    expect(run.error).toBe('');
    expect(run.out).toHaveLength(10);
    expect(run.status).toBe(0);
  });

  it.skipIf(process.platform === 'win32')(
    'ends with 3 when a file takes only a part of what it says [CLI-OUTPUT-PART]',
    async () => {
      const root = writeProject({ [SPEC]: goodSpec(10) });
      // A file may have 8 blocks of 512 bytes, and no more.
      const limited = 'ulimit -f 8; exec "$0" "$@" > report.json';
      const child = spawn('sh', ['-c', limited, process.execPath, LAUNCHER, 'check', '--format', 'json'], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      expect(await collect(child)).toEqual({
        status: 3,
        out: '',
        error: 'casebook: EFBIG: file too large, write\n',
      });
    },
  );

  it('ends with 3 when what it says cannot be written [CLI-EXIT-FAILED]', async () => {
    const root = writeProject({ [SPEC]: goodSpec() });
    const first = `
      process.stdout._write = (chunk, encoding, done) =>
        done(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' }));`;
    const run = await runCasebook(['check', '--root', root], { first });
    expect(run).toEqual({ status: 3, out: '', error: 'casebook: ENOSPC: no space left on device, write\n' });
    for (const args of [
      ['--output', root],
      ['--baseline', root, '--update-baseline'],
    ]) {
      const named = await runCasebook(['check', '--root', root, ...args]);
      expect(named).toMatchObject({ status: 3, out: '' });
      expect(named.error).toContain(`casebook: \`${root}\` could not be written: EISDIR`);
    }
  });

  it('shows colours in a pipe only when FORCE_COLOR asks for them [CLI-OUTPUT-COLOUR]', async () => {
    const root = writeProject({ [SPEC]: BAD_SPEC });
    const plain = await runCasebook(['check', '--root', root]);
    expect(plain.out).not.toContain('\u001b');
    const forced = await runCasebook(['check', '--root', root], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } });
    expect(forced.out).toContain('\u001b[31m');
  });

  it('loads nothing of the site [CLI-CHECK-LIGHT]', async () => {
    const root = writeProject({ [SPEC]: goodSpec(), 'src/box.ts': '// [BOX-NULL-0]\n' });
    const list = join(root, 'loaded.txt');
    const first = `
      import { registerHooks } from 'node:module';
      import { appendFileSync } from 'node:fs';
      registerHooks({ load: (url, context, next) => { appendFileSync(${JSON.stringify(list)}, url + '\\n'); return next(url, context); } });`;
    const run = await runCasebook(['check', '--root', root], { first });
    expect(run.status).toBe(0);
    const loaded = readFileSync(list, 'utf8').split('\n');
    expect(loaded.some((url) => url.endsWith('/plugins/assess/index.ts'))).toBe(true);
    expect(
      loaded.filter((url) =>
        /\/node_modules\/(astro|@astrojs|vite|shiki|@shikijs|@hpcc-js|pagefind)\/|\/plugins\/(starlight|site-data|render)\//.test(
          url,
        ),
      ),
    ).toEqual([]);
  });

  it('does not fail on a hostile spec and prints none of its control characters [CLI-OUTPUT-SAFE]', async () => {
    const hostile = BAD_SPEC.replace('Refuse null', 'Refuse\u001b]0;title\u0007 null <script>');
    const run = await runCasebook(['check', '--root', writeProject({ [SPEC]: hostile })]);
    expect(run.status).toBe(1);
    expect(run.out).not.toMatch(/[\u0007\u001b]/);
  });
});
