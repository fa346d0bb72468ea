import type { Capability, EarsSentence, SourceFile } from '#model';

/**
 * Reads every normative sentence and every scenario with steps of a capability; `conditions` are empty yet.
 * Ensures: spans lie in the file and in their sentence; the order is the author's; never throws, on any text.
 * @param fileOf the file of a span; a merged capability has spans in several
 */
export function readSentences(
  _capability: Capability,
  _fileOf: (path: string) => SourceFile | undefined,
): readonly EarsSentence[] {
  return [];
}
