import { printRational } from '../rational.ts';
import type { Token } from '../words/tokens.ts';
import { numberIn } from './comparatives.ts';
import { valueKey } from './enumerations.ts';

/** Something that has one value at a time, and that a response gives one. */
export interface Slot {
  readonly name: string;
  readonly value: string;
  /** What it had before: `from A to B`. */
  readonly from?: string;
  /** Whether every word of the response was needed to say it. */
  readonly complete: boolean;
}

const ARTICLES: ReadonlySet<string> = new Set(['the', 'a', 'an']);

/** Verbs that ask for what somebody else may do; what they permit is set by nobody yet. */
const PERMITTING: ReadonlySet<string> = new Set([
  'allow',
  'permit',
  'enable',
  'let',
  'allows',
  'permits',
  'enables',
  'lets',
]);

/**
 * Finds the slot that a response sets: exit code, HTTP status, default, mode, state, `set X to Y`, `transition to Y`.
 * Ensures: a value is one word, one number or one quoted string; a longer one is no slot, since two texts may name one value.
 */
export function readSlot(tokens: readonly Token[]): Slot | undefined {
  const plain = tokens.filter(({ kind, text }) => kind !== 'word' || !ARTICLES.has(text));
  if (PERMITTING.has(plain[0]?.text ?? '')) return undefined;
  return exitCode(plain) ?? httpStatus(plain) ?? assigned(plain) ?? moved(plain) ?? inMode(plain);
}

/** After one of several values, and before what a value is meant for: the other cases may have another. */
const GOING_ON: ReadonlySet<string> = new Set(
  'or / - – + . through for on in to upon by from of at per during where unless otherwise except if when while only since because until ('.split(
    ' ',
  ),
);

/** `0 or 1`, `400, 404 or 410`, `500-599`, `1 on failure`: it is one of several values, and not read which. */
function isOneOfSeveral(after: readonly Token[]): boolean {
  const [first, second] = after;
  if (first === undefined) return false;
  return (
    GOING_ON.has(first.text) || (first.text === ',' && (second?.kind === 'number' || second?.text === 'or'))
  );
}

function exitCode(tokens: readonly Token[]): Slot | undefined {
  const [verb, ...rest] = tokens;
  if (!is(verb, 'exit', 'exits', 'terminate', 'terminates', 'return', 'returns')) return undefined;
  let at = is(rest[0], 'with') ? 1 : 0;
  const named = wordsAt(
    rest,
    at,
    ['exit', 'code'],
    ['exit', 'status'],
    ['status', 'code'],
    ['code'],
    ['status'],
  );
  if (named === undefined && !(is(verb, 'exit', 'exits') && at === 1)) return undefined;
  // `return status 404` may be anything that has a status.
  if (is(verb, 'return', 'returns') && !is(rest[at], 'exit')) return undefined;
  at = named ?? at;
  const value = rest[at];
  const after = rest.slice(at + 1);
  if (value === undefined || !/^\d+$/.test(valueKey(value)) || isOneOfSeveral(after)) return undefined;
  // `exit code 3 means a jam` says what the code stands for, and not that it is given.
  if (is(rest[0], 'code', 'status') && after[0] !== undefined && !GIVEN_WITH.has(after[0].text))
    return undefined;
  return { name: 'exit code', value: valueKey(value), complete: after.length === 0 };
}

/** What may follow a code that is given. */
const GIVEN_WITH: ReadonlySet<string> = new Set([',', 'and', 'but', 'with', 'without', 'after', 'before']);

function httpStatus(tokens: readonly Token[]): Slot | undefined {
  const [verb, ...rest] = tokens;
  if (!is(verb, 'return', 'returns', 'respond', 'responds', 'answer', 'answers', 'reply', 'replies'))
    return undefined;
  let at = is(rest[0], 'with') ? 1 : 0;
  const named = wordsAt(
    rest,
    at,
    ['http', 'status', 'code'],
    ['http', 'status'],
    ['http'],
    ['status', 'code'],
  );
  at = named ?? at;
  const value = rest[at];
  const code = value === undefined ? '' : valueKey(value).replace(/^http /, '');
  if (!/^[1-5]\d\d$/.test(code) || isOneOfSeveral(rest.slice(at + 1))) return undefined;
  const isResponse =
    named !== undefined || rest.slice(at + 1).some((token) => is(token, 'response', 'error', 'status'));
  return isResponse ? { name: 'http status', value: code, complete: rest.length === at + 1 } : undefined;
}

