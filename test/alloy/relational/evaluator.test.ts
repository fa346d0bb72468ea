import { describe, expect, it } from 'vitest';
import { Builder } from '../../../plugins/alloy/relational/builder.ts';
import {
  type Evaluation,
  evaluate,
  evaluateExpression,
  evaluateFormula,
  evaluateInteger,
} from '../../../plugins/alloy/relational/evaluator.ts';
import type { Expression, Formula, Relation } from '../../../plugins/alloy/relational/expression.ts';
import { printTuples } from '../../../plugins/alloy/relational/print-tuples.ts';
import type {
  RelationalProblem,
  Solution,
  TupleSet,
  Universe,
} from '../../../plugins/alloy/relational/problem.ts';

const build = new Builder();
const A: Relation = { name: 'A', arity: 1, variable: false };
const r: Relation = { name: 'r', arity: 2, variable: false };
const now: Relation = { name: 'now', arity: 1, variable: true };
const universe: Universe = { atoms: ['a', 'b', 'c'], bitwidth: 0, firstInteger: -1 };

const set = (...atoms: number[]): TupleSet => ({ arity: 1, tuples: new Set(atoms) });
const pairs = (...all: [number, number][]): TupleSet => ({
  arity: 2,
  tuples: new Set(all.map(([from, to]) => from * 3 + to)),
});

/** A trace of the values of `now`; `A` is {a, b}, `r` is a → b → c. */
function trace(values: readonly TupleSet[], loop: number): Solution {
  const states = values.map(
    (value) =>
      new Map([
        [A, set(0, 1)],
        [r, pairs([0, 1], [1, 2])],
        [now, value],
      ]),
  );
  return { states, loop, witnesses: [] };
}

const still = trace([set(0)], 0);
const tuplesOf = (node: Parameters<typeof evaluateExpression>[0], solution = still) => {
  const found = evaluateExpression(node, { universe, solution });
  return found.kind === 'value' ? printTuples(found.value, universe) : found.reason;
};
/** Truth in the states of the first pass. */
const truths = (formula: Formula, solution: Solution) =>
  solution.states.map((_, state) => {
    const found = evaluateFormula(formula, { universe, solution, state });
    return found.kind === 'value' ? (found.value ? '+' : '-') : '?';
  });

const a = build.relation(A);
const steps = build.relation(r);

describe('evaluateExpression', () => {
  it.each([
    ['union', build.union(a, build.constant(set(2))), '{a, b, c}'],
    ['intersection', build.intersection(a, build.constant(set(1, 2))), '{b}'],
    ['difference', build.difference(a, build.constant(set(1, 2))), '{a}'],
    ['join', build.join(a, steps), '{b, c}'],
    ['join of two relations', build.join(steps, steps), '{a} -> {c}'],
    ['product', build.product(a, a), '{a, b} -> {a, b}'],
    ['override', build.override(steps, build.constant(pairs([0, 0], [2, 2]))), '{a -> a, b -> c, c -> c}'],
    ['domain restriction', build.binary('domain', build.constant(set(0)), steps), '{a} -> {b}'],
    ['range restriction', build.binary('range', steps, build.constant(set(2))), '{b} -> {c}'],
    ['transpose', build.transpose(steps), '{b -> a, c -> b}'],
    ['closure', build.closure(steps), '{a -> b, a -> c, b -> c}'],
    ['identity', build.identity(), '{a -> a, b -> b, c -> c}'],
    ['an integer’s atom where there is none', build.integerAtom(build.number(1)), 'none'],
  ])('gives the tuples of a %s [ALLOY-EVALUATE]', (_, node, expected) => {
    expect(tuplesOf(node)).toBe(expected);
  });

  it('closes a cycle [ALLOY-EVALUATE]', () => {
    expect(tuplesOf(build.closure(build.constant(pairs([0, 1], [1, 0]))))).toBe('{a, b} -> {a, b}');
  });

  it('lets later domains of a comprehension use earlier variables [ALLOY-EVALUATE]', () => {
    const [x, y] = [build.variable('x'), build.variable('y')];
    const bindings = [
      { variable: x, multiplicity: 'one', domain: a },
      { variable: y, multiplicity: 'one', domain: build.join(build.use(x), steps) },
    ] as const;
    expect(tuplesOf(build.comprehension(bindings, build.truth(true)))).toBe('{a -> b, b -> c}');
  });

  it('says what has no number instead of counting wrong [ALLOY-EVALUATE]', () => {
    const wide = (set: Expression) =>
      Array.from({ length: 34 }, () => set).reduce((left, right) => build.product(left, right));
    expect(tuplesOf(wide(build.none()))).toBe('tuples of 34 of 3 atoms have no numbers');
    expect(tuplesOf(wide(a))).toBe('a value has more than 1000000 tuples');
  });
});

