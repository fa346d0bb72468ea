import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reasonToInstall } from '../../plugins/cli/setup.mjs';
import { collect, goodSpec, LAUNCHER, runCasebook, SPEC, writeProject } from './run-casebook.ts';

/** Makes the process believe that it is an older Node. */
const OLD = "Object.defineProperty(process.versions, 'node', { value: '20.19.0' });";
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

describe('the launcher', () => {
  it('starts itself again under the Node that npm brought when its own is too old [CLI-LAUNCH-OLD]', async () => {
    const run = await runCasebook(['--version'], { first: OLD });
    expect(run).toEqual({ status: 0, out: `${version}\n`, error: '' });
  });

  it('passes the exit status and both outputs up from there [CLI-LAUNCH-OLD]', async () => {
    const run = await runCasebook(['check', '--root', 'absent'], { first: OLD });
    expect(run).toMatchObject({ status: 2, out: '' });
    expect(run.error).toContain('`--root absent` is no folder');
  });

  it('says what is needed and ends with 2 when there is no such Node [CLI-LAUNCH-NONE]', async () => {
    const root = writeProject({ 'a.txt': '' });
    copyFileSync(LAUNCHER, join(root, 'casebook.mjs'));
    const run = await runCasebook(['--version'], { first: OLD, launcher: join(root, 'casebook.mjs') });
    expect(run).toMatchObject({ status: 2, out: '' });
    expect(run.error).toMatch(/needs Node 22\.18 or newer, but this is Node 20\.19\.0/);
    expect(run.error).toContain('npm install --save-dev node-');
  });

  it('says that the dependencies are not installed and ends with 3 [CLI-LAUNCH-BARE]', async () => {
    const root = writeProject({ 'package.json': '{}', 'cli/main.ts': "import 'commander';\n" });
    copyFileSync(LAUNCHER, join(root, 'cli/casebook.mjs'));
    const run = await runCasebook(['--version'], { launcher: join(root, 'cli/casebook.mjs') });
    expect(run).toMatchObject({ status: 3, out: '' });
    expect(run.error).toContain("Cannot find package 'commander'");
    expect(run.error).toContain('npm ci');
    expect(run.error).not.toContain('    at ');
  });

  it('passes a signal down and ends as the command does [CLI-LAUNCH-SIGNAL]', async () => {
    const root = writeProject({ [SPEC]: goodSpec(), 'dist/index.html': '<title>Box</title>' });
    const first = `data:text/javascript,${encodeURIComponent(OLD)}`;
    const child = spawn(
      process.execPath,
      ['--import', first, LAUNCHER, 'preview', '--root', root, '--port', '0'],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    child.stdout.once('data', () => child.kill('SIGTERM'));
    const run = await collect(child);
    expect(run).toMatchObject({ status: 0, error: '' });
    expect(run.out).toMatch(/^http:\/\/localhost:\d+\/\n$/);
  });
});

describe('setup', () => {
  it('installs when node_modules is absent or older than the lockfile, and not otherwise [CLI-LAUNCH-SETUP]', () => {
    const root = writeProject({ 'package-lock.json': '{}' });
    expect(reasonToInstall(root)).toBe('node_modules is absent');
    const installed = writeProject({ 'package-lock.json': '{}', 'node_modules/.package-lock.json': '{}' });
    const lockfile = join(installed, 'package-lock.json');
    utimesSync(lockfile, 1000, 1000);
    expect(reasonToInstall(installed)).toBeUndefined();
    utimesSync(lockfile, 9_000_000_000, 9_000_000_000);
    expect(reasonToInstall(installed)).toBe('package-lock.json is newer than node_modules');
  });

  it('runs npm ci in the checkout, also through a symbolic link, and ends with 3 when that fails [CLI-LAUNCH-SETUP]', async () => {
    const root = writeProject({
      'checkout/package-lock.json': '{}',
      'bin/npm': '#!/bin/sh\necho "$PWD: npm $@" >> "$CALLS"\nexit "$STATUS"\n',
    });
    mkdirSync(join(root, 'checkout/plugins/cli'), { recursive: true });
    copyFileSync('plugins/cli/setup.mjs', join(root, 'checkout/plugins/cli/setup.mjs'));
    chmodSync(join(root, 'bin/npm'), 0o755);
    symlinkSync(join(root, 'checkout'), join(root, 'link'));
    const env = {
      PATH: `${join(root, 'bin')}${delimiter}${process.env.PATH}`,
      CALLS: join(root, 'calls.txt'),
    };
    const launcher = join(root, 'link/plugins/cli/setup.mjs');
    const run = await runCasebook([], { launcher, env: { ...env, STATUS: '0' } });
    expect(run).toMatchObject({ status: 0, out: '' });
    expect(run.error).toMatch(
      /^node_modules is absent: installing dependencies \(npm ci\).*\ninstalled in \d+ s\n$/,
    );
    expect(readFileSync(join(root, 'calls.txt'), 'utf8')).toContain(
      `${realpathSync(join(root, 'checkout'))}: npm ci `,
    );
    const failed = await runCasebook([], { launcher, env: { ...env, STATUS: '1' } });
    expect(failed.status).toBe(3);
    expect(failed.error).toContain('npm ci failed');
  });
});
