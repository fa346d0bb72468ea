import type { Modal } from '#model';
import type { Token } from './tokens.ts';

/** A word that binds: its tokens `[at, end)`, with the NOT or `never` after it. */
export interface FoundModal {
  readonly at: number;
  readonly end: number;
  readonly modal: Exclude<Modal, 'none'>;
  readonly negated: boolean;
  readonly never: boolean;
}

const MODALS = new Set(['shall', 'must', 'should', 'may', 'will']);
/** Before a modal they say that it is only spoken of, or that it binds in a clause of its own. */
const MENTION = new Set(
  'a an each every the of no two one without that which who whose what whether'.split(' '),
);

/**
 * The modals of a sentence in order. `shall` counts in any case, others in capitals; without any of these, `must`, then
 * `should`, `will` and `may` count in small letters too, because then nothing else can bind.
 */
export function findModals(tokens: readonly Token[]): readonly FoundModal[] {
  const all = tokens.flatMap((token, at) =>
    MODALS.has(token.word) && !isMentioned(tokens, at) && !isSpokenOf(tokens, at) ? [at] : [],
  );
  if (all.length === 0) return [];
  const certain = (at: number) => tokens[at]?.word === 'shall' || tokens[at]?.upper === true;
  if (all.some((at) => certain(at) && tokens[at]?.word !== 'will'))
    return all.flatMap((at) =>
      certain(at) || /^(?:and|but|[,;])$/.test(tokens[at - 1]?.word ?? '') ? [toModal(tokens, at)] : [],
    );
  for (const word of ['must', 'should', 'will', 'may']) {
    const same = all.filter((at) => tokens[at]?.word === word);
    if (same.length > 0) return same.map((at) => toModal(tokens, at));
  }
  return [];
}

/** `each SHALL is read on its own` speaks of the word, `THEN each SHALL have a switch` binds each of those before. */
function isMentioned(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.word ?? '';
  if (!MENTION.has(before)) return false;
  if (before !== 'each' || (tokens[at]?.word !== 'shall' && tokens[at]?.word !== 'must')) return true;
  const opens = /^(?:,|;|then|and|but)$/.test(tokens[at - 2]?.word ?? '');
  const next = tokens[at + 1]?.word ?? '';
  return !opens || !/^\p{L}+$/u.test(next) || OF_THE_WORD.test(next);
}

/** What comes after a word that is spoken of. */
const OF_THE_WORD = /^(?:is|are|was|were|has|in|of|and|or|as|with|without|that|which|\p{L}*[^su]s)$/u;

/** `the keyword SHALL without a subject`, `the words SHALL and MUST`, `SHALL: what binds`: a word that is spoken of. */
function isSpokenOf(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.word;
  if (at === 0) return next === ':' && tokens.length > 2;
  const before = tokens[at - 1]?.word ?? '';
  if (/^(?:and|or|,)$/.test(before) && MODALS.has(tokens[at - 2]?.word ?? ''))
    return isSpokenOf(tokens, at - 2);
  if (!/^(?:keyword|modal|verb|word|term)s?$/.test(before)) return false;
  return next === undefined || /^(?:[,;:.]|and|or|with|without|in|is|as|for|to|where|alone|only)$/.test(next);
}

function toModal(tokens: readonly Token[], at: number): FoundModal {
  const next = tokens[at + 1]?.word;
  const never = next === 'never';
  const negated = next === 'not' || never;
  return {
    at,
    end: at + (negated ? 2 : 1),
    modal: tokens[at]?.word as FoundModal['modal'],
    negated,
    never,
  };
}
