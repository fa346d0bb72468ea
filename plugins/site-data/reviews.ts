import type { Address, Review } from '#model';
import type { ReviewView } from './evidence-types.ts';
import type { SiteIndex } from './site-index.ts';
import { placeOf } from './views.ts';

/** The reviews of any of the claims, each once, in the order of their file. */
export function reviewsOf(index: SiteIndex, claims: readonly Address[]): readonly ReviewView[] {
  const reviews = new Set(claims.flatMap((claim) => index.reviewsOfClaim.get(claim) ?? []));
  return [...reviews]
    .sort((a, b) => a.span.start - b.span.start)
    .map((review) => toReviewView(index, review));
}

/** A review as pages show it. */
export function toReviewView(index: SiteIndex, review: Review): ReviewView {
  const unused = index.unusedReviews.get(review);
  return {
    kind: review.kind,
    of: review.of,
    reason: review.reason,
    reviewer: review.reviewer,
    date: review.date,
    ...(review.expires === undefined ? {} : { expires: review.expires }),
    at: placeOf(index, review.span),
    ...(unused === undefined ? {} : { unused }),
  };
}
