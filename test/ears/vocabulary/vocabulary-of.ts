import { readVocabulary } from '../../../plugins/ears/vocabulary/read-vocabulary.ts';
import type { Vocabulary } from '../../../plugins/ears/vocabulary/vocabulary.ts';
import type { Fence } from '../../../plugins/model/index.ts';
import { sourceFile } from '../../../plugins/model/index.ts';

const OPEN = '# Box\n\n```ears-vocabulary\n';

/** A file whose only fence is a vocabulary. */
export function fileOf(text: string) {
  return sourceFile('box/spec.md', `${OPEN}${text}\n\`\`\`\n`);
}

/** The fence of `fileOf`. */
export function fenceOf(text: string): Fence {
  const span = { path: 'box/spec.md', start: OPEN.indexOf('```'), end: OPEN.length + text.length + 4 };
  const valueSpan = { path: 'box/spec.md', start: OPEN.length, end: OPEN.length + text.length };
  return { language: 'ears-vocabulary', value: text, span, valueSpan, closed: true };
}

/** The vocabulary that a block says. */
export function vocabularyOf(text: string): Vocabulary {
  return readVocabulary([{ fence: fenceOf(text), capability: 'box', file: fileOf(text) }], []);
}