/** `set X to Y`, `default X to Y`. */
function assigned(tokens: readonly Token[]): Slot | undefined {
  const [verb, ...rest] = tokens;
  if (!is(verb, 'set', 'sets', 'default', 'defaults')) return undefined;
  const to = rest.findIndex((token) => is(token, 'to'));
  const value = rest[to + 1];
  if (to < 0 || value === undefined || rest.length !== to + 2 || value.kind === 'mark') return undefined;
  const subject = nameOf(rest.slice(0, to));
  if (subject === undefined && is(verb, 'set', 'sets')) return undefined;
  const name = is(verb, 'default', 'defaults') ? `default ${subject ?? ''}`.trim() : (subject ?? '');
  return { name, value: assignedValue(value, name), complete: true };
}

/** A number however it is written; of a version every digit counts. */
function assignedValue(token: Token, name: string): string {
  const key = valueKey(token);
  const number = token.kind === 'quote' || name.endsWith('version') ? undefined : numberIn(token);
  return number === undefined ? key : printRational(number);
}

/** `transition to Y`, `change the order from A to B`, `enter Y mode`. */
function moved(tokens: readonly Token[]): Slot | undefined {
  const [verb, ...rest] = tokens;
  if (!is(verb, 'transition', 'transitions', 'change', 'changes', 'move', 'moves', 'switch', 'switches'))
    return undefined;
  const to = rest.findIndex((token) => is(token, 'to'));
  if (to < 0) return undefined;
  const before = rest.slice(0, to);
  const from = before.findIndex((token) => is(token, 'from'));
  const source = from < 0 ? undefined : single(before.slice(from + 1));
  if (from >= 0 && source === undefined) return undefined;
  const subject = nameOf(from < 0 ? before : before.slice(0, from));
  const target = single(rest.slice(to + 1));
  if (target === undefined) return undefined;
  // `move the file to archive`: only what names a state has one value at a time.
  const isState =
    is(verb, 'transition', 'transitions') || /\b(?:states?|status|mode|phase|stage)$/.test(subject ?? 'x');
  const says = is(rest.at(-1), 'state', 'mode', 'status');
  if (!isState && !says) return undefined;
  const name = (subject ?? 'state').replace(/\bstates$/, 'state');
  return { name, value: target, ...(source === undefined ? {} : { from: source }), complete: true };
}

function inMode(tokens: readonly Token[]): Slot | undefined {
  const [verb, ...rest] = tokens;
  const noun = rest.at(-1);
  if (!is(verb, 'enter', 'enters') || noun === undefined || !is(noun, 'mode', 'state')) return undefined;
  const value = single(rest);
  return value === undefined ? undefined : { name: noun.text, value, complete: true };
}

/** The one value that words name: `STANDBY`, `safe mode`, `"Open"`. */
function single(tokens: readonly Token[]): string | undefined {
  const last = tokens.at(-1);
  const own = is(last, 'state', 'mode', 'status') ? tokens.slice(0, -1) : tokens;
  const bare = is(own[0], 'state', 'mode', 'status') ? own.slice(1) : own;
  const [value] = bare;
  return bare.length === 1 && value !== undefined && value.kind !== 'mark' ? valueKey(value) : undefined;
}

function nameOf(tokens: readonly Token[]): string | undefined {
  if (
    tokens.length === 0 ||
    tokens.some(({ text }) => ['and', 'or', ',', 'its', 'their', 'his', 'her'].includes(text))
  )
    return undefined;
  return tokens.map(({ text }) => text).join(' ');
}

function wordsAt(
  tokens: readonly Token[],
  at: number,
  ...phrases: readonly (readonly string[])[]
): number | undefined {
  const found = phrases.find((words) => words.every((word, index) => tokens[at + index]?.text === word));
  return found === undefined ? undefined : at + found.length;
}

function is(token: Token | undefined, ...words: readonly string[]): boolean {
  return token !== undefined && token.kind === 'word' && words.includes(token.text);
}
