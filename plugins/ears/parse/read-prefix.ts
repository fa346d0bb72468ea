import type { ClauseKind } from '#model';
import { isCircumstance, isConnective, isGerund, leadingAt, openingAt } from './keywords.ts';
import type { Token } from './tokens.ts';

/** A clause as tokens: keyword `[at, textFrom)`, condition `[textFrom, to)`. */
export interface ClauseTokens {
  readonly kind: ClauseKind;
  readonly at: number;
  readonly textFrom: number;
  readonly to: number;
  /** No comma and no other clause follows it. */
  readonly bare: boolean;
}

/** What stands before the first modal. */
export interface Prefix {
  readonly clauses: readonly ClauseTokens[];
  /** Tokens of the subject; absent where there is none. */
  readonly subject?: { readonly from: number; readonly to: number };
  readonly withThen: boolean;
  /** Words before the first clause, or a circumstance that EARS has no word for. */
  readonly unknownLead: boolean;
  /** Those words limit nothing: `By default,`, `To save power,`. */
  readonly harmless: boolean;
  /** It goes on from the sentence before: `Otherwise`, `In this case`. */
  readonly leans: boolean;
}

/** Reads clauses and subject out of the tokens `[from, to)` before a modal. */
export function readPrefix(tokens: readonly Token[], from: number, to: number): Prefix {
  const start = skipConnectives(tokens, from, to);
  const leans = leansBack(tokens, start);
  const leading = leadingAt(tokens, start);
  if (leading !== undefined && leading.kind !== 'only-if') {
    const subject = findSubject(tokens, start + leading.length, to);
    const clauses = readClauses(tokens, start, subject.end);
    return toPrefix(clauses, subject, to, { unknownLead: false, harmless: false, leans });
  }
  const keyword = capitalKeyword(tokens, start, to);
  if (keyword !== undefined) {
    const subject = findSubject(tokens, keyword + 1, to);
    const clauses = readClauses(tokens, keyword, subject.end);
    const lead = circumstance(tokens, start, keyword);
    return toPrefix([...lead, ...clauses], subject, to, {
      unknownLead: true,
      harmless: isHarmless(tokens[start]),
      leans,
    });
  }
  const comma = isCircumstance(tokens[start]) ? indexOf(tokens, ',', start, to) : -1;
  if (comma > 0 && comma < to - 1) {
    const subject = findSubject(tokens, start, to);
    return toPrefix(circumstance(tokens, start, subject.end), subject, to, {
      unknownLead: true,
      harmless: isHarmless(tokens[start]),
      leans,
    });
  }
  if (/^(?:otherwise|to|so)$/.test(tokens[start]?.word ?? '') && indexOf(tokens, ',', start, to) > 0) {
    const subject = findSubject(tokens, start, to);
    return toPrefix([], subject, to, { unknownLead: true, harmless: isHarmless(tokens[start]), leans });
  }
  return subjectOnly(tokens, afterSemicolon(tokens, start, to), to, leans);
}

/** Clauses without a subject: the whole of a sentence, or of a lead, that has no modal. */
export function readOnlyClauses(tokens: readonly Token[], from: number, to: number): readonly ClauseTokens[] {
  const start = skipConnectives(tokens, from, to);
  if (leadingAt(tokens, start) === undefined) return [];
  const then = lastThen(tokens, start, to);
  return readClauses(tokens, start, then ?? to);
}

interface FoundSubject {
  /** Where clauses end, and the subject's first token; `from === to` where nothing is left for it. */
  readonly end: number;
  readonly from: number;
  readonly withThen: boolean;
  readonly bare: boolean;
}

function toPrefix(
  clauses: readonly ClauseTokens[],
  subject: FoundSubject,
  to: number,
  flags: Pick<Prefix, 'unknownLead' | 'harmless' | 'leans'>,
): Prefix {
  const last = clauses.at(-1);
  const marked =
    last !== undefined && subject.bare ? [...clauses.slice(0, -1), { ...last, bare: true }] : clauses;
  return {
    clauses: marked,
    ...(subject.from < to ? { subject: { from: subject.from, to } } : {}),
    withThen: subject.withThen,
    ...flags,
  };
}

function skipConnectives(tokens: readonly Token[], from: number, to: number): number {
  let at = from;
  if (tokens[at]?.word === 'then') at++;
  else if (tokens[at]?.word === 'in' && tokens[at + 1]?.word === 'addition')
    at += 2 + inAdditionTo(tokens, at + 2, to);
  else if (
    isConnective(tokens[at]) &&
    (tokens[at + 1]?.written === ',' || /^(?:and|but)$/.test(tokens[at]?.word ?? ''))
  )
    at++;
  if (at > from && tokens[at]?.written === ',') at++;
  return at < to ? at : from;
}

