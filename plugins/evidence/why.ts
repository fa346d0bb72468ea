import type { Claim, Link, LinkStatus } from '#model';

/** Says why a claim has its verdict. `perScenario` holds the links of each scenario of a requirement. */
export function claimReasons(
  links: readonly Link[],
  perScenario: readonly (readonly Link[])[],
): readonly string[] {
  const claiming = links.filter((link) => link.status === 'covers' || link.status === 'moved');
  const reasons =
    claiming.length === 0
      ? [
          links.length === 0
            ? 'Nothing claims it: no evidence link and no tag in code.'
            : 'Nothing claims it: no evidence link or tag leads to code that was found.',
        ]
      : [
          `No executed evidence: ${countOf(claiming.length, 'link claims it', 'links claim it')} (${tally(claiming)}); Casebook has not seen a test result.`,
        ];
  if (claiming.length > 0 && !claiming.some((link) => link.role === 'verifies'))
    reasons.push('None of these links names a test.');
  reasons.push(...linksThatDoNotCount(links));
  const bare = perScenario.filter((own) => !own.some((link) => claiming.includes(link))).length;
  if (claiming.length > 0 && bare > 0)
    reasons.push(`Nothing claims ${bare} of its ${countOf(perScenario.length, 'scenario', 'scenarios')}.`);
  return reasons;
}

/** Says why a capability has its verdict. `whole` counts the links that name it and none of its claims. */
export function capabilityReasons(
  claims: readonly Claim[],
  claimed: number,
  whole: number,
): readonly string[] {
  if (claims.length === 0) return ['It has no requirement, so there is nothing to verify.'];
  const requirements = claims.filter((claim) => claim.kind === 'requirement').length;
  const scenarios = claims.length - requirements;
  const all = `${countOf(requirements, 'requirement', 'requirements')} and ${countOf(scenarios, 'scenario', 'scenarios')}`;
  return [
    `No executed evidence: Casebook has not seen a test result for any of its ${all}.`,
    `${claimed} of ${claims.length} ${claimed === 1 ? 'is' : 'are'} claimed by a link or a tag.`,
    ...(whole > 0
      ? [`${countOf(whole, 'tag names', 'tags name')} it as a whole, which claims none of its requirements.`]
      : []),
  ];
}

function linksThatDoNotCount(links: readonly Link[]): string[] {
  const reasons: string[] = [];
  const missing = links.filter((link) => link.status === 'missing').length;
  if (missing > 0)
    reasons.push(`${countOf(missing, 'link is missing and claims', 'links are missing and claim')} nothing.`);
  const duplicate = links.filter((link) => link.status === 'duplicate').length;
  if (duplicate > 0)
    reasons.push(
      `${countOf(duplicate, 'tag in code names', 'tags in code name')} several claims and ${duplicate === 1 ? 'counts' : 'count'} for none.`,
    );
  return reasons;
}

function tally(links: readonly Link[]): string {
  const words: readonly [LinkStatus, string, string][] = [
    ['covers', 'covers', 'cover'],
    ['moved', 'moved', 'moved'],
  ];
  return words
    .map(([status, one, many]) => ({ n: links.filter((link) => link.status === status).length, one, many }))
    .filter(({ n }) => n > 0)
    .map(({ n, one, many }) => countOf(n, one, many))
    .join(', ');
}

function countOf(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
