import type { Evidence } from './evidence.ts';

/**
 * What a piece of evidence counts as now, worst first: what refutes, what does not decide, what is old, what shows less than
 * it says, what was not run, and then what speaks for its claim.
 */
export const EVIDENCE_STANDINGS = [
  'failed',
  'errored',
  'flaky',
  'skipped',
  'stale',
  'weak',
  'not-run',
  'passed',
] as const;
export type EvidenceStanding = (typeof EVIDENCE_STANDINGS)[number];

/** How a piece of evidence stands: stale comes before how it ended, and weak before passed. */
export function standingOfEvidence({
  result,
  freshness,
  weak,
}: Pick<Evidence, 'result' | 'freshness' | 'weak'>): EvidenceStanding {
  if (result === 'not-run') return 'not-run';
  if (freshness.kind === 'stale') return 'stale';
  return result === 'passed' && weak !== undefined ? 'weak' : result;
}

/**
 * Tells tests apart: the same place of the tree is the same test, however a report calls it; where its place is a whole file
 * or suite, or is not known, its title decides. A runner's projects are tests of their own.
 */
export function testKey({ kind, test }: Evidence): string | undefined {
  if (kind !== 'test' || test === undefined) return undefined;
  const { place, outcome, title } = test;
  const path = place?.path ?? outcome?.result.file;
  const project = outcome?.result.runnerProject;
  return place?.symbol !== undefined && ['test', 'method', 'function'].includes(place.symbol.kind)
    ? // Two tests may stand in one line.
      JSON.stringify([path, place.line, place.symbol.span.start, project])
    : JSON.stringify([path, outcome?.result.group, title, project, 'by title']);
}
