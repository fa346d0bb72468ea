import type { EarsPattern } from '#model';
import { parseSentences } from './parse/parse-sentence.ts';

/**
 * Names the EARS pattern of one sentence; undefined when it is none: no SHALL (or MUST, SHOULD, MAY), nobody named
 * before it, a condition after the response, or words before the first condition.
 */
export function namePattern(text: string): EarsPattern | undefined {
  return parseSentences('', text)[0]?.sentence.pattern;
}
