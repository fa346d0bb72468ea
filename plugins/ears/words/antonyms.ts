/** Opposites of which exactly one is the case (rule N7): the second is the first, negated. */
export const CONTRADICTORY: readonly (readonly [string, string])[] = [
  ['present', 'absent'],
  ['present', 'missing'],
  ['valid', 'invalid'],
  ['available', 'unavailable'],
  ['enabled', 'disabled'],
  ['active', 'inactive'],
  ['authenticated', 'unauthenticated'],
  ['authorized', 'unauthorized'],
  ['authorised', 'unauthorised'],
  ['reachable', 'unreachable'],
  ['readable', 'unreadable'],
  ['writable', 'unwritable'],
  ['empty', 'non-empty'],
  ['empty', 'nonempty'],
  ['known', 'unknown'],
  ['supported', 'unsupported'],
  ['recognized', 'unrecognized'],
  ['recognised', 'unrecognised'],
  ['verified', 'unverified'],
  ['resolved', 'unresolved'],
  ['complete', 'incomplete'],
  ['set', 'unset'],
  ['read', 'unread'],
  ['true', 'false'],
  ['on', 'off'],
  ['online', 'offline'],
  ['successful', 'unsuccessful'],
  ['correct', 'incorrect'],
  ['consistent', 'inconsistent'],
  ['compatible', 'incompatible'],
  ['changed', 'unchanged'],
  ['assigned', 'unassigned'],
  ['used', 'unused'],
  ['registered', 'unregistered'],
  ['responsive', 'unresponsive'],
  ['healthy', 'unhealthy'],
];

/** Opposites that cannot both be the case, though neither may be: a door is half open, a link is connecting. */
export const CONTRARY: readonly (readonly [string, string])[] = [
  ['open', 'closed'],
  ['visible', 'hidden'],
  ['locked', 'unlocked'],
  ['connected', 'disconnected'],
  ['succeeds', 'fails'],
];

const NEGATIVE: ReadonlyMap<string, string> = new Map(
  CONTRADICTORY.map(([positive, negative]) => [negative, positive]),
);

const POSITIVE: ReadonlySet<string> = new Set(CONTRADICTORY.map(([positive]) => positive));

const PAIR: ReadonlyMap<string, readonly [string, string]> = new Map(
  CONTRARY.flatMap((pair) => pair.map((word) => [word, pair])),
);

/** The word of which this one is the negation. */
export function positiveOf(word: string): string | undefined {
  return NEGATIVE.get(word);
}

/** Whether a word has an opposite, so that it says how something is and not which value it has. */
export function hasOpposite(word: string): boolean {
  return NEGATIVE.has(word) || PAIR.has(word) || POSITIVE.has(word);
}

/** The pair of contrary words that this one belongs to. */
export function contraryPair(word: string): readonly [string, string] | undefined {
  return PAIR.get(word);
}
