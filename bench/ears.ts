// Reads and compares the sentences of generated specs, and prints time, growth and the solver's share of one run.
// Usage: node bench/ears.ts [--documents 100,200,400] [--sentences 50]
import { parseArgs } from 'node:util';
import { analyseEars } from '#ears';
import { openSolver } from '#host';
import { type Capability, type EarsAnalysis, type SmtSolver, type SourceFile, sourceFile } from '#model';
import { parseSpec } from '#openspec';
import { generateSentences } from './generate-sentences.ts';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '100,200,400' },
    sentences: { type: 'string', default: '50' },
  },
});

/** A solver that says how long it was waited for, and how much it was asked. */
function watched(solver: SmtSolver) {
  const seen = { solverMs: 0, scripts: 0 };
  const run: SmtSolver['run'] = async (scripts) => {
    const started = performance.now();
    const answers = await solver.run(scripts);
    seen.solverMs += performance.now() - started;
    seen.scripts += scripts.length;
    return answers;
  };
  return { seen, solver: { name: () => solver.name(), run } };
}

async function analyse(
  capabilities: readonly Capability[],
  files: ReadonlyMap<string, SourceFile>,
  threads: number,
) {
  const pool = openSolver({ threads });
  const { seen, solver } = watched(pool);
  const started = performance.now();
  const analysis = await analyseEars({ capabilities, changes: [], files, solver });
  const ms = performance.now() - started;
  await pool.stop();
  return { analysis, ms, ...seen };
}

function fingerprint(analysis: EarsAnalysis): string {
  return JSON.stringify([
    analysis.issues,
    analysis.partitions,
    [...analysis.coverage],
    [...analysis.scripts],
  ]);
}

console.log(
  '| documents | sentences | pairs | scripts | s | solver share | ms a sentence | growth | issues | 1 = 2 threads |\n|---|---|---|---|---|---|---|---|---|---|',
);
let first: number | undefined;
for (const count of values.documents.split(',').map(Number)) {
  const files = new Map<string, SourceFile>();
  const capabilities = Array.from({ length: count }, (_, at) => {
    const path = `openspec/specs/c${at}/spec.md`;
    const file = sourceFile(path, generateSentences(at, Number(values.sentences)));
    files.set(path, file);
    return parseSpec(file, `c${at}`);
  });
  const two = await analyse(capabilities, files, 2);
  const one = await analyse(capabilities, files, 1);
  const sentences = two.analysis.sentences.length;
  const pairs = [...two.analysis.coverage.values()].reduce((sum, coverage) => sum + coverage.pairs, 0);
  const each = two.ms / sentences;
  first ??= each;
  const cells = [
    count,
    sentences,
    pairs,
    two.scripts,
    (two.ms / 1000).toFixed(1),
    `${((100 * two.solverMs) / two.ms).toFixed(0)} %`,
    each.toFixed(2),
    (each / first).toFixed(2),
    two.analysis.issues.length,
    fingerprint(one.analysis) === fingerprint(two.analysis) ? 'yes' : 'NO',
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
