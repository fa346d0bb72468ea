import { type EvidenceOptions, LIMITS } from '#config';
import type { CoverageReport, EvidenceFiles, EvidenceRecord, ReportProblem, TestReport } from '#model';
import { type ReadReport, readReport } from './readers/read-report.ts';

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

/** Reads every report, coverage report and the record that the options name; the content of a file decides what it is. */
export function readRunFiles(files: EvidenceFiles | undefined, options: EvidenceOptions): RunFiles {
  const record = { record: { runs: [] }, recordProblems: [] };
  if (files === undefined) return { reports: [], coverage: [], unread: [], ...record };
  const reports: TestReport[] = [];
  const coverage: CoverageReport[] = [];
  const unread: { readonly path: string; readonly reason: string }[] = [];
  const paths = files
    .list([...options.reports, ...options.coverage])
    .filter((path) => path !== options.record);
  for (const path of paths.slice(LIMITS.reportFiles)) {
    unread.push({ path, reason: `More than ${LIMITS.reportFiles} files match the patterns of reports.` });
  }
  for (const path of paths.slice(0, LIMITS.reportFiles)) {
    const read = readFile(files, path);
    if (read.kind === 'none') unread.push({ path, reason: read.reason });
    else if (read.kind === 'tests') reports.push({ path, sha256: read.sha256, ...read.report });
    else coverage.push({ path, sha256: read.sha256, ...read.report });
  }
  return { reports, coverage, unread, ...record };
}

type FileRead =
  | Extract<ReadReport, { kind: 'none' }>
  | (Exclude<ReadReport, { kind: 'none' }> & { sha256: string });

function readFile(files: EvidenceFiles, path: string): FileRead {
  const file = files.read(path);
  switch (file.kind) {
    case 'text': {
      const report = readReport(file.text);
      return report.kind === 'none' ? report : { ...report, sha256: file.sha256 };
    }
    case 'missing':
      return { kind: 'none', reason: 'It is no longer there.' };
    case 'outside':
      return { kind: 'none', reason: 'It lies outside the project.' };
    case 'too-large':
      return { kind: 'none', reason: `It is larger than ${LIMITS.reportBytes / 1024 / 1024} MB.` };
    case 'unreadable':
      return { kind: 'none', reason: 'It cannot be read as text.' };
  }
}
