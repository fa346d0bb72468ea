import { VERDICT_STATUSES, type VerdictStatus } from '#model';

/**
 * The worst status of the parts.
 * Ensures: order and repetition do not matter; no parts give `unverified`, because nothing was shown.
 */
export function rollUp(parts: Iterable<VerdictStatus>): VerdictStatus {
  const present = new Set(parts);
  return VERDICT_STATUSES.find((status) => present.has(status)) ?? 'unverified';
}
