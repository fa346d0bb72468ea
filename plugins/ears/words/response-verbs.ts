import { thirdPerson } from './lemmas.ts';
import type { Token } from './tokens.ts';

/** Verbs that open a further response after `and`. */
const VERBS: ReadonlySet<string> = new Set(
  `abort accept activate add adjust advance allow append apply archive ask assign associate attach attempt authenticate
   avoid begin bind block bypass calculate call cancel cap capture change check choose clamp classify clean clear close
   collapse collect combine compare compile complete compute configure confine confirm connect consider construct consume
   continue convert copy count create deactivate decline decode decrease decrement default defer delete deliver deny derive
   detect determine disable discard disconnect dismiss display distinguish do download drop emit enable encode encrypt end
   enforce enqueue ensure enter establish evaluate exclude execute exit expand explain expose extract fail fall fetch fill
   filter find finish flag flush focus follow format forward generate get give grant group guarantee halt handle hide
   highlight hold identify ignore include increase increment indicate inform inherit initialize initiate insert inspect
   install invalidate invoke issue join keep label launch leave let limit link list load lock log maintain make map mark
   match measure merge migrate monitor move name navigate normalize notify offer omit open order overwrite parse pass
   pause perform permit persist place play populate post prefer prepare present preserve prevent print prioritize proceed
   process produce prohibit promote prompt propagate provide prune publish pull purge push put queue raise read reassign
   rebuild recalculate receive recompute record redirect reduce refer refresh refuse register reject release reload remain
   remember remove rename render renew reopen reorder repeat replace reply report request require rerun reserve reset
   resolve respond restart restore restrict resume retain retrieve retry return reuse reveal revert revoke roll rotate
   route run sanitize save scan schedule scroll search select send separate serialize serve set show shut signal skip sort
   specify split start state stop store stream strip submit suggest supply support suppress suspend switch sync synchronize
   take terminate test throw toggle track transfer transform transition translate transmit treat trigger trim truncate turn
   unlock unregister update upload use validate verify wait warn wrap write yield`.split(/\s+/),
);

/** Those of them that are also nouns: they are verbs only before a determiner or a quotation. */
const ALSO_NOUNS: ReadonlySet<string> = new Set(
  `abort archive attempt block call cap change check copy count default delete display do drop end exit fill filter find flag
   focus group halt handle hold issue keep label launch leave limit link list load lock log map mark match measure move
   name offer order pass pause place play post present process promote prompt pull purge push queue record release
   reload report request reserve reset restart return reuse roll route run scan schedule scroll search set show signal sort
   split start state stop store stream strip support switch sync take test toggle track transfer trigger trim turn update
   upload use wait wrap yield`.split(/\s+/),
);

const DETERMINERS: ReadonlySet<string> = new Set(
  'the a an any all each every no its their his her them it that this these those such both one only'.split(
    ' ',
  ),
);

const ENDING: ReadonlySet<string> = new Set(['exit', 'end', 'stop', 'return']);

const BASE: ReadonlyMap<string, string> = new Map([...VERBS].map((verb) => [thirdPerson(verb), verb]));

/** Whether a token opens a further thing to do. */
export function opensResponse(token: Token | undefined, next: Token | undefined): boolean {
  if (token === undefined || next === undefined || token.kind !== 'word') return false;
  if (!VERBS.has(token.text) || next.text === 'of') return false;
  // `exit with code 2`: a noun would have an article.
  if (next.text === 'with' && ENDING.has(token.text)) return true;
  return !ALSO_NOUNS.has(token.text) || next.kind === 'quote' || DETERMINERS.has(next.text);
}

/** The base form of a verb in the third person: a step of a scenario tells `exits` where a sentence asks to `exit`. */
export function baseForm(word: string): string {
  return BASE.get(word) ?? word;
}

/** Whether a token is such a verb, whatever follows it. */
export function isResponseVerb(token: Token | undefined): boolean {
  return token?.kind === 'word' && VERBS.has(token.text) && !ALSO_NOUNS.has(token.text);
}
