import { countOf } from './count-of.ts';
import { conditionsInWords, listOf, toCoverage, unansweredInWords } from './coverage-of-sentences.ts';
import type { SiteIndex } from './site-index.ts';

/** How far the sentences of a project are understood and what came of comparing them; empty where there are none. */
export function sentencesInWords(index: SiteIndex): readonly string[] {
  const { analysis } = index.ears;
  const coverage = toCoverage(
    index,
    index.assessment.capabilities.map(({ id }) => id),
  );
  const { sentences, patterned, conditions, pairs } = coverage;
  if (sentences === 0) return [];
  const open = analysis.issues.filter(({ accepted }) => accepted === undefined);
  const errors = open.filter(({ severity }) => severity === 'error').length;
  const accepted = analysis.issues.length - open.length;
  const found = [
    ...(errors > 0 ? [countOf(errors, 'proven error')] : pairs > 0 ? ['no proven error'] : []),
    ...(open.length > errors
      ? [countOf(open.length - errors, 'question or remark', 'questions and remarks')]
      : []),
    ...(accepted > 0 ? [`${accepted} accepted with a reason`] : []),
    ...(analysis.partitions.length > 0
      ? [`${countOf(analysis.partitions.length, 'set')} of cases proved complete and without overlap`]
      : []),
  ];
  return [
    `${patterned} of ${countOf(sentences, 'sentence')} ${patterned === 1 ? 'is' : 'are'} read as EARS.`,
    conditionsInWords(conditions, 'these sentences'),
    pairs === 0
      ? 'No two demands speak of the same thing in words that are understood, so nothing could be compared.'
      : `${countOf(pairs, 'pair')} of demands ${pairs === 1 ? 'was' : 'were'} compared: ${listOf(found)}.`,
    ...unansweredInWords(coverage),
  ];
}
