import type { LineCoverage } from '#model';
import type { CoverageView } from './evidence-types.ts';

/** What coverage says of a stretch of a file; undefined where it says nothing of any line of it. */
export function toCoverageView(
  coverage: LineCoverage | undefined,
  first: number,
  last: number,
): CoverageView | undefined {
  if (coverage === undefined) return undefined;
  const missed: number[] = [];
  let lines = 0;
  for (let line = first; line <= last; line++) {
    const executions = coverage.lines.get(line);
    if (executions === undefined) continue;
    lines++;
    if (executions === 0) missed.push(line);
  }
  if (lines === 0) return undefined;
  const { freshness, report } = coverage;
  return {
    executed: lines - missed.length,
    lines,
    unexecuted: freshness.kind === 'stale' ? '' : inRanges(missed),
    report,
    stale: freshness.kind === 'stale' ? freshness.reasons : [],
  };
}

/** Lines that no test executed; none where the coverage is of other code than the page shows. */
export function unexecutedLines(coverage: LineCoverage | undefined): ReadonlySet<number> {
  if (coverage === undefined || coverage.freshness.kind === 'stale') return new Set();
  return new Set([...coverage.lines].flatMap(([line, executions]) => (executions === 0 ? [line] : [])));
}

/** `14, 20–22`. */
function inRanges(lines: readonly number[]): string {
  const ranges: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const first = lines[at];
    while (lines[at + 1] === (lines[at] ?? 0) + 1) at++;
    ranges.push(first === lines[at] ? `${first}` : `${first}–${lines[at]}`);
  }
  return ranges.join(', ');
}
