import type { SmtSolver } from '#model';
import { type Answer, analyseOutsideSpec, CONFLICTS, DEAD } from '../outside-set.ts';
import { emptyTally, type Score } from '../scores.ts';
import type { ReqFile, Verdicts } from './read-req.ts';

/** A file with verdicts, and what we say of it. */
interface Compared {
  readonly file: ReqFile;
  readonly verdicts: Verdicts;
  readonly answer: Answer;
}

/**
 * Compares our answers on `.req` files with the verdicts in their headers.
 * @param gated the regression files, of which a certain part must be found; of others nothing is demanded
 */
export async function measureUltimate(
  files: readonly ReqFile[],
  solver: SmtSolver,
  gated: boolean,
): Promise<readonly Score[]> {
  const compared: Compared[] = [];
  for (const file of files) {
    if (file.verdicts === undefined || file.outside !== undefined) continue;
    compared.push({ file, verdicts: file.verdicts, answer: await analyseOutsideSpec(file, solver) });
  }
  const timed = compared.filter(({ verdicts }) => verdicts.redundant === undefined);
  const redundancy = compared.filter(({ verdicts }) => verdicts.redundant !== undefined);
  const gate = (found: number) => (gated ? { gate: { found, wrong: 0 } } : {});
  return [
    { what: 'conflict in time', ...scoreConflicts(timed), ...gate(42) },
    { what: 'inconsistent as a whole', ...scoreInconsistent(timed), ...gate(1) },
    { what: 'vacuous', ...scoreVacuous(timed), ...gate(29) },
    { what: 'redundant', ...scoreRedundant(redundancy), ...gate(14) },
  ];
}

/**
 * Files that are consistent for their own tool and a conflict for us, each looked at by hand, with the reason. That tool asks
 * whether every run so far can go on, and lets it go on by never raising a trigger; we ask whether the demands can be kept
 * whatever the environment does.
 */
const OPEN_READING: ReadonlyMap<string, string> = new Map([
  [
    'regression/ex-530-ex01.req',
    'while A, B and not B at once: kept only if A never holds, which its tool calls vacuous',
  ],
  [
    'rtinconsistency/rtinconsistency_test116.req',
    'var3 may come while var4 must still be kept: kept only if it does not',
  ],
  ...['53', '64', '75', '86'].map(
    (number) =>
      [
        `vacuity-definition/vacuity_test${number}.req`,
        'what is forbidden is asked for every 10 time units: kept only if the scope never begins or ends at once',
      ] as const,
  ),
]);

function scoreConflicts(compared: readonly Compared[]): Omit<Score, 'what'> {
  const tally = emptyTally();
  for (const { answer, file, verdicts } of compared) {
    const cores = conflictCores(answer, file).filter((core) => !sameSet(core, verdicts.inconsistent));
    if (verdicts.rtInconsistent.length === 0) {
      tally.silent++;
      if (cores.length === 0) continue;
      const reason = OPEN_READING.get(file.name);
      if (reason === undefined) tally.wrong.push(`${file.name}: ${groups(cores)}`);
      else tally.argued.push(`${file.name}: ${groups(cores)} (${reason})`);
      continue;
    }
    tally.expected++;
    const all = verdicts.rtInconsistent.every((group) => cores.some((core) => sameSet(core, group)));
    if (all) tally.found++;
    else tally.missed.push(`${file.name}: expected ${groups(verdicts.rtInconsistent)}, ${reportOf(answer)}`);
    const others = cores.filter((core) => !verdicts.rtInconsistent.some((group) => sameSet(core, group)));
    if (others.length > 0)
      tally.wrong.push(`${file.name}: ${groups(others)} beside ${groups(verdicts.rtInconsistent)}`);
  }
  return tally;
}

function scoreInconsistent(compared: readonly Compared[]): Omit<Score, 'what'> {
  const tally = emptyTally();
  for (const { answer, file, verdicts } of compared) {
    if (verdicts.inconsistent.length === 0) continue;
    tally.expected++;
    if (conflictCores(answer, file).some((core) => sameSet(core, verdicts.inconsistent))) tally.found++;
    else tally.missed.push(`${file.name}: ${reportOf(answer)}`);
  }
  return tally;
}

function scoreVacuous(compared: readonly Compared[]): Omit<Score, 'what'> {
  const tally = emptyTally();
  for (const { answer, file, verdicts } of compared) {
    const dead = deadOf(answer);
    if (verdicts.vacuous.length === 0) tally.silent++;
    else {
      tally.expected++;
      if (verdicts.vacuous.every((id) => dead.includes(id))) tally.found++;
      else tally.missed.push(`${file.name}: expected ${verdicts.vacuous.join(', ')}, ${reportOf(answer)}`);
    }
    const others = dead.filter((id) => !verdicts.vacuous.includes(id));
    if (others.length > 0) tally.wrong.push(`${file.name}: ${others.join(', ')}`);
  }
  return tally;
}

/** A file counts as found when exactly its redundant requirements are reported; a condition that never holds is one reason to be so. */
function scoreRedundant(compared: readonly Compared[]): Omit<Score, 'what'> {
  const tally = emptyTally();
  for (const { answer, file, verdicts } of compared) {
    const expected = verdicts.redundant ?? [];
    tally.expected++;
    const reported = redundantOf(answer, expected);
    if (sameSet(expected, reported)) tally.found++;
    else tally.missed.push(`${file.name}: expected ${expected.join(', ') || 'none'}, ${reportOf(answer)}`);
    const others = reported.filter((id) => !expected.includes(id));
    if (others.length > 0) tally.wrong.push(`${file.name}: ${others.join(', ')}`);
  }
  return { ...tally, silent: compared.length };
}

/** The cores of all conflicts, without the invariants that are part of them: the other tool takes those for granted. */
function conflictCores({ reported }: Answer, { invariants }: ReqFile): readonly (readonly string[])[] {
  const cores = reported
    .filter(({ check, severity }) => CONFLICTS.includes(check) && severity !== 'note')
    .map(({ ids }) =>
      ids.every((id) => invariants.has(id)) ? ids : ids.filter((id) => !invariants.has(id)),
    );
  return [...new Map(cores.map((core) => [core.join('+'), core])).values()];
}

/** Requirements whose condition can never hold. */
function deadOf({ reported }: Answer): readonly string[] {
  const dead = reported.filter(({ check, severity }) => DEAD.includes(check) && severity !== 'note');
  return [...new Set(dead.map(({ subject }) => subject))];
}

/**
 * Requirements that could be left out. Of several that say the same, that tool names all and we name all but the first; each of
 * them counts.
 */
function redundantOf(answer: Answer, expected: readonly string[]): readonly string[] {
  const spare = answer.reported.filter(({ check }) => check === 'redundant' || check === 'duplicate');
  const subjects = spare.map(({ subject }) => subject);
  const twins = spare.filter(({ subject }) => expected.includes(subject)).flatMap(({ ids }) => ids);
  return [...new Set([...deadOf(answer), ...subjects, ...twins.filter((id) => expected.includes(id))])];
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}

function groups(all: readonly (readonly string[])[]): string {
  return all.map((each) => each.join('+')).join(', ');
}

function reportOf({ reported, unread }: Answer): string {
  const said = reported.map(({ check, ids, severity }) => `${severity} ${check} ${ids.join('+')}`);
  return `reported ${said.join('; ') || 'nothing'}${unread.length === 0 ? '' : ` (unread: ${unread.join('; ')})`}`;
}
