import type { Sort, Variable } from '../formula.ts';

/**
 * The keys of variables that nobody declared. Each kind has its own prefix, so that a condition, a response and a number of
 * the same words never meet; a declared name has none, and holds no colon.
 */
export type KeyKind = 'when' | 'state' | 'number' | 'do' | 'slot' | 'amount' | 'release';

export function keyOf(kind: KeyKind, words: string): string {
  return `${kind}: ${words}`;
}

/** What is, or is not, the case. */
export function flagOf(kind: KeyKind, words: string, role: Variable['role']): Variable {
  return { key: keyOf(kind, words), sort: { kind: 'flag' }, role, declared: false };
}

/** What has one of several values, and perhaps one that nobody named. */
export function choiceOf(
  kind: KeyKind,
  words: string,
  values: readonly string[],
  role: Variable['role'],
): Variable {
  return { key: keyOf(kind, words), sort: { kind: 'choice', values, open: true }, role, declared: false };
}

export function numberOf(kind: KeyKind, words: string, sort: Sort & { kind: 'number' }): Variable {
  const role = kind === 'amount' ? 'response' : 'quantity';
  return { key: `${keyOf(kind, words)} [${sort.dimension}]`, sort, role, declared: false };
}
