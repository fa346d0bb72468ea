import {
  type Address,
  type Claim,
  type EvidenceBase,
  isInForce,
  type Review,
  type VerdictStatus,
} from '#model';
import { compareTexts } from './evidence-order.ts';

/** Waivers, and what became of each. */
export interface WaiverBook {
  /** The waiver that accepts a status of a claim; none accepts one that is refuted, and none is needed for one verified. */
  waive(claim: Claim, status: VerdictStatus): Review | undefined;
  /** Those that accepted nothing, and why: in the order of their file. */
  unused(): EvidenceBase['unusedReviews'];
}

/** Opens the waivers among some reviews for one judgement on one day. */
export function waiverBook(reviews: readonly Review[], today: string | undefined): WaiverBook {
  const waivers = reviews.filter(({ kind }) => kind === 'waived').sort(inFileOrder);
  const byClaim = new Map<Address, Review[]>();
  for (const waiver of waivers)
    for (const claim of new Set(waiver.claims)) byClaim.set(claim, [...(byClaim.get(claim) ?? []), waiver]);
  const used = new Set<Review>();
  const refuted = new Set<Review>();
  return {
    waive: ({ address }, status) => {
      const inForce = (byClaim.get(address) ?? []).filter((waiver) => isInForce(waiver, today));
      if (status === 'refuted') for (const waiver of inForce) refuted.add(waiver);
      if (status === 'refuted' || status === 'verified' || status === 'waived') return undefined;
      for (const waiver of inForce) used.add(waiver);
      return inForce[0];
    },
    unused: () =>
      waivers
        .filter((waiver) => !used.has(waiver))
        .map((review) => ({ review, reason: unusedReason(review, refuted.has(review), today) })),
  };
}

function unusedReason(waiver: Review, refuted: boolean, today: string | undefined): string {
  if (!isInForce(waiver, today)) return `It expired on ${waiver.expires}.`;
  if (waiver.claims.length === 0) return 'It names no claim.';
  return refuted
    ? 'A claim that it names is refuted, which no waiver hides.'
    : `${waiver.claims.length === 1 ? 'The claim that it names needs' : 'The claims that it names need'} no waiver.`;
}

function inFileOrder(a: Review, b: Review): number {
  return compareTexts(a.span.path, b.span.path) || a.span.start - b.span.start || a.span.end - b.span.end;
}
