import { LIMITS } from '#config';
import type { TestReport } from '#model';
import { locatorOf, projectNames, whereOpen } from './locate.ts';

/**
 * The files of the project in which the tests of some reports may stand, by what the reports say of them; sorted.
 * Ensures: at most `LIMITS.reportedFiles` for what reports name, and as many for what they leave open.
 */
export function candidateFiles(reports: readonly TestReport[], paths: readonly string[]): readonly string[] {
  if (reports.every(({ results }) => results.length === 0)) return [];
  const project = projectNames(paths);
  const named = new Set<string>();
  let open = false;
  for (const report of reports) {
    const locate = locatorOf(report, project);
    const asked = new Set<string>();
    for (const result of report.results) {
      const name = `${result.file ?? ''}\u0000${result.group ?? ''}`;
      if (asked.has(name)) continue;
      asked.add(name);
      const location = locate(result);
      if (location.kind === 'files' || location.kind === 'ambiguous')
        for (const path of location.paths) named.add(path);
      else if (location.kind === 'open') open = true;
    }
  }
  const all = [...named].sort().slice(0, LIMITS.reportedFiles);
  return [...new Set([...all, ...(open ? whereOpen(project) : [])])].sort();
}
