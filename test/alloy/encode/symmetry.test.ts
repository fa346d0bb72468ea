import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeProblem } from '../../../plugins/alloy/encode/encode.ts';
import { findSymmetryClasses } from '../../../plugins/alloy/encode/symmetry.ts';
import { Builder } from '../../../plugins/alloy/relational/builder.ts';
import { evaluate } from '../../../plugins/alloy/relational/evaluator.ts';
import type { Relation } from '../../../plugins/alloy/relational/expression.ts';
import type { RelationalProblem, TupleSet } from '../../../plugins/alloy/relational/problem.ts';
import { buildProblem } from '../support/build-recipe.ts';
import { problemRecipes } from '../support/recipe.ts';
import { decide, describeProblem, universeOf } from './decide.ts';

const set = (arity: number, ...tuples: number[]): TupleSet => ({ arity, tuples: new Set(tuples) });
const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const full = (atoms: number, arity: number) => set(arity, ...range(atoms ** arity));

/** Four atoms of which nothing but the formulas tells one from another. */
function symmetricProblem(problem: RelationalProblem): RelationalProblem {
  const atoms = problem.universe.atoms.length;
  const ordered = new Set(
    problem.totalOrders.flatMap(({ elements, first, next }) => [elements, first, next]),
  );
  return {
    ...problem,
    bounds: problem.bounds.map((bound) =>
      ordered.has(bound.relation)
        ? bound
        : { ...bound, lower: set(bound.relation.arity), upper: full(atoms, bound.relation.arity) },
    ),
  };
}

describe('symmetry breaking', () => {
  it.each([
    ['static', false],
    ['temporal', true],
  ] as const)(
    'keeps %s problems over four interchangeable atoms satisfiable or not [ALLOY-SYMMETRY]',
    (_, temporal) => {
      const recipes = problemRecipes({ temporal, integers: false, higherOrder: false });
      fc.assert(
        fc.property(recipes, (recipe) => {
          const problem = symmetricProblem(buildProblem({ ...recipe, atoms: 4 }));
          const broken = decide(problem);
          expect(broken.kind, describeProblem(problem)).toBe(
            decide(problem, { symmetryBreaking: false }).kind,
          );
          if (broken.kind !== 'satisfiable') return;
          const { holds, decided } = evaluate(problem, broken.solution);
          expect(holds || !decided).toBe(true);
        }),
        { numRuns: 700 },
      );
    },
  );

  it('finds the atoms that bounds and constants do not tell apart [ALLOY-SYMMETRY]', () => {
    const build = new Builder();
    const r: Relation = { name: 'r', arity: 2, variable: false };
    const universe = universeOf(6, 2);
    const count = universe.atoms.length;
    const problem: RelationalProblem = {
      universe,
      // Pairs among atoms 0 to 4 other than that of atom 2 with itself.
      bounds: [
        {
          relation: r,
          lower: set(2),
          upper: set(
            2,
            ...range(5)
              .flatMap((a) => range(5).map((b) => a * count + b))
              .filter((t) => t !== 2 * count + 2),
          ),
        },
      ],
      totalOrders: [],
      facts: [],
      goal: build.truth(true),
    };
    expect(findSymmetryClasses(problem)).toEqual([[0, 1, 3, 4]]);
    const named = { ...problem, goal: build.count('some', build.constant(set(1, 3))) };
    expect(findSymmetryClasses(named)).toEqual([[0, 1, 4]]);
  });

  it('makes a hard problem of interchangeable atoms easy [ALLOY-SYMMETRY]', () => {
    const [pigeons, holes] = [8, 7];
    const universe = universeOf(pigeons + holes);
    const count = universe.atoms.length;
    const build = new Builder();
    const nest: Relation = { name: 'nest', arity: 2, variable: false };
    const places = range(pigeons).flatMap((a) => range(holes).map((b) => a * count + pigeons + b));
    const [pigeon, hole] = [build.variable('p'), build.variable('h')];
    const problem: RelationalProblem = {
      universe,
      bounds: [{ relation: nest, lower: set(2), upper: set(2, ...places) }],
      totalOrders: [],
      facts: [
        build.quantified(
          'all',
          [{ variable: pigeon, multiplicity: 'one', domain: build.constant(set(1, ...range(pigeons))) }],
          build.count('one', build.join(build.use(pigeon), build.relation(nest))),
        ),
      ],
      goal: build.quantified(
        'all',
        [
          {
            variable: hole,
            multiplicity: 'one',
            domain: build.constant(set(1, ...range(holes).map((h) => pigeons + h))),
          },
        ],
        build.count('lone', build.join(build.relation(nest), build.use(hole))),
      ),
    };
    expect(decide(problem).kind).toBe('unsatisfiable');
    const broken = encodeProblem(problem, 1);
    const unbroken = encodeProblem(problem, 1, { symmetryBreaking: false });
    if (broken.kind !== 'encoding' || unbroken.kind !== 'encoding') throw new Error('not encoded');
    expect(broken.cnf.clauseCount).toBeGreaterThan(unbroken.cnf.clauseCount);
  });
});

