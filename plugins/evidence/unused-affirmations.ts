import type { Address, Evidence, EvidenceBase, Review } from '#model';
import { textsHash } from './texts/freshness.ts';
import type { ClaimGround } from './texts/texts-of.ts';

/** Re-affirmations by which no evidence became fresh, and why. */
export function unusedAffirmations(
  reviews: readonly Review[],
  evidence: readonly Evidence[],
  grounds: ReadonlyMap<Address, ClaimGround>,
): EvidenceBase['unusedReviews'] {
  const used = new Set(
    evidence.flatMap(({ freshness }) => (freshness.kind === 'fresh' ? (freshness.affirmedBy ?? []) : [])),
  );
  return reviews
    .filter((review) => review.kind === 'affirmed' && !used.has(review))
    .map((review) => ({ review, reason: whyUnused(review, grounds) }));
}

function whyUnused(review: Review, grounds: ReadonlyMap<Address, ClaimGround>): string {
  const { of, claims, texts } = review;
  if (claims.length === 0) return `No claim is called \`${of}\`.`;
  const known = claims.flatMap((claim) => grounds.get(claim) ?? []);
  return known.some((ground) => texts === textsHash(ground))
    ? `No stale evidence of \`${of}\` needs it.`
    : `The wording, the code or the tests of \`${of}\` changed after it was affirmed.`;
}
