import type { EvidenceOptions } from '#config';
import type { CoverageReport, EvidenceFiles, EvidenceRecord, ReportProblem, TestReport } from '#model';

/** What runs of tests left behind. */
export interface RunFiles {
  readonly reports: readonly TestReport[];
  readonly coverage: readonly CoverageReport[];
  readonly record: EvidenceRecord;
  /** What is wrong with the record, with its path. */
  readonly recordProblems: readonly (ReportProblem & { readonly path: string })[];
  /** Files that match a pattern and are no report, or could not be read. */
  readonly unread: readonly { readonly path: string; readonly reason: string }[];
}

/** Reads every report, coverage report and the record that the options name. */
export function readRunFiles(_files: EvidenceFiles | undefined, _options: EvidenceOptions): RunFiles {
  return { reports: [], coverage: [], record: { runs: [] }, recordProblems: [], unread: [] };
}
