import type { Claim, EvidenceBase, SourceFile } from '#model';

/** Reads the file of reviews and finds the claims that they name. */
export function readReviews(
  _file: SourceFile,
  _claims: readonly Claim[],
): Pick<EvidenceBase, 'reviews' | 'reviewProblems'> {
  return { reviews: [], reviewProblems: [] };
}