/** `in addition to what is there, the box SHALL`: what is there limits nothing. */
function inAdditionTo(tokens: readonly Token[], from: number, to: number): number {
  if (tokens[from]?.word !== 'to') return 0;
  const comma = indexOf(tokens, ',', from, to);
  return comma < 0 ? 0 : comma - from;
}

function leansBack(tokens: readonly Token[], at: number): boolean {
  const words = [0, 1, 2].map((next) => tokens[at + next]?.word);
  return (
    words[0] === 'otherwise' ||
    words[0] === 'instead' ||
    ((words[0] === 'in' || words[0] === 'on' || words[0] === 'for') &&
      /^(?:this|that|these|those|such|either|both)$/.test(words[1] ?? ''))
  );
}

/** A keyword in capitals, or one after a comma, that words stand before. */
function capitalKeyword(tokens: readonly Token[], from: number, to: number): number | undefined {
  for (let at = from + 1; at < to; at++) {
    const token = tokens[at];
    if (token?.upper && /^(?:WHERE|WHILE|WHEN|WHENEVER|IF|UNLESS)$/.test(token.written)) {
      // `The box, WHEN …, SHALL`: the subject was named first.
      if (tokens[to - 1]?.written === ',') return undefined;
      return at;
    }
  }
  return undefined;
}

function isHarmless(token: Token | undefined): boolean {
  return token !== undefined && /^(?:by|to|so|based|according|besides)$/.test(token.word);
}

/** Words such as `At night,`: a condition, though nobody can say which. */
function circumstance(tokens: readonly Token[], from: number, to: number): readonly ClauseTokens[] {
  const word = tokens[from]?.word;
  if (!isCircumstance(tokens[from]) || isHarmless(tokens[from])) return [];
  const next = tokens[from + 1]?.word;
  const each = word === 'for' && /^(?:each|every|all|any)$/.test(next ?? '');
  return [{ kind: each ? 'for-each' : 'while', at: from, textFrom: from + 1, to, bare: false }];
}

/** `Both are kept; the newer SHALL win`: what stands before the semicolon binds nobody. */
function afterSemicolon(tokens: readonly Token[], from: number, to: number): number {
  for (let at = to - 2; at > from; at--) if (tokens[at]?.written === ';') return at + 1;
  return from;
}

function subjectOnly(tokens: readonly Token[], from: number, to: number, leans: boolean): Prefix {
  const base = { withThen: false, unknownLead: false, harmless: false, leans };
  if (tokens[to - 1]?.written !== ',')
    return { ...base, clauses: [], ...(from < to ? { subject: { from, to } } : {}) };
  // `The box, when it is open, SHALL`
  for (let at = from + 1; at < to - 1; at++) {
    if (tokens[at]?.written !== ',') continue;
    const opening = openingAt(tokens, at + 1);
    if (opening === undefined) continue;
    const clause = {
      kind: opening.kind,
      at: at + 1,
      textFrom: at + 1 + opening.length,
      to: to - 1,
      bare: false,
    };
    return { ...base, clauses: [clause], subject: { from, to: at }, unknownLead: true };
  }
  return { ...base, clauses: [], subject: { from, to: to - 1 } };
}

/** Where the subject begins, and with it the conditions end: after THEN, after the last comma, at the last THE. */
function findSubject(tokens: readonly Token[], from: number, to: number): FoundSubject {
  const then = lastThen(tokens, from, to);
  if (then !== undefined) {
    const comma = tokens[then - 1]?.written === ',';
    const start = tokens[then + 1]?.written === ',' ? then + 2 : then + 1;
    return { end: comma ? then - 1 : then, from: start, withThen: true, bare: !comma };
  }
  for (let at = to - 1; at > from; at--)
    if (tokens[at]?.written === 'THE' && tokens[at - 1]?.written === ',')
      return { end: at - 1, from: at, withThen: false, bare: false };
  const comma = lastComma(tokens, from, to);
  const next = comma === undefined ? undefined : openingAt(tokens, comma + 1);
  if (comma !== undefined && next === undefined)
    return { end: comma, from: comma + 1, withThen: false, bare: false };
  // `While a, when b the box shall`: after the last comma another condition begins.
  const start = bareSubject(tokens, comma === undefined ? from : comma + 1 + (next?.length ?? 0), to);
  return { end: start, from: start, withThen: false, bare: true };
}

function lastThen(tokens: readonly Token[], from: number, to: number): number | undefined {
  for (let at = to - 1; at > from; at--) {
    const token = tokens[at];
    if (token?.word !== 'then' || tokens[at - 1]?.word === 'and') continue;
    if (token.upper || tokens[at - 1]?.written === ',' || indexOf(tokens, ',', at, to) < 0) return at;
  }
  return undefined;
}

