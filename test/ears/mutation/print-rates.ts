/**
 * Prints what is reported of pairs of a real sentence and a mutated copy of it:
 * `node test/ears/mutation/print-rates.ts [--path DIR] [--only WORDS] [-v]`. Without a folder our own specs; `-v`: each pair of
 * which something else was reported than should be.
 */
import { parseArgs } from 'node:util';
import { openSolver } from '#host';
import { analysePairs, saidOf } from './analyse-pairs.ts';
import { analyseMutants, type JudgedMutant } from './declared.ts';
import { MUTATIONS } from './mutations.ts';
import { ratesOf, tableOf } from './rates.ts';
import { seedsOf, specsBelow } from './seeds.ts';

const { values } = parseArgs({
  options: {
    path: { type: 'string', default: 'openspec/specs' },
    only: { type: 'string', default: '' },
    verbose: { type: 'boolean', short: 'v', default: false },
  },
});
const specs = specsBelow(values.path);
const seeds = specs.flatMap(seedsOf);
const solver = openSolver();
const judged = await analysePairs(
  seeds,
  MUTATIONS.filter(({ name }) => name.includes(values.only)),
  solver,
);
const mutants: JudgedMutant[] = [];
for (const spec of specs.filter(({ text }) => /^\s*```ears-vocabulary/m.test(text)))
  mutants.push(...(await analyseMutants(spec, solver)));
await solver.stop();
const rates = ratesOf(judged);
console.log(
  `${values.path}: ${seeds.length} sentences with a condition, ${judged.length} pairs\n\n${tableOf(rates)}`,
);
for (const [kind, own] of Map.groupBy(mutants, ({ mutant }) => `${mutant.where} ${mutant.how}`)) {
  const found = own.filter(({ errors, lost }) => errors.length > 0 || lost);
  const failed = own.filter(({ errors }) => errors.length > 0);
  const lost = own.filter((one) => one.lost);
  console.log(
    `\nanother value of a declared state, ${kind}: found ${found.length} of ${own.length} (errors ${failed.length}, partition lost ${lost.length})`,
  );
  if (!values.verbose) continue;
  for (const { mutant } of own.filter((one) => !found.includes(one)))
    console.log(`  ${mutant.from} to ${mutant.to}: ${mutant.sentence}`);
}
if (values.verbose) {
  for (const { mutation, wrong } of rates) {
    for (const one of wrong)
      console.log(`\n${mutation}: ${saidOf(one)}\n  1 ${one.pair.first}\n  2 ${one.pair.second}`);
  }
}
