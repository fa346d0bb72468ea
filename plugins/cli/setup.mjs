// Installs what is missing. Plain JavaScript that any Node from 20 on can run, before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Runs `npm ci` when there is no node_modules or the lockfile is newer; says so, and ends the process when it fails. */
export function setUp(root = ROOT) {
  const reason = reasonToInstall(root);
  if (reason === undefined) return;
  const started = Date.now();
  process.stderr.write(`${reason}: installing dependencies (npm ci), about half a minute …\n`);
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.stderr.write(`npm ci failed${error ? `: ${error.message}` : ''}\n`);
    process.exit(3);
  }
  process.stderr.write(`installed in ${Math.round((Date.now() - started) / 1000)} s\n`);
}

/** Why an install is needed; undefined when it is not. npm writes node_modules/.package-lock.json last. */
export function reasonToInstall(root) {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return 'node_modules is absent';
  const lockfile = join(root, 'package-lock.json');
  if (existsSync(lockfile) && statSync(lockfile).mtimeMs > statSync(installed).mtimeMs) {
    return 'package-lock.json is newer than node_modules';
  }
  return undefined;
}

// A checkout may be reached through a symbolic link, which a module's address never shows.
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) setUp();
