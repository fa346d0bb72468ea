import { thirdPerson } from './lemmas.ts';

/** Words that open a clause inside a condition; what is denied after them is not the condition. */
const INNER: ReadonlySet<string> = new Set(
  'that which who whose whom where when whenever while if unless because whether since until before after although what how'.split(
    ' ',
  ),
);

/** With two parts it is open which of them a `not` denies. */
const JOINING: ReadonlySet<string> = new Set(['and', 'or', 'but', 'nor', '/', '&&', '||', ';']);

/** `all files are not readable`: none, or not every one? */
const QUANTIFIERS: ReadonlySet<string> = new Set(
  'all any each every some both either neither none most many several few only'.split(' '),
);

/** `not only` denies nothing; `not more than` is a comparison. */
const NOT_DENIED: ReadonlySet<string> = new Set(
  'only just merely more less fewer later earlier longer until all every each both'.split(' '),
);

const BE: ReadonlySet<string> = new Set([
  'is',
  'are',
  'was',
  'were',
  'be',
  'been',
  'being',
  'has',
  'have',
  'can',
  'will',
]);

/** Verbs after which `no` denies the whole: `contains no heading`. */
const HOLDING: ReadonlySet<string> = new Set(
  'is are has have contains contain includes include carries carry finds find holds hold names name'.split(
    ' ',
  ),
);

/** Words without what denies them, and whether they were denied. */
export interface Denied {
  readonly words: readonly string[];
  readonly negated: boolean;
}

/**
 * Takes the negation out of a condition (rule N6) where it denies the whole of it: `is not`, `does not`, `cannot`, `fails to`,
 * `no longer`, `no file is`, `contains no`. A `not` inside a relative clause, before one of two parts or after a quantifier stays.
 * Requires: contractions are written out.
 */
export function takeNegation(words: readonly string[]): Denied {
  const kept = { words, negated: false };
  if (words.some((word) => JOINING.has(word))) return kept;
  const end = words.findIndex((word) => INNER.has(word));
  const main = end < 0 ? words.length : end;
  for (let at = 0; at < main; at++) {
    const word = words[at] ?? '';
    if (QUANTIFIERS.has(word)) return kept;
    const taken = takeAt(words, at);
    if (taken !== undefined) return { words: taken, negated: true };
  }
  return kept;
}

function takeAt(words: readonly string[], at: number): readonly string[] | undefined {
  const [word, next, after] = [words[at], words[at + 1], words[at + 2]];
  const before = () => words.slice(0, at);
  switch (word) {
    case 'not':
      if (next === undefined || NOT_DENIED.has(next)) return undefined;
      return at === 0 || BE.has(words[at - 1] ?? '')
        ? [...before(), ...withoutYet(words.slice(at + 1))]
        : undefined;
    case 'does':
      if (next !== 'not' || after === undefined || NOT_DENIED.has(after)) return undefined;
      return [...before(), thirdPerson(after), ...words.slice(at + 3)];
    case 'do':
      if (next !== 'not' || after === undefined || NOT_DENIED.has(after)) return undefined;
      return [...before(), ...words.slice(at + 2)];
    case 'fails':
      return next === 'to' && after !== undefined
        ? [...before(), thirdPerson(after), ...words.slice(at + 3)]
        : undefined;
    case 'no':
      return takeNo(words, at);
    default:
      return undefined;
  }
}

function takeNo(words: readonly string[], at: number): readonly string[] | undefined {
  const next = words[at + 1];
  if (next === undefined) return undefined;
  const rest = [...words.slice(0, at)];
  if (next === 'longer') return [...rest, ...words.slice(at + 2)];
  if (NOT_DENIED.has(next) || next === 'one') return undefined;
  return at === 0 || HOLDING.has(words[at - 1] ?? '') ? [...rest, ...words.slice(at + 1)] : undefined;
}

function withoutYet(words: readonly string[]): readonly string[] {
  return words[0] === 'yet' ? words.slice(1) : words;
}
