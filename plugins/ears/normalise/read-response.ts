import { LIMITS } from '#config';
import type { EarsResponse, OpaqueReason } from '#model';
import type { Formula, Words } from '../formula.ts';
import { not } from '../formulas.ts';
import type { Effect } from '../statement.ts';
import { parseExpression } from '../vocabulary/parse-expression.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { canonicalAction, nameKey } from '../words/canonical.ts';
import { baseForm, isResponseVerb, opensResponse } from '../words/response-verbs.ts';
import { type Token, tokensOf } from '../words/tokens.ts';
import { named, spanOf } from './authors-words.ts';
import { takeTiming } from './bounds.ts';
import { findComparing } from './comparatives.ts';
import { comparisonOf } from './read-atom.ts';
import { readSlot } from './slots.ts';
import { choiceOf, flagOf, numberOf } from './variables.ts';

/** A response, understood. */
export interface ReadResponse {
  readonly effect: Effect;
  /** What must be the case before: `from A to B`. */
  readonly requires?: Formula;
  readonly unshareable: boolean;
  readonly declarations: readonly string[];
}

export type ResponseResult =
  | ({ readonly kind: 'read' } & ReadResponse)
  | { readonly kind: 'unread'; readonly reason: OpaqueReason };

/** What a piece of a response makes true. */
interface Made {
  readonly formula: Formula;
  readonly requires?: Formula;
  readonly invariant?: true;
  readonly unshareable: boolean;
  readonly declarations: readonly string[];
}

/**
 * Reads what a response makes true. Whole phrases of the vocabulary count first, then expressions in code, slots, amounts, and
 * last the words themselves: what to do, keyed by verb and object.
 * Ensures: a prohibition is the negation of what the same words demand.
 * Limits: `LIMITS.earsConditionLength`.
 */
export function readResponse(response: EarsResponse, vocabulary: Vocabulary): ResponseResult {
  if (response.text.length > LIMITS.earsConditionLength) return { kind: 'unread', reason: 'too-long' };
  const tokens = told(tokensOf(response.text), response);
  if (tokens.length === 0) return { kind: 'unread', reason: 'no-response' };
  // `SHALL only validate x` forbids the rest and demands nothing.
  if (tokens[0]?.text === 'only') return { kind: 'unread', reason: 'restriction' };
  const whole = wordsOf(tokens, response);
  const declared = declaredBy(whole, vocabulary);
  const timed = declared === undefined ? takeTiming(tokens) : { tokens, timing: [] };
  const made = declared ?? readTimed(timed.tokens, response, vocabulary);
  return {
    kind: 'read',
    effect: {
      formula: response.negated ? not(made.formula, whole) : made.formula,
      manner: made.invariant === true ? 'invariant' : 'action',
      timing: timed.timing,
      permission: response.modal === 'may' && !response.negated,
    },
    ...(made.requires === undefined ? {} : { requires: made.requires }),
    unshareable: made.unshareable,
    declarations: made.declarations,
  };
}

/** A step tells in the third person what a sentence asks for. */
function told(tokens: readonly Token[], { modal }: EarsResponse): readonly Token[] {
  const [first, ...rest] = tokens;
  if (modal !== 'none' || first === undefined || first.kind !== 'word') return tokens;
  const all = [{ ...first, text: baseForm(first.text) }, ...rest];
  return all.map((token, at) =>
    all[at - 1]?.text === 'and' && token.kind === 'word' ? { ...token, text: baseForm(token.text) } : token,
  );
}

function declaredBy(words: Words, vocabulary: Vocabulary): Made | undefined {
  const found = vocabulary.response(words.text);
  return found === undefined
    ? undefined
    : {
        formula: named(found.formula, words),
        ...(found.guard === undefined ? {} : { requires: named(found.guard, words) }),
        unshareable: false,
        declarations: [found.declaration],
      };
}

/** A response without its time bounds. */
function readTimed(tokens: readonly Token[], response: EarsResponse, vocabulary: Vocabulary): Made {
  const words = wordsOf(tokens, response);
  const whole = declaredBy(words, vocabulary) ?? readInvariant(tokens, words, vocabulary);
  if (whole !== undefined) return whole;
  const isDeclared = (part: readonly Token[]) =>
    part.length > 0 && declaredBy(wordsOf(part, response), vocabulary) !== undefined;
  const { kind, parts } = partsOf(tokens, isDeclared);
  const made = parts.map((part) => readOne(part, wordsOf(part, response), vocabulary));
  const [only] = made;
  if (only !== undefined && made.length === 1) return only;
  const requires = made.flatMap((one) => (one.requires === undefined ? [] : [one.requires]));
  return {
    formula: { kind, of: made.flatMap(({ formula }) => (formula.kind === kind ? formula.of : [formula])) },
    ...(requires.length === 0 ? {} : { requires: { kind: 'and', of: requires } }),
    unshareable: made.some(({ unshareable }) => unshareable),
    declarations: [...new Set(made.flatMap(({ declarations }) => declarations))],
  };
}

