import type { Assessment, Claim, Finding, Verdict, VerdictStatus } from '#model';
import { VERDICT_STATUSES } from '#model';
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
 * Ensures: a requirement is left out where one of its scenarios has the same verdict, and a claim where a finding of area
 * `evidence` at its heading says the same, unless it fails the gate.
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
  const found = new Set(assessment.findings.filter(isAboutVerdict).map(placeOf));
  return assessment.claims
    .flatMap((claim): ShownClaim[] => {
      const verdict = assessment.verdicts.get(claim.address);
      if (verdict === undefined || !statuses.includes(verdict.status)) return [];
      const gated = gate.claimAt.get(claim.address);
      const saidElsewhere =
        spoken.has(`${claim.address}\0${verdict.status}`) ||
        found.has(`${claim.span.path}\0${claim.span.start}`);
      return saidElsewhere
        ? []
        : [{ claim, verdict, known: gated?.known ?? false, fails: gated?.fails ?? [] }];
    })
    .sort((a, b) => VERDICT_STATUSES.indexOf(a.verdict.status) - VERDICT_STATUSES.indexOf(b.verdict.status));
}

function isAboutVerdict({ code }: Finding): boolean {
  return code.startsWith('evidence/');
}

function placeOf({ span }: Finding): string {
  return span === undefined ? '' : `${span.path}\0${span.start}`;
}
