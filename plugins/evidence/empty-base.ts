import type { EvidenceBase } from '#model';

/** Evidence of a project in which no run, example or review was looked for. */
export const NO_EVIDENCE: EvidenceBase = {
  evidence: [],
  reports: [],
  unreadReports: [],
  reportProblems: [],
  unmatched: [],
  examples: [],
  coverage: new Map(),
  reviews: [],
  unusedReviews: [],
  reviewProblems: [],
};
