import type { Range } from './exempt-ranges.ts';
import { type Word, wordsIn } from './words.ts';

/** What may stand between two words of a phrase: white space, emphasis, the mark of a quoted line. */
const GAP = /^[\s*_>]+$/;
const GAP_WITH_COMMA = /^[\s*_>]*,?[\s*_>]+$/;

interface Phrase {
  readonly words: readonly string[];
  readonly fine: boolean;
}

/** A phrase in a text. */
export interface FoundPhrase extends Range {
  /** Index of its first word. */
  readonly first: number;
}

/**
 * Makes a function that finds phrases: whole words, whatever their case, the longest at each place, none in another.
 * Phrases that are `fine` are found first and not returned. Limits: time is linear in the words, times the longest phrase.
 */
export function phraseFinder({
  phrases,
  fine = [],
  commas,
}: {
  readonly phrases: readonly string[];
  readonly fine?: readonly string[];
  readonly commas?: true;
}): (text: string, words: readonly Word[]) => readonly FoundPhrase[] {
  const gap = commas === true ? GAP_WITH_COMMA : GAP;
  const all = [...phrases.map((text) => phrase(text, false)), ...fine.map((text) => phrase(text, true))];
  const byFirst = Map.groupBy(
    all.filter(({ words }) => words.length > 0).sort((a, b) => b.words.length - a.words.length),
    ({ words }) => words[0],
  );
  return (text, words) => {
    const found: FoundPhrase[] = [];
    for (let first = 0; first < words.length; first++) {
      const match = byFirst.get(words[first]?.text)?.find((one) => fits(one, first, text, words, gap));
      if (match === undefined) continue;
      const last = first + match.words.length - 1;
      const start = words[first]?.start ?? 0;
      if (!match.fine) found.push({ start, end: words[last]?.end ?? start, first });
      first = last;
    }
    return found;
  };
}

function phrase(text: string, fine: boolean): Phrase {
  return { words: wordsIn(text).map((word) => word.text), fine };
}

function fits(one: Phrase, first: number, text: string, words: readonly Word[], gap: RegExp): boolean {
  return one.words.every((expected, index) => {
    const word = words[first + index];
    if (word === undefined || word.text !== expected) return false;
    const before = words[first + index - 1];
    return index === 0 || before === undefined || gap.test(text.slice(before.end, word.start));
  });
}
