import { analyseEars } from '#ears';
import { type EarsAnalysis, type SmtSolver, sourceFile } from '#model';
import { parseSpec } from '#openspec';

/** Analyses sentences, each as a requirement of its own with the tag `BOX-1`, `BOX-2` and so on, with declared names. */
export function analyseText(
  vocabulary: readonly string[],
  sentences: readonly string[],
  solver: SmtSolver,
): Promise<EarsAnalysis> {
  const text = [
    '# Box',
    '',
    '## Purpose',
    '',
    'It holds what it is given.',
    '',
    '```ears-vocabulary',
    ...vocabulary,
    '```',
    '',
    '## Requirements',
    '',
    ...sentences.flatMap((sentence, index) => [
      `### Requirement: Part ${index + 1} [BOX-${index + 1}]`,
      '',
      sentence,
      '',
    ]),
  ].join('\n');
  const file = sourceFile('openspec/specs/box/spec.md', text);
  return analyseEars({
    capabilities: [parseSpec(file, 'box')],
    changes: [],
    files: new Map([[file.path, file]]),
    solver,
  });
}
