import type { Formula, Variable } from '../formula.ts';
import { and, isTrue, not, or, shapeOf, variablesOf } from '../formulas.ts';
import { type Candidate, conditionOf, type Step } from './candidate.ts';
import { type FoundPartition, naturalBounds } from './find-partitions.ts';
import { type Obligation, withoutMark } from './obligation.ts';
import { arePossible, type Inquiry } from './rounds.ts';
import type { Theory } from './theory.ts';

/** Cases of one question at most; their pairs grow with the square. */
const MOST_CASES = 40;

export interface FoundAnswers {
  readonly partitions: readonly FoundPartition[];
  readonly candidates: readonly Candidate[];
}

/**
 * Finds declared states and numbers that are decided once and only once, whatever is the case: `give the verdict {v}` in six
 * sentences with six conditions. Unlike a division of one state, the conditions may speak of several.
 * Ensures: nothing is claimed where any sentence that decides the value has a condition that is only text. A number that no
 * sentence decides in some situation is a question, never more than a note: it may well be free there.
 */
export function* findAnswers(obligations: readonly Obligation[], theory: Theory): Inquiry<FoundAnswers> {
  const questions = questionsOf(obligations);
  const facts = questions.map(({ cases }) => [
    ...theory.about(cases.map(({ guard }) => guard)).map(({ formula }) => formula),
    ...overOf(cases).flatMap(naturalBounds),
  ]);
  const overlaps = yield* arePossible(
    questions.map(({ cases }, at) => [anyTwo(cases), ...(facts[at] ?? [])]),
  );
  const gaps = yield* arePossible(questions.map(({ cases }, at) => [noneOf(cases), ...(facts[at] ?? [])]));
  return {
    partitions: questions.flatMap(({ cases }, at) =>
      overlaps[at] === 'no' && gaps[at] === 'no'
        ? [{ over: overOf(cases), within: [], cases, proof: proofOf(cases) }]
        : [],
    ),
    candidates: questions.flatMap((question, at) =>
      gaps[at] === 'yes' && question.decided.sort.kind === 'number' ? [gapOf(question, facts[at] ?? [])] : [],
    ),
  };
}

function gapOf({ cases, decided }: Question, facts: readonly Formula[]): Candidate {
  return {
    check: 'incomplete-cases',
    severity: 'note',
    core: cases,
    hint: `In some situations no sentence says what ${withoutMark(decided.key)} is. Add one for them, or declare with \`assume\` that they cannot be.`,
    proof: [
      {
        comment: 'Can none of the cases hold?',
        assertions: [
          ...facts.map((formula) => ({ formula, comment: 'what is taken for granted' })),
          { formula: noneOf(cases), comment: 'none of the cases' },
        ],
        expect: 'yes',
      },
    ],
    situationOf: [],
    situationIn: [noneOf(cases)],
  };
}

/** Sentences that decide one value, each condition once. */
interface Question {
  readonly decided: Variable;
  readonly cases: readonly Obligation[];
}

/** Sentences that decide the same declared state, each condition once; none where one of them cannot be compared with the others. */
function questionsOf(obligations: readonly Obligation[]): readonly Question[] {
  const deciding = new Map<string, { readonly decided: Variable; readonly all: Obligation[] }>();
  for (const one of obligations) {
    for (const slot of variablesOf(one.effect).values()) {
      if (!slot.declared || !(slot.sort.kind === 'choice' || (slot.sort.kind === 'number' && one.invariant)))
        continue;
      const key = JSON.stringify([slot.key, one.statement.system]);
      deciding.set(key, { decided: slot, all: [...(deciding.get(key)?.all ?? []), one] });
    }
  }
  const seen = new Set<string>();
  return [...deciding.values()].flatMap(({ all, decided }) => {
    if (!all.every(isFormal)) return [];
    const once = all.filter(
      (one, at) => all.findIndex((other) => shapeOf(other.guard) === shapeOf(one.guard)) === at,
    );
    const key = once.map(({ index }) => index).join(' ');
    // What decides several values at once is one question.
    if (once.length < 2 || once.length > MOST_CASES || overOf(once).length < 2 || seen.has(key)) return [];
    seen.add(key);
    return [{ decided, cases: once }];
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
