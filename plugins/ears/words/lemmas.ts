/** Contractions, written out. */
export const CONTRACTIONS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    "isn't": ['is', 'not'],
    "aren't": ['are', 'not'],
    "wasn't": ['was', 'not'],
    "weren't": ['were', 'not'],
    "doesn't": ['does', 'not'],
    "don't": ['do', 'not'],
    "didn't": ['did', 'not'],
    "hasn't": ['has', 'not'],
    "haven't": ['have', 'not'],
    "can't": ['can', 'not'],
    cannot: ['can', 'not'],
    "won't": ['will', 'not'],
  }),
);

/** Forms of `be` and `have` that differ by person only; another tense is another meaning. */
export const PERSONS: ReadonlyMap<string, string> = new Map([
  ['is', 'be'],
  ['are', 'be'],
  ['has', 'have'],
  ['was', 'was'],
  ['were', 'was'],
]);

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['have', 'has'],
  ['do', 'does'],
  ['go', 'goes'],
  ['be', 'is'],
]);

/** The third person of a verb, so that `does not match` speaks of the same as `matches`. */
export function thirdPerson(verb: string): string {
  const irregular = IRREGULAR.get(verb);
  if (irregular !== undefined) return irregular;
  if (/(?:s|x|z|ch|sh)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

/** Participles that do not end in -ed. */
const PARTICIPLES: ReadonlySet<string> = new Set(
  `begun bound broken brought built bought caught chosen cut done drawn driven fed found forgotten given gone got gotten
   heard held hidden hit kept known laid led left lent lost made meant met overridden overwritten paid put quit read
   rebuilt reset resent rerun rewritten risen run said seen sent set shown shut sought spent split spun stolen stored
   stuck sung sunk sworn taken taught told thrown torn unbound understood undone unset upset withdrawn withheld woken
   won worn written`.split(/\s+/),
);

/** Whether a word can stand after `has been` as what was done. */
export function isParticiple(word: string): boolean {
  return (word.endsWith('ed') && word.length > 4) || PARTICIPLES.has(word);
}

/** Adverbs that may stand between `has been` and its participle. */
export function isAdverb(word: string): boolean {
  return (word.endsWith('ly') && word.length > 4) || word === 'already' || word === 'just';
}
