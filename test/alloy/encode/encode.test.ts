import { describe, expect, it } from 'vitest';
import { LIMITS } from '#config';
import { TRANSLATION_LIMITS } from '../../../plugins/alloy/circuit/budget.ts';
import { EncodingSession, encodeProblem } from '../../../plugins/alloy/encode/encode.ts';
import { Builder } from '../../../plugins/alloy/relational/builder.ts';
import type { Binding, Formula, Relation } from '../../../plugins/alloy/relational/expression.ts';
import type { RelationalProblem, TupleSet } from '../../../plugins/alloy/relational/problem.ts';
import { decide, universeOf } from './decide.ts';

const set = (arity: number, ...tuples: number[]): TupleSet => ({ arity, tuples: new Set(tuples) });
const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const full = (atoms: number, arity: number) => set(arity, ...range(atoms ** arity));

const A: Relation = { name: 'A', arity: 1, variable: false };
const r: Relation = { name: 'r', arity: 2, variable: false };
const on: Relation = { name: 'on', arity: 1, variable: true };

/** A problem about a set, a relation and a set that changes. */
function problemOf(
  goal: Formula,
  { atoms = 3, facts = [] as Formula[], steps = undefined as RelationalProblem['steps'] } = {},
): RelationalProblem {
  return {
    universe: universeOf(atoms),
    bounds: [
      { relation: A, lower: set(1), upper: full(atoms, 1) },
      { relation: r, lower: set(2), upper: full(atoms, 2) },
      { relation: on, lower: set(1), upper: full(atoms, 1) },
    ],
    totalOrders: [],
    facts,
    goal,
    ...(steps ? { steps } : {}),
  };
}

describe('Skolem relations', () => {
  it('give the values of existential variables as witnesses [ALLOY-ENCODE]', () => {
    const build = new Builder();
    const [x, y] = [build.variable('x'), build.variable('y')];
    const binding = (variable: typeof x, domain = build.relation(A)): Binding => ({
      variable,
      multiplicity: 'one',
      domain,
    });
    const goal = build.quantified(
      'some',
      [binding(x)],
      build.not(
        build.quantified(
          'all',
          [binding(y, build.join(build.use(x), build.relation(r)))],
          build.equal(build.use(x), build.use(y)),
        ),
      ),
    );
    const outcome = decide(problemOf(goal));
    if (outcome.kind !== 'satisfiable') throw new Error(outcome.kind);
    const [state] = outcome.solution.states;
    const values = outcome.solution.witnesses.map((witness) => [
      witness.name,
      [...(state?.get(witness)?.tuples ?? [])],
    ]);
    expect(values.map(([name]) => name)).toEqual(['x', 'y']);
    const [[, [from]], [, [to]]] = values as [[string, [number]], [string, [number]]];
    expect(state?.get(r)?.tuples.has(from * 3 + to)).toBe(true);
    expect(from).not.toBe(to);
  });

  it.each([
    ['one', 1],
    ['lone', 0],
    ['some', 3],
    ['set', 2],
  ] as const)('are of multiplicity %s as written [ALLOY-ENCODE]', (multiplicity, size) => {
    const build = new Builder();
    const s = build.variable('s');
    const use = build.use(s);
    const rest = build.difference(build.relation(A), use);
    const goals = {
      one: build.truth(true),
      lone: build.count('no', use),
      some: build.count('no', rest),
      set: build.and([build.count('one', rest), build.not(build.count('lone', use))]),
    };
    const binding: Binding = { variable: s, multiplicity, domain: build.relation(A) };
    const allThree = build.equal(build.relation(A), build.constant(full(3, 1)));
    const goal = build.and([allThree, build.quantified('some', [binding], goals[multiplicity])]);
    const outcome = decide(problemOf(goal));
    if (outcome.kind !== 'satisfiable') throw new Error(outcome.kind);
    const [witness] = outcome.solution.witnesses;
    expect(witness && outcome.solution.states[0]?.get(witness)?.tuples.size).toBe(size);
  });

  it('are refused with the place where a set is quantified universally [ALLOY-ENCODE]', () => {
    const build = new Builder();
    const s = build.variable('s');
    const binding: Binding = { variable: s, multiplicity: 'set', domain: build.relation(A) };
    const span = { path: 'sets.als', start: 4, end: 9 };
    const forAll = build.quantified('all', [binding], build.subset(build.use(s), build.relation(A)), span);
    for (const goal of [
      forAll,
      build.temporal('always', build.not(forAll)),
      build.or([build.not(forAll), build.truth(true)]),
      build.iff(build.truth(true), build.not(forAll)),
    ]) {
      expect(decide(problemOf(goal))).toMatchObject({
        kind: 'error',
        span,
        message: expect.stringMatching(
          /requires higher-order quantification over `s` that could not be skolemized/,
        ),
      });
    }
    expect(decide(problemOf(build.not(forAll))).kind).toBe('unsatisfiable');
  });
});

