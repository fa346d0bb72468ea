import { type Evidence, groupBy, testKey, type VerdictStatus } from '#model';

/** The evidence of one claim by what it does to the verdict; what another result of the same test supersedes is in none. */
export interface SortedEvidence {
  /** What it says by itself, before what the claim owes is asked; none where it speaks neither against nor in doubt. */
  readonly troubles: readonly VerdictStatus[];
  /** Fresh, and it failed. */
  readonly against: readonly Evidence[];
  /** Fresh, and it did not decide: errored, skipped, flaky. */
  readonly undecided: readonly Evidence[];
  /** Executed for another text. */
  readonly stale: readonly Evidence[];
  /** Fresh and passed, weak or not. */
  readonly passed: readonly Evidence[];
  /** Known, and it has no result. */
  readonly notRun: readonly Evidence[];
  /** Examinations of another text: they count for nothing and against nothing. */
  readonly staleReviews: readonly Evidence[];
}

/**
 * Sorts the evidence of one claim.
 * Ensures: a stale result of a test that also has a fresh one does not count, nor does a missing result beside another;
 * all fresh results of one test count, so that the worst decides.
 */
export function sortEvidence(evidence: readonly Evidence[]): SortedEvidence {
  const byTest = groupBy(evidence, testKey);
  const counted = evidence.filter((piece) => {
    const key = testKey(piece);
    if (key === undefined) return true;
    const others = byTest.get(key) ?? [];
    if (piece.result === 'not-run') return others.every((other) => other.result === 'not-run');
    return (
      piece.freshness.kind === 'fresh' ||
      !others.some((other) => other.freshness.kind === 'fresh' && other.result !== 'not-run')
    );
  });
  const standing = groupBy(counted, standingOfPiece);
  const of = (key: PieceStanding) => standing.get(key) ?? [];
  return {
    troubles: [...standing.keys()].flatMap((key) => TROUBLE[key] ?? []),
    against: of('against'),
    undecided: of('undecided'),
    stale: of('stale'),
    passed: of('passed'),
    notRun: of('notRun'),
    staleReviews: of('staleReviews'),
  };
}

/** True for a result of something that ran, or of a person who looked. */
export function hasResult({ result, kind }: Evidence): boolean {
  return result !== 'not-run' && kind !== 'command' && kind !== 'consistency';
}

type PieceStanding = Exclude<keyof SortedEvidence, 'troubles'>;

const TROUBLE: Partial<Record<PieceStanding, VerdictStatus>> = {
  against: 'refuted',
  undecided: 'inconclusive',
  stale: 'stale',
};

function standingOfPiece({ kind, result, freshness }: Evidence): PieceStanding {
  if (result === 'not-run') return 'notRun';
  if (freshness.kind === 'stale') return kind === 'review' ? 'staleReviews' : 'stale';
  switch (result) {
    case 'failed':
      return 'against';
    case 'errored':
    case 'skipped':
    case 'flaky':
      return 'undecided';
    case 'passed':
      return 'passed';
  }
}
