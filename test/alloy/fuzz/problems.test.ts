import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Builder } from '../../../plugins/alloy/relational/builder.ts';
import { loadCadicalSolver } from '../../../plugins/alloy/sat/cadical.ts';
import { buildProblem } from '../support/build-recipe.ts';
import { chooseCandidate } from '../support/pin.ts';
import { problemRecipes } from '../support/recipe.ts';
import { compareCandidate } from './compare-candidate.ts';
import { compareProblem } from './compare-problem.ts';
import { KINDS } from './kinds.ts';

const solver = await loadCadicalSolver();

describe('the encoder', () => {
  it.each(KINDS)('answers random %s problems as trying everything does [ALLOY-FUZZ]', (_, options) => {
    const agrees = fc.property(problemRecipes(options), (recipe) => {
      const comparison = compareProblem(buildProblem(recipe), solver);
      expect(comparison.kind === 'disagree' ? comparison.message : undefined).toBeUndefined();
    });
    fc.assert(agrees, { numRuns: 100 });
  });

  it.each(KINDS)('takes just what is one for a solution of a %s problem [ALLOY-FUZZ]', (_, options) => {
    const agrees = fc.property(problemRecipes(options), fc.infiniteStream(fc.nat()), (recipe, numbers) => {
      const builder = new Builder();
      const problem = buildProblem(recipe, builder);
      const candidate = chooseCandidate(problem, (count) => (numbers.next().value ?? 0) % count);
      const comparison = compareCandidate(problem, candidate, builder, solver);
      expect(comparison.kind === 'disagree' ? comparison.message : undefined).toBeUndefined();
    });
    fc.assert(agrees, { numRuns: 600 });
  });
});
