import type { EarsAnalysis } from '#model';

/** What is read of a project without sentences. */
export const NO_SENTENCES: EarsAnalysis = {
  sentences: [],
  issues: [],
  changes: [],
  partitions: [],
  terms: [],
  vocabularyProblems: [],
  machines: [],
  near: [],
  coverage: new Map(),
  scripts: new Map(),
};
