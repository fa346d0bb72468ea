// Checks generated projects with Casebook, OpenSpec's validator and, where its jar is at hand, OpenFastTrace, and prints
// wall times as ratios of one run. Usage: node bench/check.ts [--sizes 1000,10000] [--runs 3] [--oft openfasttrace.jar]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateProject } from './generate-project.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000' },
    runs: { type: 'string', default: '3' },
    oft: { type: 'string' },
  },
});

const repository = join(import.meta.dirname, '..');
const runs = Number(values.runs);

interface Tool {
  readonly name: string;
  readonly command: readonly string[];
  /** Exit statuses of a run that did its work. */
  readonly done: readonly number[];
}

const tools: readonly Tool[] = [
  {
    name: 'casebook check',
    command: [
      process.execPath,
      join(repository, 'plugins/cli/casebook.mjs'),
      'check',
      '--format',
      'json',
      '--fail-on',
      'never',
    ],
    done: [0],
  },
  {
    name: 'openspec validate',
    command: [
      process.execPath,
      join(repository, 'node_modules/@fission-ai/openspec/bin/openspec.js'),
      'validate',
      '--specs',
      '--json',
    ],
    done: [0, 1],
  },
  ...(values.oft
    ? [
        {
          name: 'openfasttrace',
          command: ['java', '-jar', values.oft, 'trace', 'oft', 'src', 'test'],
          done: [0, 1],
        },
      ]
    : []),
];

/** Wall time of one run in milliseconds; throws when the tool did not do its work. */
function time(tool: Tool, cwd: string): number {
  const [command, ...args] = tool.command;
  const started = performance.now();
  const run = spawnSync(command ?? '', args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, OPENSPEC_TELEMETRY: '0', DO_NOT_TRACK: '1' },
  });
  if (!tool.done.includes(run.status ?? -1))
    throw new Error(`${tool.name} ended with ${run.status}: ${run.stderr.slice(0, 2000)}`);
  return performance.now() - started;
}

console.log('| requirements | tool | fastest s | median s | of casebook |\n|---|---|---|---|---|');
for (const size of values.sizes.split(',').map(Number)) {
  const root = mkdtempSync(join(tmpdir(), 'casebook-bench-'));
  try {
    generateProject(root, size);
    // Tools take turns, so that a busy moment of the machine meets all of them.
    const times = tools.map((): number[] => []);
    for (let run = 0; run < runs; run++) {
      for (const [i, tool] of tools.entries()) times[i]?.push(time(tool, root));
    }
    const medians = times.map((list) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? Number.NaN);
    for (const [i, tool] of tools.entries()) {
      const fastest = Math.min(...(times[i] ?? []));
      const median = medians[i] ?? Number.NaN;
      const ratio = median / (medians[0] ?? Number.NaN);
      console.log(
        `| ${size} | ${tool.name} | ${(fastest / 1000).toFixed(2)} | ${(median / 1000).toFixed(2)} | ${ratio.toFixed(2)} |`,
      );
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
