import type { Range } from './exempt-ranges.ts';
import { IRREGULAR_PARTICIPLES } from './lists/participles.ts';
import type { Word } from './words.ts';

const BE = new Set(['am', 'are', 'be', 'been', 'being', 'is', 'was', 'were']);

/** Forms of `be` with a past participle after them, an adverb between them or not. */
export function findPassives(text: string, words: readonly Word[]): readonly Range[] {
  return words.flatMap((word, index): Range[] => {
    if (!BE.has(word.text)) return [];
    const next = words[index + 1];
    const participle = next?.text.endsWith('ly') === true ? words[index + 2] : next;
    if (participle === undefined || !isParticiple(participle.text)) return [];
    if (/[.,;:]/.test(text.slice(word.end, participle.start))) return [];
    return [{ start: word.start, end: participle.end }];
  });
}

function isParticiple(word: string): boolean {
  return (word.length > 3 && word.endsWith('ed')) || IRREGULAR_PARTICIPLES.has(word);
}
