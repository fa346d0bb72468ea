import { LIMITS } from '#config';
import type { EarsSentence, NearConditions } from '#model';
import { canonical } from '../normalise/canonical.ts';

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
 * Pairs of conditions that differ by two words at most, in one place, as questions to their author; nothing is ever merged by
 * them. Numbers, quoted text, and words that count or deny are differences on purpose, and so is a word that many conditions
 * vary: those are not asked about.
 * Limits: time linear in the number of conditions; `LIMITS.earsNearConditions` pairs.
 */
export function nearConditions(sentences: readonly EarsSentence[]): readonly NearConditions[] {
  const conditions = distinctConditions(sentences);
  const rests = new Map<string, number[]>();
  conditions.forEach(({ tokens }, index) => {
    for (const rest of restsOf(tokens)) {
      const known = rests.get(rest);
      if (known === undefined) rests.set(rest, [index]);
      else if (known.at(-1) !== index) known.push(index);
    }
  });
  const pairs = new Set<number>();
  for (const members of rests.values()) {
    if (members.length < 2 || members.length > LIMITS.earsNearVariants) continue;
    for (const [at, first] of members.entries()) {
      for (const second of members.slice(at + 1)) pairs.add(first * conditions.length + second);
    }
  }
  return [...pairs]
    .sort((a, b) => a - b)
    .flatMap((pair): readonly NearConditions[] => {
      const first = conditions[Math.floor(pair / conditions.length)];
      const second = conditions[pair % conditions.length];
      if (first === undefined || second === undefined || !isQuestion(first.tokens, second.tokens)) return [];
      return [{ first: first.place, second: second.place }];
    })
    .slice(0, LIMITS.earsNearConditions);
}

/** Conditions that are no declared vocabulary, each once, where it stands first. */
function distinctConditions(sentences: readonly EarsSentence[]): readonly Condition[] {
  const conditions = new Map<string, Condition>();
  for (const { claim, clauses, conditions: read } of sentences) {
    for (const [index, { text, span }] of clauses.entries()) {
      if (read[index]?.reading === 'formal') continue;
      const { key, negated } = canonical(text);
      const tokens = key.match(TOKEN) ?? [];
      const id = `${negated ? '!' : ''}${key}`;
      if (tokens.length < 4 || tokens.length > LIMITS.earsNearWords || conditions.has(id)) continue;
      conditions.set(id, {
        key: id,
        tokens: negated ? ['!', ...tokens] : tokens,
        place: { claim, text, span },
      });
    }
  }
  return [...conditions.values()];
}

/** What is left of a condition without one word, or two that stand together; the place is marked. */
function restsOf(tokens: readonly string[]): readonly string[] {
  const rests: string[] = [];
  for (const length of [0, 1, 2]) {
    for (let at = 0; at + length <= tokens.length; at++) {
      rests.push([...tokens.slice(0, at), '\u0000', ...tokens.slice(at + length)].join(' '));
    }
  }
  return rests;
}

function isQuestion(first: readonly string[], second: readonly string[]): boolean {
  let start = 0;
  while (start < first.length && first[start] === second[start]) start++;
  let end = 0;
  while (end < Math.min(first.length, second.length) - start && first.at(-1 - end) === second.at(-1 - end)) {
    end++;
  }
  const [a, b] = [first.slice(start, first.length - end), second.slice(start, second.length - end)];
  if ([...a, ...b].some((word) => TELLING.test(word) || /^[`"!]|\d/.test(word))) return false;
  // Most of it must be the same, or they are simply two conditions.
  return start + end >= 2 * Math.max(a.length, b.length) && !areOpposite(a.join(' '), b.join(' '));
}

/** `correct`, `incorrect`; `lock`, `unlock`. */
function areOpposite(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    short !== '' &&
    /^(?:un|in|im|ir|non-?|dis|de)$/.test(long.slice(0, long.length - short.length)) &&
    long.endsWith(short)
  );
}
