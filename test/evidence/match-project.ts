import type { TestReport } from '#model';
import { traceLinks } from '#traceability';
import { candidateFiles } from '../../plugins/evidence/match/candidate-files.ts';
import { projectNames } from '../../plugins/evidence/match/locate.ts';
import type { Match } from '../../plugins/evidence/match/match.ts';
import { matchReport, testTree } from '../../plugins/evidence/match/match-report.ts';
import { testFile } from '../../plugins/evidence/match/test-tree.ts';
import { configWith, grammars, memoryFiles } from '../traceability/memory-project.ts';

/** Matches a report against the tests of a project that exists only in a test, whose files are read as an assessment would. */
export async function matchIn(
  texts: Readonly<Record<string, string>>,
  report: TestReport,
): Promise<readonly Match[]> {
  const files = memoryFiles(texts);
  const { alsoRead } = await traceLinks({
    capabilities: [],
    claims: [],
    changes: [],
    files,
    config: configWith(),
    grammars,
    alsoRead: candidateFiles([report], files.list()),
  });
  const tests = new Map([...alsoRead].map(([path, symbols]) => [path, testFile(path, symbols)]));
  return matchReport(report, testTree(tests, projectNames(files.list())));
}

/** A match in one line: the test's place and title, or what is known instead. */
export function matchInBrief(match: Match | undefined): string {
  switch (match?.kind) {
    case 'test':
      return `${match.node.path}:${match.node.symbol.line} ${match.node.symbol.name}`;
    case 'within':
      return `${match.whole ? 'all of' : 'in'} ${match.path}${match.holder ? ` ${match.holder.symbol.name}` : ''}`;
    case 'none':
      return `nowhere: ${match.reason}`;
    case undefined:
      return 'no answer';
  }
}
