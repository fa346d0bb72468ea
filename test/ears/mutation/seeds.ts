import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Capability, type ParsedSentence, type SourceFile, sourceFile } from '#model';
import { parseSpec } from '#openspec';
import { parseSentences } from '../../../plugins/ears/parse/parse-sentence.ts';
import { readSentences } from '../../../plugins/ears/parse/read-sentences.ts';
import { canonical, canonicalAction } from '../../../plugins/ears/words/canonical.ts';

/** A real sentence with a condition, by itself on one line; the spans are places in `text`. */
export interface Seed {
  readonly path: string;
  readonly text: string;
  readonly sentence: ParsedSentence;
  /** What its document declares: vocabulary blocks and the glossary. */
  readonly declared: string;
  /** A pronoun stands in it: under a narrower condition it may stand for something else. */
  readonly leans: boolean;
}

/** A spec, with the vocabulary of all specs where there is one. */
export interface Spec {
  readonly path: string;
  readonly text: string;
  readonly shared: string;
}

/** The specs below a folder, with what stands in `vocabulary.md` beside it. */
export function specsBelow(folder: string): readonly Spec[] {
  const beside = join(folder, '..', 'vocabulary.md');
  const shared = existsSync(beside) ? readFileSync(beside, 'utf8') : '';
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('spec.md') && statSync(join(folder, path)).isFile())
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8'), shared }));
}

/**
 * Every sentence of a spec that demands something under a condition.
 * Ensures: each reads by itself as it does in its place; what hangs on the lead of a list or is only advised is left out.
 */
export function seedsOf({ path, text, shared }: Spec): readonly Seed[] {
  const file = sourceFile(path, text);
  const capability = parseSpec(file, path);
  const common = sourceFile('vocabulary.md', shared);
  const declared = `${blocksOf(parseSpec(common, 'all'))}\n${declarationsOf(capability, file)}`;
  return readSentences(capability, () => file).flatMap((placed) => {
    const { origin, clauses, responses, lead, span } = placed;
    if (origin === 'steps' || lead !== undefined || clauses.length === 0 || responses.length === 0) return [];
    if (responses.some(({ strength, modalSpan }) => strength !== 'mandatory' || modalSpan === undefined))
      return [];
    const alone = file.text.slice(span.start, span.end).split(/\s+/).join(' ').trim();
    const [form, ...others] = parseSentences(path, alone, 0, alone.length);
    if (form === undefined || others.length > 0) return [];
    const { sentence } = form;
    const same = sentence.clauses.length === clauses.length && sentence.responses.length === responses.length;
    const leans =
      sentence.clauses.some((clause) => canonical(clause.text).unshareable) ||
      sentence.responses.some((response) => canonicalAction(response.text).unshareable);
    return same ? [{ path, text: alone, sentence, declared, leans }] : [];
  });
}

function declarationsOf(capability: Capability, file: SourceFile): string {
  const glossary = /^## Glossary[\s\S]*?(?=^#{1,2} )/m.exec(file.text)?.[0] ?? '';
  return `${blocksOf(capability)}\n${glossary}`;
}

/** The vocabulary blocks of a document. */
export function blocksOf(capability: Capability): string {
  return capability.body
    .flatMap((item) => (item.kind === 'requirement' || item.kind === 'scenario' ? item.body : [item]))
    .flatMap((part) =>
      part.kind === 'fence' && part.fence.language === 'ears-vocabulary'
        ? [`\`\`\`ears-vocabulary\n${part.fence.value}\n\`\`\`\n`]
        : [],
    )
    .join('\n');
}
