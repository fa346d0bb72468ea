import {
  type Address,
  type CheckedModel,
  commandResult,
  type EarsAnalysis,
  type EarsIssue,
  type EarsPartition,
  type Evidence,
  type ExampleRun,
  type Review,
  type TestStatus,
} from '#model';
import { textsHash } from './texts/freshness.ts';
import type { ClaimGround } from './texts/texts-of.ts';

/** Examples as evidence for the claims that they stand under; they run when the assessment is made, and so are fresh. */
export function exampleEvidence(runs: readonly ExampleRun[]): readonly Evidence[] {
  return runs.flatMap((run): Evidence[] => {
    const { claim, language } = run.example;
    if (claim === undefined) return [];
    const expects = run.lines.some(({ expectation }) => expectation !== undefined);
    return [
      {
        claim,
        kind: 'example',
        layer: 'example',
        tool: run.tool?.replace(/\s+v?\d.*$/, '') ?? language,
        result: run.status,
        freshness: { kind: 'fresh' },
        foundBy: 'section',
        directness: 'direct',
        ...(run.status === 'passed' && !expects
          ? { weak: 'It expects nothing of any line, so it only shows that the code runs.' }
          : {}),
        example: run,
      },
    ];
  });
}

/**
 * What was proved about sentences, as evidence for the claims they stand in: a proven error speaks against each claim of its
 * core, a question that the solver left open decides nothing, and a proven division into cases speaks for each of them.
 */
export function consistencyEvidence({ issues, partitions, solver }: EarsAnalysis): readonly Evidence[] {
  const tool = solver?.replace(/\s+v?\d.*$/, '') ?? 'Casebook';
  const piece = (claim: Address, result: TestStatus, consistency: EarsIssue | EarsPartition): Evidence => ({
    ...{ claim, kind: 'consistency', layer: 'consistency', tool, result, consistency },
    freshness: { kind: 'fresh' },
    foundBy: 'section',
    directness: 'direct',
  });
  const claimsOf = (members: readonly { readonly claim: Address }[]) =>
    new Set(members.map(({ claim }) => claim));
  return [
    ...issues.flatMap((issue) => {
      if (issue.accepted !== undefined) return [];
      // A question that was too large to ask is told, but doubts no claim more than a sentence that nobody compares.
      const open = issue.check === 'undecided' && issue.severity !== 'note';
      if (!open && issue.severity !== 'error') return [];
      return [...claimsOf(issue.core)].map((claim) => piece(claim, open ? 'errored' : 'failed', issue));
    }),
    ...partitions.flatMap((partition) =>
      [...claimsOf(partition.cases)].map((claim) => piece(claim, 'passed', partition)),
    ),
  ];
}

/** Model commands as evidence for the claims that they bear on; they are checked when the assessment is made. */
export function commandEvidence(models: readonly CheckedModel[]): readonly Evidence[] {
  return models.flatMap(({ engine, commands }) =>
    commands.flatMap((command) =>
      command.bearings.map(
        ({ claim, by }): Evidence => ({
          claim,
          kind: 'command',
          layer: 'model',
          tool: engine.replace(/\s+v?\d.*$/, ''),
          ...commandResult(command),
          freshness: { kind: 'fresh' },
          foundBy: by === 'section' ? 'section' : 'name',
          directness: 'direct',
          command,
        }),
      ),
    ),
  );
}

/** Examinations by people as evidence; one that was of other texts is stale. */
export function reviewEvidence(
  reviews: readonly Review[],
  grounds: ReadonlyMap<Address, ClaimGround>,
): readonly Evidence[] {
  return reviews.flatMap((review) =>
    review.kind !== 'reviewed'
      ? []
      : [...new Set(review.claims)].map(
          (claim): Evidence => ({
            claim,
            kind: 'review',
            layer: 'review',
            tool: review.reviewer,
            result: 'passed',
            freshness: freshnessOfReview(review, grounds.get(claim)),
            foundBy: 'name',
            directness: 'direct',
            review,
          }),
        ),
  );
}

function freshnessOfReview(review: Review, ground: ClaimGround | undefined): Evidence['freshness'] {
  if (ground !== undefined && review.texts === textsHash(ground)) return { kind: 'fresh' };
  const reason =
    review.texts === undefined
      ? 'The review does not say which text it was of.'
      : 'Its wording, its code or its tests changed after the review.';
  return { kind: 'stale', reasons: [reason] };
}
