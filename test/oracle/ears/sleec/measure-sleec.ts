import type { SmtSolver } from '#model';
import { type Answer, analyseOutsideSpec, CONFLICTS } from '../outside-set.ts';
import { emptyTally, type Score } from '../scores.ts';
import type { SleecSet } from './read-sleec.ts';

/** A pair in the tool's unit tests: what the tests assert, and what arithmetic says. */
interface Pair {
  readonly set: string;
  readonly rules: readonly [string, string];
  readonly asserted: boolean;
  readonly clash: boolean;
}

/**
 * The tests assert that `e within 20` clashes with `not e within 10`, and that `e within 10` does not clash with `not e
 * within 20`. It is the other way round: e at 15 keeps the first two, nothing keeps the other two. The code that the tests
 * are for is commented out in the commit that we read.
 */
const PAIRS: readonly Pair[] = [
  { set: 'conflict_error', rules: ['R0', 'R1'], asserted: true, clash: false },
  { set: 'conflict_error', rules: ['R12', 'R13'], asserted: true, clash: false },
  { set: 'conflict_error', rules: ['R8', 'R9'], asserted: true, clash: false },
  { set: 'redundant', rules: ['R14', 'R15'], asserted: false, clash: true },
];

/** Compares our answers with the unit tests of SLEEC-TK, and with its example sets before and after their repair. */
export async function measureSleec(sets: readonly SleecSet[], solver: SmtSolver): Promise<readonly Score[]> {
  const unit = emptyTally();
  const before = emptyTally();
  const after = emptyTally();
  for (const set of sets) {
    const cores = conflictsOf(await analyseOutsideSpec(set, solver));
    if (/-initial$/.test(set.name)) {
      before.expected++;
      if (cores.length > 0) before.found++;
      else before.missed.push(set.name);
    } else if (/-valid$/.test(set.name)) {
      after.silent += set.requirements.length;
      after.wrong.push(...cores.map((core) => `${set.name}: ${core}`));
    } else {
      scorePairs(set, cores, unit);
    }
  }
  return [
    { what: 'conflict in unit tests, by arithmetic', ...unit, gate: { found: 1, wrong: 0 } },
    { what: 'some conflict before repair', ...before, gate: { found: 1, wrong: 0 } },
    { what: 'conflict after repair', ...after, gate: { found: 0, wrong: 0 } },
  ];
}

/** Case studies carry no verdict: what is reported of them is listed, to be read. */
export async function measureStudies(
  sets: readonly SleecSet[],
  solver: SmtSolver,
): Promise<readonly Score[]> {
  const tally = emptyTally();
  for (const set of sets) {
    const { reported } = await analyseOutsideSpec(set, solver);
    tally.silent += set.requirements.length;
    tally.argued.push(
      ...reported
        .filter(({ severity }) => severity !== 'note')
        .map(({ check, ids, severity }) => `${set.name}: ${severity} ${check} ${ids.join('+')}`),
    );
  }
  return [{ what: 'reported of case studies', ...tally }];
}

function scorePairs(set: SleecSet, cores: readonly string[], tally: ReturnType<typeof emptyTally>): void {
  const pairs = PAIRS.filter((pair) => pair.set === set.name);
  for (const { asserted, clash, rules } of pairs) {
    const name = `${set.name}: ${rules.join('+')}`;
    const said = cores.includes(rules.join('+'));
    if (clash) tally.expected++;
    if (clash && said) tally.found++;
    else if (clash) tally.missed.push(name);
    if (asserted !== said) tally.argued.push(`${name}: the tests assert ${asserted ? 'a' : 'no'} clash`);
  }
  tally.silent += (set.requirements.length * (set.requirements.length - 1)) / 2;
  const expected = new Set(pairs.filter(({ clash }) => clash).map(({ rules }) => rules.join('+')));
  tally.wrong.push(...cores.filter((core) => !expected.has(core)).map((core) => `${set.name}: ${core}`));
}

function conflictsOf({ reported }: Answer): readonly string[] {
  const cores = reported
    .filter(({ check, severity }) => CONFLICTS.includes(check) && severity !== 'note')
    .map(({ ids }) => ids.join('+'));
  return [...new Set(cores)];
}
