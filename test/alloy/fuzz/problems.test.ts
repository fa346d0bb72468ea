import fc from 'fast-check';
import { describe, it } from 'vitest';
import { loadCadicalSolver } from '../../../plugins/alloy/sat/cadical.ts';
import { buildProblem } from '../support/build-recipe.ts';
import { problemRecipes } from '../support/recipe.ts';
import { compareProblem } from './compare-problem.ts';
import { KINDS } from './kinds.ts';

const solver = await loadCadicalSolver();

describe('the encoder', () => {
  it.each(KINDS)('answers random %s problems as trying everything does [ALLOY-FUZZ]', (_, options) => {
    const agrees = fc.property(problemRecipes(options), (recipe) => {
      const comparison = compareProblem(buildProblem(recipe), solver);
      if (comparison.kind === 'disagree') throw new Error(comparison.message);
    });
    fc.assert(agrees, { seed: 6, numRuns: 100 });
  });
});
