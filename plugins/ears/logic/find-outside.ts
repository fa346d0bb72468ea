import { type Candidate, conditionOf } from './candidate.ts';
import type { Obligation } from './obligation.ts';
import { arePossible, type Inquiry } from './rounds.ts';
import type { Theory } from './theory.ts';

/** Finds scenarios whose condition excludes that of every sentence of their requirement. */
export function* findOutside(
  obligations: readonly Obligation[],
  theory: Theory,
): Inquiry<readonly Candidate[]> {
  const byClaim = Map.groupBy(obligations, ({ claim }) => claim);
  const scenarios = firstOfSentence(
    obligations.filter(({ statement }) => statement.sentence.requirement !== undefined),
  );
  const cases = scenarios.flatMap((scenario) => {
    const { requirement } = scenario.statement.sentence;
    const parents = firstOfSentence(requirement === undefined ? [] : (byClaim.get(requirement) ?? []));
    return parents.length === 0 || scenario.statement.unshareable ? [] : [{ scenario, parents }];
  });
  const asked = cases.flatMap(({ scenario, parents }) => parents.map((parent) => ({ scenario, parent })));
  const meets = yield* arePossible(
    asked.map(({ scenario, parent }) => [
      scenario.guard,
      parent.guard,
      ...theory.about([scenario.guard, parent.guard]).map(({ formula }) => formula),
    ]),
  );
  return cases.flatMap(({ scenario, parents }): readonly Candidate[] => {
    const answers = asked.flatMap((one, at) => (one.scenario === scenario ? [meets[at]] : []));
    const [parent] = parents;
    if (parent === undefined || !answers.every((answer) => answer === 'no')) return [];
    return [
      {
        check: 'scenario-outside-requirement',
        severity: 'note',
        core: [parent, scenario].sort((a, b) => a.index - b.index),
        hint: 'The scenario shows a case in which its requirement does not bind. Move it to the requirement that does, or widen the condition.',
        proof: [
          {
            comment: 'Can both conditions hold together?',
            assertions: [conditionOf(parent), conditionOf(scenario)],
            expect: 'no',
          },
        ],
        situationOf: [],
      },
    ];
  });
}

function firstOfSentence(obligations: readonly Obligation[]): readonly Obligation[] {
  const seen = new Set<string>();
  return obligations.filter(({ statement }) => seen.size < seen.add(statement.sentence.id).size);
}
