import type { Rule } from './rule.ts';

/** Every rule, sorted by code. */
export const RULES: readonly Rule[] = ([] as Rule[]).toSorted((a, b) => (a.code < b.code ? -1 : 1));