describe('EncodingSession', () => {
  it('encodes equal problems with equal bytes [ALLOY-ENCODE]', () => {
    const encode = () => {
      const build = new Builder();
      const goal = build.temporal('always', build.equal(build.relation(on), build.prime(build.relation(A))));
      const encoding = encodeProblem(problemOf(goal, { steps: { minimum: 1, maximum: 4 } }), 4);
      if (encoding.kind !== 'encoding') throw new Error(encoding.kind);
      return encoding.cnf;
    };
    expect(encode()).toEqual(encode());
  });

  it('takes up new facts and bounds where they differ [ALLOY-ENCODE]', () => {
    const build = new Builder();
    const session = new EncodingSession();
    const some = build.count('some', build.relation(A));
    const no = build.count('no', build.relation(A));
    const ask = (problem: RelationalProblem) => decide(problem, { session }).kind;
    expect(ask(problemOf(some))).toBe('satisfiable');
    expect(ask(problemOf(some, { facts: [no] }))).toBe('unsatisfiable');
    expect(ask(problemOf(some))).toBe('satisfiable');
    const bounds = problemOf(some).bounds.slice(1);
    const empty = { relation: A, lower: set(1), upper: set(1) };
    expect(ask({ ...problemOf(some), bounds: [empty, ...bounds] })).toBe('unsatisfiable');
    expect(ask(problemOf(some))).toBe('satisfiable');
    expect(ask(problemOf(some, { atoms: 2 }))).toBe('satisfiable');
  });
});

describe('limits of the encoder', () => {
  const build = new Builder();
  const transitive = build.equal(build.closure(build.relation(r)), build.relation(r));

  it('end too large a problem as unknown, and leave the session of use [ALLOY-LIMIT] [ALLOY-LIMIT-SIZE]', () => {
    const session = new EncodingSession({ limits: { ...TRANSLATION_LIMITS, gates: 4000 } });
    const large = problemOf(transitive, { atoms: 12 });
    expect(decide(large, { session })).toMatchObject({ kind: 'unknown', reason: 'size' });
    expect(decide({ ...large, goal: build.count('some', build.relation(A)) }, { session }).kind).toBe(
      'satisfiable',
    );
    const largeFacts = problemOf(build.truth(true), { atoms: 12, facts: [transitive] });
    expect(decide(largeFacts, { session })).toMatchObject({ kind: 'unknown', reason: 'size' });
    expect(decide(largeFacts, { session })).toMatchObject({ kind: 'unknown', reason: 'size' });
    expect(decide(problemOf(transitive), { session }).kind).toBe('satisfiable');
  });

  it('end a translation that is told to stop, and translate again when it is not [ALLOY-LIMIT]', () => {
    const session = new EncodingSession();
    const problem = problemOf(build.truth(true), { facts: [transitive] });
    expect(session.encode(problem, 1, () => true)).toMatchObject({ kind: 'limit', reason: 'time' });
    expect(session.encode(problem, 1).kind).toBe('encoding');
  });

  it('end traces that are too long, and look at those just as long [ALLOY-LIMIT]', () => {
    const always = build.temporal(
      'always',
      build.temporal('eventually', build.count('no', build.relation(on))),
    );
    const goal = build.and([always, build.not(always)]);
    const longest = LIMITS.alloyTraceLength;
    const ask = (maximum: number) => decide(problemOf(goal, { atoms: 1, steps: { minimum: 1, maximum } }));
    expect(ask(longest).kind).toBe('unsatisfiable');
    expect(ask(longest + 1)).toMatchObject({ kind: 'unknown', reason: 'size' });
  });

  it('end formulas of too many cases [ALLOY-LIMIT] [ALLOY-LIMIT-SIZE]', () => {
    const variables = range(6).map((index) => build.variable(`x${index}`));
    const bindings = variables.map(
      (variable): Binding => ({ variable, multiplicity: 'one', domain: build.relation(A) }),
    );
    const uses = variables.map((variable) => build.use(variable));
    const body = build.count(
      'some',
      uses.reduce((a, b) => build.union(a, b)),
    );
    const problem = problemOf(build.quantified('all', bindings, body), { atoms: 20 });
    const session = new EncodingSession({ limits: { ...TRANSLATION_LIMITS, steps: 100_000 } });
    expect(decide(problem, { session })).toMatchObject({ kind: 'unknown', reason: 'size' });
  });

  it('are not reached by working out again what does not depend on a variable [ALLOY-ENCODE]', () => {
    const bindings = range(4).map(
      (index): Binding => ({
        variable: build.variable(`y${index}`),
        multiplicity: 'one',
        domain: build.relation(A),
      }),
    );
    const [last] = bindings.slice(-1) as [Binding];
    const [z, reached] = [build.variable('z'), build.closure(build.relation(r))];
    const body = build.quantified(
      'all',
      [{ variable: z, multiplicity: 'one', domain: build.relation(A) }],
      build.subset(build.use(z), build.join(build.use(last.variable), reached)),
    );
    const problem = problemOf(build.quantified('all', bindings, body), { atoms: 12 });
    const session = new EncodingSession({ limits: { ...TRANSLATION_LIMITS, steps: 100_000 } });
    expect(decide(problem, { session }).kind).toBe('satisfiable');
  });

  it('end formulas that nest too deep, and translate those just below [ALLOY-LIMIT] [ALLOY-LIMIT-SIZE]', () => {
    const nest = (depth: number) => {
      let formula: Formula = build.count('some', build.relation(on));
      for (let level = 2; level < depth; level += 4) {
        const variable = build.variable('x');
        formula = build.temporal('once', build.not(build.temporal('eventually', formula)));
        formula = build.quantified(
          'all',
          [{ variable, multiplicity: 'one', domain: build.constant(set(1, 0)) }],
          formula,
        );
      }
      return problemOf(formula, { steps: { minimum: 1, maximum: 1 } });
    };
    expect(decide(nest(LIMITS.alloyExpressionDepth - 4)).kind).toMatch(/satisfiable/);
    expect(decide(nest(LIMITS.alloyExpressionDepth + 8))).toMatchObject({ kind: 'unknown', reason: 'size' });
    expect(decide(nest(100_000))).toMatchObject({ kind: 'unknown', reason: 'size' });
  });
});

