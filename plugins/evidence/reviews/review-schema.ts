import { z } from 'zod';
import { LIMITS } from '#config';
import type { Review } from '#model';

/** The lists of the file; each holds reviews of its kind. */
export const REVIEW_KINDS: readonly Review['kind'][] = ['affirmed', 'waived', 'reviewed'];

const words = z.string().trim().min(1).max(LIMITS.reviewValue);
const day = z.string().refine(isDay);
const hash = z.string().regex(/^[0-9a-f]{32,128}$/);
const base = { claim: words, reason: words, reviewer: words, date: day };

/** What an entry of each list holds. */
export const REVIEW_SCHEMAS = {
  /** `texts`: what was looked at, as `casebook affirm` writes it. */
  affirmed: z.strictObject({ ...base, texts: hash }),
  /** `claim` may be a pattern with `*`; `expires`: the last day on which it holds. */
  waived: z
    .strictObject({ ...base, expires: day.optional() })
    .refine(({ date, expires }) => expires === undefined || date <= expires, { path: ['expires'] }),
  reviewed: z.strictObject({ ...base, texts: hash }),
} as const;

/** What is expected of each key, as the end of a sentence. */
export const EXPECTED: Readonly<Record<string, string>> = {
  claim: 'the tag or the address of a claim',
  reason: `a reason in words, of at most ${LIMITS.reviewValue} characters`,
  reviewer: 'the name of a person',
  date: 'a day as `2026-11-22`',
  expires: 'a day as `2026-11-22`, not before `date`',
  texts: 'the hash of what was looked at, as `casebook affirm` writes it',
};

/** True for a day of the calendar, as `2026-11-22`. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
