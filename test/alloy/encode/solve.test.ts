import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EncodingSession } from '../../../plugins/alloy/encode/encode.ts';
import { evaluate } from '../../../plugins/alloy/relational/evaluator.ts';
import type { RelationalProblem } from '../../../plugins/alloy/relational/problem.ts';
import { smallSolverFactory } from '../../../plugins/alloy/sat/small-solver.ts';
import { buildProblem } from '../support/build-recipe.ts';
import { decideByEnumeration } from '../support/enumerate.ts';
import { type ProblemRecipe, problemRecipes } from '../support/recipe.ts';
import { decide, describeProblem } from './decide.ts';

function recipes(temporal: boolean, integers: boolean): fc.Arbitrary<ProblemRecipe> {
  return problemRecipes({ temporal, integers, higherOrder: false });
}

/** Holds what was found against the evaluator, and against trying everything. */
function checkAnswer(problem: RelationalProblem): void {
  const text = describeProblem(problem);
  const outcome = decide(problem);
  const answer = decideByEnumeration(problem, 3_000);
  if (outcome.kind === 'satisfiable') {
    const { holds, decided, reason } = evaluate(problem, outcome.solution);
    expect(holds || !decided, `${reason}\n${text}`).toBe(true);
    expect(answer, text).not.toBe('unsat');
    expectShortest(problem, outcome.solution.states.length);
  } else {
    expect(outcome.kind, text).toBe('unsatisfiable');
    expect(answer, text).not.toBe('sat');
  }
}

function expectShortest(problem: RelationalProblem, length: number): void {
  if (problem.steps === undefined || length === problem.steps.minimum) return;
  const shorter = { ...problem, steps: { ...problem.steps, maximum: length - 1 } };
  expect(decide(shorter).kind, describeProblem(problem)).toBe('unsatisfiable');
  expect(decideByEnumeration(shorter, 3_000)).not.toBe('sat');
}

describe('solveProblem', () => {
  it.each([
    ['static', false, false, 400],
    ['static integer', false, true, 300],
    ['temporal', true, false, 600],
    ['temporal integer', true, true, 250],
  ] as const)(
    'answers %s problems as trying everything does, with a shortest trace [ALLOY-ENCODE] [ALLOY-TIME-SHORTEST]',
    (_, temporal, integers, numRuns) => {
      fc.assert(
        fc.property(recipes(temporal, integers), (recipe) => checkAnswer(buildProblem(recipe))),
        { numRuns },
      );
    },
  );

  it('answers the same without symmetry breaking, and with the other solver [ALLOY-SYMMETRY] [ALLOY-SOLVER]', () => {
    fc.assert(
      fc.property(
        fc.boolean().chain((temporal) => recipes(temporal, false)),
        (recipe) => {
          const problem = buildProblem(recipe);
          const text = describeProblem(problem);
          const { kind } = decide(problem);
          expect(decide(problem, { symmetryBreaking: false }).kind, text).toBe(kind);
          expect(decide(problem, { solver: smallSolverFactory }).kind, text).toBe(kind);
        },
      ),
      { numRuns: 800 },
    );
  });

  it('answers a problem after others of the same facts exactly as alone [ALLOY-ENCODE]', () => {
    const withGoals = fc
      .boolean()
      .chain((temporal) => fc.tuple(recipes(temporal, false), fc.array(fc.nat(), { maxLength: 3 })));
    fc.assert(
      fc.property(withGoals, ([recipe, order]) => {
        const problem = buildProblem({ ...recipe, facts: [...recipe.facts, recipe.goal] });
        const goals = [problem.goal, ...problem.facts];
        const facts = problem.facts.slice(0, 1);
        const session = new EncodingSession();
        for (const pick of [...order, 0]) {
          const asked = { ...problem, facts, goal: goals[pick % goals.length] ?? problem.goal };
          const length = problem.steps?.maximum ?? 1;
          const shared = session.encode(asked, length);
          const alone = new EncodingSession().encode(asked, length);
          expect(shared.kind).toBe('encoding');
          if (shared.kind !== 'encoding' || alone.kind !== 'encoding') return;
          expect(shared.cnf.clauses).toEqual(alone.cnf.clauses);
          expect(shared.primaryVariables).toBe(alone.primaryVariables);
          expect(decide(asked, { session })).toEqual(decide(asked));
        }
      }),
      { numRuns: 300 },
    );
  });
});
