import type { EarsResponse } from '#model';
import type { Formula, Variable } from '../formula.ts';
import { renamed, shapeOf, variablesOf } from '../formulas.ts';
import { countedDimension } from '../units.ts';
import { isEmptyWord, leansElsewhere } from '../words/anaphora.ts';
import { canonicalAction, nameKey } from '../words/canonical.ts';
import { tokensOf } from '../words/tokens.ts';
import { takeTiming } from './bounds.ts';

/**
 * Gives what a response makes true by a pronoun (`report it`) a name of its own, from all words that the pronoun can stand for:
 * the conditions of its sentence and the responses up to its own. Then it is the same as what another sentence makes true only
 * where all of these are the same too. A pointer to a thing that a condition names (`that claim`) leans on such conditions only.
 * Requires: conditions without a pronoun.
 * Ensures: nothing where the conditions name no thing; then the pronoun may point to another sentence (rule N13).
 * @param responses those of the sentence up to the one whose formula it is
 */
export function withInnerPointers(
  formula: Formula,
  guard: Formula,
  responses: readonly EarsResponse[],
  conditions: readonly string[],
): Formula | undefined {
  if (responses.some(({ text }) => OUTWARD.test(text)) || !conditions.some(namesThing)) return undefined;
  const atoms = guard.kind === 'and' ? guard.of : [guard];
  const things = thingsPointedTo(responses.map(({ text }) => nameKey(text)).join(' ; '));
  const around = things === undefined ? atoms : atoms.filter((atom) => names(atom, things));
  const named = things?.every((thing) => around.some((atom) => names(atom, [thing]))) ? around : atoms;
  const asked = responses.map(({ text }) => canonicalAction(withoutTiming(text)).key);
  const shapes = named.map((atom) => shapeOf(atom).replaceAll('"', '')).toSorted();
  const suffix = ` (where ${[...shapes, ...asked].join('; ')})`;
  const leaning = (variable: Variable) =>
    !variable.declared && variable.role === 'response' && leansElsewhere(wordsOf(variable));
  if (![...variablesOf(formula).values()].some(leaning)) return undefined;
  return renamed(formula, (variable) =>
    leaning(variable) ? { ...variable, key: variable.key + suffix } : variable,
  );
}

/** When it must be done changes nothing about what it is. */
function withoutTiming(text: string): string {
  return takeTiming(tokensOf(text))
    .tokens.map(({ written }) => written)
    .join(' ');
}

/** Words that say themselves that they point to another sentence. */
const OUTWARD = /(?<![\w-])(?:aforementioned|said|latter|former)(?![\w-])/i;

/** Persons, whom `it` does not mean. */
const PERSONS: ReadonlySet<string> = new Set(
  'user person people admin administrator author developer operator customer reader reviewer member visitor owner'.split(
    ' ',
  ),
);

/** Words that say how or when somebody acts, and name no thing. */
const HOW = /ly$|^(?:again|twice|once|first|later|here|there|now|out|up|off|back|down|away)$/;

/** Of a person who does something it takes one more word until a thing is named: `user saves`, `user saves file`. */
function namesThing(condition: string): boolean {
  const words = nameKey(condition)
    .split(' ')
    .filter((word) => !isEmptyWord(word));
  const [first = ''] = words;
  const isPerson = PERSONS.has(countedDimension(first));
  if (isPerson) return words.slice(2).some((word) => !HOW.test(word));
  return words.length > 1 || /^[`"]/.test(first);
}

const DEMONSTRATIVES: ReadonlySet<string> = new Set(['that', 'this', 'these', 'those', 'such']);

/** The things that words point to by name (`that claim`); nothing where a pronoun stands alone. */
function thingsPointedTo(text: string): readonly string[] | undefined {
  const words = text.split(' ');
  const things: string[] = [];
  for (const [at, word] of words.entries()) {
    if (!leansElsewhere(['', word]) && !DEMONSTRATIVES.has(word)) continue;
    const thing = words[at + 1] ?? '';
    // `that` before a verb, or `it`: nothing is named.
    if (!leansElsewhere(words.slice(Math.max(0, at - 1), at + 2))) continue;
    if (!DEMONSTRATIVES.has(word) || !/^\p{L}[\p{L}\p{N}_-]*$/u.test(thing)) return undefined;
    things.push(countedDimension(thing));
  }
  return things.length === 0 ? undefined : things;
}

function names(formula: Formula, things: readonly string[]): boolean {
  return [...variablesOf(formula).values()].some((variable) =>
    wordsOf(variable).some((word) => things.includes(countedDimension(word))),
  );
}

function wordsOf({ key }: Variable): readonly string[] {
  return key.slice(key.indexOf(': ') + 2).split(' ');
}