describe('evaluateInteger', () => {
  const integers = (bitwidth: number): Universe => {
    const atoms = Array.from({ length: 2 ** bitwidth }, (_, index) => `${index - 2 ** (bitwidth - 1)}`);
    return { atoms: ['a', ...atoms], bitwidth, firstInteger: 1 };
  };
  const calculated = (operator: Parameters<typeof build.arithmetic>[0], left: number, right: number) =>
    evaluateInteger(build.arithmetic(operator, build.number(left), build.number(right)), {
      universe: integers(4),
      solution: still,
    });

  it.each([
    ['add', 7, 1, -8],
    ['subtract', -8, 1, 7],
    ['multiply', 3, 3, -7],
    ['divide', 7, 2, 3],
    ['divide', -7, 2, -3],
    ['divide', 7, -2, -3],
    ['divide', -8, -1, -8],
    ['divide', 5, 0, -1],
    ['divide', 0, 0, 0],
    ['divide', -5, 0, 1],
    ['remainder', 7, -2, 1],
    ['remainder', -7, 2, -1],
    ['remainder', -8, -1, 0],
    ['remainder', 5, 0, 5],
    ['shift-left', 3, 1, 6],
    ['shift-left', 3, 2, -4],
    ['shift-left', 3, 4, 3],
    ['shift-left', 3, -1, -8],
    ['shift-right', -8, 1, -4],
    ['shift-right', -8, 3, -1],
    ['shift-right', 7, 5, 3],
    ['shift-right-unsigned', -8, 1, 4],
    ['shift-right-unsigned', -1, 3, 1],
  ] as const)(
    'has %s of %i and %i as %i in four bits, as the official circuits do [ALLOY-EVALUATE]',
    (operator, left, right, value) => {
      expect(calculated(operator, left, right)).toEqual({ kind: 'value', value });
    },
  );

  it('wraps literals, cardinalities and sums around [ALLOY-EVALUATE]', () => {
    const place = { universe: integers(2), solution: still };
    const all = build.constant({ arity: 1, tuples: new Set([0, 1, 2, 3, 4]) });
    expect(evaluateInteger(build.number(3), place)).toEqual({ kind: 'value', value: -1 });
    expect(evaluateInteger(build.cardinality(all), place)).toEqual({ kind: 'value', value: 1 });
    expect(evaluateInteger(build.sumOfAtoms(all), place)).toEqual({ kind: 'value', value: -2 });
  });

  it('divides by zero as the official circuits do where integers have a single bit [ALLOY-EVALUATE]', () => {
    const place = { universe: integers(1), solution: still };
    const quotient = (left: number) => build.arithmetic('divide', build.number(left), build.number(0));
    expect(evaluateInteger(quotient(0), place)).toEqual({ kind: 'value', value: 0 });
    expect(evaluateInteger(quotient(-1), place)).toEqual({ kind: 'value', value: -1 });
  });
});

