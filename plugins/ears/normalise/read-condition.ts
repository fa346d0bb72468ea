import { LIMITS } from '#config';
import type { Words } from '../formula.ts';
import { not } from '../formulas.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { type Token, tokensOf } from '../words/tokens.ts';
import { named, spanOf } from './authors-words.ts';
import { joinedBy, type Part } from './connectives.ts';
import { readEnumeration } from './enumerations.ts';
import { readAtom } from './read-atom.ts';
import type { ConditionResult, Context, Place, ReadCondition } from './reading.ts';
import { joinedOf } from './reading.ts';

/**
 * Reads the words of one clause as a formula. Whole phrases of the vocabulary count first, then the closed rules.
 * Ensures: never throws; a text that the rules do not take apart is one flag, keyed by its canonical words.
 * Limits: `LIMITS.earsConditionLength`, `earsConditionDepth`.
 */
export function readCondition(place: Place, vocabulary: Vocabulary, role: Context['role']): ConditionResult {
  if (place.text.length > LIMITS.earsConditionLength) return { kind: 'unread', reason: 'too-long' };
  const tokens = tokensOf(place.text);
  return tokens.length === 0
    ? { kind: 'unread', reason: 'ambiguous-scope' }
    : readPart({ elided: [], own: tokens }, { vocabulary, role, place }, 0);
}

function readPart(part: Part, context: Context, depth: number): ConditionResult {
  if (depth > LIMITS.earsConditionDepth) return { kind: 'unread', reason: 'too-long' };
  const words = wordsOf(part, context.place);
  const declared = context.vocabulary.condition(words.text);
  if (declared !== undefined) {
    const { formula, declaration } = declared;
    return {
      kind: 'read',
      formula: named(formula, words),
      formal: true,
      unshareable: false,
      declarations: [declaration],
    };
  }
  const inner = bracketed(part.own);
  if (inner !== undefined && part.elided.length === 0)
    return readPart({ elided: [], own: inner }, context, depth + 1);
  // A list of values has an `or` of its own.
  if (readEnumeration([...part.elided, ...part.own]) !== undefined) return readAtom(part, words, context);
  // One after the other is not both at once.
  if (part.own.some(({ text }, at) => text === 'then' && part.own[at - 1]?.text === 'and'))
    return { kind: 'unread', reason: 'temporal' };
  const joined = joinedBy(part.own);
  switch (joined.kind) {
    case 'atom':
      return readAtom(part, words, context);
    case 'mixed':
      return { kind: 'unread', reason: part.own[0]?.text === 'both' ? 'quantifier' : 'mixed-and-or' };
    case 'unless':
      return readUnless(joined.parts, context, depth);
    case 'neither':
      return readNeither(withElided(part, joined.parts), context, depth);
    case 'and':
    case 'or':
      return readJoined(joined.kind, withElided(part, joined.parts), context, depth);
  }
}

/** The subject that the whole left out is that of its first part, and of those that go on about it. */
function withElided(part: Part, parts: readonly Part[]): readonly Part[] {
  return part.elided.length === 0
    ? parts
    : parts.map((one, index) =>
        index === 0 || one.elided.length > 0 ? { ...one, elided: [...part.elided, ...one.elided] } : one,
      );
}

function readJoined(
  kind: 'and' | 'or',
  parts: readonly Part[],
  context: Context,
  depth: number,
): ConditionResult {
  // `both … or …`: does one of them do?
  if (kind === 'or' && parts[0]?.own[0]?.text === 'both') return { kind: 'unread', reason: 'quantifier' };
  const read: ReadCondition[] = [];
  for (const part of parts) {
    const one = readPart(part, context, depth + 1);
    if (one.kind === 'unread') return one;
    const isBracketed = bracketed(part.own) !== undefined;
    if (!isBracketed && one.formula.kind === (kind === 'and' ? 'or' : 'and') && !isRange(one)) {
      return { kind: 'unread', reason: 'mixed-and-or' };
    }
    read.push(one);
  }
  return { kind: 'read', ...joinedOf(kind, read) };
}

function readNeither(parts: readonly Part[], context: Context, depth: number): ConditionResult {
  const read: ReadCondition[] = [];
  for (const part of parts) {
    const one = readPart(part, context, depth + 1);
    if (one.kind === 'unread') return one;
    read.push({ ...one, formula: not(one.formula) });
  }
  return { kind: 'read', ...joinedOf('and', read) };
}

/** What one comparison or one list of values says is no mixture. */
function isRange({ formula, formal }: ReadCondition): boolean {
  return (
    formal &&
    (formula.kind === 'and' || formula.kind === 'or') &&
    formula.of.every((one) => one.kind === 'compare' || one.kind === 'choice')
  );
}

function readUnless([main, except]: readonly [Part, Part], context: Context, depth: number): ConditionResult {
  const first = readPart(main, context, depth + 1);
  if (first.kind === 'unread') return first;
  if (first.formula.kind === 'or') return { kind: 'unread', reason: 'mixed-and-or' };
  const second = readPart(except, context, depth + 1);
  if (second.kind === 'unread') return second;
  return { kind: 'read', ...joinedOf('and', [first, { ...second, formula: not(second.formula) }]) };
}

/** What brackets around the whole hold. */
function bracketed(tokens: readonly Token[]): readonly Token[] | undefined {
  if (tokens.length < 3 || tokens[0]?.text !== '(' || tokens.at(-1)?.text !== ')') return undefined;
  let depth = 0;
  for (const [at, { kind, text }] of tokens.entries()) {
    if (kind !== 'mark') continue;
    if (text === '(') depth++;
    if (text === ')' && --depth === 0 && at < tokens.length - 1) return undefined;
  }
  return tokens.slice(1, -1);
}

/** The author's words for a part, with what it leaves out before it; the span is that of its own words. */
function wordsOf({ elided, own }: Part, { text, span }: Place): Words {
  const start = own[0]?.start ?? 0;
  const end = own.at(-1)?.end ?? text.length;
  const before = elided.length === 0 ? '' : `${text.slice(elided[0]?.start ?? 0, elided.at(-1)?.end)} `;
  return { text: `${before}${text.slice(start, end)}`, span: spanOf(start, end, text, span) };
}
