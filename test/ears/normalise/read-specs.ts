import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type EarsSentence, sourceFile } from '#model';
import { parseSpec } from '#openspec';
import { readSentences } from '../../../plugins/ears/parse/read-sentences.ts';

/** Every sentence of the specs below a folder. */
export function sentencesBelow(folder: string): readonly EarsSentence[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('spec.md') && statSync(join(folder, path)).isFile())
    .toSorted()
    .flatMap((path) => {
      const file = sourceFile(path, readFileSync(join(folder, path), 'utf8'));
      return readSentences(parseSpec(file, path), () => file);
    });
}
