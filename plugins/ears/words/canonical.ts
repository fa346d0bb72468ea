import { leansElsewhere } from './anaphora.ts';
import { contraryPair, positiveOf } from './antonyms.ts';
import { withoutArticles } from './articles.ts';
import { CONTRACTIONS, isAdverb, isParticiple, PERSONS } from './lemmas.ts';
import { takeNegation } from './negation.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Words in the one form that all ways of writing them share. */
export interface Canonical {
  /** Equal keys are equal meanings. */
  readonly key: string;
  /** The words say that `key` is not so. */
  readonly negated: boolean;
  /** A pronoun or the like stands in it. */
  readonly unshareable: boolean;
  /** The key ends in one of two words that exclude each other though neither may be the case; `rest` is the key without it. */
  readonly contrary?: { readonly rest: string; readonly value: string; readonly values: readonly string[] };
}

/** Brings the words of one condition, or of one response, into their canonical form: rules N0 to N7, closed lists, no similarity. */
export function canonical(words: string): Canonical {
  const tokens = withoutArticles(withoutEnd(tokensOf(words)));
  const plain = writtenOut(tokens);
  const denied = takeNegation(plain);
  const present = withoutPerfect(denied.words).map((word) => PERSONS.get(word) ?? word);
  const positive = toPositive(present);
  const last = positive.words.at(-1) ?? '';
  const pair = contraryPair(last);
  return {
    key: positive.words.join(' '),
    negated: denied.negated !== positive.negated,
    unshareable: leansElsewhere(plain),
    ...(pair === undefined || !predicates(positive.words, pair)
      ? {}
      : { contrary: { rest: positive.words.slice(0, -1).join(' '), value: last, values: pair } }),
  };
}

/**
 * Brings what to do into its canonical form. Only a `not` before the verb denies it: any later one, and any adjective, belongs
 * to the object.
 */
export function canonicalAction(words: string): Pick<Canonical, 'key' | 'negated' | 'unshareable'> {
  const plain = writtenOut(withoutArticles(withoutEnd(tokensOf(words))));
  const [first = '', second] = plain;
  const helped = second === 'not' && HELPING.has(first);
  const negated = first === 'not' || helped;
  const kept = first === 'not' ? plain.slice(1) : plain;
  const own = !helped
    ? kept
    : first === 'does' || first === 'do'
      ? plain.slice(2)
      : [first, ...plain.slice(2)];
  return {
    key: own.map((word) => PERSONS.get(word) ?? word).join(' '),
    negated,
    unshareable: leansElsewhere(plain),
  };
}

const HELPING: ReadonlySet<string> = new Set([
  'is',
  'are',
  'was',
  'were',
  'does',
  'do',
  'can',
  'has',
  'have',
  'will',
  'be',
]);

/** The words of a thing in their common form: rules N0 to N5, with nothing taken out of them. */
export function nameKey(words: string): string {
  return withoutPerfect(writtenOut(withoutArticles(withoutEnd(tokensOf(words)))))
    .map((word) => PERSONS.get(word) ?? word)
    .join(' ');
}

/** Leaves out the full stop, and the comma before the last of a list. */
function withoutEnd(tokens: readonly Token[]): readonly Token[] {
  let end = tokens.length;
  while (end > 0 && ['.', ',', ';', ':'].includes(tokens[end - 1]?.text ?? '')) end--;
  return tokens.slice(0, end).filter((token, index) => {
    const next = tokens[index + 1]?.text;
    return token.text !== ',' || (next !== 'and' && next !== 'or');
  });
}

function writtenOut(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap(({ text }) => CONTRACTIONS.get(text) ?? [text]);
}

/** `has been sent` is `is sent`, with an adverb between or not. */
function withoutPerfect(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    const opens = (word === 'has' || word === 'have') && words[at + 1] === 'been' && isDone(words, at + 2);
    const before = words[at - 1];
    const closes = word === 'been' && (before === 'has' || before === 'have') && isDone(words, at + 1);
    return opens ? ['is'] : closes ? [] : [word];
  });
}

function isDone(words: readonly string[], at: number): boolean {
  const first = words[at] ?? '';
  return isParticiple(first) || (isAdverb(first) && isParticiple(words[at + 1] ?? ''));
}

/** The negative of two contradictory adjectives, where it ends what is said of one subject. */
function toPositive(words: readonly string[]): {
  readonly words: readonly string[];
  readonly negated: boolean;
} {
  const positive = positiveOf(words.at(-1) ?? '');
  return positive !== undefined && saysOfOne(words)
    ? { words: [...words.slice(0, -1), positive], negated: true }
    : { words, negated: false };
}

function predicates(words: readonly string[], pair: readonly string[]): boolean {
  return pair.includes('fails') ? words.length > 1 && words.length < 5 : saysOfOne(words);
}

const SEVERAL: ReadonlySet<string> = new Set(
  'and or but nor that which who whose what how where when while if all any each every some both either neither none only no not'.split(
    ' ',
  ),
);

/** `… is X` with one copula, and nothing that makes it say more than that of one subject. */
function saysOfOne(words: readonly string[]): boolean {
  return (
    words.length > 2 && words.at(-2) === 'be' && !words.some((word) => SEVERAL.has(word) || word === ',')
  );
}
