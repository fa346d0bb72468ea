import type { EarsAnalysis, SmtSolver } from '#model';
import { analyseSpec, specOf } from '../analysed.ts';

/** Analyses sentences, each as a requirement of its own with the tag `BOX-1`, `BOX-2` and so on, with declared names. */
export function analyseText(
  vocabulary: readonly string[],
  sentences: readonly string[],
  solver: SmtSolver,
): Promise<EarsAnalysis> {
  return analyseSpec(specOf(sentences, vocabulary.join('\n')), solver);
}
