import fc from 'fast-check';
import { describe, it } from 'vitest';
import { loadCadicalSolver } from '../../../plugins/alloy/sat/cadical.ts';
import { buildProblem } from '../support/build-recipe.ts';
import { problemRecipes, type RecipeOptions } from '../support/recipe.ts';
import { compareProblem } from './compare-problem.ts';

const solver = await loadCadicalSolver();

const KINDS: readonly (readonly [string, RecipeOptions])[] = [
  ['static', { temporal: false, integers: false, higherOrder: false }],
  ['counting', { temporal: false, integers: true, higherOrder: false }],
  ['higher-order', { temporal: false, integers: false, higherOrder: true }],
  ['temporal', { temporal: true, integers: true, higherOrder: true }],
  ['deeply temporal', { temporal: true, integers: false, higherOrder: false, mostlyTime: true }],
];

describe('the encoder', () => {
  it.each(KINDS)('answers random %s problems as trying everything does [ALLOY-FUZZ]', (_, options) => {
    const agrees = fc.property(problemRecipes(options), (recipe) => {
      const comparison = compareProblem(buildProblem(recipe), solver);
      if (comparison.kind === 'disagree') throw new Error(comparison.message);
    });
    fc.assert(agrees, { seed: 6, numRuns: 250 });
  });
});
