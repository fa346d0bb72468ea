import type { Assessment, Project } from '#model';
import type { CaseIndex } from './case-index.ts';
import { figuresOf, pyramidOfProject } from './pyramid.ts';
import { countOf, cut } from './words.ts';

/** Kinds of obligations that a case names before it says how many more there are. */
const OWED_NAMED = 6;

/** What the case is bound to: `commit 0123456789 of 2026-01-03`. */
export function commitInWords({ commit, committedAt, dirty }: Project): string {
  if (commit === undefined) return 'the present files, which are bound to no commit';
  const date = committedAt === undefined ? '' : ` of ${committedAt.slice(0, 10)}`;
  const changes = dirty ? ', with changes that are not committed' : '';
  return `commit ${commit.slice(0, 10)}${date}${changes}`;
}

/** How many claims the specs make. */
export function specsInWords({ capabilities, claims }: Assessment): string {
  const requirements = claims.filter(({ kind }) => kind === 'requirement').length;
  return `Specs: ${[
    countOf(capabilities.length, 'capability', 'capabilities'),
    countOf(requirements, 'requirement'),
    countOf(claims.length - requirements, 'scenario'),
  ].join(', ')}`;
}

/** How much evidence there is, how much of it is old, and how much would be there if it had been run. */
export function evidenceInWords(index: CaseIndex): string {
  const { executed, layers, stale, notRun } = figuresOf(pyramidOfProject(index));
  const waiting = notRun === 0 ? '' : `${countOf(notRun, 'test or example', 'tests and examples')} not run`;
  if (executed === 0) return `Evidence: none was found${waiting === '' ? '' : `, ${waiting}`}`;
  const age = stale === 0 ? 'none of them stale' : `${stale} of them stale`;
  return `Evidence: ${countOf(executed, 'piece')} on ${countOf(layers, 'layer')}, ${age}${waiting === '' ? '' : `; ${waiting}`}`;
}

/** What the case says nothing of because nobody looked, each as a phrase; empty where all was looked at. */
export function notLookedAt(assessment: Assessment): readonly string[] {
  const { scan, reports, unreadReports, reportProblems, unmatched, examples, models, capabilities } =
    assessment;
  const phrases: string[] = [];
  if (reports.length === 0) phrases.push('results of tests, since no report of a run was found');
  if (unreadReports.length > 0)
    phrases.push(`${countOf(unreadReports.length, 'report')} that could not be read`);
  if (reportProblems.length > 0)
    phrases.push(`${countOf(reportProblems.length, 'part')} of reports that could not be read`);
  if (unmatched.length > 0)
    phrases.push(`${countOf(unmatched.length, 'result')} that belong to no test that was found`);
  const idle = examples.filter(({ status }) => status === 'not-run').length;
  if (idle > 0) phrases.push(`${countOf(idle, 'example')} that ${idle === 1 ? 'was' : 'were'} not run`);
  const checked = new Set(models.map(({ capability }) => capability));
  const unchecked = capabilities.filter(
    ({ id, models: own }) => own.some(({ language }) => language === 'alloy') && !checked.has(id),
  ).length;
  if (unchecked > 0)
    phrases.push(
      `the ${unchecked === 1 ? 'model' : 'models'} of ${countOf(unchecked, 'capability', 'capabilities')}`,
    );
  const languages = new Set(
    capabilities.flatMap(({ models: own }) =>
      own.flatMap(({ language }) => (language === 'alloy' ? [] : language)),
    ),
  );
  if (languages.size > 0) phrases.push(`models in ${cut([...languages].sort().join(', '), 80)}`);
  const skipped = scan.skipped.filter(({ reason }) => reason !== 'unparsed').length;
  if (skipped > 0)
    phrases.push(`${countOf(skipped, 'code file')} that ${skipped === 1 ? 'was' : 'were'} skipped`);
  return phrases;
}

/** What the claims owe, in words: the kinds of obligations that occur. */
export function owedInWords({ verdicts }: Assessment): readonly string[] {
  const kinds = new Set<string>();
  for (const { obligations } of verdicts.values())
    for (const { owes, policy } of obligations)
      kinds.add(policy === undefined ? owes : `${owes} (policy ${policy})`);
  if (kinds.size === 0) return [];
  const named = [...kinds].sort().slice(0, OWED_NAMED);
  const more = kinds.size > named.length ? `, and ${kinds.size - named.length} more kinds` : '';
  return [`What each claim owes: ${named.join('; ')}${more}`];
}
