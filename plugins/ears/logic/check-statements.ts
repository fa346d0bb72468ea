import type { EarsIssue, EarsPartition, SmtSolver, Span } from '#model';
import { shapeOf } from '../formulas.ts';
import type { Axioms, Statement } from '../statement.ts';
import type { Candidate } from './candidate.ts';
import { confirm, confirmPartition, type Scene } from './confirm.ts';
import { findAlone } from './find-alone.ts';
import { findAnswers } from './find-answers.ts';
import { findDangling } from './find-dangling.ts';
import { findInvariants } from './find-invariants.ts';
import { findOutside } from './find-outside.ts';
import { findPairs } from './find-pairs.ts';
import { findPartitions } from './find-partitions.ts';
import { findRedundant } from './find-redundant.ts';
import { findTimed } from './find-timed.ts';
import { limitCandidates } from './limit-candidates.ts';
import { type Obligation, obligationsOf } from './obligation.ts';
import { type Asked, type Inquiry, runInquiries, together } from './rounds.ts';
import { theoryOf } from './theory.ts';

/** What is compared with each other: the statements of one capability. */
export interface CheckInput {
  readonly capability: string;
  /** In document order. */
  readonly statements: readonly Statement[];
  readonly axioms: Axioms;
}

export interface Checked extends Asked {
  readonly issues: readonly EarsIssue[];
  readonly partitions: readonly EarsPartition[];
  readonly pairs: number;
  /** With how many others each sentence was compared, by id; those that were with none are absent. */
  readonly compared: ReadonlyMap<string, number>;
  /** By name. */
  readonly scripts: ReadonlyMap<string, string>;
  /** The declarations of `accept` that hold for an issue. */
  readonly usedAccepts: readonly Span[];
}

/**
 * Compares the statements of capabilities, each by itself, and proves what it reports.
 * Ensures: results are in the order of the inputs and do not depend on the order in which the solver answers; without a
 * solver only what needs none is decided.
 */
export async function checkStatements(
  inputs: readonly CheckInput[],
  solver?: SmtSolver,
): Promise<readonly Checked[]> {
  const done = await runInquiries(inputs.map(checkCapability), solver);
  return done.map(({ result, ...asked }) => ({ ...result, ...asked }));
}

function* checkCapability({
  capability,
  statements,
  axioms,
}: CheckInput): Inquiry<Omit<Checked, keyof Asked>> {
  const obligations = obligationsOf(statements, axioms);
  const theory = theoryOf(axioms, obligations);
  const scene: Scene = { capability, axioms, theory };
  const alone = yield* findAlone(obligations, theory);
  const sound = obligations.filter((one) => !alone.broken.has(one));
  const ruled = yield* findInvariants(sound, theory);
  const binding = sound.filter((one) => !ruled.dead.has(one));
  const paired = yield* findPairs(binding, theory);
  const known = new Set(paired.candidates.map(coreKey));
  // What already clashes at once is not told again as a matter of time, and what clashes in time is no open question.
  const atOnce = new Set(paired.candidates.filter(({ severity }) => severity !== 'note').map(coreKey));
  const timed = (yield* findTimed(binding, theory)).filter(
    (one) => one.check !== 'timed-clash' || !atOnce.has(coreKey(one)),
  );
  const inTime = new Set(timed.map(coreKey));
  const redundant = yield* findRedundant(sound, theory);
  const outside = yield* findOutside(sound, theory);
  const divided = yield* findPartitions(sound, theory, axioms);
  const answered = yield* findAnswers(sound, theory);
  const candidates = [
    ...alone.candidates,
    ...paired.candidates.filter((one) => one.check !== 'undefined-priority' || !inTime.has(coreKey(one))),
    // Two sentences that clash are told as a pair, with how their conditions are related.
    ...ruled.candidates.filter((one) => one.check !== 'contradiction' || !known.has(coreKey(one))),
    ...timed,
    ...redundant,
    ...outside,
    // What is missing among some sentences is no gap where others answer it.
    ...divided.candidates.filter(
      ({ core }) => !answered.partitions.some(({ cases }) => isSubset(core, cases)),
    ),
    ...answered.candidates,
    ...findDangling(obligations, axioms),
    ...[...paired.skipped, ...ruled.skipped].map(tooLarge),
  ];
  const confirmed = yield* together(
    limitCandidates(candidates).map((candidate) => confirm(candidate, scene)),
  );
  const partitions = yield* together(
    [...divided.partitions, ...answered.partitions].map((found) => confirmPartition(found, scene)),
  );
  const issues = confirmed.map(({ issue }) => issue).sort(inDocumentOrder(statements));
  const scripts = [...confirmed, ...partitions].flatMap(({ script }) =>
    script === undefined ? [] : [[script.name, script.text] as const],
  );
  return {
    issues,
    partitions: partitions.flatMap(({ partition }) => (partition === undefined ? [] : [partition])),
    pairs: paired.pairs,
    compared: paired.compared,
    scripts: new Map(scripts),
    usedAccepts: issues.flatMap(({ accepted }) => (accepted === undefined ? [] : [accepted.span])),
  };
}

function isSubset(some: readonly Obligation[], all: readonly Obligation[]): boolean {
  return some.every((one) => all.some(({ guard }) => shapeOf(guard) === shapeOf(one.guard)));
}

function coreKey({ core }: Candidate): string {
  return core.map(({ index }) => index).join(' ');
}

function tooLarge(group: readonly Obligation[]): Candidate {
  return {
    check: 'undecided',
    severity: 'note',
    core: group.slice(0, 2),
    hint: `${group.length} sentences decide the same thing, too many to compare each with each: only those under equal conditions were.`,
    proof: [],
    situationOf: [],
  };
}

/** By the first sentence of the core, then the second, and so on; then by the check. */
function inDocumentOrder(statements: readonly Statement[]): (a: EarsIssue, b: EarsIssue) => number {
  const places = new Map(statements.map(({ sentence }, index) => [sentence.id, index]));
  const key = ({ core }: EarsIssue) => core.map(({ sentence }) => places.get(sentence) ?? 0);
  return (a, b) => {
    const [first, second] = [key(a), key(b)];
    for (const [at, place] of first.entries()) {
      const other = second[at];
      if (other === undefined) return 1;
      if (place !== other) return place - other;
    }
    return first.length - second.length || (a.check < b.check ? -1 : a.check > b.check ? 1 : 0);
  };
}
