import { isOtherLanguage as isForeign } from './language.ts';
import { placeholderIn } from './placeholder.ts';
import { type FindProblem, problem } from './problems-binding.ts';
import type { Token } from './tokens.ts';

/** 020: AND and OR in one condition, and no words that say which joins first. */
export const mixedAndOr: FindProblem = ({ prefix, clauses, tokens }) =>
  prefix.clauses.flatMap(({ textFrom, to }, index) => {
    const span = clauses[index]?.span;
    return span !== undefined && isMixed(tokens.slice(textFrom, to))
      ? [problem('mixed-and-or', span, 'does not say whether AND or OR joins first')]
      : [];
  });

/** True where AND and OR join things of one size: two clauses, or two words. */
function isMixed(tokens: readonly Token[]): boolean {
  const sizes = { and: new Set<boolean>(), or: new Set<boolean>() };
  for (const [index, { word, upper }] of tokens.entries()) {
    // `greater than or equal to`, `three or more`
    if (/^(?:equal|more|fewer|less|greater|later|earlier|higher|lower)$/.test(tokens[index + 1]?.word ?? ''))
      continue;
    if (word === 'and' || word === 'or') sizes[word].add(upper || joinsClause(tokens, index + 1));
  }
  return [...sizes.and].some((size) => sizes.or.has(size));
}

const FINITE = /^(?:is|are|was|were|has|have|had|does|do|did|can|cannot|will)$/;
const DETERMINER = /^(?:the|a|an|its|their|any|all|each|every|no|that|this|some)$/;

/** What follows has a verb of its own: `and clicks the button`, `or the door is open`. */
function joinsClause(tokens: readonly Token[], from: number): boolean {
  const first = tokens[from];
  const second = tokens[from + 1];
  if (first === undefined) return false;
  if (FINITE.test(first.word)) return true;
  if (
    /^\p{Ll}+s$/u.test(first.written) &&
    !/(?:ss|us|is)$/.test(first.word) &&
    (DETERMINER.test(second?.word ?? '') || /^\p{Lu}/u.test(second?.written ?? ''))
  )
    return true;
  for (const { word } of tokens.slice(from, from + 6)) {
    if (/^(?:and|or|,)$/.test(word)) return false;
    if (FINITE.test(word)) return true;
  }
  return false;
}

/** 021 */
export const quantified: FindProblem = ({ clauses, prefix, tokens }) => [
  ...clauses
    .filter(({ kind }) => kind === 'for-each')
    .map(({ span, written }) => problem('quantified', span, `"${written}" speaks of many things at once`)),
  ...prefix.clauses.flatMap(({ kind, textFrom, to }, index) => {
    const span = clauses[index]?.span;
    const words = tokens.slice(textFrom, to).map(({ word }) => word);
    const both = words.indexOf('both');
    return span !== undefined && kind !== 'for-each' && both >= 0 && words.indexOf('or', both) >= 0
      ? [problem('quantified', span, '"both" with "or" can be read in two ways')]
      : [];
  }),
];

/** `such as x`, `those of the box`: what is meant is said. */
const ANAPHORA_NOT =
  /^(?:as|of|that|which|who|in|with|from|for|used|shown|given|made|found|listed|defined|described|provided)$/;

/** Things that there is one of wherever the sentence is read. */
const HERE =
  /^(?:repository|project|product|system|tool|plugin|extension|application|app|document|documentation|file|page|spec|specification|section|chapter|capability|feature|requirement|scenario|license|release|change|machine)$/;
const COUNTED = /^(?:each|any|all|no|every|for|of)$/;

/** What is pointed at stands in the sentence before, `each such x` is one of several before, or there is only one. */
function isClear(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.word === 'such' && COUNTED.test(tokens[at - 1]?.word ?? '')) return true;
  if (tokens[at]?.word === 'this' && HERE.test(tokens[at + 1]?.word ?? '')) return true;
  const named = new Set(tokens.slice(0, at).map(({ word }) => stemOf(word)));
  return tokens
    .slice(at + 1, at + 1 + NAMED_WITHIN)
    .some(({ word }) => /^\p{L}{3,}/u.test(word) && !STOP.test(word) && named.has(stemOf(word)));
}

