#!/usr/bin/env node
// Plain JavaScript that any Node from 20 on can run: finds a Node that is new enough and starts the command under it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NEEDED = [22, 18];

if (isNewEnough(process.versions.node)) {
  // Remembers compiled modules in the system's temporary folder; where it cannot, it only does without.
  module.enableCompileCache?.();
  const main = await loadMain();
  process.exitCode = main === undefined ? 3 : await main(process.argv.slice(2));
  // Everything is written; a tool that keeps a handle open must not keep the command from ending.
  setTimeout(() => process.exit(), 500).unref();
} else {
  const node = findBundledNode();
  if (node === undefined) {
    console.error(
      `casebook: needs Node ${NEEDED.join('.')} or newer, but this is Node ${process.versions.node}, and there is no \`${packageNames()[0]}\` package beside it.\n` +
        `Install the dependencies (npm ci), a newer Node, or one for this project: npm install --save-dev ${packageNames()[0]}`,
    );
    process.exitCode = 2;
  } else {
    runUnder(node);
  }
}

/** The command line; undefined, with a message, in a checkout whose dependencies are not installed. */
async function loadMain() {
  try {
    return (await import(pathToFileURL(findMain()).href)).main;
  } catch (error) {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    console.error(`casebook: ${error.message.split('\n')[0]}\nInstall the dependencies: npm ci`);
    return undefined;
  }
}

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** The source in a checkout; the compiled form in the published package, where Node does not strip types. */
function findMain() {
  const here = dirname(fileURLToPath(import.meta.url));
  const places = [join(here, 'main.ts'), join(here, 'main.js'), join(here, '../../dist/cli/main.js')];
  return places.find((place) => existsSync(place)) ?? places[0];
}

/** The Node that an npm package brought, from the nearest node_modules upward. */
function findBundledNode() {
  const { resolve } = createRequire(import.meta.url);
  for (const name of packageNames()) {
    try {
      const folder = dirname(resolve(`${name}/package.json`));
      const node = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
      if (existsSync(node)) return node;
    } catch {
      // Not installed under this name.
    }
  }
  return undefined;
}

function packageNames() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  return [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`];
}

/** Runs this file again under another Node; signals go down, the exit status comes up. */
function runUnder(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  // A terminal sends Ctrl-C to both; the child decides what it means, this process only waits.
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`casebook: could not start ${node}: ${error.message}`);
    process.exitCode = 3;
  });
  child.on('exit', (status, signal) => {
    process.exitCode = status ?? 128 + (constants.signals[signal] ?? 0);
    for (const name of signals) process.removeAllListeners(name);
  });
}