function readOne(tokens: readonly Token[], words: Words, vocabulary: Vocabulary): Made {
  const declared = declaredBy(words, vocabulary) ?? readInvariant(tokens, words, vocabulary);
  return declared ?? readSlotOf(tokens, words) ?? readAmount(tokens, words) ?? readAction(tokens, words);
}

const KEEPING: ReadonlySet<string> = new Set(['maintain', 'ensure', 'keep', 'guarantee', 'allow', 'permit']);
const MAKING: ReadonlySet<string> = new Set(['establish', 'make', 'end']);

/** ``maintain `P` ``, ``ensure that `P` ``, ``establish `P` ``, `ensure that the door is closed` over declared words. */
function readInvariant(tokens: readonly Token[], words: Words, vocabulary: Vocabulary): Made | undefined {
  const verb = tokens[0]?.text ?? '';
  if (!KEEPING.has(verb) && !MAKING.has(verb)) return undefined;
  const rest = tokens.slice(tokens[1]?.text === 'that' ? 2 : 1);
  const found = expressionOf(rest, words, vocabulary) ?? conditionOf(rest, verb, vocabulary);
  if (found === undefined) return undefined;
  return {
    ...found,
    formula: verb === 'end' ? not(found.formula, words) : found.formula,
    ...(KEEPING.has(verb) ? { invariant: true as const } : {}),
  };
}

function expressionOf(tokens: readonly Token[], words: Words, vocabulary: Vocabulary): Made | undefined {
  const [code, ...rest] = tokens;
  if (code === undefined || code.kind !== 'quote' || !code.text.startsWith('`')) return undefined;
  if (rest.some(({ text }) => text !== 'holds' && text !== 'true')) return undefined;
  const parsed = parseExpression(code.text.slice(1, -1), (name) => vocabulary.variable(name), {
    path: words.span.path,
    start: words.span.start,
  });
  if (parsed.kind === 'problem') return undefined;
  const declarations = [...new Set(parsed.variables.map(({ key }) => key))];
  return { formula: parsed.formula, unshareable: false, declarations };
}

function conditionOf(tokens: readonly Token[], verb: string, vocabulary: Vocabulary): Made | undefined {
  if (verb === 'allow' || verb === 'permit' || tokens.length === 0) return undefined;
  const found = vocabulary.condition(writtenOf(tokens));
  return found === undefined
    ? undefined
    : { formula: found.formula, unshareable: false, declarations: [found.declaration] };
}

function readSlotOf(tokens: readonly Token[], words: Words): Made | undefined {
  const slot = readSlot(tokens);
  if (slot === undefined) return undefined;
  const variable = choiceOf('slot', nameKey(slot.name), [slot.value], 'response');
  const set: Formula = { kind: 'choice', variable, value: slot.value, words };
  const { key, unshareable } = canonicalAction(textOf(tokens));
  // What the slot does not say is demanded too, so that two responses are equal only if all their words are.
  const rest: Formula = { kind: 'flag', variable: flagOf('do', key, 'response'), words };
  const before =
    slot.from === undefined ? undefined : choiceOf('state', nameKey(slot.name), [slot.from], 'state');
  return {
    formula: slot.complete ? set : { kind: 'and', of: [set, rest] },
    ...(before === undefined || slot.from === undefined
      ? {}
      : { requires: { kind: 'choice', variable: before, value: slot.from, words } }),
    unshareable,
    declarations: [],
  };
}

/** `keep at most 50 versions`: a bound of how many, not of whether. */
function readAmount(tokens: readonly Token[], words: Words): Made | undefined {
  const found = findComparing(tokens);
  if (found === undefined || found.start <= 0) return undefined;
  const rest = tokens.slice(found.next);
  const before = tokens.slice(0, found.start);
  const first = before[0]?.text ?? '';
  // `reject files that are named in more than one list` bounds nothing of what is done.
  if (PERMITTING.has(first) && first !== 'be') return undefined;
  if (before.slice(1).some(({ kind, text }) => kind === 'word' && INSIDE.has(text))) return undefined;
  if ([...before, ...rest].some(({ kind, text }) => kind === 'number' || text === 'or' || text === 'and'))
    return undefined;
  const after = rest.length === 0 ? '' : ` … ${nameKey(textOf(rest))}`;
  const variable = numberOf('amount', `${nameKey(textOf(before))}${after}`, {
    kind: 'number',
    dimension: found.dimension,
    whole: found.whole,
  });
  const { unshareable } = canonicalAction(textOf(tokens));
  return { formula: comparisonOf(variable, found, words), unshareable, declarations: [] };
}

