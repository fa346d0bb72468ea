import type { Assessment, BoundReport, TestStatus } from '#model';
import { plural } from './place-text.ts';

const STATUSES: readonly TestStatus[] = ['passed', 'flaky', 'failed', 'errored', 'skipped', 'not-run'];

/** What was read of runs, in sentences: reports and their results, to what they are bound, examples, what is not matched. */
export function evidenceLines(assessment: Assessment): readonly string[] {
  const { reports, unreadReports, unmatched, examples, evidence } = assessment;
  const results = reports.flatMap(({ report }) => report.results.map(({ status }) => status));
  const unrun = evidence.filter(({ kind, result }) => kind === 'test' && result === 'not-run').length;
  const open = [
    ...(unmatched.length > 0
      ? [
          `${plural(unmatched.length, 'result')} ${unmatched.length === 1 ? 'matches' : 'match'} no test of the tree`,
        ]
      : []),
    ...(unrun > 0
      ? [
          `${plural(unrun, 'test')} that ${unrun === 1 ? 'bears' : 'bear'} on a claim ${unrun === 1 ? 'has' : 'have'} no result`,
        ]
      : []),
  ];
  return [
    ...(reports.length > 0
      ? [
          `${plural(reports.length, 'report')}, ${plural(results.length, 'result')}${counts(results)}; ${boundTo(assessment)}`,
        ]
      : []),
    ...(unreadReports.length > 0 ? [`${plural(unreadReports.length, 'report')} could not be read`] : []),
    ...(open.length > 0 ? [open.join('; ')] : []),
    ...(examples.length > 0
      ? [`${plural(examples.length, 'example')}${counts(examples.map(({ status }) => status))}`]
      : []),
  ];
}

function counts(statuses: readonly TestStatus[]): string {
  const words = STATUSES.flatMap((status) => {
    const n = statuses.filter((one) => one === status).length;
    return n === 0 ? [] : [`${n} ${status === 'not-run' ? 'not run' : status}`];
  });
  return words.length === 0 ? '' : `: ${words.join(', ')}`;
}

/** What the reports are bound to: one phrase where it is the same for all. */
function boundTo({ reports, project }: Assessment): string {
  const phrases = reports.map((bound) => phraseOf(bound, project.commit));
  const kinds = [...new Set(phrases)];
  const [only] = kinds;
  return kinds.length === 1 && only !== undefined
    ? only
    : kinds.map((kind) => `${phrases.filter((phrase) => phrase === kind).length} ${kind}`).join(', ');
}

function phraseOf({ binding }: BoundReport, commit: string | undefined): string {
  switch (binding.kind) {
    case 'recorded':
      return 'bound by a record';
    case 'commit':
      return binding.commit === commit ? 'bound to this commit' : 'bound to another commit';
    case 'unbound':
      return 'bound to no commit';
  }
}
