import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Timeline } from '../../../plugins/alloy/relational/evaluate-time.ts';
import { evaluateFormula } from '../../../plugins/alloy/relational/evaluator.ts';
import { printNode, printSolution } from '../../../plugins/alloy/relational/print.ts';
import { buildProblem } from '../support/build-recipe.ts';
import { chooseCandidate } from '../support/enumerate.ts';
import { PlainMeaning, TooLong } from '../support/plain-meaning.ts';
import { problemRecipes } from '../support/recipe.ts';

/** Absent where the plain way takes too long. */
function patiently<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (problem) {
    if (problem instanceof TooLong) return undefined;
    throw problem;
  }
}

describe('evaluateFormula', () => {
  it.each([
    ['static', false, 1000],
    ['temporal', true, 1000],
  ] as const)(
    'agrees with the plain meaning of random %s formulas [ALLOY-EVALUATE] [ALLOY-TIME-PAST]',
    (_, temporal, numRuns) => {
      const recipes = problemRecipes({ temporal, integers: true, higherOrder: true });
      let compared = 0;
      const agrees = fc.property(recipes, fc.infiniteStream(fc.nat()), (recipe, stream) => {
        const problem = buildProblem(recipe);
        const { universe } = problem;
        const solution = chooseCandidate(problem, (count) => (stream.next().value ?? 0) % count);
        const time = new Timeline(solution.states.length, solution.loop ?? 0);
        for (const formula of [...problem.facts, problem.goal]) {
          const ahead = time.states + (time.pastDepth(formula) + 2) * time.period;
          const meant = patiently(() => new PlainMeaning(universe, solution, ahead).formula(formula, 0));
          if (meant === undefined) continue;
          compared++;
          expect(
            evaluateFormula(formula, { universe, solution }),
            `${printNode(formula, universe)}\n${printSolution(solution, universe)}`,
          ).toEqual({ kind: 'value', value: meant });
        }
      });
      fc.assert(agrees, { seed: 1, numRuns });
      expect(compared).toBeGreaterThan(numRuns);
    },
  );
});
