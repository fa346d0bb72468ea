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

it('says after a save what it brought and what is gone [CLI-SENTENCES-DEV]', {
  timeout: 90_000,
}, async () => {
  const rung = (does: string, tag: string) =>
    `\n### Requirement: Ring ${tag} [BOX-${tag}]\n\nWHEN the user rings, the box SHALL ${does}.\n\n#### Scenario: Ring twice [BOX-${tag}-TWICE]\n\nWHEN the user rings ${tag} times, the box SHALL ${does}.\n`;
  const fine = goodSpec() + rung('open the lid', 'ONE');
  const root = writeProject({ [SPEC]: fine });
  const child = spawn(process.execPath, [LAUNCHER, 'dev', '--root', root, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const run = collect(child);
  let said = '';
  child.stderr.on('data', (text: string) => {
    said += text;
  });
  await new Promise<void>((done) =>
    child.stdout.on('data', (text: string) => text.includes('http://') && done()),
  );
  writeFileSync(join(root, SPEC), fine + rung('NOT open the lid', 'TWO'));
  await expect.poll(() => said, { timeout: 40_000 }).toContain('ears/contradiction');
  await expect.poll(() => said).toMatch(/1 error, .*updated in \d+ ms/);
  writeFileSync(join(root, SPEC), fine);
  await expect.poll(() => said, { timeout: 40_000 }).toMatch(/0 errors, .*\(\d+ gone\); updated in \d+ ms/);
  child.kill('SIGINT');
  expect(await run).toMatchObject({ status: 0 });
});