/** `these roles: guest, owner`: what is meant follows. */
function pointsAhead(tokens: readonly Token[], at: number, colon: boolean): boolean {
  return colon || tokens.slice(at).some(({ written }) => written === ':');
}

/** Words after `those` of which one may be the name that was said before. */
const NAMED_WITHIN = 3;
const STOP = /^(?:the|and|for|with|that|from|into|shall|must|not|its|their|are)$/;

/** Singular and plural are one. */
function stemOf(word: string): string {
  return word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word;
}

/** 023 */
export const anaphora: FindProblem = ({ found, tokens, spanOf, colon }) =>
  found.responses.flatMap(({ from, to }) => {
    for (let at = from; at < to; at++) {
      const word = tokens[at]?.word ?? '';
      const next = tokens[at + 1]?.word;
      if (
        /^(?:this|these|those|such)$/.test(word) &&
        !ANAPHORA_NOT.test(next ?? '') &&
        at + 1 < to &&
        !pointsAhead(tokens, at, colon) &&
        !isClear(tokens, at)
      )
        return [problem('anaphora', spanOf(at, at + 2), `"${word} ${next}": which?`)];
    }
    return [];
  });

/** 030 */
export const numberWithoutUnit: FindProblem = ({ found, tokens, spanOf, place }) =>
  found.responses.flatMap(({ from, to }) => {
    for (let at = from; at < to; at++) {
      if (
        !/^(?:within|every)$/.test(tokens[at]?.word ?? '') ||
        !/^\d+(?:\.\d+)?$/.test(tokens[at + 1]?.word ?? '')
      )
        continue;
      if (/[$€£¥]/.test(place.mask.raw[(tokens[at + 1]?.start ?? 0) - 1] ?? '')) continue;
      const next = at + 2 < to ? tokens[at + 2]?.word : undefined;
      if (next === undefined || /^(?:[,;]|and|or|of|after|from)$/.test(next))
        return [problem('number-without-unit', spanOf(at, at + 2), `${tokens[at + 1]?.written} of what?`)];
    }
    return [];
  });

/** 031 */
export const betweenBounds: FindProblem = ({ prefix, tokens, spanOf }) =>
  prefix.clauses.flatMap(({ textFrom, to }) => {
    for (let at = textFrom; at < to; at++) {
      const word = tokens[at]?.word ?? '';
      if (word === 'between' && /^[\d.,-]/.test(tokens[at + 1]?.word ?? '')) {
        const rest = tokens.slice(at, to).map((token) => token.word);
        if (!rest.includes('and') || rest.some((each) => /^(?:in|ex)clusive(?:ly)?$/.test(each))) continue;
        return [problem('between-bounds', spanOf(at, to), 'with its bounds, or without?')];
      }
      if (/^(?:is|are|of|from)$/.test(word) && /^\d+[-–]\d+$/.test(tokens[at + 1]?.word ?? ''))
        return [problem('between-bounds', spanOf(at + 1, at + 2), 'with its bounds, or without?')];
    }
    return [];
  });

/** 032 */
export const otherLanguage: FindProblem = ({ tokens, extent }) =>
  isForeign(tokens) ? [problem('other-language', extent, 'is not in English, so it is not analysed')] : [];

/** 033 */
export const placeholder: FindProblem = ({ place, tokens }) => {
  const found = placeholderIn(place.mask, tokens);
  if (found === undefined) return [];
  const span = { path: place.path, start: place.base + found.start, end: place.base + found.end };
  return [
    problem(
      'placeholder',
      span,
      `"${place.mask.raw.slice(found.start, found.end)}" is still to be filled in`,
    ),
  ];
};
