import type { SmtSolver } from '#model';
import type { ReqFile } from '../hanfor/read-req.ts';
import { type Answer, analyseOutsideSpec, CONFLICTS, DEAD } from '../outside-set.ts';
import { emptyTally, type Score } from '../scores.ts';
import type { SupFile } from './read-sup.ts';

/**
 * What the set's README says of its samples, for time that goes on by at least one unit; and what follows from the same
 * sentences when the environment may raise every trigger.
 */
const SAMPLES: Readonly<Record<string, { readonly clash: boolean; readonly argued?: string }>> = {
  'sample1.req': { clash: true },
  'sample2.req': { clash: false, argued: 'said to clash for lack of a moment of time, not of logic' },
  'sample3.req': { clash: true },
  'sample4.req': {
    clash: false,
    argued: 'consistent only if x0000 never holds: two demands at once for one trigger',
  },
  'sample5.req': { clash: false },
  'sample6.req': { clash: false, argued: 'as sample4' },
  'sample7.req': { clash: false },
};

/** Requirements that the README calls vacuous because an invariant excludes their trigger. */
const VACUOUS: Readonly<Record<string, readonly string[]>> = { 'sample5.req': ['ID000'] };

/** Compares our answers with the README of reqkit: spot checks of timing, and pairs of a set and its repair. */
export async function measureReqkit(
  samples: readonly ReqFile[],
  sups: readonly SupFile[],
  solver: SmtSolver,
): Promise<readonly Score[]> {
  const clash = emptyTally();
  const dead = emptyTally();
  for (const file of samples) {
    const verdict = SAMPLES[file.name];
    if (verdict === undefined || file.outside !== undefined) continue;
    const answer = await analyseOutsideSpec(file, solver);
    const said = conflictsOf(answer);
    if (verdict.clash) clash.expected++;
    else clash.silent++;
    if (verdict.clash && said.length > 0) clash.found++;
    else if (verdict.clash) clash.missed.push(file.name);
    else if (said.length > 0 && verdict.argued !== undefined)
      clash.argued.push(`${file.name}: ${verdict.argued}`);
    else if (said.length > 0) clash.wrong.push(`${file.name}: ${said.join(', ')}`);
    const vacuous = VACUOUS[file.name] ?? [];
    const impossible = answer.reported.filter(({ check }) => DEAD.includes(check)).flatMap(({ ids }) => ids);
    dead.expected += vacuous.length;
    for (const id of vacuous) {
      if (impossible.includes(id)) dead.found++;
      else dead.missed.push(`${file.name} ${id}`);
    }
  }
  return [
    { what: 'clash in samples', ...clash, gate: { found: clash.expected, wrong: 0 } },
    { what: 'vacuous in samples', ...dead, gate: { found: dead.expected, wrong: 0 } },
    { what: 'clash in patterns', ...(await scorePatterns(sups, solver)), gate: { found: 0, wrong: 0 } },
  ];
}

/** A repaired set must be silent; in the broken ones the clash takes several steps, which is more than we look at. */
async function scorePatterns(sups: readonly SupFile[], solver: SmtSolver): Promise<Omit<Score, 'what'>> {
  const tally = emptyTally();
  for (const file of sups) {
    const said = conflictsOf(await analyseOutsideSpec(file, solver));
    const broken = /inconsistent|flashing2/.test(file.name);
    if (broken) tally.expected++;
    else tally.silent++;
    if (broken && said.length > 0) tally.found++;
    else if (broken) tally.missed.push(file.name);
    else if (said.length > 0) tally.wrong.push(`${file.name}: ${said.join(', ')}`);
  }
  return tally;
}

function conflictsOf({ reported }: Answer): readonly string[] {
  return reported
    .filter(({ check, severity }) => CONFLICTS.includes(check) && severity !== 'note')
    .map(({ ids }) => ids.join('+'));
}
