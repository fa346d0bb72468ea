import type { Token } from './tokens.ts';

const NOTE = /^(?:comment|marker|mark|note|annotation)s?$/;
const LISTED = /^(?:items?|tags?|lists?|entry|entries)$/;

/** `a TODO comment`, `every TODO in the sources`, `TODO and FIXME`: notes of that name, where nothing is left to fill in. */
export function isSpokenOf(tokens: readonly Token[], at: number): boolean {
  const [word, before, next] = [tokens[at]?.written ?? '', tokens[at - 1], tokens[at + 1]];
  if (NOTE.test(next?.word ?? '')) return true;
  if (/^(?:every|each|any|no|all|unresolved|open)$/.test(before?.word ?? '') && endsName(next)) return true;
  // `between TBD and TBD seconds`, `TBD items`: how many is still to be said.
  if (/^TB/.test(word)) return false;
  if (LISTED.test(next?.word ?? '') || isValueOfState(tokens, at)) return true;
  return isListedAfter(tokens, at, 1) || isListedAfter(tokens, at, -1);
}

/** `the status is TODO`, `the column TODO`: a value of that name. */
function isValueOfState(tokens: readonly Token[], at: number): boolean {
  for (const { word, written } of tokens.slice(Math.max(0, at - 6), at).reverse()) {
    if (word === ',' || KEYWORD.test(written)) return false;
    if (/^(?:status|state|stage|phase|column|lane)e?s?$/.test(word)) return true;
  }
  return false;
}

const JOINT = /^(?:,|and|or|→|->|\||\/)$/;
const KEYWORD =
  /^(?:SHALL|MUST|SHOULD|MAY|WILL|NOT|THE|WHEN|WHENEVER|WHILE|WHERE|IF|THEN|UNLESS|UNTIL|AND|OR|BUT|FOR|EACH|TB[CD])$/;

/** `TODO, DOING and DONE`, `FIXME or TODO`: beside another name in capitals it is one itself. */
function isListedAfter(tokens: readonly Token[], at: number, step: 1 | -1): boolean {
  let joint = at + step;
  if (!JOINT.test(tokens[joint]?.word ?? '')) return false;
  while (JOINT.test(tokens[joint]?.word ?? '')) joint += step;
  const written = tokens[joint]?.written ?? '';
  return /^\p{Lu}{2,}/u.test(written) && !KEYWORD.test(written) && written !== tokens[at]?.written;
}

/** Nothing follows that would be counted or named by a word that is still to come: `any TBD valves`. */
function endsName(next: Token | undefined): boolean {
  return (
    next === undefined ||
    /^(?:[.,;:]|in|of|on|at|is|are|that|which|and|or|left|must|shall|with|without)$/.test(next.word)
  );
}
