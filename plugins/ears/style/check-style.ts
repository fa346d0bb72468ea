import { LIMITS } from '#config';
import type { ParsedSentence, SentenceProblem, SentenceProblemKind, SourceFile } from '#model';
import { exemptRanges, type Range } from './exempt-ranges.ts';
import { ABSOLUTES } from './lists/absolutes.ts';
import { COMBINATORS } from './lists/combinators.ts';
import { ESCAPE_CLAUSES } from './lists/escape-clauses.ts';
import { NEGATIVES } from './lists/negatives.ts';
import { OPEN_ENDED_LISTS } from './lists/open-ended-lists.ts';
import { PRONOUNS } from './lists/pronouns.ts';
import { PURPOSE_PHRASES } from './lists/purpose-phrases.ts';
import { SOLUTION_WORDS } from './lists/solution-words.ts';
import { SUPERFLUOUS_INFINITIVES } from './lists/superfluous-infinitives.ts';
import { TEMPORAL_WORDS } from './lists/temporal-words.ts';
import { UNBOUNDED_TIMES } from './lists/unbounded-times.ts';
import { UNIVERSAL_WORDS } from './lists/universal-words.ts';
import { VAGUE_TERMS } from './lists/vague-terms.ts';
import { WIDE_VAGUE_TERMS } from './lists/wide-vague-terms.ts';
import { findPassives } from './passives.ts';
import { phraseFinder } from './phrase-finder.ts';
import { within } from './within.ts';
import { type Word, wordsIn } from './words.ts';

/** A range at fault. */
interface Found extends Range {
  readonly kind: SentenceProblemKind;
}

/** Each list with its finder. Escape clauses come first: what they say is not said again as a vague word. */
const LISTS = [
  ESCAPE_CLAUSES,
  VAGUE_TERMS,
  OPEN_ENDED_LISTS,
  SUPERFLUOUS_INFINITIVES,
  PURPOSE_PHRASES,
  UNBOUNDED_TIMES,
  WIDE_VAGUE_TERMS,
  NEGATIVES,
  COMBINATORS,
  PRONOUNS,
  ABSOLUTES,
  SOLUTION_WORDS,
  UNIVERSAL_WORDS,
  TEMPORAL_WORDS,
].map((list) => ({ ...list, find: phraseFinder(list) }));

