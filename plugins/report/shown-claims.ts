import {
  type Assessment,
  type Claim,
  type Evidence,
  positionAt,
  type Span,
  VERDICT_STATUSES,
  type Verdict,
  type VerdictStatus,
} from '#model';
import type { Demand, Gate } from './gate.ts';

/** A claim that a report names because of its verdict. */
export interface ShownClaim {
  readonly claim: Claim;
  readonly verdict: Verdict;
  readonly known: boolean;
  readonly fails: readonly Demand[];
}

/**
 * The claims of some verdicts, worst first, then in the assessment's order.
 * Ensures: a requirement is left out where one of its scenarios has the same verdict, since it has it from there.
 */
export function shownClaims(
  assessment: Assessment,
  gate: Gate,
  statuses: readonly VerdictStatus[],
): readonly ShownClaim[] {
  const statusOf = (claim: Claim) => assessment.verdicts.get(claim.address)?.status;
  const spoken = new Set(
    assessment.claims.flatMap((claim) =>
      claim.requirement === undefined ? [] : [`${claim.requirement}\0${statusOf(claim)}`],
    ),
  );
  return assessment.claims
    .flatMap((claim): ShownClaim[] => {
      const verdict = assessment.verdicts.get(claim.address);
      if (verdict === undefined || !statuses.includes(verdict.status)) return [];
      if (spoken.has(`${claim.address}\0${verdict.status}`)) return [];
      const gated = gate.claimAt.get(claim.address);
      return [{ claim, verdict, known: gated?.known ?? false, fails: gated?.fails ?? [] }];
    })
    .sort((a, b) => VERDICT_STATUSES.indexOf(a.verdict.status) - VERDICT_STATUSES.indexOf(b.verdict.status));
}

/** Findings that tell of evidence that decides a verdict. */
const TELLING =
  /^evidence\/(?:failed|undecided|stale)-|^models\/(?:unmet|undecided|failed|unsupported|engines)-/;

/** Those claims of which no finding says the same, and those that fail the gate: nothing is reported twice to a tool. */
export function withoutTold(shown: readonly ShownClaim[], assessment: Assessment): readonly ShownClaim[] {
  const lineOf = ({ path, start }: Span) => {
    const file = assessment.files.get(path);
    return `${path}:${file === undefined ? '' : positionAt(file, start).line}`;
  };
  const lines = new Set(
    assessment.findings.flatMap(({ code, span }) => (span && TELLING.test(code) ? [lineOf(span)] : [])),
  );
  const isTold = (piece: Evidence, claim: Claim) => {
    const place = piece.test?.place;
    return (
      (place !== undefined && lines.has(`${place.path}:${place.line}`)) ||
      spansOf(piece, claim).some((span) => lines.has(lineOf(span)))
    );
  };
  return shown.filter(
    ({ claim, verdict, fails }) =>
      fails.length > 0 ||
      verdict.deciding.length === 0 ||
      !verdict.deciding.every((piece) => isTold(piece, claim)),
  );
}

/** Where a finding about a piece of evidence may stand, beside its test. */
function spansOf({ link, command, example }: Evidence, claim: Claim): readonly Span[] {
  return [
    claim.span,
    ...(link === undefined ? [] : [link.from]),
    ...(command === undefined ? [] : [command.command.span]),
    ...(example?.lines ?? []).map((line) => line.expectation?.span ?? line.span),
    ...(example === undefined ? [] : [example.example.fence.span]),
  ];
}