describe('evaluateFormula on a trace', () => {
  // a, b, c, b, c, …: `now` is {a} in state 0, then {b} and {c} in turn.
  const path = trace([set(0), set(1), set(2)], 1);
  const is = (atom: number) => build.equal(build.relation(now), build.constant(set(atom)));

  it.each([
    [
      'prime at the last state is the loop state',
      build.equal(build.prime(build.relation(now)), build.constant(set(1))),
      '+-+',
    ],
    ['after', build.temporal('after', is(1)), '+-+'],
    ['eventually', build.temporal('eventually', is(0)), '+--'],
    ['always', build.temporal('always', build.not(is(0))), '-++'],
    ['before is false at first', build.temporal('before', build.truth(true)), '-++'],
    ['before sees the first pass', build.temporal('before', is(0)), '-+-'],
    ['historically', build.temporal('historically', build.not(is(2))), '++-'],
    ['once', build.temporal('once', is(2)), '--+'],
    ['until', build.binaryTemporal('until', build.not(is(2)), is(1)), '++-'],
    [
      'until needs its right side',
      build.binaryTemporal('until', build.truth(true), build.truth(false)),
      '---',
    ],
    ['releases', build.binaryTemporal('releases', build.truth(false), build.not(is(0))), '-++'],
    ['since', build.binaryTemporal('since', is(1), is(0)), '++-'],
    ['triggered', build.binaryTemporal('triggered', is(0), build.not(is(2))), '++-'],
  ])('%s [ALLOY-TIME-PAST]', (_, formula, expected) => {
    expect(truths(formula, path).join('')).toBe(expected);
  });

  it('tells the passes of a loop apart [ALLOY-TIME-PAST]', () => {
    // State 1 follows state 0 in the first pass and state 2 in all later ones.
    const cameFromStart = build.temporal('before', is(0));
    const again = build.temporal(
      'after',
      build.temporal('after', build.and([is(1), build.not(cameFromStart)])),
    );
    expect(truths(build.and([is(1), cameFromStart, again]), path).join('')).toBe('-+-');
    // Three moments before {b} is none in the first pass, {a} in the second, {c} in all later ones; two before it, {a} never.
    const back = (formula: Formula, times: number): Formula =>
      times === 0 ? formula : build.temporal('before', back(formula, times - 1));
    const eventually = (formula: Formula) => build.temporal('eventually', build.and([is(1), formula]));
    expect(truths(eventually(back(is(0), 3)), path).join('')).toBe('+++');
    expect(truths(eventually(back(is(2), 3)), path).join('')).toBe('+++');
    expect(truths(eventually(build.and([back(is(2), 3), build.not(back(is(2), 5))])), path).join('')).toBe(
      '+++',
    );
    expect(truths(build.temporal('always', eventually(back(is(0), 3))), path).join('')).toBe('---');
    expect(truths(eventually(back(is(0), 2)), path).join('')).toBe('---');
  });
});

