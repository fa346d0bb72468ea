import type { EarsIssue, EarsPartition, SmtSolver, Span } from '#model';
import type { Axioms, Statement } from '../statement.ts';
import { type Confirmed, confirm, type Scene } from './confirm.ts';
import { findAlone } from './find-alone.ts';
import { findPairs, findTimed } from './find-pairs.ts';
import { obligationsOf } from './obligation.ts';
import { type Inquiry, runInquiries, together } from './rounds.ts';
import { theoryOf } from './theory.ts';

/** What is compared with each other: the statements of one capability. */
export interface CheckInput {
  readonly capability: string;
  /** In document order. */
  readonly statements: readonly Statement[];
  readonly axioms: Axioms;
}

export interface Checked {
  readonly issues: readonly EarsIssue[];
  readonly partitions: readonly EarsPartition[];
  readonly pairs: number;
  /** Questions for which the solver was asked, proofs that are published included. */
  readonly solved: number;
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
  return done.map(({ result, solved }) => ({ ...result, solved }));
}

function* checkCapability({ capability, statements, axioms }: CheckInput): Inquiry<Omit<Checked, 'solved'>> {
  const obligations = obligationsOf(statements, axioms);
  const theory = theoryOf(axioms, obligations);
  const scene: Scene = { capability, axioms, theory };
  const alone = yield* findAlone(obligations, theory);
  const sound = obligations.filter((one) => !alone.broken.has(one));
  const paired = yield* findPairs(sound, theory);
  const timed = yield* findTimed(sound, theory);
  const confirmed: readonly Confirmed[] = yield* together(
    [...alone.candidates, ...paired.candidates, ...timed].map((candidate) => confirm(candidate, scene)),
  );
  const issues = confirmed.map(({ issue }) => issue);
  return {
    issues,
    partitions: [],
    pairs: paired.pairs,
    scripts: new Map(
      confirmed.flatMap(({ script }) => (script === undefined ? [] : [[script.name, script.text]])),
    ),
    usedAccepts: issues.flatMap(({ accepted }) => (accepted === undefined ? [] : [accepted.span])),
  };
}
