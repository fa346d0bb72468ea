import type { ClauseKind } from '#model';
import type { Token } from './tokens.ts';

/** A clause's keyword: its kind and how many tokens it takes. */
export interface Opening {
  readonly kind: ClauseKind;
  readonly length: number;
}

const ONE: Readonly<Record<string, ClauseKind>> = {
  where: 'where',
  wherever: 'where',
  while: 'while',
  whilst: 'while',
  during: 'while',
  given: 'while',
  when: 'when',
  whenever: 'when',
  once: 'when',
  upon: 'when',
  if: 'if',
  unless: 'unless',
  until: 'until',
  till: 'until',
  before: 'before',
};

const MORE: readonly (readonly [readonly string[], ClauseKind])[] = [
  [['as', 'soon', 'as'], 'when'],
  [['as', 'long', 'as'], 'while'],
  [['so', 'long', 'as'], 'while'],
  [['given', 'that'], 'while'],
  [['provided', 'that'], 'if'],
  [['in', 'case'], 'if'],
  [['in', 'the', 'event', 'that'], 'if'],
  [['except', 'when'], 'unless'],
  [['except', 'if'], 'unless'],
  [['except', 'while'], 'unless'],
  [['only', 'if'], 'only-if'],
  [['only', 'when'], 'only-if'],
  [['only', 'while'], 'only-if'],
  [['if', 'and', 'only', 'if'], 'only-if'],
  [['for', 'each'], 'for-each'],
  [['for', 'every'], 'for-each'],
  [['for', 'any'], 'for-each'],
  [['for', 'all'], 'for-each'],
];

const FIRST_OF_MORE = new Set(MORE.map(([words]) => words[0]));

/** The keyword that stands at a place, in any case; longer ones first. */
export function openingAt(tokens: readonly Token[], at: number): Opening | undefined {
  const word = tokens[at]?.word;
  if (word === undefined) return undefined;
  if (FIRST_OF_MORE.has(word))
    for (const [words, kind] of MORE)
      if (words.every((each, index) => tokens[at + index]?.word === each))
        return { kind, length: words.length };
  const kind = Object.hasOwn(ONE, word) ? ONE[word] : undefined;
  return kind === undefined ? undefined : { kind, length: 1 };
}

/** The keyword that opens a sentence: also `AFTER`, `ON` and `IN … mode`. */
export function leadingAt(tokens: readonly Token[], at: number): Opening | undefined {
  const opening = openingAt(tokens, at);
  if (opening !== undefined) return opening;
  const word = tokens[at]?.word;
  if (word === 'after' || word === 'on') return { kind: 'when', length: 1 };
  if (word !== 'in' && word !== 'under') return undefined;
  for (let next = at + 1; next < at + 8; next++) {
    const found = tokens[next]?.word;
    if (found === undefined || found === ',') return undefined;
    if (found === 'mode' || found === 'state') return { kind: 'while', length: 1 };
  }
  return undefined;
}

/** A preposition that opens a sentence and says under what circumstances it holds, in no form that EARS knows. */
const CIRCUMSTANCE = new Set(
  'in on at for by from with without under after within across between among via using despite regardless unlike per throughout since because as through above below beyond outside inside except besides based according'.split(
    ' ',
  ),
);

export function isCircumstance(token: Token | undefined): boolean {
  return token !== undefined && CIRCUMSTANCE.has(token.word);
}

/** Words that lead a sentence in and limit nothing. */
const CONNECTIVE = new Set(
  'additionally also furthermore moreover finally however therefore thus similarly conversely likewise specifically first second third next lastly and but'.split(
    ' ',
  ),
);

export function isConnective(token: Token | undefined): boolean {
  return token !== undefined && CONNECTIVE.has(token.word);
}

const GERUND = /^\p{L}{2,}ing$/u;
const NO_GERUND = new Set([
  'string',
  'thing',
  'anything',
  'nothing',
  'something',
  'everything',
  'king',
  'ring',
  'spring',
  'ping',
]);

export function isGerund(token: Token | undefined): boolean {
  return token !== undefined && GERUND.test(token.word) && !NO_GERUND.has(token.word);
}
