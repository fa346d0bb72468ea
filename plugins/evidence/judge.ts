import { type Address, type Claim, groupBy, type Link, type Verdict, type VerdictStatus } from '#model';
import { rollUp } from './roll-up.ts';
import { capabilityReasons, claimReasons } from './why.ts';

/** Verdicts by claim address and by capability id. */
export interface Judgement {
  readonly verdicts: Map<Address, Verdict>;
  readonly capabilityVerdicts: Map<string, Verdict>;
}

/**
 * Judges every claim by its links, a requirement also by its scenarios, a capability by its requirements.
 * Ensures: the order of claims and links does not matter; links and tags are claimed evidence, so nothing becomes
 * `verified` here; missing and duplicate links count for nothing.
 * @param capabilities ids that get a verdict even when they hold no claim
 */
export function judge(
  claims: readonly Claim[],
  links: readonly Link[],
  capabilities: readonly string[] = [],
): Judgement {
  const linksOf = groupBy(links, (link) => link.claim);
  const scenariosOf = groupBy(claims, (claim) => (claim.kind === 'scenario' ? claim.requirement : undefined));
  const verdicts = new Map<Address, Verdict>();
  for (const claim of claims) {
    const scenarios = claim.kind === 'requirement' ? (scenariosOf.get(claim.address) ?? []) : [];
    const own = linksOf.get(claim.address) ?? [];
    const perScenario = scenarios.map((scenario) => linksOf.get(scenario.address) ?? []);
    const all = inReadingOrder([...own, ...perScenario.flat()]);
    verdicts.set(claim.address, {
      status: rollUp(scenarios.length > 0 ? scenarios.map(ownStatus) : [ownStatus()]),
      why: claimReasons(all, perScenario),
      claimedBy: all.filter(counts),
    });
  }
  const wholes = groupBy(links.filter(counts), (link) =>
    link.claim === undefined ? link.capability : undefined,
  );
  return { verdicts, capabilityVerdicts: judgeCapabilities(claims, verdicts, wholes, capabilities) };
}

/**
 * What a claim has by itself: without test results, proofs and reviews there is no executed evidence at all. A requirement
 * owes nothing beside its scenarios, where it has some.
 */
function ownStatus(): VerdictStatus {
  return 'unverified';
}

function judgeCapabilities(
  claims: readonly Claim[],
  verdicts: ReadonlyMap<Address, Verdict>,
  wholes: ReadonlyMap<string, readonly Link[]>,
  capabilities: readonly string[],
): Map<string, Verdict> {
  const byCapability = groupBy(claims, (claim) => claim.capability);
  const ids = [...new Set([...capabilities, ...byCapability.keys()])].sort();
  return new Map(
    ids.map((id): [string, Verdict] => {
      const own = byCapability.get(id) ?? [];
      const whole = wholes.get(id) ?? [];
      const verdictsOf = own.flatMap((claim) => verdicts.get(claim.address) ?? []);
      const claimed = own.filter((claim) => (verdicts.get(claim.address)?.claimedBy.length ?? 0) > 0);
      return [
        id,
        {
          status: rollUp(verdictsOf.map((verdict) => verdict.status)),
          why: capabilityReasons(own, claimed.length, whole.length),
          claimedBy: inReadingOrder([...new Set([...verdictsOf.flatMap((one) => one.claimedBy), ...whole])]),
        },
      ];
    }),
  );
}

/** True for a link that claims something: the code it names was found. */
function counts(link: Link): boolean {
  return link.status === 'covers' || link.status === 'moved';
}

function inReadingOrder(links: readonly Link[]): readonly Link[] {
  return [...links].sort(
    (a, b) =>
      compare(a.from.path, b.from.path) ||
      a.from.start - b.from.start ||
      a.from.end - b.from.end ||
      compare(a.claim ?? '', b.claim ?? '') ||
      compare(a.label, b.label),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
