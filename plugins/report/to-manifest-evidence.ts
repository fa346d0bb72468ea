import {
  type Address,
  type Assessment,
  type Binding,
  type BoundReport,
  type Evidence,
  type ExampleRun,
  proofSentence,
  type Review,
  type Span,
  type TestStatus,
  type Verdict,
} from '#model';
import { given } from './given.ts';
import type { Manifest } from './manifest-schema.ts';

type PlaceOf = (span: Span) => Manifest['claims'][number]['span'];
type ClaimEvidence = Pick<Manifest['claims'][number], 'obligations' | 'deciding' | 'waiver'>;

/** Everything that was read of runs, and a function that says what of it speaks of a claim. */
export function toManifestEvidence(
  assessment: Assessment,
  place: PlaceOf,
): {
  readonly lists: Pick<
    Manifest,
    | 'evidence'
    | 'reports'
    | 'unreadReports'
    | 'unmatched'
    | 'examples'
    | 'coverage'
    | 'reviews'
    | 'unusedReviews'
  >;
  readonly ofClaim: (address: Address) => ClaimEvidence;
} {
  // The judge may know pieces that no report gave, as commands; each is listed once.
  const all = [...new Set([...assessment.evidence, ...[...assessment.verdicts.values()].flatMap(piecesOf)])];
  const indexes = new Map(all.map((piece, index) => [piece, index]));
  const examples = new Map(assessment.examples.map((run, index) => [run, index]));
  const indexesOf = (pieces: readonly Evidence[]) => pieces.flatMap((piece) => indexes.get(piece) ?? []);
  return {
    lists: {
      evidence: all.map((piece) => toEvidence(piece, examples)),
      reports: assessment.reports.map(toReport),
      unreadReports: assessment.unreadReports.map(({ path, reason }) => ({ path, reason })),
      unmatched: assessment.unmatched.map(({ report, title, status, reason }) => ({
        report,
        title,
        status,
        reason,
      })),
      examples: assessment.examples.map((run) => toExample(run, place)),
      coverage: toCoverage(assessment),
      reviews: assessment.reviews.map((review) => toReview(review, place)),
      unusedReviews: assessment.unusedReviews.map(({ review, reason }) => ({
        of: review.of,
        reason,
        span: place(review.span),
      })),
    },
    ofClaim: (address) => {
      const verdict = assessment.verdicts.get(address);
      return {
        obligations: (verdict?.obligations ?? []).map(({ owes, met, policy, by }) => ({
          owes,
          met,
          ...given('policy', policy),
          by: indexesOf(by),
        })),
        deciding: indexesOf(verdict?.deciding ?? []),
        ...given('waiver', verdict?.waiver && toReview(verdict.waiver, place)),
      };
    },
  };
}

function piecesOf({ evidence, deciding, obligations }: Verdict): readonly Evidence[] {
  return [...evidence, ...deciding, ...obligations.flatMap(({ by }) => by)];
}

function toEvidence(
  piece: Evidence,
  examples: ReadonlyMap<ExampleRun, number>,
): Manifest['evidence'][number] {
  const { freshness, test, command, example, consistency } = piece;
  return {
    claim: piece.claim,
    kind: piece.kind,
    layer: piece.layer,
    tool: piece.tool,
    result: piece.result,
    freshness: freshness.kind,
    ...(freshness.kind === 'stale' ? { staleBecause: [...freshness.reasons] } : {}),
    ...given('affirmedBy', freshness.kind === 'fresh' ? freshness.affirmedBy?.reviewer : undefined),
    foundBy: piece.foundBy,
    directness: piece.directness,
    ...given('weak', piece.weak),
    ...given('olderThanRequirement', piece.olderThanRequirement),
    ...given('title', test?.title),
    ...given('report', test?.outcome?.report.report.path),
    ...given('notRun', test?.notRun),
    ...given('message', test?.outcome?.result.message ?? (consistency && proofSentence(consistency))),
    ...given(
      'place',
      test?.place && { path: test.place.path, line: test.place.line, endLine: test.place.endLine },
    ),
    ...given('example', example && examples.get(example)),
    ...given('command', command && { capability: command.capability, index: command.command.index }),
  };
}

function toReport({ report, binding }: BoundReport): Manifest['reports'][number] {
  return {
    path: report.path,
    sha256: report.sha256,
    format: report.format,
    ...given('tool', report.tool),
    ...given('commit', report.commit),
    ...given('takenAt', report.takenAt),
    results: countResults(report.results.map(({ status }) => status)),
    binding: toBinding(binding),
    problems: report.problems.map(({ message }) => message),
  };
}

function countResults(statuses: readonly TestStatus[]): Record<TestStatus, number> {
  const counts = { passed: 0, flaky: 0, failed: 0, errored: 0, skipped: 0, 'not-run': 0 };
  for (const status of statuses) counts[status]++;
  return counts;
}

function toBinding(binding: Binding): Manifest['reports'][number]['binding'] {
  switch (binding.kind) {
    case 'recorded': {
      const { commit, dirty, takenAt, command } = binding.run;
      return {
        kind: 'recorded',
        ...given('commit', commit),
        dirty,
        takenAt,
        ...given('command', command && [...command]),
      };
    }
    case 'commit':
      return { kind: 'commit', commit: binding.commit };
    case 'unbound':
      return { kind: 'unbound' };
  }
}

function toExample({ example, status, reason, tool, lines }: ExampleRun, place: PlaceOf) {
  return {
    ...given('claim', example.claim),
    capability: example.capability,
    language: example.language,
    span: place(example.fence.span),
    status,
    ...given('reason', reason),
    ...given('tool', tool),
    lines: lines.map((line) => ({
      span: place(line.span),
      status: line.status,
      ...given('expected', line.expectation && { kind: line.expectation.kind, text: line.expectation.text }),
      ...given('actual', line.actual),
    })),
  };
}

function toCoverage({ coverage }: Assessment): Manifest['coverage'] {
  return [...coverage.values()]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, report, freshness, lines }) => ({
      path,
      report,
      freshness: freshness.kind,
      lines: lines.size,
      executed: [...lines.values()].filter((times) => times > 0).length,
    }));
}

function toReview(review: Review, place: PlaceOf): Manifest['reviews'][number] {
  return {
    kind: review.kind,
    of: review.of,
    claims: [...review.claims],
    reason: review.reason,
    reviewer: review.reviewer,
    date: review.date,
    ...given('expires', review.expires),
    span: place(review.span),
  };
}
