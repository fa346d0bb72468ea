import type { EarsSentence } from '#model';
import { unifySorts } from './normalise/unify-sorts.ts';
import type { ReadSentence } from './statement.ts';

/**
 * Puts the conditions of sentences in their place, calls those shared whose words another sentence repeats, and gives each
 * variable one sort.
 * @param read as logic, in the order of the sentences
 */
export function markShared(
  sentences: readonly EarsSentence[],
  read: readonly ReadSentence[],
): { readonly sentences: readonly EarsSentence[]; readonly read: readonly ReadSentence[] } {
  const sentencesOf = new Map<string, Set<string>>();
  read.forEach(({ conditions }, index) => {
    for (const key of conditions.flatMap(({ variables }) => variables)) {
      const known = sentencesOf.get(key) ?? new Set();
      sentencesOf.set(key, known.add(sentences[index]?.id ?? ''));
    }
  });
  const unified = unifySorts(read.flatMap(({ statements }) => statements));
  const before = [0];
  for (const { statements } of read) before.push((before.at(-1) ?? 0) + statements.length);
  const marked = read.map((one, index) => ({
    ...one,
    statements: unified.slice(before[index], before[index + 1]),
    conditions: one.conditions.map((condition) =>
      condition.reading === 'opaque' &&
      condition.variables.some((key) => (sentencesOf.get(key)?.size ?? 0) > 1)
        ? { ...condition, reading: 'shared' as const }
        : condition,
    ),
  }));
  return {
    read: marked,
    sentences: sentences.map((sentence, index) => ({
      ...sentence,
      conditions: marked[index]?.conditions ?? [],
    })),
  };
}
