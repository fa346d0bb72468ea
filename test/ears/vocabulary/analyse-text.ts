import { analyseEars } from '../../../plugins/ears/index.ts';
import { type EarsAnalysis, type SourceFile, sourceFile } from '../../../plugins/model/index.ts';
import { parseSpec } from '../../../plugins/openspec/index.ts';

/** A spec whose requirements have the given sentences, the tags `R1`, `R2`, … and one vocabulary. */
export function specOf(vocabulary: string, sentences: readonly string[], glossary = ''): string {
  const block = vocabulary === '' ? '' : `\`\`\`ears-vocabulary\n${vocabulary}\n\`\`\`\n\n`;
  const requirements = sentences.map(
    (sentence, index) => `### Requirement: Title [R-${index + 1}]\n\n${sentence}\n`,
  );
  return `# Box\n\n## Purpose\n\nKeeps things.\n\n${block}${glossary}## Requirements\n\n${requirements.join('\n')}`;
}

/** What is read from specs, without a solver; `vocabulary.md` counts for all of them. */
export async function analyseTexts(texts: Readonly<Record<string, string>>): Promise<{
  readonly ears: EarsAnalysis;
  readonly at: (span: { path: string; start: number; end: number }) => string;
}> {
  const files = new Map<string, SourceFile>(
    Object.entries(texts).map(([path, text]) => [path, sourceFile(path, text)]),
  );
  const shared = files.get('vocabulary.md');
  const capabilities = [...files.values()]
    .filter((file) => file !== shared)
    .map((file) => parseSpec(file, file.path.replace('/spec.md', '')));
  const ears = await analyseEars({
    capabilities,
    changes: [],
    files,
    ...(shared === undefined ? {} : { shared: parseSpec(shared, 'vocabulary') }),
  });
  return { ears, at: ({ path, start, end }) => files.get(path)?.text.slice(start, end) ?? '' };
}

/** As `analyseTexts`, of one spec. */
export function analyseText(text: string) {
  return analyseTexts({ 'box/spec.md': text });
}
