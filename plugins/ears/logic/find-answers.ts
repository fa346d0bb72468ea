import type { Formula, Variable } from '../formula.ts';
import { conditionOf, type Step } from './candidate.ts';
import { type FoundPartition, naturalBounds } from './find-partitions.ts';
import { and, isTrue, not, or, shapeOf, variablesOf } from './formulas.ts';
import type { Obligation } from './obligation.ts';
import { arePossible, type Inquiry } from './rounds.ts';
import type { Theory } from './theory.ts';

/** Cases of one question at most; their pairs grow with the square. */
const MOST_CASES = 40;

/**
 * Finds declared states that are decided once and only once, whatever is the case: `give the verdict {v}` in six sentences with
 * six conditions. Unlike a division of one state, the conditions may speak of several.
 * Ensures: nothing is claimed where any sentence that decides the state has a condition that is only text.
 */
export function* findAnswers(
  obligations: readonly Obligation[],
  theory: Theory,
): Inquiry<readonly FoundPartition[]> {
  const questions = questionsOf(obligations);
  const facts = questions.map((cases) => [
    ...theory.about(cases.map(({ guard }) => guard)).map(({ formula }) => formula),
    ...overOf(cases).flatMap(naturalBounds),
  ]);
  const overlaps = yield* arePossible(questions.map((cases, at) => [anyTwo(cases), ...(facts[at] ?? [])]));
  const gaps = yield* arePossible(questions.map((cases, at) => [noneOf(cases), ...(facts[at] ?? [])]));
  return questions.flatMap((cases, at) =>
    overlaps[at] === 'no' && gaps[at] === 'no'
      ? [{ over: overOf(cases), within: [], cases, proof: proofOf(cases) }]
      : [],
  );
}

/** Sentences that decide the same declared state, each condition once; none where one of them cannot be compared with the others. */
function questionsOf(obligations: readonly Obligation[]): readonly (readonly Obligation[])[] {
  const deciding = new Map<string, Obligation[]>();
  for (const one of obligations) {
    for (const slot of variablesOf(one.effect).values()) {
      if (slot.sort.kind !== 'choice' || !slot.declared) continue;
      const key = JSON.stringify([slot.key, one.statement.system]);
      deciding.set(key, [...(deciding.get(key) ?? []), one]);
    }
  }
  return [...deciding.values()].flatMap((all) => {
    if (!all.every(isFormal)) return [];
    const once = all.filter(
      (one, at) => all.findIndex((other) => shapeOf(other.guard) === shapeOf(one.guard)) === at,
    );
    return once.length > 1 && once.length <= MOST_CASES && overOf(once).length > 1 ? [once] : [];
  });
}

function isFormal({ guard, contextual, statement }: Obligation): boolean {
  return (
    !contextual &&
    !statement.unshareable &&
    !isTrue(guard) &&
    [...variablesOf(guard).values()].every(({ declared }) => declared)
  );
}

function overOf(cases: readonly Obligation[]): readonly Variable[] {
  return [...variablesOf(and(cases.map(({ guard }) => guard))).values()];
}

function anyTwo(cases: readonly Obligation[]): Formula {
  return or(
    cases.flatMap((a, at) =>
      cases.slice(at + 1).map((b): Formula => ({ kind: 'and', of: [a.guard, b.guard] })),
    ),
  );
}

function noneOf(cases: readonly Obligation[]): Formula {
  return and(cases.map(({ guard }) => not(guard)));
}

function proofOf(cases: readonly Obligation[]): readonly Step[] {
  const natural = overOf(cases)
    .flatMap(naturalBounds)
    .map((formula) => ({ formula, comment: 'it is never below zero' }));
  return [
    ...cases.map(
      (one, at): Step => ({
        comment: `Can case ${at + 1} come about?`,
        assertions: [conditionOf(one), ...natural],
        expect: 'yes',
      }),
    ),
    {
      comment: 'Can two cases hold together?',
      assertions: [...natural, { formula: anyTwo(cases), comment: 'two of the cases' }],
      expect: 'no',
    },
    {
      comment: 'Can none of the cases hold?',
      assertions: [...natural, { formula: noneOf(cases), comment: 'none of the cases' }],
      expect: 'no',
    },
  ];
}
