import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSolver } from '#host';
import { analysePairs, saidOf } from './analyse-pairs.ts';
import { analyseMutants, type JudgedMutant } from './declared.ts';
import { MUTATIONS } from './mutations.ts';
import { type Rate, ratesOf } from './rates.ts';
import { type Seed, seedsOf, specsBelow } from './seeds.ts';

/**
 * Of a hundred pairs, so many at least are found. Sentences with a pronoun do not count where a further condition makes it
 * doubtful for what it stands.
 */
const FLOORS: ReadonlyMap<string, number> = new Map([
  ['negated, verbatim', 0.92],
  ['negated, articles dropped', 0.92],
  ['negated, article added', 0.92],
  ['negated, `is Xed` to `has been Xed`', 0.9],
  ['negated, WHEN and IF … THEN exchanged', 0.92],
  ['negated, emphasis added', 0.92],
  ['negated, lines broken', 0.92],
  // 93 of all of them: a condition behind demands that were joined may be that of the last one only.
  ['negated, condition at the end', 0.87],
  ['negated, condition strengthened by `WHILE`', 0.92],
  ['`within 5 seconds`, `after at least 10 seconds`', 0.92],
  ['`exit with code 3`, `exit with code 4`', 0.92],
  ['`respond with HTTP 404`, `HTTP 409`', 0.92],
  ['`set the mode to manual`, `to automatic`', 0.92],
  ['`transition to OPEN`, `to SHUT`', 0.92],
]);

/** Pairs of each mutation at most: enough to notice what is no longer found, in a few seconds. */
const PAIRS = 240;

/** Those with the lowest hashes: a sentence that is added to our specs takes the place of one at most. */
function sampleOf(seeds: readonly Seed[]): readonly Seed[] {
  const hashed = seeds.map((seed) => ({ seed, hash: createHash('sha256').update(seed.text).digest('hex') }));
  return hashed
    .toSorted((a, b) => (a.hash < b.hash ? -1 : 1))
    .slice(0, PAIRS)
    .map(({ seed }) => seed);
}

const SPECS = specsBelow('openspec/specs');
const solver = openSolver();
afterAll(() => solver.stop());

describe('a real sentence and a mutated copy', () => {
  const rates = new Map<string, Rate>();

  beforeAll(async () => {
    const seeds = SPECS.flatMap(seedsOf);
    for (const mutation of MUTATIONS) {
      const able = seeds.filter((seed) => mutation.pair(seed) !== undefined);
      for (const rate of ratesOf(await analysePairs(sampleOf(able), [mutation], solver)))
        rates.set(rate.mutation, rate);
    }
  }, 120_000);

  test.each([...FLOORS])('is found to conflict: %s [CONS-MUTATION-FOUND]', (name, floor) => {
    const rate = rates.get(name);
    expect(rate?.plain).toBeGreaterThan(5);
    const missed = rate?.wrong.filter(({ read, seed }) => read && !seed.leans).map(({ pair }) => pair.second);
    expect((rate?.plainRight ?? 0) / (rate?.plain ?? 1), missed?.join('\n')).toBeGreaterThanOrEqual(floor);
  });

  test.each(
    MUTATIONS.filter(({ expected }) => expected === 'nothing' || expected === 'no error').map(
      ({ name }) => name,
    ),
  )('is never called a conflict: %s [CONS-MUTATION-SILENT]', (name) => {
    const rate = rates.get(name);
    expect(rate?.pairs).toBeGreaterThan(0);
    expect(rate?.wrong.map((one) => `${saidOf(one)}: ${one.pair.first} / ${one.pair.second}`)).toEqual([]);
  });
});

describe('another value of a declared state', () => {
  const mutants: JudgedMutant[] = [];

  beforeAll(async () => {
    for (const spec of SPECS.filter(({ path }) => /^(?:verdicts|freshness)\b/.test(path)))
      mutants.push(...(await analyseMutants(spec, solver)));
  }, 120_000);

  test.each([
    ['demand', 'beside'],
    ['condition', 'beside'],
    ['condition', 'instead'],
  ] as const)('in a %s, %s the real sentence, is an error [CONS-MUTATION-STATE]', (where, how) => {
    const own = mutants.filter(({ mutant }) => mutant.where === where && mutant.how === how);
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter(({ errors }) => errors.length === 0).map(({ mutant }) => mutant.text)).toEqual([]);
  });

  test('takes away the partition that was proved [CONS-MUTATION-STATE]', () => {
    const own = mutants.filter(({ mutant }) => mutant.how === 'instead');
    expect(own.filter(({ lost }) => !lost).map(({ mutant }) => `${mutant.from} ${mutant.to}`)).toEqual([]);
  });
});
