// The test command: everything CI needs, on a machine that may have Node 20 and no browser. Plain JavaScript for that reason.
// `npm test -- unit e2e` runs only the named steps.
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { setUp } from '../plugins/cli/setup.mjs';
import { findBrowser } from './support/find-browser.mjs';

/** Runs tests and binds what they report to the specs and code they were run for, as our own pages show it. */
const recorded = (...command) => ['node', 'plugins/cli/casebook.mjs', 'record', '--', ...command];

/** Some tests are skipped where a tool is missing; the claims that they verify are inconclusive then, which refutes none. */
const missing = ['python3', 'jshell'].filter((tool) => spawnSync(tool, ['--version']).status !== 0);
const demand = missing.length === 0 ? 'verified' : 'no-refuted';

const STEPS = [
  ['lockfile', ['node', 'test/support/check-lockfile.mjs']],
  ['lint', ['biome', 'check', '--error-on-warnings', '.']],
  ['types', ['tsc', '-p', '.']],
  [
    'pages',
    ['astro-check', '--root', 'src', '--minimumSeverity', 'error', '--tsconfig', 'src/tsconfig.json'],
  ],
  ['layers', ['depcruise', 'plugins', '--config', '.dependency-cruiser.cjs']],
  ['unit', recorded('vitest', 'run')],
  ['package', ['node', 'test/package.mjs']],
  ['openspec', ['openspec', 'validate', '--specs', '--strict']],
  ['e2e', recorded('playwright', 'test', '--config', 'test/e2e/playwright.config.ts')],
  ['own specs', ['node', 'plugins/cli/casebook.mjs', 'check', '--fail-on', 'error', '--require', demand]],
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STEPS.some(([step]) => step === name));
if (unknown.length > 0) {
  console.error(
    `Unknown step ${unknown.join(', ')}; the steps are: ${STEPS.map(([name]) => name).join(', ')}`,
  );
  process.exit(2);
}

setUp();
if (missing.length > 0) console.log(`Not installed, so its tests are skipped: ${missing.join(', ')}`);
const bin = join(process.cwd(), 'node_modules', '.bin');
const env = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH}`,
  ASTRO_TELEMETRY_DISABLED: '1',
  OPENSPEC_TELEMETRY: '0',
  DO_NOT_TRACK: '1',
};

const failed = [];
for (const [name, [command, ...args]] of STEPS) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n── ${name}`);
  const started = Date.now();
  if (name === 'e2e') env.CASEBOOK_CHROMIUM = await findBrowser((line) => console.log(line));
  const { status } = spawnSync(command, args, { stdio: 'inherit', env });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`── ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(', ')}`);
  process.exit(1);
}
console.log('\nEverything passed.');