describe('traces', () => {
  it('are as short as the formula allows, but not below the least number of steps [ALLOY-TIME] [ALLOY-TIME-SHORTEST]', () => {
    const build = new Builder();
    const some = build.count('some', build.relation(on));
    // on is empty in states 0 to 2 and has something in state 3.
    const later = range(3).reduce(
      (formula) => build.and([build.not(some), build.temporal('after', formula)]),
      some as Formula,
    );
    const lengthOf = (steps: { minimum: number; maximum: number }, goal = later) => {
      const outcome = decide(problemOf(goal, { steps }));
      return outcome.kind === 'satisfiable'
        ? [outcome.solution.states.length, outcome.statistics.traceLength]
        : outcome.kind;
    };
    expect(lengthOf({ minimum: 1, maximum: 20 })).toEqual([4, 4]);
    expect(lengthOf({ minimum: 6, maximum: 20 })).toEqual([6, 6]);
    expect(lengthOf({ minimum: 1, maximum: 4 })).toEqual([4, 4]);
    expect(lengthOf({ minimum: 1, maximum: 3 })).toBe('unsatisfiable');
    expect(lengthOf({ minimum: 1, maximum: 9 }, some)).toEqual([1, 1]);
  });

  it('go back to any state, also the last [ALLOY-TIME]', () => {
    const build = new Builder();
    const some = build.count('some', build.relation(on));
    const stays = build.and([build.not(some), build.temporal('after', build.temporal('always', some))]);
    const outcome = decide(problemOf(stays, { steps: { minimum: 1, maximum: 5 } }));
    expect(outcome).toMatchObject({ kind: 'satisfiable', solution: { loop: 1 } });
    const swings = build.temporal('always', build.not(build.iff(some, build.temporal('after', some))));
    const back = decide(problemOf(swings, { steps: { minimum: 1, maximum: 5 } }));
    expect(back).toMatchObject({ kind: 'satisfiable', solution: { loop: 0 } });
  });

  it('tell the passes of a loop apart where a formula looks back [ALLOY-TIME] [ALLOY-TIME-PAST]', () => {
    const build = new Builder();
    const some = build.count('some', build.relation(on));
    const earlier = (formula: Formula) => build.temporal('before', formula);
    // Three states ago there was no state: so the trace is at its beginning, never again.
    const young = build.not(earlier(earlier(earlier(build.truth(true)))));
    const goal = build.and([
      build.temporal('always', build.iff(some, young)),
      build.temporal('eventually', build.temporal('always', build.not(some))),
    ]);
    const outcome = decide(problemOf(goal, { steps: { minimum: 1, maximum: 8 } }));
    expect(outcome).toMatchObject({ kind: 'satisfiable', statistics: { traceLength: 4 } });
    const always = decide(problemOf(build.temporal('always', young), { steps: { minimum: 1, maximum: 8 } }));
    expect(always.kind).toBe('unsatisfiable');
  });

  it('look through primes beyond the last state [ALLOY-TIME]', () => {
    const build = new Builder();
    const use = build.relation(on);
    const ahead = build.prime(build.prime(build.prime(use)));
    const differs = build.and([
      build.temporal('always', build.equal(use, ahead)),
      build.not(build.equal(use, build.prime(use))),
    ]);
    const outcome = decide(problemOf(differs, { steps: { minimum: 1, maximum: 6 } }));
    expect(outcome).toMatchObject({
      kind: 'satisfiable',
      statistics: { traceLength: 3 },
      solution: { loop: 0 },
    });
  });
});
