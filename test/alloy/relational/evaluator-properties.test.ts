import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Timeline } from '../../../plugins/alloy/relational/evaluate-time.ts';
import { evaluateFormula } from '../../../plugins/alloy/relational/evaluator.ts';
import { printNode, printSolution } from '../../../plugins/alloy/relational/print.ts';
import { buildProblem } from '../support/build-recipe.ts';
import { chooseCandidate } from '../support/pin.ts';
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
    ['static', { temporal: false, integers: true, higherOrder: true }, 1000],
    ['temporal', { temporal: true, integers: true, higherOrder: true }, 1000],
    ['deeply temporal', { temporal: true, integers: false, higherOrder: false, mostlyTime: true }, 1000],
  ] as const)(
    'agrees with the plain meaning of random %s formulas [ALLOY-EVALUATE] [ALLOY-TIME-PAST]',
    (_, options, numRuns) => {
      const recipes = problemRecipes(options);
      let compared = 0;
      const agrees = fc.property(recipes, fc.infiniteStream(fc.nat()), (recipe, stream) => {
        const problem = buildProblem(recipe);
        const { universe } = problem;
        const solution = chooseCandidate(problem, (count) => (stream.next().value ?? 0) % count);
        const time = new Timeline(solution.states.length, solution.loop ?? 0);
        for (const formula of [...problem.facts, problem.goal]) {
          const ahead = time.states + (time.pastDepth(formula) + 2) * time.period;
          const meant = patiently(() => new PlainMeaning(universe, solution, ahead).formula(formula, 0));
          const found = evaluateFormula(formula, { universe, solution });
          if (meant === undefined || found.kind === 'not-evaluated') continue;
          compared++;
          expect(found.value, `${printNode(formula, universe)}\n${printSolution(solution, universe)}`).toBe(
            meant,
          );
        }
      });
      fc.assert(agrees, { numRuns });
      expect(compared).toBeGreaterThan(numRuns / 2);
    },
  );
});
