import type { Evidence, EvidenceStanding, FoundBy } from '#model';
import type { EvidenceCounts } from './evidence-types.ts';

/** How evidence came to its claim, as a phrase. */
export function foundWords(evidence: Pick<Evidence, 'foundBy' | 'kind' | 'link'>): string {
  const { foundBy, kind } = evidence;
  if (kind === 'consistency') return 'it is about its sentence';
  if (kind === 'command' && foundBy === 'section') return 'it stands under its heading';
  return FOUND[foundBy];
}

const FOUND: Readonly<Record<FoundBy, string>> = {
  title: 'its title has the tag',
  property: 'the report names the tag',
  declaration: 'its code names the tag',
  link: 'an evidence link names it',
  file: 'an evidence link or a tag names its whole file',
  section: 'it stands under its heading',
  name: 'it is named there',
};

/** Counts standings. */
export function countStandingsOfEvidence(standings: Iterable<EvidenceStanding>): EvidenceCounts {
  const counts: Partial<Record<EvidenceStanding, number>> = {};
  for (const standing of standings) counts[standing] = (counts[standing] ?? 0) + 1;
  return counts;
}

/** How long a test took, as its report says. */
export function durationInWords(milliseconds: number): string {
  if (milliseconds < 1) return 'under 1 ms';
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  return milliseconds < 60_000
    ? `${(milliseconds / 1_000).toFixed(1)} s`
    : `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1_000)} s`;
}

/** The first ten digits of a commit. */
export function shortHash(commit: string): string {
  return commit.slice(0, 10);
}