describe('evaluate', () => {
  const bound = (relation: Relation, lower: TupleSet, upper: TupleSet) => ({ relation, lower, upper });
  const problem: RelationalProblem = {
    universe,
    bounds: [
      bound(A, set(0), set(0, 1)),
      bound(r, pairs(), pairs([0, 1], [1, 2])),
      bound(now, set(), set(0, 1, 2)),
    ],
    totalOrders: [],
    facts: [build.count('some', a)],
    goal: build.temporal('eventually', build.equal(build.relation(now), a)),
    steps: { minimum: 1, maximum: 2 },
  };
  const reasonFor = (solution: Solution, changes: Partial<RelationalProblem> = {}): Evaluation =>
    evaluate({ ...problem, ...changes }, solution);
  const good = trace([set(), set(0, 1)], 0);

  it('confirms a solution [ALLOY-RECHECK]', () => {
    expect(evaluate(problem, good)).toEqual({ holds: true, decided: true });
  });

  it('says which formula does not hold [ALLOY-RECHECK]', () => {
    expect(evaluate(problem, trace([set()], 0))).toEqual({
      holds: false,
      decided: true,
      failed: problem.goal,
      reason: 'The goal does not hold.',
    });
    const fact = build.count('no', a);
    expect(reasonFor(good, { facts: [fact] })).toEqual({
      holds: false,
      decided: true,
      failed: fact,
      reason: 'A fact does not hold.',
    });
  });

  it.each([
    [
      'a value below its bounds',
      trace([set(0, 1)], 0),
      { bounds: [bound(A, set(2), set(0, 1, 2))] },
      '`A` in state 0 lacks tuples of its lower bound.',
    ],
    [
      'a value above its bounds',
      trace([set(0, 1)], 0),
      { bounds: [bound(A, set(), set(1))] },
      '`A` in state 0 exceeds its upper bound.',
    ],
    ['too long a trace', trace([set(), set(), set(0, 1)], 0), {}, 'The trace has 3 states, and not 1 to 2.'],
    [
      'too short a trace',
      trace([set(0, 1)], 0),
      { steps: { minimum: 2, maximum: 2 } },
      'The trace has 1 states, and not 2 to 2.',
    ],
    ['a loop to nowhere', trace([set(0, 1)], 1), {}, 'The trace does not go back to one of its states.'],
    [
      'a relation without a value',
      { states: [new Map([[A, set(0)]])], loop: 0, witnesses: [] },
      {},
      '`r` in state 0 has no value.',
    ],
    [
      'a static relation that changes',
      {
        states: [
          ...trace([set()], 0).states,
          new Map([
            [A, set(0)],
            [r, pairs()],
            [now, set()],
          ]),
        ],
        loop: 0,
        witnesses: [],
      },
      {},
      '`A` in state 1 has changed.',
    ],
  ])('refuses %s [ALLOY-RECHECK]', (_, solution, changes, reason) => {
    expect(reasonFor(solution, changes)).toEqual({ holds: false, decided: true, reason });
  });

  it('refuses time in a static problem [ALLOY-RECHECK]', () => {
    const { steps: _, ...timeless } = problem;
    expect(evaluate(timeless, good).reason).toBe('A static solution has one state and no loop.');
  });

  const E: Relation = { name: 'E', arity: 1, variable: false };
  const F: Relation = { name: 'F', arity: 1, variable: false };
  const N: Relation = { name: 'N', arity: 2, variable: false };
  const ordered = (elements: TupleSet, first: TupleSet, next: TupleSet): boolean =>
    evaluate(
      {
        universe,
        bounds: [],
        totalOrders: [{ elements: E, first: F, next: N }],
        facts: [],
        goal: build.truth(true),
      },
      {
        states: [
          new Map([
            [E, elements],
            [F, first],
            [N, next],
          ]),
        ],
        witnesses: [],
      },
    ).holds;

  it('takes total orders, and nothing else, for total orders [ALLOY-RECHECK]', () => {
    expect(ordered(set(0, 1, 2), set(2), pairs([2, 0], [0, 1]))).toBe(true);
    expect(ordered(set(1), set(1), pairs())).toBe(true);
    expect(ordered(set(), set(), pairs())).toBe(false);
    expect(ordered(set(0, 1), set(), pairs([0, 1]))).toBe(false);
    expect(ordered(set(0, 1), set(0, 1), pairs([0, 1]))).toBe(false);
    expect(ordered(set(0, 1), set(1), pairs([0, 1]))).toBe(false);
    expect(ordered(set(0, 1), set(0), pairs([0, 1], [1, 0]))).toBe(false);
    expect(ordered(set(0, 1, 2), set(0), pairs([0, 1]))).toBe(false);
    expect(ordered(set(0, 1, 2), set(0), pairs([0, 1], [0, 2]))).toBe(false);
    expect(ordered(set(0, 1), set(0), pairs([0, 1], [1, 2]))).toBe(false);
    expect(ordered(set(0, 1), set(0), pairs([0, 2]))).toBe(false);
  });
});

