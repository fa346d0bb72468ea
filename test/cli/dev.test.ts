import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { collect, goodSpec, LAUNCHER, SPEC, writeProject } from './run-casebook.ts';

it('says that dev is to be started again when its configuration changes [CLI-CONFIG-DEV]', {
  timeout: 60_000,
}, async () => {
  const root = writeProject({ [SPEC]: goodSpec() });
  const child = spawn(process.execPath, [LAUNCHER, 'dev', '--root', root, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const run = collect(child);
  await new Promise<void>((done) =>
    child.stdout.on('data', (text: string) => text.includes('http://') && done()),
  );
  const said = new Promise<void>((done) =>
    child.stderr.on('data', (text: string) => text.includes('casebook dev') && done()),
  );
  writeFileSync(join(root, 'casebook.config.json'), '{ "name": "Crate" }');
  await said;
  child.kill('SIGINT');
  expect(await run).toMatchObject({ status: 0 });
  expect((await run).error).toContain(
    '`casebook.config.json` changed; start `casebook dev` again to read it\n',
  );
});
