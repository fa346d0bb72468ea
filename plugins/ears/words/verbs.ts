import { isParticiple, thirdPerson } from './lemmas.ts';
import type { Token } from './tokens.ts';

const AUXILIARIES: ReadonlySet<string> = new Set(
  `is are was were has have had does do did can cannot could will would shall should may might must isn't aren't wasn't
   weren't doesn't don't didn't hasn't haven't can't won't`.split(/\s+/),
);

/** Verbs whose third person is no plural noun, so that one of them after `and` opens a second clause. */
const VERBS: readonly string[] =
  `accept access achieve add allow appear apply arrive ask assign attach attempt authenticate
  become begin belong bind cancel carry cease choose clear click close complete comply configure conflict confirm connect
  consist contain continue contradict convert create decide declare decline deliver delete depend derive describe detect
  determine differ disable disappear discard disconnect discover drag drop emit enable encounter enter equal evaluate exceed
  exclude execute exist expire expose extend fail fall find finish follow generate get give go grant happen have hold
  identify ignore import include indicate initiate install invoke join keep lack launch lead leave lie lose map match meet
  move navigate need obtain occur omit open overlap parse participate pass perform permit persist precede prevent proceed
  produce prohibit provide publish reach read receive recognize refer refuse register reject remain remove rename render
  replace require reside resolve respond restart restore retain retrieve return save satisfy scan scroll select send share
  specify start stop submit succeed supply supersede support suspend switch tap terminate transition trigger turn try
  upload use validate verify violate visit wait write yield`.split(/\s+/);

/** Third persons that are also plural nouns: they are verbs where a determiner follows, or where no other verb does. */
const ALSO_NOUNS: ReadonlySet<string> = new Set(
  `accesses answers attempts builds calls changes claims clicks comments conflicts drops ends errors finds finishes holds
   imports inputs leads likes links lists logs maps marks matches moves names needs orders outputs passes posts prints
   reads records refuses reports requests restarts results returns runs scans sets shares shows signals starts states stops
   supports switches tests tries triggers turns updates uploads uses views visits votes waits`.split(/\s+/),
);

const DETERMINERS: ReadonlySet<string> = new Set(
  'the a an any all each every no its their his her it them this that these those both one only more'.split(
    ' ',
  ),
);

const FINITE: ReadonlySet<string> = new Set(VERBS.map(thirdPerson));
const BASE: ReadonlySet<string> = new Set(VERBS);

const OPENING: ReadonlySet<string> = new Set(
  'that which who whose whom where when whenever while if unless because whether since until before after although what how'.split(
    ' ',
  ),
);

/** Whether a token opens what is said of a subject named before. */
export function opensPredicate(token: Token | undefined, next: Token | undefined): boolean {
  if (token === undefined || token.kind !== 'word') return false;
  if (AUXILIARIES.has(token.text)) return true;
  return ALSO_NOUNS.has(token.text) ? hasObject(next) : FINITE.has(token.text);
}

/**
 * Where the verb of the main clause stands, when a subject stands before it. A verb of a relative clause does not count, nor
 * one behind a comma; one that may be a noun counts only if a determiner follows.
 */
export function mainVerb(tokens: readonly Token[]): number | undefined {
  for (const [index, token] of tokens.entries()) {
    if (token.text === ',') return undefined;
    if (token.kind !== 'word') continue;
    if (OPENING.has(token.text)) return undefined;
    if (index > 0 && isVerb(tokens, index)) return index;
  }
  return undefined;
}

/** Whether a token is a verb that takes an object, rather than one that helps another. */
export function isFullVerb(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    !AUXILIARIES.has(token.text) &&
    (FINITE.has(token.text) || ALSO_NOUNS.has(token.text))
  );
}

/** What follows a verb, and no noun. */
function hasObject(next: Token | undefined): boolean {
  if (next === undefined || next.kind === 'quote') return next !== undefined;
  // `clicks Remove`: what is clicked has a name.
  return next.kind === 'word' && (DETERMINERS.has(next.text) || /^\p{Lu}/u.test(next.written));
}

/** Whether a relative or subordinate clause stands among the tokens. */
export function hasInnerClause(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.kind === 'word' && OPENING.has(token.text));
}

function isVerb(tokens: readonly Token[], index: number): boolean {
  const { text = '', written = '' } = tokens[index] ?? {};
  const before = tokens[index - 1]?.text ?? '';
  // `rests on a MAY`: in capitals it is a name.
  if (AUXILIARIES.has(text)) return !/^(?:MAY|MUST|SHALL|SHOULD|WILL)$/.test(written);
  if (ALSO_NOUNS.has(text) && !hasObject(tokens[index + 1])) return false;
  if (['the', 'a', 'an', 'of', 'no', 'any', 'all', 'to'].includes(before)) return false;
  if (FINITE.has(text) || ALSO_NOUNS.has(text)) return true;
  // A plural subject: `files exist`, `users disable tracking`.
  return BASE.has(text) && before.endsWith('s') && !isParticiple(text);
}
