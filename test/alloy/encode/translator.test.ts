import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Circuit, TRUE, type Wire } from '../../../plugins/alloy/circuit/circuit.ts';
import { type Matrix, MatrixSpace } from '../../../plugins/alloy/circuit/matrix.ts';
import { TraceShape } from '../../../plugins/alloy/encode/trace.ts';
import { Translator } from '../../../plugins/alloy/encode/translator.ts';
import { evaluateFormula } from '../../../plugins/alloy/relational/evaluator.ts';
import type { Relation } from '../../../plugins/alloy/relational/expression.ts';
import { printNode, printSolution } from '../../../plugins/alloy/relational/print.ts';
import type { RelationalProblem, Solution } from '../../../plugins/alloy/relational/problem.ts';
import { simulate } from '../circuit/simulate.ts';
import { buildProblem } from '../support/build-recipe.ts';
import { chooseCandidate } from '../support/pin.ts';
import { type FormulaRecipe, type ProblemRecipe, problemRecipes } from '../support/recipe.ts';

/** A translator for traces of a solution's length, and what its variables are in that solution. */
function translatorFor(problem: RelationalProblem, solution: Solution) {
  const circuit = new Circuit();
  const space = new MatrixSpace(circuit, problem.universe.atoms.length);
  const trace = new TraceShape(circuit, solution.states.length);
  const values = new Map<Wire, boolean>(
    trace.selectors.map((wire, state) => [wire, state === solution.loop]),
  );
  const relations = new Map<Relation, Matrix[]>();
  for (const { relation, lower, upper } of problem.bounds) {
    const tuples = [...upper.tuples].sort((a, b) => a - b);
    const states = relation.variable ? solution.states : solution.states.slice(0, 1);
    relations.set(
      relation,
      states.map((state) => {
        const wires = tuples.map((tuple) => {
          if (lower.tuples.has(tuple)) return TRUE;
          const wire = circuit.variable();
          values.set(wire, state.get(relation)?.tuples.has(tuple) ?? false);
          return wire;
        });
        return { arity: relation.arity, tuples, wires };
      }),
    );
  }
  const translator = new Translator(problem.universe, space, trace, relations);
  return { translator, read: () => simulate(circuit, (wire) => values.get(wire) ?? false) };
}

/** Formulas that the translation gives another value than the evaluator, in every state that a trace of the problem has. */
function wrongTranslations(problem: RelationalProblem, solution: Solution): readonly string[] {
  const wrong: string[] = [];
  const { universe } = problem;
  const { translator, read } = translatorFor(problem, solution);
  for (const formula of [...problem.facts, problem.goal]) {
    for (const state of solution.states.keys()) {
      const wire = translator.formula(formula, state);
      const wanted = evaluateFormula(formula, { universe, solution, state });
      if (wanted.kind !== 'value') continue;
      if (read()(wire) !== wanted.value)
        wrong.push(
          `state ${state} of ${printNode(formula, universe)} is ${wanted.value}\n${printSolution(solution, universe)}`,
        );
    }
  }
  return wrong;
}

/** Formulas about two things that are the case or not, with nothing but operators of time and truth. */
const propositional: fc.Arbitrary<FormulaRecipe> = fc.letrec<{ formula: FormulaRecipe }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.record({
      kind: fc.constant('count'),
      count: fc.constantFrom('some', 'no'),
      arity: fc.constant(1),
      operand: fc.record({ kind: fc.constant('leaf'), choice: fc.nat(1) }),
    }),
    fc.record({
      kind: fc.constant('temporal'),
      operator: fc.constantFrom('always', 'eventually', 'after', 'before', 'historically', 'once'),
      operand: tie('formula'),
    }),
    fc.record({
      kind: fc.constant('binary-temporal'),
      operator: fc.constantFrom('until', 'releases', 'since', 'triggered'),
      left: tie('formula'),
      right: tie('formula'),
    }),
    fc.record({ kind: fc.constantFrom('and', 'or', 'iff'), left: tie('formula'), right: tie('formula') }),
  ) as fc.Arbitrary<FormulaRecipe>,
})).formula;

/** Formulas of the future about formulas of the past that nest two or three deep. */
const futureOfPast: fc.Arbitrary<FormulaRecipe> = (() => {
  const leaf = fc.record({
    kind: fc.constant('count' as const),
    count: fc.constantFrom('some' as const, 'no' as const),
    arity: fc.constant(1),
    operand: fc.record({ kind: fc.constant('leaf' as const), choice: fc.nat(1) }),
  });
  const past = (operand: fc.Arbitrary<FormulaRecipe>): fc.Arbitrary<FormulaRecipe> =>
    fc.oneof(
      fc.record({
        kind: fc.constant('temporal' as const),
        operator: fc.constantFrom('before' as const, 'once' as const, 'historically' as const),
        operand,
      }),
      fc.record({
        kind: fc.constant('binary-temporal' as const),
        operator: fc.constantFrom('since' as const, 'triggered' as const),
        left: fc.oneof(leaf, operand),
        right: operand,
      }),
    );
  const deep = past(past(fc.oneof(leaf, past(leaf))));
  return fc.oneof(
    fc.record({
      kind: fc.constant('binary-temporal' as const),
      operator: fc.constantFrom('until' as const, 'releases' as const),
      left: fc.oneof(leaf, deep),
      right: deep,
    }),
    fc.record({
      kind: fc.constant('temporal' as const),
      operator: fc.constantFrom('always' as const, 'eventually' as const, 'after' as const),
      operand: deep,
    }),
  );
})();

const proposition = { arity: 1, variable: true, upper: [0], lower: [] };
function tracesOf(goals: fc.Arbitrary<FormulaRecipe>): fc.Arbitrary<ProblemRecipe> {
  return fc.tuple(goals, fc.integer({ min: 1, max: 3 }), fc.nat(2)).map(
    ([goal, minimum, more]): ProblemRecipe => ({
      atoms: 1,
      bitwidth: 0,
      integerAtoms: false,
      relations: [proposition, proposition],
      order: 'none',
      facts: [],
      goal,
      steps: { minimum, more },
    }),
  );
}

describe('TraceShape', () => {
  it('follows the loop as often as it is gone through [ALLOY-TIME]', () => {
    for (const length of [1, 2, 3, 5]) {
      const trace = new TraceShape(new Circuit(), length);
      for (let start = 0; start < length; start++) {
        for (let further = 0, state = start; further < 12; further++) {
          expect(trace.stateBeyond(start, further)).toBe(state);
          state = state === length - 1 ? start : state + 1;
        }
      }
    }
  });
});

describe('Translator', () => {
  it.each([
    ['static formulas', problemRecipes({ temporal: false, integers: true, higherOrder: false }), 600],
    ['temporal formulas', problemRecipes({ temporal: true, integers: true, higherOrder: false }), 1000],
    ['formulas of time alone', tracesOf(propositional), 2000],
    ['formulas of the future about the past', tracesOf(futureOfPast), 2500],
  ] as const)(
    'gives %s the value that the evaluator gives them, in every state of random traces [ALLOY-TIME] [ALLOY-TIME-PAST] [ALLOY-ENCODE]',
    (_, recipes: fc.Arbitrary<ProblemRecipe>, numRuns) => {
      fc.assert(
        fc.property(recipes, fc.infiniteStream(fc.nat()), (recipe, stream) => {
          const problem = buildProblem(recipe);
          const candidate = chooseCandidate(problem, (count) => (stream.next().value ?? 0) % count);
          expect(wrongTranslations(problem, candidate)).toEqual([]);
        }),
        { numRuns },
      );
    },
  );
});
