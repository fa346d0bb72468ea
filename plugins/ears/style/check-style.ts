import type { ParsedSentence, SentenceProblem } from '#model';

/**
 * Looks for words that leave open what is meant, by closed lists; code, quotations and declared names are never at fault.
 * @param exempt declared names
 */
export function checkStyle(
  _sentence: ParsedSentence,
  _exempt: readonly string[],
): readonly SentenceProblem[] {
  return [];
}