const AND_OR = /(?<![\p{L}\p{N}])(?:and\s?\/\s?or|or\s?\/\s?and)(?![\p{L}\p{N}])/giu;
const OBLIQUE = /(?<=\p{L})\/(?=\p{L})/gu;
const PARENTHESIS = /\([^()]*\)/g;
/** A number with a unit of time: then a word such as `immediately` is bounded. */
const DURATION =
  /\d\s?(?:ms|s|sec|min|h|milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b/i;

/**
 * Looks for words that leave open what is meant, by closed lists; code, quotations and declared names are never at fault.
 * Ensures: spans are exact, in ascending order within a kind, and lie in the sentence.
 * Limits: linear time.
 * @param exempt declared names; the same array for all sentences that they count for
 */
export function checkStyle(
  sentence: ParsedSentence,
  file: SourceFile,
  exempt: readonly string[],
): readonly SentenceProblem[] {
  const { path, start, end } = sentence.span;
  const text = file.text.slice(start, end);
  const words = wordsIn(text);
  const isExempt = within(exemptRanges(text, words, exempt));
  const found = [
    ...listed(text, words),
    ...andOrs(sentence, text),
    ...matches('oblique', OBLIQUE, text),
    ...matches('parenthesis', PARENTHESIS, text),
    ...passives(sentence, text, words),
    ...(isLong(sentence, words) ? [{ kind: 'long-sentence' as const, start: 0, end: text.length }] : []),
  ];
  const keywords = new Set(sentence.clauses.map(({ keywordSpan }) => keywordSpan.start - start));
  const kept = found.filter(
    (one) =>
      one.kind === 'long-sentence' ||
      (!isExempt(one) && !(one.kind === 'temporal-word' && keywords.has(one.start))),
  );
  const span = (one: Range) => ({ path, start: start + one.start, end: start + one.end });
  return kept.map((one) => ({
    kind: one.kind,
    span: span(one),
    detail: text.slice(one.start, one.end).replace(/\s+/g, ' '),
  }));
}

function listed(text: string, words: readonly Word[]): readonly Found[] {
  const bounded = DURATION.test(text);
  const escapes = new Set<number>();
  // There it goes on with examples of what was named before.
  const inBrackets = within(matches('parenthesis', PARENTHESIS, text));
  return LISTS.flatMap(({ kind, find, exceptNames, explained }) => {
    if (kind === 'unbounded-time' && bounded) return [];
    return find(text, words).flatMap(({ start, end, first }): Found[] => {
      if (kind === 'open-ended-list' && inBrackets({ start, end })) return [];
      if (kind === 'escape-clause') escapes.add(end);
      if (kind === 'vague-term' && escapes.has(end)) return [];
      if (exceptNames === true && isPartOfName(words, first, text)) return [];
      if (explained === true && isExplained(text, words, first)) return [];
      if (kind === 'escape-clause' && isSeenAs(text, words, first)) return [];
      // The modal before it is not at fault.
      const begins = kind === 'superfluous-infinitive' ? (words[first + 1]?.start ?? start) : start;
      return [{ kind, start: begins, end }];
    });
  });
}

/** `Quick Actions` in the middle of a sentence is a name. */
function isPartOfName(words: readonly Word[], index: number, text: string): boolean {
  const word = words[index];
  const before = words[index - 1];
  if (word?.capital !== true || before === undefined) return false;
  return !/[.:;!?\n]|[-*]\s/.test(text.slice(before.end, word.start));
}

/** `shown as applicable`: how it is called, and no way out. */
function isSeenAs(text: string, words: readonly Word[], first: number): boolean {
  if (words[first]?.text !== 'as' || words[first + 1]?.text !== 'applicable') return false;
  const before =
    text
      .slice(0, words[first]?.start)
      .split(/[.,;:]\s/)
      .at(-1) ?? '';
  return /\b(?:present|show|display|treat|mark|flag|list|report|regard|count|classify|describe|offer)(?:s|ed|n|ied)?\b/i.test(
    before,
  );
}

/** Words after a vague one within which it may be said what it means. */
const EXPLAINED_WITHIN = 6;
const EXPLANATION =
  /[(:=]|\b(?:in|within|under|less than|at most) \d|\bby [a-z]+ing\b|\b(?:according to|based on|including|such as|defined (?:by|in)|depending on|given in|listed in|specified (?:by|in))\b/i;

function isExplained(text: string, words: readonly Word[], first: number): boolean {
  const word = words[first];
  const next = words[first + EXPLAINED_WITHIN + 1];
  if (word === undefined) return false;
  const after = text.slice(word.end, next?.start ?? text.length);
  const [said = ''] = after.split(/[.;]\s/, 1);
  return EXPLANATION.test(said) || (word.text === 'gracefully' && /\bwithout\b/i.test(said));
}

function matches(kind: SentenceProblemKind, pattern: RegExp, text: string): readonly Found[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    kind,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** In a condition `a and/or b` plainly means that one of them is enough. */
function andOrs({ clauses, span }: ParsedSentence, text: string): readonly Found[] {
  const inCondition = within(
    clauses.map((one) => ({ start: one.span.start - span.start, end: one.span.end - span.start })),
  );
  return matches('and-or', AND_OR, text).filter((one) => !inCondition(one));
}

function passives({ responses, span }: ParsedSentence, text: string, words: readonly Word[]) {
  const inResponse = within(
    responses.map((one) => ({ start: one.span.start - span.start, end: one.span.end - span.start })),
  );
  return findPassives(text, words)
    .filter(inResponse)
    .map(({ start, end }): Found => ({ kind: 'passive-voice', start, end }));
}

/** The steps of a scenario are several sentences. */
function isLong({ origin }: ParsedSentence, words: readonly Word[]): boolean {
  return origin === 'sentence' && words.length > LIMITS.sentenceWords;
}
