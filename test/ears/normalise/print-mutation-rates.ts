/**
 * Prints how often mutated sentences are read as they should be:
 * `EARS_SPECS=<folder of specs> node test/ears/normalise/print-mutation-rates.ts`; our own specs without it. `-v`: what went wrong.
 */
import { MUTATIONS, rateOf, reading } from './mutations.ts';
import { sentencesBelow } from './read-specs.ts';

const sentences = sentencesBelow(process.env.EARS_SPECS ?? 'openspec/specs');
console.log(
  `${sentences.length} sentences, ${sentences.filter((one) => reading(one) !== undefined).length} read`,
);
for (const mutation of MUTATIONS) {
  const { changed, right, wrong } = rateOf(mutation, sentences);
  const rate = changed === 0 ? 'none changed' : `${((100 * right) / changed).toFixed(1)} % of ${changed}`;
  console.log(`${mutation.meaning.padEnd(6)} ${mutation.name.padEnd(32)} ${rate}`);
  if (process.argv.includes('-v')) for (const one of wrong) console.log(`  - ${one}`);
}
