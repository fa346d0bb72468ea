import type {
  Binding,
  CoverageReport,
  EvidenceRecord,
  Project,
  ProjectTexts,
  RecordedRun,
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

/**
 * Finds out what each report was taken for; a report is bound by the record, else by the commit it names, else by that of
 * the options, else not at all.
 * Ensures: of several recorded runs that left the same bytes the one that began last counts; the texts of a commit are read once.
 */
export async function bindReports(
  input: BindInput,
): Promise<ReadonlyMap<TestReport | CoverageReport, Binding>> {
  const runs = newestRuns(input.record);
  const known = new Map<string, Promise<ProjectTexts | undefined>>();
  const textsAt = (commit: string) => {
    const asked = known.get(commit) ?? textsOfCommit(commit, input);
    known.set(commit, asked);
    return asked;
  };
  const bindings = new Map<TestReport | CoverageReport, Binding>();
  for (const report of input.reports) {
    // Another report may hold the same bytes; where this one was moved, they are all that is known of it.
    const run = runs.get(`${report.sha256} ${report.path}`) ?? runs.get(report.sha256);
    const commit = report.commit ?? input.commit;
    if (run) bindings.set(report, { kind: 'recorded', run });
    else if (commit === undefined) bindings.set(report, { kind: 'unbound' });
    else {
      const texts = await textsAt(commit);
      bindings.set(report, { kind: 'commit', commit, ...(texts === undefined ? {} : { texts }) });
    }
  }
  return bindings;
}

/** The run that left each report last, by its bytes and path and by its bytes alone; at the same moment the later in the record. */
function newestRuns(record: EvidenceRecord): ReadonlyMap<string, RecordedRun> {
  const newest = new Map<string, RecordedRun>();
  for (const run of record.runs) {
    for (const { sha256, path } of run.reports) {
      for (const key of [sha256, `${sha256} ${path}`]) {
        const other = newest.get(key);
        if (other === undefined || other.takenAt <= run.takenAt) newest.set(key, run);
      }
    }
  }
  return newest;
}

async function textsOfCommit(
  commit: string,
  { project, texts, textsAt }: BindInput,
): Promise<ProjectTexts | undefined> {
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit)) return undefined;
  return commit === project.commit && !project.dirty ? texts : textsAt?.(commit);
}
