// Runs the commands of models with Casebook, cold and remembered, and with an official Alloy jar where one is at hand, and
// prints wall times as ratios of one run. Usage: node bench/alloy.ts [--jar alloy.jar] [--runs 1] FILE…
// Without files, the models of our own specs.
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { jar: { type: 'string' }, runs: { type: 'string', default: '1' } },
});

const repository = join(import.meta.dirname, '..');
const launcher = join(repository, 'plugins/cli/casebook.mjs');
const runs = Number(values.runs);
const files = (
  positionals.length > 0 ? positionals : globSync(join(repository, 'openspec/specs/*/spec.md')).sort()
).map((file) => resolve(file));

/** One row of `casebook model --format json`, as far as it is needed here. */
interface Row {
  readonly file: string;
  readonly index: number;
  readonly label: string;
  readonly status: string;
  readonly translateMs: number;
  readonly solveMs: number;
}

interface Timed {
  readonly seconds: number;
  readonly rows: readonly Row[];
}

/** Exit status 1 means that some command did not answer as expected, which is no matter here. */
function run(command: readonly string[], cwd: string): { seconds: number; stdout: string } {
  const [program = '', ...rest] = command;
  const started = performance.now();
  const done = spawnSync(program, rest, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  const seconds = (performance.now() - started) / 1000;
  if (done.status !== 0 && done.status !== 1)
    throw new Error(`${command.join(' ')} ended with ${done.status}: ${done.stderr.slice(-2000)}`);
  return { seconds, stdout: done.stdout };
}

function casebook(cwd: string, ...options: readonly string[]): Timed {
  const { seconds, stdout } = run(
    [process.execPath, launcher, 'model', ...files, '--format', 'json', ...options],
    cwd,
  );
  return { seconds, rows: JSON.parse(stdout) as Row[] };
}

/** The official tool takes one file at a time. */
function official(jar: string, cwd: string): readonly number[] {
  return files.map((file, index) => {
    const out = join(cwd, `official-${index}`);
    return run(['java', '-jar', resolve(jar), 'exec', '-f', '-o', out, file], cwd).seconds;
  });
}

const best = <T>(many: readonly T[], seconds: (one: T) => number): T =>
  many.reduce((a, b) => (seconds(b) < seconds(a) ? b : a));
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const times = Array.from({ length: runs });

const folder = mkdtempSync(join(tmpdir(), 'bench-alloy-'));
try {
  const cold = best(
    times.map(() => casebook(folder, '--no-cache')),
    (one) => one.seconds,
  );
  casebook(folder);
  const remembered = best(
    times.map(() => casebook(folder)),
    (one) => one.seconds,
  );
  const counts = Map.groupBy(cold.rows, (row) => row.status);
  console.log(
    `${files.length} files, ${cold.rows.length} commands: ${[...counts].map(([status, rows]) => `${rows.length} ${status}`).join(', ')}`,
  );
  console.log(
    `casebook, nothing remembered   ${cold.seconds.toFixed(1)} s wall; of all threads, translating ${(sum(cold.rows.map((row) => row.translateMs)) / 1000).toFixed(1)} s, solving ${(sum(cold.rows.map((row) => row.solveMs)) / 1000).toFixed(1)} s`,
  );
  console.log(
    `casebook, all remembered       ${remembered.seconds.toFixed(1)} s wall, ${(cold.seconds / remembered.seconds).toFixed(1)} times faster`,
  );
  const slowest = cold.rows
    .toSorted((a, b) => b.translateMs + b.solveMs - a.translateMs - a.solveMs)
    .slice(0, 5);
  for (const row of slowest)
    console.log(
      `  ${((row.translateMs + row.solveMs) / 1000).toFixed(2)} s  ${basename(dirname(row.file))}/${basename(row.file)} ${row.label} (translating ${Math.round((100 * row.translateMs) / (row.translateMs + row.solveMs))} %)`,
    );
  if (values.jar) {
    const jar = values.jar;
    const passes = times.map(() => official(jar, folder));
    const pass = best(passes, sum);
    console.log(
      `official tool                  ${sum(pass).toFixed(1)} s wall, ${(sum(pass) / cold.seconds).toFixed(1)} times as long`,
    );
    for (const [index, seconds] of pass.entries())
      console.log(`  ${seconds.toFixed(1)} s  ${basename(dirname(files[index] ?? ''))}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
