import { onTestFinished } from 'vitest';
import { analyseEars } from '#ears';
import { openSolver } from '#host';
import { type EarsAnalysis, type SmtSolver, sourceFile } from '#model';
import { parseSpec } from '#openspec';

/** A spec of requirements, each one sentence, tagged BOX-1, BOX-2 and so on; with a vocabulary where there is one. */
export function specOf(sentences: readonly string[], vocabulary = ''): string {
  const block = vocabulary === '' ? '' : `\`\`\`ears-vocabulary\n${vocabulary}\n\`\`\`\n\n`;
  const requirements = sentences.map((sentence, at) => {
    const tag = String(at + 1);
    return `### Requirement: ${tag} [BOX-${tag}]\n\n${sentence}\n`;
  });
  return `# Box\n\n## Purpose\n\nA box that opens and shuts, made for a test of sentences.\n\n${block}## Requirements\n\n${requirements.join('\n')}`;
}

/** Reads one spec and proves what can be proved of it. */
export function analyseSpec(text: string, solver: SmtSolver): Promise<EarsAnalysis> {
  const file = sourceFile('openspec/specs/box/spec.md', text);
  return analyseEars({
    capabilities: [parseSpec(file, 'box')],
    changes: [],
    files: new Map([[file.path, file]]),
    solver,
  });
}

/** As `analyseSpec`, with a solver that the test ends with. */
export async function analysed(text: string): Promise<EarsAnalysis> {
  const solver = openSolver({ threads: 1 });
  onTestFinished(() => solver.stop());
  return await analyseSpec(text, solver);
}

/** Issues in short: `contradiction R-A R-B`. */
export function inShort(analysis: EarsAnalysis): readonly string[] {
  return analysis.issues.map(({ check, core }) => [check, ...core.map(({ claim }) => claim)].join(' '));
}
