import type { Config } from '#config';
import {
  type Address,
  type Assessment,
  type Claim,
  type Finding,
  type Severity,
  VERDICT_STATUSES,
  type Verdict,
  type VerdictStatus,
} from '#model';
import type { Baseline } from './baseline.ts';
import { type FindingKey, findingKeys, keyText } from './finding-key.ts';

/** `verified`: every mandatory claim is verified or waived. `no-refuted`: no claim of any strength is refuted. */
export const DEMANDS = ['verified', 'no-refuted'] as const;
export type Demand = (typeof DEMANDS)[number];

/** What lets an assessment pass. */
export interface GateOptions {
  readonly failOn: Config['failOn'];
  readonly demands: readonly Demand[];
  readonly baseline?: Baseline;
}

/** A finding at the gate. */
export interface GatedFinding {
  readonly finding: Finding;
  readonly key: FindingKey;
  /** How many findings with an equal key stand before it. */
  readonly earlier: number;
  /** True when the baseline holds it. */
  readonly known: boolean;
  readonly fails: boolean;
}

/** A claim that some gate could fail because of. */
export interface GatedClaim {
  readonly claim: Claim;
  readonly verdict: Verdict;
  /** True when the baseline holds it with this verdict or a worse one. */
  readonly known: boolean;
  /** What it does not meet; empty when nothing demanded, or the baseline, lets it pass. */
  readonly fails: readonly Demand[];
}

/** Whether an assessment passes, and if not, because of what. */
export interface Gate {
  readonly passed: boolean;
  /** It is demanded that claims are verified, and there is none. */
  readonly nothingToVerify: boolean;
  /** It is demanded that no claim is refuted, and nothing is known that could have refuted one. */
  readonly nothingToRefute: boolean;
  readonly demands: readonly Demand[];
  readonly hasBaseline: boolean;
  /** All findings, in the assessment's order. */
  readonly findings: readonly GatedFinding[];
  /** In the assessment's order. */
  readonly claims: readonly GatedClaim[];
  /** By address, those of `claims`. */
  readonly claimAt: ReadonlyMap<Address, GatedClaim>;
  /** Entries of the baseline that are no longer so: it can shrink. */
  readonly gone: {
    readonly findings: readonly FindingKey[];
    /** `now` is absent for a claim that is no more. */
    readonly claims: readonly {
      readonly claim: string;
      readonly was: VerdictStatus;
      readonly now?: VerdictStatus;
    }[];
  };
}

/** Holds an assessment against what is demanded, less what the baseline knows already. */
export function applyGate(assessment: Assessment, options: GateOptions): Gate {
  const findings = gateFindings(assessment, options);
  const claims = gateClaims(assessment, options);
  // A folder that moved must not turn a gate green.
  const nothingToVerify = options.demands.includes('verified') && assessment.claims.length === 0;
  return {
    passed:
      !nothingToVerify &&
      !findings.some(({ fails }) => fails) &&
      !claims.some(({ fails }) => fails.length > 0),
    nothingToVerify,
    nothingToRefute:
      options.demands.includes('no-refuted') &&
      assessment.evidence.every(({ result }) => result === 'not-run'),
    demands: options.demands,
    hasBaseline: options.baseline !== undefined,
    findings,
    claims,
    claimAt: new Map(claims.map((gated) => [gated.claim.address, gated])),
    gone: {
      findings: goneFindings(findings, options.baseline),
      claims: goneClaims(assessment, options.baseline),
    },
  };
}

/** True for a claim that could fail a gate: it is refuted, or it is mandatory and neither verified nor waived. */
export function isOwed(claim: Claim, status: VerdictStatus): boolean {
  return status === 'refuted' || !meets('verified', claim, status);
}

function meets(demand: Demand, claim: Claim, status: VerdictStatus): boolean {
  switch (demand) {
    case 'verified':
      return claim.strength !== 'mandatory' || status === 'verified' || status === 'waived';
    case 'no-refuted':
      return status !== 'refuted';
  }
}

function gateFindings(assessment: Assessment, { failOn, baseline }: GateOptions): GatedFinding[] {
  const counted = countedSeverities(failOn);
  const seen = new Map<string, number>();
  return findingKeys(assessment).flatMap((key, index) => {
    const finding = assessment.findings[index];
    if (finding === undefined) return [];
    const text = keyText(key);
    const earlier = seen.get(text) ?? 0;
    seen.set(text, earlier + 1);
    const known = earlier < (baseline?.findings.get(text)?.count ?? 0);
    return [{ finding, key, earlier, known, fails: !known && counted.includes(finding.severity) }];
  });
}

function gateClaims(assessment: Assessment, { demands, baseline }: GateOptions): GatedClaim[] {
  return assessment.claims.flatMap((claim) => {
    const verdict = assessment.verdicts.get(claim.address);
    if (verdict === undefined || !isOwed(claim, verdict.status)) return [];
    const was = baseline?.claims.get(claim.address);
    const known =
      was !== undefined && VERDICT_STATUSES.indexOf(verdict.status) >= VERDICT_STATUSES.indexOf(was);
    const fails = known ? [] : demands.filter((demand) => !meets(demand, claim, verdict.status));
    return [{ claim, verdict, known, fails }];
  });
}

function goneFindings(findings: readonly GatedFinding[], baseline: Baseline | undefined): FindingKey[] {
  const present = new Map<string, number>();
  for (const { key } of findings) present.set(keyText(key), (present.get(keyText(key)) ?? 0) + 1);
  return [...(baseline?.findings ?? [])].flatMap(([text, { key, count }]) =>
    Array.from({ length: Math.max(0, count - (present.get(text) ?? 0)) }, () => key),
  );
}

function goneClaims(assessment: Assessment, baseline: Baseline | undefined): Gate['gone']['claims'] {
  const claims = new Map(assessment.claims.map((claim): [string, Claim] => [claim.address, claim]));
  return [...(baseline?.claims ?? [])].flatMap(([address, was]) => {
    const claim = claims.get(address);
    const now = claim && assessment.verdicts.get(claim.address)?.status;
    if (claim === undefined || now === undefined) return [{ claim: address, was }];
    const better = VERDICT_STATUSES.indexOf(now) > VERDICT_STATUSES.indexOf(was);
    return better || !isOwed(claim, now) ? [{ claim: address, was, now }] : [];
  });
}

function countedSeverities(failOn: Config['failOn']): readonly Severity[] {
  switch (failOn) {
    case 'error':
      return ['error'];
    case 'warning':
      return ['error', 'warning'];
    case 'never':
      return [];
  }
}
