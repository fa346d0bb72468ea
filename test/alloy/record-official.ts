// Asks an official Alloy jar for its answers to `models/*.als` and writes them to `models/official.json`.
// Usage: node test/alloy/record-official.ts alloy.jar
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const [jar] = process.argv.slice(2);
if (jar === undefined) throw new Error('Usage: node test/alloy/record-official.ts alloy.jar');
const folder = join(import.meta.dirname, 'models');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.als'))
  .sort()
  .map((name) => join(folder, name));
const runner = join(import.meta.dirname, '../../plugins/host/alloy/OfficialRunner.java');
const run = spawnSync('java', ['-cp', jar, runner, ...files], { encoding: 'utf8', maxBuffer: 1 << 26 });
if (run.status !== 0) throw new Error(run.stderr);

interface Row {
  readonly file: string;
  /** -1 where the tool could not read the file; absent in the row that ends a file. */
  readonly index?: number;
  readonly label: string;
  readonly verdict: string;
  readonly traceLength: number | null;
}

const rows = run.stdout
  .split('\n')
  .filter((line) => line.startsWith('{'))
  .map((line) => JSON.parse(line) as Row);
const answers = Object.fromEntries(
  files.map((file) => [
    basename(file),
    rows
      .filter((row) => row.file === file && row.index !== undefined)
      .map(({ index, label, verdict, traceLength }) =>
        index === -1 ? { label: 'whole file', verdict } : { label, verdict, traceLength },
      ),
  ]),
);
writeFileSync(join(folder, 'official.json'), `${JSON.stringify(answers, undefined, 2)}\n`);
console.log(`${rows.length} answers`);
