import { STANDING_WORDS } from '#dependability';
import type { EvidenceCounts } from '#site-data';

type Standing = keyof EvidenceCounts;

/** What speaks for the claim first, as people count: `3 passed · 1 not run`. */
const ORDER: readonly Standing[] = [
  'passed',
  'not-run',
  'weak',
  'stale',
  'skipped',
  'flaky',
  'errored',
  'failed',
];

/** The standings that occur, with how often. */
export function countedStandings(
  counts: EvidenceCounts,
): readonly { readonly standing: Standing; readonly count: number }[] {
  return ORDER.flatMap((standing) => {
    const count = counts[standing] ?? 0;
    return count === 0 ? [] : [{ standing, count }];
  });
}

/** `3 passed · 1 not run`; empty where there is none. */
export function countsInWords(counts: EvidenceCounts): string {
  return countedStandings(counts)
    .map(({ standing, count }) => `${count} ${STANDING_WORDS[standing]}`)
    .join(' · ');
}

/** A moment of a report: `2026-11-22 14:03 UTC`; as it is written where it is no such moment. */
export function momentInWords(moment: string): string {
  const [, day, time, zone = ''] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/.exec(moment) ?? [];
  if (day === undefined) return moment;
  return `${day} ${time}${zone === '' ? '' : zone === 'Z' ? ' UTC' : ` ${zone}`}`;
}
