import { LIMITS } from '#config';
import type { Span } from '#model';
import type { Formula, Variable } from '../formula.ts';
import { canonical } from '../words/canonical.ts';
import { valueNamed } from './expression-operands.ts';

/** What a phrase that fits says. */
export interface PhraseMeaning {
  readonly variable: Variable;
  /** `holds`: of a flag, an event, an action. `value`: the state has the value at `{v}`. `names`: the words name a quantity. */
  readonly says: 'holds' | 'value' | 'names';
  readonly negative: boolean;
  /** Of a state's phrase without `{v}`: the value that it says. */
  readonly value?: string;
  /** Of a phrase that sets a state: the variable that its `{u}` is a value of. */
  readonly before?: Variable;
  readonly text: string;
  readonly span: Span;
}

/** A phrase that fits words as a whole, with the values at its placeholders. */
export interface PhraseMatch {
  readonly meaning: PhraseMeaning;
  /** The words deny the phrase. */
  readonly denied: boolean;
  readonly value?: string;
  readonly valueBefore?: string;
}

interface Entry {
  readonly meaning: PhraseMeaning;
  readonly negated: boolean;
}

/** Phrases by their canonical key, so that words are looked up and never compared with each. */
export interface PhraseIndex {
  readonly entries: Map<string, readonly Entry[]>;
  /** Values of states by their first word in lower case. */
  readonly values: Map<string, Set<string>>;
}

export function emptyIndex(): PhraseIndex {
  return { entries: new Map(), values: new Map() };
}

/** Adds a phrase. */
export function addPhrase(index: PhraseIndex, meaning: PhraseMeaning): void {
  const { key, negated } = canonical(quotePlaceholders(meaning.text));
  index.entries.set(key, [...(index.entries.get(key) ?? []), { meaning, negated }]);
  for (const variable of [meaning.variable, meaning.before]) {
    if (variable?.sort.kind !== 'choice' || meaning.says !== 'value') continue;
    for (const value of variable.sort.values) {
      const first = firstWord(value);
      index.values.set(first, (index.values.get(first) ?? new Set()).add(value));
    }
  }
}

/**
 * A text that only this phrase should fit: its own, with a value in place of each placeholder.
 * A state that shares a phrase with another is told apart by its values.
 */
export function exampleOf({ text, variable, before }: PhraseMeaning): readonly string[] {
  const values = variable.sort.kind === 'choice' ? variable.sort.values : [];
  const [first = ''] = before?.sort.kind === 'choice' ? before.sort.values : [];
  if (!text.includes('{v}')) return [text.replace('{u}', first)];
  return values.map((value) => text.replace('{v}', value).replace('{u}', first));
}

/** The phrase that words fit as a whole; undefined where none does, or where two different ones do. */
export function findPhrase(index: PhraseIndex, words: string): PhraseMatch | undefined {
  const matches = findPhrases(index, words);
  const [first, ...rest] = matches;
  return first !== undefined && rest.every((one) => saysSame(one, first)) ? first : undefined;
}

/** Every phrase that words fit as a whole. */
export function findPhrases(index: PhraseIndex, words: string): readonly PhraseMatch[] {
  if (index.entries.size === 0 || words.length > LIMITS.earsConditionLength) return [];
  const places = valuePlaces(index, words).slice(0, LIMITS.earsValuesPerCondition);
  const single = places.flatMap((v) =>
    matchesOf(index, withMarks(words, [{ ...v, mark: 'v' }]), v.text, undefined),
  );
  const double = places.flatMap((u) =>
    places
      .filter((v) => v.end <= u.start || u.end <= v.start)
      .flatMap((v) => {
        const marked = withMarks(words, [
          { ...v, mark: 'v' },
          { ...u, mark: 'u' },
        ]);
        return matchesOf(index, marked, v.text, u.text);
      }),
  );
  const before = places.flatMap((u) =>
    matchesOf(index, withMarks(words, [{ ...u, mark: 'u' }]), undefined, u.text),
  );
  return [...matchesOf(index, words, undefined, undefined), ...single, ...before, ...double];
}

/** Whether two phrases that fit the same words make them mean the same. */
export function saysSame(a: PhraseMatch, b: PhraseMatch): boolean {
  return (
    a.meaning.variable.key === b.meaning.variable.key &&
    a.value === b.value &&
    a.valueBefore === b.valueBefore &&
    (a.denied !== a.meaning.negative) === (b.denied !== b.meaning.negative)
  );
}

/** What a match says, as a formula over its variable. */
export function formulaOf({ meaning, denied, value }: PhraseMatch): Formula {
  const { variable } = meaning;
  const holds: Formula =
    value === undefined ? { kind: 'flag', variable } : { kind: 'choice', variable, value };
  return denied !== meaning.negative ? { kind: 'not', of: holds } : holds;
}

function matchesOf(
  index: PhraseIndex,
  words: string,
  v: string | undefined,
  u: string | undefined,
): readonly PhraseMatch[] {
  const { key, negated } = canonical(words);
  return (index.entries.get(key) ?? []).flatMap((entry): readonly PhraseMatch[] => {
    const { meaning } = entry;
    const value = meaning.value ?? declaredValue(meaning.variable, v);
    const valueBefore = declaredValue(meaning.before, u);
    if ((v !== undefined && value === undefined) || (u !== undefined && valueBefore === undefined)) return [];
    return [
      {
        meaning,
        denied: negated !== entry.negated,
        ...(value === undefined ? {} : { value }),
        ...(valueBefore === undefined ? {} : { valueBefore }),
      },
    ];
  });
}

function declaredValue(variable: Variable | undefined, text: string | undefined): string | undefined {
  if (text === undefined || variable?.sort.kind !== 'choice') return undefined;
  return valueNamed(variable.sort.values, text);
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const WORD = /[\p{L}\p{N}_][\p{L}\p{N}_-]*/gu;

/** Where values of states stand in words, as whole words; their quotes or back-ticks belong to the place. */
function valuePlaces(index: PhraseIndex, words: string): readonly Place[] {
  const places: Place[] = [];
  for (const match of words.matchAll(WORD)) {
    for (const value of index.values.get(match[0].toLowerCase()) ?? []) {
      const end = match.index + value.length;
      const fits = words.slice(match.index, end).toLowerCase() === value.toLowerCase();
      if (!fits || /^[\p{L}\p{N}_-]/u.test(words.slice(end, end + 2))) continue;
      places.push(withQuotes(words, match.index, end));
    }
  }
  // Several spellings of one value make one place.
  return places.filter(
    (one, at) => places.findIndex(({ start, end }) => start === one.start && end === one.end) === at,
  );
}

function withQuotes(words: string, start: number, end: number): Place {
  const text = words.slice(start, end);
  const pair = `${words[start - 1] ?? ''}${words[end] ?? ''}`;
  const quoted = pair === '``' || pair === '""' || pair === '“”' || pair === "''";
  return quoted ? { start: start - 1, end: end + 1, text } : { start, end, text };
}

/** Marks are code spans, which `canonical` leaves as they are. */
function withMarks(words: string, marks: readonly (Place & { readonly mark: string })[]): string {
  return [...marks]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, mark }) => `${text.slice(0, start)}\`{${mark}}\`${text.slice(end)}`, words);
}

function quotePlaceholders(phrase: string): string {
  return phrase.replace(/[`"']?\{([uv])\}[`"']?/g, '`{$1}`');
}

function firstWord(value: string): string {
  return (value.match(WORD)?.[0] ?? value).toLowerCase();
}
