import { LIMITS } from '#config';
import type { EarsSentence, NearConditions } from '#model';
import { contraryPair, positiveOf } from '../words/antonyms.ts';
import { canonical } from '../words/canonical.ts';

interface Condition {
  readonly key: string;
  readonly tokens: readonly string[];
  readonly place: NearConditions['first'];
}

const TOKEN = /`[^`]*`|"[^"]*"|\S+/g;

/** Words whose presence makes another condition of it: nobody asks whether `is not valid` was meant as `is valid`. */
const TELLING =
  /^(?:not?|never|without|un|none|neither|nor|no|cannot|only|all|any|each|every|both|first|second|third|last|next|previous|before|after|more|less|fewer|least|most|above|below|over|under|exactly|and|or|one|two|three|four|five|six|seven|eight|nine|ten|zero)$/;

/**
 * Pairs of conditions that differ by one word, or of which one has up to two words more in one place, as questions to their author; nothing is ever merged by
 * them. Numbers, quoted text, and words that count or deny are differences on purpose, and so is a word that many conditions
 * vary: those are not asked about.
 * Limits: time linear in the number of conditions; `LIMITS.earsNearConditions` pairs; a condition longer than
 * `LIMITS.earsConditionLength` is in none.
 */
export function nearConditions(sentences: readonly EarsSentence[]): readonly NearConditions[] {
  const conditions = distinctConditions(sentences);
  const rests = new Map<number, number[]>();
  const firsts = new Map<number, number>();
  const numbers = new Map<string, number>();
  for (const [index, { tokens }] of conditions.entries()) {
    for (const rest of restsOf(tokens, numbers)) {
      const first = firsts.get(rest);
      if (first === undefined) firsts.set(rest, index);
      else if (first !== index) {
        const members = rests.get(rest) ?? [first];
        if (members.at(-1) !== index) rests.set(rest, [...members.slice(0, LIMITS.earsNearVariants), index]);
      }
    }
  }
  const pairs = new Set<number>();
  for (const members of rests.values()) {
    if (members.length > LIMITS.earsNearVariants) continue;
    for (const [at, first] of members.entries()) {
      for (const second of members.slice(at + 1)) pairs.add(first * conditions.length + second);
    }
  }
  return [...pairs]
    .sort((a, b) => a - b)
    .flatMap((pair): readonly NearConditions[] => {
      const first = conditions[Math.floor(pair / conditions.length)];
      const second = conditions[pair % conditions.length];
      if (first === undefined || second === undefined || !isQuestion(first, second)) return [];
      return [{ first: first.place, second: second.place }];
    })
    .slice(0, LIMITS.earsNearConditions);
}

/** Conditions that are no declared vocabulary, each once, where it stands first. */
function distinctConditions(sentences: readonly EarsSentence[]): readonly Condition[] {
  const conditions = new Map<string, Condition>();
  for (const { claim, clauses, conditions: read } of sentences) {
    for (const [index, { text, span }] of clauses.entries()) {
      if (read[index]?.reading === 'formal' || text.length > LIMITS.earsConditionLength) continue;
      const { key, negated } = canonical(text);
      const tokens = key.match(TOKEN) ?? [];
      const id = `${negated ? '!' : ''}${key}`;
      if (tokens.length < 3 || tokens.length > LIMITS.earsNearWords || conditions.has(id)) continue;
      conditions.set(id, {
        key: id,
        tokens: negated ? ['!', ...tokens] : tokens,
        place: { claim, text, span },
      });
    }
  }
  return [...conditions.values()];
}

/**
 * What is left of a condition without none, one or two words that stand together, with its place, as a hash: two conditions that
 * share one are compared word by word.
 */
function restsOf(tokens: readonly string[], numbers: Map<string, number>): readonly number[] {
  const ids = tokens.map((token) => {
    const known = numbers.get(token);
    if (known !== undefined) return known;
    numbers.set(token, numbers.size + 1);
    return numbers.size;
  });
  const before = [FIRST];
  for (const [at, id] of ids.entries()) before.push(mixed(before[at] ?? FIRST, id));
  const after = [FIRST];
  for (const [at, id] of [...ids].reverse().entries()) after.push(mixed(after[at] ?? FIRST, id));
  const rests: number[] = [];
  for (const length of [0, 1, 2]) {
    for (let at = 0; at + length <= ids.length; at++) {
      const high = before[at] ?? FIRST;
      const low = after[ids.length - at - length] ?? FIRST;
      rests.push((high & 0x3ffffff) * 0x4000000 + ((mixed(low, high >>> 26) ^ at) & 0x3ffffff));
    }
  }
  return rests;
}

const FIRST = 0x811c9dc5 | 0;

function mixed(hash: number, id: number): number {
  const product = Math.imul(hash ^ id, 0x9e3779b1);
  return (product ^ (product >>> 15)) | 0;
}

function isQuestion(one: Condition, other: Condition): boolean {
  const [first, second] = [one.tokens, other.tokens];
  let start = 0;
  while (start < first.length && first[start] === second[start]) start++;
  let end = 0;
  while (end < Math.min(first.length, second.length) - start && first.at(-1 - end) === second.at(-1 - end)) {
    end++;
  }
  const [a, b] = [first.slice(start, first.length - end), second.slice(start, second.length - end)];
  // Words more or fewer, or one for another; two for two are simply other words.
  if (Math.max(a.length, b.length) > (Math.min(a.length, b.length) === 0 ? 2 : 1)) return false;
  if (first.at(first.length - end) === '.' && end > 0) return false;
  if ([...a, ...b].some((word) => TELLING.test(word) || /^[`"!]|\d|\.\w/.test(word))) return false;
  if (areNames(a, one.place.text) && areNames(b, other.place.text)) return false;
  // Most of it must be the same, or they are simply two conditions.
  return (
    start + end >= Math.max(3, 2 * Math.max(a.length, b.length)) && !areOpposite(a.join(' '), b.join(' '))
  );
}

/** Words written with a capital letter name something: two names are two things. */
function areNames(words: readonly string[], text: string): boolean {
  return (
    words.length > 0 &&
    words.every((word) => {
      const at = text.toLowerCase().indexOf(word);
      const isUpper = (offset: number) => /\p{Lu}/u.test(text.slice(at + offset, at + offset + 1));
      return at > 0 ? isUpper(0) : at === 0 && isUpper(0) && isUpper(1);
    })
  );
}

/** Pairs that are said to tell two cases apart. */
const CONTRASTS: ReadonlySet<string> = new Set(
  [
    'enabled disabled',
    'enable disable',
    'original modified',
    'original revised',
    'original generated',
    'inserted deleted',
    'added removed',
    'source destination',
    'source target',
    'old new',
    'empty valid',
    'adds removes',
    'adds modifies',
    'modifies removes',
    'contradicts follows',
    'starts ends',
    'start end',
  ].flatMap((pair) => [pair, pair.split(' ').reverse().join(' ')]),
);

/** `correct`, `incorrect`; `lock`, `unlock`; `original`, `revised`. */
function areOpposite(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const isPrefixed = /^(?:un|in|im|ir|non-?|dis|de)$/.test(long.slice(0, long.length - short.length));
  return (
    (short !== '' && isPrefixed && long.endsWith(short)) ||
    CONTRASTS.has(`${a} ${b}`) ||
    positiveOf(a) === b ||
    positiveOf(b) === a ||
    (contraryPair(a)?.includes(b) ?? false)
  );
}
