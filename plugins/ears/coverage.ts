import type { ConditionReading, EarsCoverage, EarsSentence } from '#model';
import type { Checked } from './logic/check-statements.ts';
import type { Asked } from './logic/rounds.ts';
import type { ReadSentence } from './statement.ts';

/** Counts how much of a capability was understood and compared. */
export function coverageOf(
  sentences: readonly EarsSentence[],
  read: readonly ReadSentence[],
  checked: Pick<Checked, 'pairs' | 'compared' | keyof Asked> | undefined,
): EarsCoverage {
  const conditions: Record<ConditionReading, number> = { formal: 0, shared: 0, opaque: 0, unread: 0 };
  for (const { reading } of sentences.flatMap((sentence) => sentence.conditions)) conditions[reading]++;
  return {
    sentences: sentences.length,
    parsed: sentences.filter(({ responses }) => responses.length > 0).length,
    patterned: sentences.filter(({ pattern }) => pattern !== undefined).length,
    conditions,
    pairs: checked?.pairs ?? 0,
    solved: checked?.solved ?? 0,
    unanswered: checked?.unanswered ?? 0,
    failures: checked?.failures ?? [],
    compared: checked?.compared ?? new Map(),
    opaque: read.flatMap(({ opaque }, index) =>
      opaque.flatMap((one) => {
        const claim = sentences[index]?.claim;
        return claim === undefined ? [] : [{ ...one, claim }];
      }),
    ),
  };
}