describe('total orders', () => {
  const elements: Relation = { name: 'Time', arity: 1, variable: false };
  const first: Relation = { name: 'first', arity: 1, variable: false };
  const next: Relation = { name: 'next', arity: 2, variable: false };
  const movingFirst: Relation = { ...first, variable: true };
  const movingNext: Relation = { ...next, variable: true };

  function ordered(exact: boolean, variable: boolean): { problem: RelationalProblem; build: Builder } {
    const build = new Builder();
    const [head, tail] = variable ? [movingFirst, movingNext] : [first, next];
    const problem: RelationalProblem = {
      universe: universeOf(4),
      bounds: [
        { relation: elements, lower: exact ? full(4, 1) : set(1), upper: full(4, 1) },
        { relation: head, lower: set(1), upper: full(4, 1) },
        { relation: tail, lower: set(2), upper: full(4, 2) },
      ],
      totalOrders: [{ elements, first: head, next: tail }],
      facts: [],
      goal: build.truth(true),
    };
    return { problem, build };
  }

  it('are taken as given where their elements are known and interchangeable [ALLOY-SYMMETRY]', () => {
    const { problem } = ordered(true, false);
    const encoding = encodeProblem(problem, 1);
    expect(encoding.kind === 'encoding' && encoding.primaryVariables).toBe(0);
    const outcome = decide(problem);
    expect(outcome.kind === 'satisfiable' && outcome.solution.states[0]?.get(next)?.tuples).toEqual(
      new Set([1, 6, 11]),
    );
  });

  it('are looked for where their elements are not known [ALLOY-SYMMETRY]', () => {
    const { problem, build } = ordered(false, false);
    for (const [count, kind] of [
      ['no', 'unsatisfiable'],
      ['one', 'satisfiable'],
    ] as const) {
      const asked = { ...problem, goal: build.count(count, build.relation(elements)) };
      expect(decide(asked).kind).toBe(kind);
    }
  });

  it('are looked for in every state where they may change [ALLOY-SYMMETRY]', () => {
    const { problem, build } = ordered(true, true);
    const order = build.relation(movingNext);
    const changes = build.not(build.equal(order, build.prime(order)));
    const outcome = decide({ ...problem, goal: changes, steps: { minimum: 1, maximum: 3 } });
    expect(outcome.kind).toBe('satisfiable');
    if (outcome.kind !== 'satisfiable') return;
    expect(outcome.solution.states).toHaveLength(2);
    expect(
      evaluate({ ...problem, goal: changes, steps: { minimum: 1, maximum: 3 } }, outcome.solution).holds,
    ).toBe(true);
  });

  it('are looked for where a formula names one of their elements [ALLOY-SYMMETRY]', () => {
    const { problem, build } = ordered(true, false);
    const last = { ...problem, goal: build.equal(build.relation(first), build.constant(set(1, 3))) };
    const outcome = decide(last);
    expect(outcome.kind === 'satisfiable' && outcome.solution.states[0]?.get(first)?.tuples).toEqual(
      new Set([3]),
    );
  });
});