/** The last comma that can stand between a condition and its subject. */
function lastComma(tokens: readonly Token[], from: number, to: number): number | undefined {
  let end = to;
  if (tokens[to - 1]?.written === ',') end = to - 1;
  for (let at = end - 1; at > from; at--) {
    if (tokens[at]?.written !== ',') continue;
    if (!/^(?:and|or|but)$/.test(tokens[at + 1]?.word ?? '')) {
      // `the box, using its lamp, SHALL`: what stands between commas belongs to the name before it.
      if (end < to && !isDeterminer(tokens[at + 1])) {
        end = to;
        continue;
      }
      return at;
    }
    // `WHEN a, b, or c happens the system SHALL`: the comma divides a list inside the condition.
    if (!isDeterminer(tokens[at + 2])) return undefined;
  }
  return undefined;
}

function isDeterminer(token: Token | undefined): boolean {
  return token !== undefined && /^(?:the|a|an|all|any|each|every|no)$/.test(token.word);
}

/** The subject of a sentence without comma: from the last THE, a pronoun, or names in capitals before the modal. */
function bareSubject(tokens: readonly Token[], from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) if (tokens[at]?.written === 'THE') return at;
  if (/^(?:it|they)$/.test(tokens[to - 1]?.word ?? '')) return to - 1;
  const second = secondName(tokens, from, to);
  if (second !== undefined) return second;
  for (let at = to - 1; at >= from; at--) if (tokens[at]?.word === 'the') return at;
  let at = to;
  while (at > from && /^\p{Lu}/u.test(tokens[at - 1]?.written ?? '')) at--;
  if (at < to) return at;
  // `… something but system will`: a bare noun after a connective.
  return to - from > 1 && /^(?:and|but|then)$/.test(tokens[to - 2]?.word ?? '') ? to - 1 : to;
}

const NAMING = /^(?:a|an|its|their|every|each|all|no|any)$/;
/** After these a name belongs to the condition: `is in a box`, `is open and a box`, `has a lock`, `opens a lid`. */
const NAMED_BY =
  /^(?:in|on|at|of|for|to|by|from|with|without|into|onto|over|under|as|than|like|via|per|within|between|before|after|and|or|nor|but|not|is|are|was|were|be|been|has|have|had|does|do|that|which|who|whose|,|\p{L}+s)$/u;

/** `while a lid is open a lamp SHALL`: behind a condition that is whole, a name begins anew. */
function secondName(tokens: readonly Token[], from: number, to: number): number | undefined {
  for (let at = to - 2; at > from + 1; at--) {
    if (tokens[at]?.word === 'the') return undefined;
    if (!NAMING.test(tokens[at]?.word ?? '')) continue;
    const whole = tokens.slice(from, at).some(({ word }) => /^(?:is|are|was|were|has|have)$/.test(word));
    return whole && !NAMED_BY.test(tokens[at - 1]?.word ?? '') ? at : undefined;
  }
  return undefined;
}

/** Divides `[from, to)`, which opens with a keyword, at the keywords inside it. */
function readClauses(tokens: readonly Token[], from: number, to: number): readonly ClauseTokens[] {
  const starts: { at: number; kind: ClauseKind; length: number }[] = [];
  const first = leadingAt(tokens, from);
  if (first === undefined) return [];
  starts.push({ at: from, ...first });
  for (let at = from + first.length; at < to; at++) {
    const opening = openingAt(tokens, at);
    if (opening === undefined || !opensInside(tokens, at, opening.kind)) continue;
    starts.push({ at, ...opening });
    at += opening.length - 1;
  }
  return starts.map(({ at, kind, length }, index) => {
    const next = starts[index + 1];
    return {
      kind,
      at,
      textFrom: at + length,
      to: clauseEnd(tokens, next?.at ?? to, at + length),
      bare: false,
    };
  });
}

/** A clause ends before the comma and the AND that join the next one. */
function clauseEnd(tokens: readonly Token[], to: number, from: number): number {
  let end = to;
  while (end > from && /^(?:,|;|and|but)$/.test(tokens[end - 1]?.word ?? '')) end--;
  return end;
}

const EMBEDDED = new Set(['when', 'whenever', 'while', 'whilst', 'unless', 'during']);

/** Whether a keyword inside the conditions opens another one. */
function opensInside(tokens: readonly Token[], at: number, kind: ClauseKind): boolean {
  const token = tokens[at];
  const before = tokens[at - 1]?.word ?? '';
  if (token === undefined || kind === 'for-each' || kind === 'only-if' || kind === 'before') return false;
  if (/^(?:or|even|only|except|of|to|just|not|than|by)$/.test(before)) return false;
  if (kind === 'while' && isGerund(tokens[at + 1])) return false;
  if (token.upper) return true;
  if (kind === 'until' || token.word === 'given') return false;
  if (before === ',') return kind !== 'where' && token.word !== 'once';
  return EMBEDDED.has(token.word) || (tokens[at + 1]?.word === 'when' && token.word === 'except');
}

function indexOf(tokens: readonly Token[], written: string, from: number, to: number): number {
  for (let at = from; at < to; at++) if (tokens[at]?.written === written) return at;
  return -1;
}
