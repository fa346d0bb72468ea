import type {
  Binding,
  CoverageReport,
  EvidenceRecord,
  Project,
  ProjectTexts,
  TestReport,
  TextsAtCommit,
} from '#model';

/** What reports are bound by. */
export interface BindInput {
  readonly reports: readonly (TestReport | CoverageReport)[];
  readonly record: EvidenceRecord;
  /** The commit that the options give to reports that name none. */
  readonly commit?: string;
  readonly project: Project;
  /** Of the tree at hand. */
  readonly texts: ProjectTexts;
  readonly textsAt?: TextsAtCommit;
}

/** Finds out what each report was taken for; a report is bound by the record, else by the commit it names, else not at all. */
export async function bindReports(
  _input: BindInput,
): Promise<ReadonlyMap<TestReport | CoverageReport, Binding>> {
  return new Map();
}
