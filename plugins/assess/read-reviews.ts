import { readReviews, unreadReviews } from '#evidence';
import { type Claim, sourceFile } from '#model';
import type { AssessInput } from './input.ts';

/** Reads what people stand for: the file of reviews, where there is one. */
export function readReviewsOf({ files, config }: AssessInput, claims: readonly Claim[]) {
  const path = config.evidence.reviews ?? `${config.openspec}/reviews.yaml`;
  const read = files.read(path);
  if (read.kind === 'text') return { ...readReviews(read.file, claims), files: [read.file] };
  const reviewProblems =
    read.kind === 'missing' && config.evidence.reviews === undefined ? [] : unreadReviews(path, read.kind);
  return { reviews: [], reviewProblems, files: reviewProblems.length > 0 ? [sourceFile(path, '')] : [] };
}
