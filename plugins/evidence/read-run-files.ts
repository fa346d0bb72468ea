import { type EvidenceOptions, isUsualPlace, LIMITS } from '#config';
import type { CoverageReport, EvidenceFiles, EvidenceRecord, ReportProblem, TestReport } from '#model';
import { type ReadReport, readReport } from './readers/read-report.ts';
import { readRecord } from './texts/record.ts';

/** What runs of tests left behind. */
export interface RunFiles {
  readonly reports: readonly TestReport[];
  readonly coverage: readonly CoverageReport[];
  readonly record: EvidenceRecord;
  /** What is wrong with the record, with its path. */
  readonly recordProblems: readonly (ReportProblem & { readonly path: string })[];
  /** Files that match a pattern and are no report, or could not be read; what the options name, and nothing fits. */
  readonly unread: readonly { readonly path: string; readonly reason: string }[];
}

/** Reads every report, coverage report and the record that the options name; the content of a file decides what it is. */
export function readRunFiles(files: EvidenceFiles | undefined, options: EvidenceOptions): RunFiles {
  if (files === undefined) {
    return { reports: [], coverage: [], unread: [], record: { runs: [] }, recordProblems: [] };
  }
  const reports: TestReport[] = [];
  const coverage: CoverageReport[] = [];
  const unread: { readonly path: string; readonly reason: string }[] = [];
  const paths = files
    .list([...options.reports, ...options.coverage])
    .filter((path) => path !== options.record);
  for (const path of new Set([...options.reports, ...options.coverage])) {
    if (!isUsualPlace(path) && files.list([path]).length === 0)
      unread.push({ path, reason: whyAbsent(path) });
  }
  for (const path of paths.slice(LIMITS.reportFiles)) {
    unread.push({ path, reason: `More than ${LIMITS.reportFiles} files match the patterns of reports.` });
  }
  for (const path of paths.slice(0, LIMITS.reportFiles)) {
    const read = readFile(files, path);
    if (read.kind === 'none') unread.push({ path, reason: read.reason });
    else if (read.kind === 'tests') reports.push({ path, sha256: read.sha256, ...read.report });
    else coverage.push({ path, sha256: read.sha256, ...read.report });
  }
  return { reports, coverage, unread, ...readRecordFile(files, options.record) };
}

function whyAbsent(path: string): string {
  return /[*?[\]{}()!]/.test(path)
    ? 'No file in the project fits it.'
    : 'There is no such file in the project.';
}

function readRecordFile(files: EvidenceFiles, path: string): Pick<RunFiles, 'record' | 'recordProblems'> {
  const file = files.read(path);
  if (file.kind === 'missing') return { record: { runs: [] }, recordProblems: [] };
  if (file.kind !== 'text') {
    const message = `The record cannot be read: it is ${REASONS[file.kind]}.`;
    return { record: { runs: [] }, recordProblems: [{ path, message, start: 0, end: 0 }] };
  }
  const { record, problems } = readRecord(file.text);
  return { record, recordProblems: problems.map((problem) => ({ path, ...problem })) };
}

const REASONS = {
  missing: 'no longer there',
  outside: 'outside the project',
  'too-large': `larger than ${LIMITS.reportBytes / 1024 / 1024} MB`,
  unreadable: 'no text that can be read',
} as const;

type FileRead =
  | Extract<ReadReport, { kind: 'none' }>
  | (Exclude<ReadReport, { kind: 'none' }> & { sha256: string });

function readFile(files: EvidenceFiles, path: string): FileRead {
  const file = files.read(path);
  if (file.kind !== 'text') return { kind: 'none', reason: `It is ${REASONS[file.kind]}.` };
  const report = readReport(file.text);
  return report.kind === 'none' ? report : { ...report, sha256: file.sha256 };
}
