import type { EarsAnalysis } from '#model';

/** A vocabulary block that an author may accept: frequent systems, states seen with several values, conditions written twice. */
export function suggestVocabulary(_analysis: EarsAnalysis, _capability?: string): string {
  return '';
}
