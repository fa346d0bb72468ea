import type { Address, BoundReport, TestResult, TestStatus, UnmatchedResult } from '#model';
import { type Find, type Finder, isBetter } from './find-claims.ts';
import { asMeant } from './held-back.ts';
import type { ClaimLink } from './link-targets.ts';
import type { Match, TestTree } from './match.ts';
import { matchReport } from './match-report.ts';
import { symbolKey, type TestNode } from './test-tree.ts';

/** Results of one test that speak for one claim, as one report gives them. */
export interface Spoken {
  readonly claim: Address;
  readonly match: Match;
  readonly report: BoundReport;
  /** In the report's order; never empty. */
  readonly rows: TestResult[];
  /** The most direct way on which the claim was found. */
  find: Find;
  /** Every link on which it was. */
  readonly links: Set<ClaimLink>;
}

/** What the results of all reports say. */
export interface SpokenResults {
  readonly spoken: readonly Spoken[];
  readonly unmatched: readonly UnmatchedResult[];
  /** Links that led to a result. */
  readonly answered: ReadonlySet<ClaimLink>;
  /** Tests of which any report has a result. */
  readonly ran: ReadonlySet<TestNode>;
}

/** Finds the tests and the claims of all results. */
export function readResults(reports: readonly BoundReport[], tree: TestTree, finder: Finder): SpokenResults {
  const spoken: Spoken[] = [];
  const unmatched: UnmatchedResult[] = [];
  const answered = new Set<ClaimLink>();
  const ran = new Set<TestNode>();
  for (const report of reports) {
    const matches = matchReport(report.report, tree);
    const groups = new Map<string, Spoken>();
    const add = (match: Match, reported: TestResult) => {
      const result = asMeant(reported, match);
      if (match.kind === 'test') ran.add(match.node);
      const test = testKey(match, result);
      for (const { claim, find, links } of finder(result, match)) {
        for (const link of links) answered.add(link);
        addRow(groups, `${claim}\u0000${test}`, { claim, match, report, find, links }, result);
      }
    };
    for (const [i, result] of report.report.results.entries()) {
      const match = matches[i];
      if (match === undefined) continue;
      if (match.kind !== 'test') unmatched.push(unmatchedResult(report, result, match.reason));
      add(match, result);
    }
    for (const { node, result } of spread(report.report.results, matches))
      add({ kind: 'test', node }, result);
    spoken.push(...groups.values());
  }
  return { spoken, unmatched, answered, ran };
}

/** Where all of a suite or file broke off, or was left out, so did each test in it of which nothing else is said. */
function spread(
  results: readonly TestResult[],
  matches: readonly Match[],
): readonly { readonly node: TestNode; readonly result: TestResult }[] {
  const known = new Set(matches.flatMap((match) => (match.kind === 'test' ? match.node : [])));
  return results.flatMap((result, i) => {
    const match = matches[i];
    const status = STATUS_OF_PART[result.status];
    if (match === undefined || match.kind === 'test' || match.whole === undefined || status === undefined)
      return [];
    return match.whole
      .filter((node) => !known.has(node))
      .map((node) => ({ node, result: { ...result, status, titles: node.titles, declared: [] } }));
  });
}

/** What the result of a whole says of each of its tests; that all of it passed says nothing of one. */
const STATUS_OF_PART: Readonly<Record<TestStatus, TestStatus | undefined>> = {
  failed: 'errored',
  errored: 'errored',
  skipped: 'skipped',
  flaky: undefined,
  'not-run': undefined,
  passed: undefined,
};

function addRow(
  groups: Map<string, Spoken>,
  key: string,
  found: Omit<Spoken, 'rows' | 'links'> & { readonly links: readonly ClaimLink[] },
  row: TestResult,
): void {
  const known = groups.get(key);
  if (known === undefined) {
    groups.set(key, { ...found, links: new Set(found.links), rows: [row] });
    return;
  }
  known.rows.push(row);
  for (const link of found.links) known.links.add(link);
  if (isBetter(found.find, known.find)) known.find = found.find;
}

/** What makes results of one report rows of one test; a runner's projects are tests of their own. */
function testKey(match: Match, { titles, runnerProject, file, group }: TestResult): string {
  const project = runnerProject ?? '';
  switch (match.kind) {
    case 'test':
      return JSON.stringify([symbolKey(match.node.symbol), project]);
    case 'within':
      return JSON.stringify([match.path, titles, project]);
    case 'none':
      return JSON.stringify([file, group, titles, project]);
  }
}

function unmatchedResult(
  { report }: BoundReport,
  { titles, status }: TestResult,
  reason: string,
): UnmatchedResult {
  return { report: report.path, title: titles.join(' > '), status, reason };
}
