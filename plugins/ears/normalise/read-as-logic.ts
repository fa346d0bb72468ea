import type { EarsSentence } from '#model';
import type { ReadSentence } from '../statement.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';

/**
 * Reads one sentence as logic: its conditions as a guard, each response as an effect.
 * Ensures: never throws; what is not understood is named, and nothing is guessed: two texts become one variable only by the
 * closed rules of `canonical.ts` or by declared vocabulary.
 */
export function readAsLogic(_sentence: EarsSentence, _vocabulary: Vocabulary): ReadSentence {
  return { conditions: [], statements: [], opaque: [] };
}
