import type { Assessment } from '#model';
import { findingKeys, keyText } from './finding-key.ts';
import { type FormatOptions, formatFindings, foundLine } from './format-text.ts';
import { plural } from './place-text.ts';

/** Findings that are shown after one save. */
const SHOWN = 5;

/**
 * What a save changed, for who has just saved: new findings with their places, how many went away, how many there are now.
 * Ensures: a finding that only moved is not new.
 * @param before the assessment before the save; absent: nothing is new
 */
export function formatNews(
  before: Assessment | undefined,
  after: Assessment,
  options: FormatOptions,
): string {
  const known = keysOf(before ?? after);
  const now = keysOf(after);
  const wereThere = new Set(known);
  const areThere = new Set(now);
  const fresh = after.findings.filter((_, at) => !wereThere.has(now[at] ?? ''));
  const gone = known.filter((key) => !areThere.has(key)).length;
  const more = fresh.length - SHOWN;
  return [
    ...formatFindings(fresh.slice(0, SHOWN), after, options),
    ...(more > 0 ? [`and ${plural(more, 'more new finding')}`] : []),
    `${foundLine(after, options)}${gone > 0 ? ` (${gone} gone)` : ''}`,
  ].join('\n');
}

function keysOf(assessment: Assessment): readonly string[] {
  return findingKeys(assessment).map(keyText);
}
