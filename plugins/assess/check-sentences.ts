import { analyseEars } from '#ears';
import type { Capability, Change, EarsAnalysis, SourceFile } from '#model';
import { parseSpec } from '#openspec';
import { byPath } from './by-path.ts';
import type { AssessInput } from './input.ts';

/** The document below the OpenSpec folder whose vocabulary counts for every capability. */
const SHARED_VOCABULARY = 'vocabulary.md';

/** Reads every sentence, and proves what can be proved of what they demand together. */
export async function checkSentences(
  { config, files, smtSolver, earsCache, onStage }: AssessInput,
  specs: {
    readonly capabilities: readonly Capability[];
    readonly changes: readonly Change[];
    readonly specFiles: readonly SourceFile[];
  },
): Promise<{ readonly ears: EarsAnalysis; readonly shared: readonly SourceFile[] }> {
  onStage?.('reading sentences');
  const read = files.read(`${config.openspec}/${SHARED_VOCABULARY}`);
  const shared = read.kind === 'text' ? [read.file] : [];
  const [document] = shared.map((file) => parseSpec(file, 'vocabulary'));
  const ears = await analyseEars({
    capabilities: specs.capabilities,
    changes: specs.changes,
    files: byPath([...specs.specFiles, ...shared]),
    ...(document === undefined ? {} : { shared: document }),
    ...(smtSolver === undefined ? {} : { solver: smtSolver }),
    ...(earsCache === undefined ? {} : { cache: earsCache }),
  });
  return { ears, shared };
}