function readAction(tokens: readonly Token[], words: Words): Made {
  const { key, negated, unshareable } = canonicalAction(textOf(tokens));
  const variable = flagOf('do', key, 'response');
  const formula: Formula = negated
    ? { kind: 'not', of: { kind: 'flag', variable }, words }
    : { kind: 'flag', variable, words };
  return { formula, unshareable, declarations: [] };
}

/** `reject the request and record the reason`: two things to do, where a verb follows the word that joins them. */
function partsOf(
  tokens: readonly Token[],
  isDeclared: (part: readonly Token[]) => boolean,
): {
  readonly kind: 'and' | 'or';
  readonly parts: readonly (readonly Token[])[];
} {
  const single = { kind: 'and' as const, parts: [tokens] };
  if (PERMITTING.has(tokens[0]?.text ?? '') || hasElse(tokens)) return single;
  const parts: (readonly Token[])[] = [];
  const kinds = new Set<'and' | 'or'>();
  let start = 0;
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.text === '(') depth++;
    if (token.text === ')') depth--;
    if (depth !== 0 || !['and', 'or', ','].includes(token.text)) continue;
    const own = withoutComma(tokens.slice(start, at));
    if (!isDeclared(own) && !endsResponse(own)) continue;
    if (!opensResponse(tokens[at + 1], tokens[at + 2]) && !isDeclared(upToNext(tokens, at + 1))) continue;
    if (token.text === 'and' || token.text === 'or') kinds.add(token.text);
    else if (token.text !== ',' || !isListed(tokens, at)) continue;
    parts.push(own);
    start = at + 1;
  }
  parts.push(tokens.slice(start));
  const [kind] = kinds;
  return kind === undefined || kinds.size > 1 ? single : { kind, parts };
}

/** `ring and glow, otherwise hum and blink`: never all of them. */
function hasElse(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ text }, at) =>
      /^(?:otherwise|else)$/.test(text) && /^(?:,|;|and|or|but)$/.test(tokens[at - 1]?.text ?? ''),
  );
}

/** `create or delete a file`: one object for both; `so that users read and write it`: an inner clause. */
function endsResponse(own: readonly Token[]): boolean {
  return own.length >= 2 && !insideClause(own) && !isResponseVerb(own.at(-1));
}

/** The tokens from one place up to the next word that joins. */
function upToNext(tokens: readonly Token[], start: number): readonly Token[] {
  const end = tokens.findIndex(({ text }, at) => at > start && ['and', 'or', ','].includes(text));
  return tokens.slice(start, end < 0 ? tokens.length : end);
}

/** Whether the last of the things to do after a comma is joined by a word. */
function isListed(tokens: readonly Token[], comma: number): boolean {
  const last = tokens.findLastIndex(
    ({ text }, at) =>
      at > comma && (text === 'and' || text === 'or') && opensResponse(tokens[at + 1], tokens[at + 2]),
  );
  return last > 0 && !insideClause(tokens.slice(comma, last));
}

const PERMITTING: ReadonlySet<string> = new Set([
  'allow',
  'permit',
  'enable',
  'let',
  'be',
  'require',
  'prompt',
  'ask',
]);

/** `so that users read and write it`: what follows belongs to the inner clause. */
function insideClause(tokens: readonly Token[]): boolean {
  return tokens.some(({ kind, text }) => kind === 'word' && INNER.has(text));
}

/** Words of a statement inside what is to be done: `ensure the total never goes below 0`, `verify that it is at most 5`. */
const INSIDE: ReadonlySet<string> = new Set(
  `that which who whose where when if so whether indicating is are be was were has have can will never not no neither nor
   none without goes go drops drop falls fall exceeds remains remain stays stay becomes become`.split(/\s+/),
);

const INNER: ReadonlySet<string> = new Set(
  'that which who whose where when while if unless because whether to before after until without instead rather'.split(
    ' ',
  ),
);

function withoutComma(tokens: readonly Token[]): readonly Token[] {
  return tokens.at(-1)?.text === ',' ? tokens.slice(0, -1) : tokens;
}

function wordsOf(tokens: readonly Token[], { text, span }: EarsResponse): Words {
  const start = tokens[0]?.start ?? 0;
  const end = tokens.at(-1)?.end ?? text.length;
  // Time bounds stand between: the author's words are then those that are left.
  const gap = tokens.some(
    (token, at) => at > 0 && /\w/.test(text.slice(tokens[at - 1]?.end ?? 0, token.start)),
  );
  return { text: gap ? writtenOf(tokens) : text.slice(start, end), span: spanOf(start, end, text, span) };
}

function writtenOf(tokens: readonly Token[]): string {
  return tokens.map(({ written }) => written).join(' ');
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ kind, text, written }) => (kind === 'word' ? text : written)).join(' ');
}
