import { cpSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { goodSpec, runCasebook, SPEC, writeProject } from './run-casebook.ts';

describe('where a site is made', () => {
  it.each(['a#b', 'a?b', 'a*b'])(
    'refuses a project whose path is %s and ends with 2 [CLI-ROOT-PLACE]',
    async (name) => {
      const root = join(mkdtempSync(join(tmpdir(), 'casebook-place-')), name);
      cpSync(writeProject({ [SPEC]: goodSpec() }), root, { recursive: true });
      expect(await runCasebook(['check', '--root', root])).toMatchObject({ status: 0 });
      for (const command of ['build', 'dev']) {
        const run = await runCasebook([command, '--root', root]);
        expect(run).toMatchObject({ status: 2, out: '' });
        expect(run.error).toContain(`The path of the project holds \`${name.charAt(1)}\``);
      }
    },
  );

  it.each(['openspec/site', 'openspec/specs/site'])(
    'refuses to write to %s [CLI-ROOT-PLACE]',
    async (out) => {
      const root = writeProject({ [SPEC]: goodSpec() });
      const run = await runCasebook(['build', '--root', root, '--out', join(root, out)]);
      expect(run).toMatchObject({ status: 2, out: '' });
      expect(run.error).toContain('lies in the folder of the specs');
    },
  );

  it('follows no link out of the project to write, for a site or for what it remembers [CLI-ROOT-LINK]', async () => {
    const root = writeProject({ [SPEC]: `${goodSpec()}\n\`\`\`alloy\nsig Box {}\nrun {}\n\`\`\`\n` });
    const other = writeProject({ 'package.json': '{"name":"other"}', 'dist/index.html': 'other' });
    symlinkSync(other, join(root, '.casebook'), 'junction');
    for (const command of ['build', 'dev']) {
      const run = await runCasebook([command, '--root', root]);
      expect(run).toMatchObject({ status: 2, out: '' });
      expect(run.error).toContain('.casebook` is no folder');
    }
    const checked = await runCasebook(['check', '--root', root]);
    expect(checked).toMatchObject({ status: 0, error: '' });
    expect(checked.out).toContain('1 model command');
    expect(readdirSync(other).sort()).toEqual(['dist', 'package.json']);
    expect(readFileSync(join(other, 'package.json'), 'utf8')).toBe('{"name":"other"}');
    expect(readdirSync(root).sort()).toEqual(['.casebook', 'openspec']);
  });
});

describe('a preview', () => {
  it('says of a port in use how to choose another one [CLI-EXIT-PORT]', async () => {
    const root = writeProject({ [SPEC]: goodSpec(), 'dist/index.html': '<title>Box</title>' });
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const run = await runCasebook(['preview', '--root', root, '--port', String(port)]);
    other.close();
    expect(run).toMatchObject({ status: 3, out: '' });
    expect(run.error).toContain(`Something else listens on port ${port} already`);
    expect(run.error).toContain('--port');
  });
});