describe('evaluate, of quantifiers over sets', () => {
  const many: Universe = {
    atoms: Array.from({ length: 20 }, (_, index) => `a${index}`),
    bitwidth: 0,
    firstInteger: -1,
  };
  const all = { arity: 1, tuples: new Set(many.atoms.keys()) };
  const x = build.variable('x');
  const half = build.constant({ arity: 1, tuples: new Set([3, 5, 8]) });
  const isHalf = (quantifier: 'all' | 'some', body: Formula): RelationalProblem => ({
    universe: many,
    bounds: [],
    totalOrders: [],
    facts: [],
    goal: build.quantified(
      quantifier,
      [{ variable: x, multiplicity: 'set', domain: build.constant(all) }],
      body,
    ),
  });
  const equalsHalf = build.equal(build.use(x), half);
  const witness: Relation = { name: 'x', arity: 1, variable: false };
  const solved = (value: TupleSet): Solution => ({
    states: [new Map([[witness, value]])],
    witnesses: [witness],
  });

  it('tries the solution’s witness, and does not believe it [ALLOY-EVALUATE]', () => {
    const found = solved({ arity: 1, tuples: new Set([3, 5, 8]) });
    expect(evaluate(isHalf('some', equalsHalf), found)).toEqual({ holds: true, decided: true });
    expect(evaluate(isHalf('all', build.not(equalsHalf)), found)).toMatchObject({
      holds: false,
      decided: true,
    });
  });

  it('says that it is not evaluated where there are too many sets, never that it holds [ALLOY-EVALUATE]', () => {
    const wrong = solved({ arity: 1, tuples: new Set([3]) });
    for (const problem of [isHalf('some', equalsHalf), isHalf('all', build.truth(true))]) {
      expect(evaluate(problem, wrong)).toEqual({
        holds: false,
        decided: false,
        failed: problem.goal,
        reason: 'The goal is not evaluated: `x` has 2^20 values.',
      });
    }
  });
});

describe('the limits of evaluate', () => {
  const problemOf = (goal: Formula): RelationalProblem => ({
    universe,
    bounds: [],
    totalOrders: [],
    facts: [],
    goal,
  });
  const nothing: Solution = {
    states: [
      new Map([
        [A, set(0, 1)],
        [r, pairs()],
      ]),
    ],
    witnesses: [],
  };

  it('ends what takes too long [ALLOY-EVALUATE]', () => {
    expect(
      evaluate(problemOf(build.count('some', build.closure(build.product(a, a)))), nothing, 3).reason,
    ).toBe('The goal is not evaluated: it would take too long.');
  });

  it('does not overflow on what is nested deep [ALLOY-EVALUATE]', () => {
    let deep: Formula = build.count('some', a);
    for (let level = 0; level < 100_000; level++) deep = build.not(deep);
    expect(evaluate(problemOf(deep), nothing)).toMatchObject({
      holds: false,
      decided: false,
      reason: 'The goal is not evaluated: it is nested too deep.',
    });
  });

  it('evaluates an instance of forty atoms and twenty states in a moment [ALLOY-EVALUATE]', () => {
    const big: Universe = {
      atoms: Array.from({ length: 40 }, (_, index) => `a${index}`),
      bitwidth: 0,
      firstInteger: -1,
    };
    const f: Relation = { name: 'f', arity: 3, variable: true };
    const atoms = { arity: 1, tuples: new Set(big.atoms.keys()) };
    const values = (state: number) =>
      new Set(Array.from({ length: 300 }, (_, index) => (index * 7919 + state * 104_729) % 40 ** 3));
    const states = Array.from(
      { length: 20 },
      (_, state) => new Map([[f, { arity: 3, tuples: values(state) }]]),
    );
    const [x, y] = [build.variable('x'), build.variable('y')];
    const image = (of: typeof x, relation = build.relation(f)) => build.join(build.use(of), relation);
    const domain = build.constant(atoms);
    const bindings = [x, y].map((variable) => ({ variable, multiplicity: 'one', domain }) as const);
    const kept = build.or([
      build.count('no', build.join(build.use(y), image(x))),
      build.count('some', build.prime(build.union(image(x), image(y)))),
      build.temporal('once', build.subset(image(x), image(y))),
    ]);
    const goal = build.temporal('always', build.quantified('all', bindings, kept));
    const start = performance.now();
    const { decided } = evaluate(
      { universe: big, bounds: [], totalOrders: [], facts: [], goal, steps: { minimum: 1, maximum: 20 } },
      { states, loop: 11, witnesses: [] },
    );
    expect(decided).toBe(true);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
