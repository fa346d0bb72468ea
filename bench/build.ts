// Builds sites of generated projects cold and warm, and prints time, size and growth of one run.
// Usage: node bench/build.ts [--sizes 1000,8000]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateProject } from './generate-project.ts';

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '1000,8000' } } });
const launcher = join(import.meta.dirname, '..', 'plugins/cli/casebook.mjs');

/** Seconds of one build; throws when it failed. */
function build(root: string): number {
  const started = performance.now();
  const run = spawnSync(process.execPath, [launcher, 'build', '--root', root], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(`build ended with ${run.status}: ${run.stderr.slice(-2000)}`);
  return (performance.now() - started) / 1000;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** One hash for a whole site, names and bytes. */
function digest(folder: string): string {
  const hash = createHash('sha256');
  for (const path of filesBelow(folder)) hash.update(path.slice(folder.length)).update(readFileSync(path));
  return hash.digest('hex');
}

/** Sizes of the requirement pages in KB: median and largest. */
function pageSizes(site: string): { readonly median: number; readonly largest: number } {
  const sizes = filesBelow(join(site, 'requirements'))
    .filter((path) => path.endsWith('.html'))
    .map((path) => statSync(path).size / 1024)
    .sort((a, b) => a - b);
  return { median: sizes[sizes.length >> 1] ?? Number.NaN, largest: sizes.at(-1) ?? Number.NaN };
}

console.log(
  '| requirements | cold s | warm s | ms a page | growth | median KB | largest KB | warm = cold |\n|---|---|---|---|---|---|---|---|',
);
let first: number | undefined;
for (const size of values.sizes.split(',').map(Number)) {
  const root = mkdtempSync(join(tmpdir(), 'casebook-bench-'));
  try {
    generateProject(root, size);
    const cold = build(root);
    const coldDigest = digest(join(root, 'dist'));
    const warm = build(root);
    const same = digest(join(root, 'dist')) === coldDigest ? 'yes' : 'NO';
    const each = (cold * 1000) / size;
    first ??= each;
    const { median, largest } = pageSizes(join(root, 'dist'));
    const cells = [
      size,
      cold.toFixed(1),
      warm.toFixed(1),
      each.toFixed(1),
      (each / first).toFixed(2),
      median.toFixed(0),
      largest.toFixed(0),
      same,
    ];
    console.log(`| ${cells.join(' | ')} |`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
