import { analyseEars } from '#ears';
import type { EarsAnalysis } from '#model';
import type { SpecProject } from '#openspec';
import { byPath } from './by-path.ts';
import type { AssessInput } from './input.ts';

/** Reads every sentence, and proves what can be proved of what they demand together. */
export async function checkSentences(
  { smtSolver, earsCache, onStage }: Pick<AssessInput, 'smtSolver' | 'earsCache' | 'onStage'>,
  { capabilities, changes, files, shared }: SpecProject,
): Promise<EarsAnalysis> {
  onStage?.('reading sentences');
  return analyseEars({
    capabilities,
    changes,
    files: byPath(files),
    ...(shared === undefined ? {} : { shared }),
    ...(smtSolver === undefined ? {} : { solver: smtSolver }),
    ...(earsCache === undefined ? {} : { cache: earsCache }),
  });
}
