import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget, LimitReached, TRANSLATION_LIMITS } from '../../../plugins/alloy/circuit/budget.ts';
import { Circuit, FALSE, TRUE, type Wire } from '../../../plugins/alloy/circuit/circuit.ts';
import { makeCnf } from '../../../plugins/alloy/circuit/cnf.ts';
import { isSatisfiable } from '../sat/random-cnf.ts';
import { assignments, simulate } from './simulate.ts';

/** One call: which gate, and which earlier wires it takes, negated where odd. */
interface Step {
  readonly kind: 'and' | 'or' | 'xor' | 'iff' | 'implies' | 'choice' | 'majority' | 'all' | 'any' | 'select';
  readonly inputs: readonly number[];
}

const VARIABLES = 5;
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom(
      'and',
      'or',
      'xor',
      'iff',
      'implies',
      'choice',
      'majority',
      'all',
      'any',
      'select',
    ) as fc.Arbitrary<Step['kind']>,
    inputs: fc.array(fc.nat(200), { minLength: 3, maxLength: 7 }),
  }),
  { minLength: 1, maxLength: 25 },
);

interface Built {
  readonly circuit: Circuit;
  readonly variables: readonly Wire[];
  readonly wires: readonly Wire[];
  /** What each wire was meant to be. */
  readonly meanings: readonly ((value: (variable: number) => boolean) => boolean)[];
}

/** The first two variables are the selectors of `select`, of which exactly one is true. */
function build(program: readonly Step[], circuit = new Circuit()): Built {
  const variables = Array.from({ length: VARIABLES }, () => circuit.variable());
  const wires: Wire[] = [FALSE, ...variables];
  const meanings: Built['meanings'][number][] = [
    () => false,
    ...variables.map((_, index) => (value: (variable: number) => boolean) => value(index)),
  ];
  for (const { kind, inputs } of program) {
    const chosen = inputs.map((input) => {
      const index = (input >> 1) % wires.length;
      const sign = input % 2 === 1 ? -1 : 1;
      const meaning = meanings[index] as Built['meanings'][number];
      return {
        wire: (wires[index] as Wire) * sign,
        meaning: (value: (variable: number) => boolean) => meaning(value) === sign > 0,
      };
    });
    const { wire, meaning } = apply(circuit, variables, kind, chosen);
    wires.push(wire);
    meanings.push(meaning);
  }
  return { circuit, variables, wires, meanings };
}

type Chosen = { wire: Wire; meaning: Built['meanings'][number] };

function apply(circuit: Circuit, variables: readonly Wire[], kind: Step['kind'], inputs: Chosen[]): Chosen {
  const [a, b, c] = inputs as [Chosen, Chosen, Chosen];
  const all = inputs.map(({ wire }) => wire);
  switch (kind) {
    case 'and':
      return { wire: circuit.and(a.wire, b.wire), meaning: (v) => a.meaning(v) && b.meaning(v) };
    case 'or':
      return { wire: circuit.or(a.wire, b.wire), meaning: (v) => a.meaning(v) || b.meaning(v) };
    case 'xor':
      return { wire: circuit.xor(a.wire, b.wire), meaning: (v) => a.meaning(v) !== b.meaning(v) };
    case 'iff':
      return { wire: circuit.iff(a.wire, b.wire), meaning: (v) => a.meaning(v) === b.meaning(v) };
    case 'implies':
      return { wire: circuit.implies(a.wire, b.wire), meaning: (v) => !a.meaning(v) || b.meaning(v) };
    case 'choice':
      return {
        wire: circuit.choice(a.wire, b.wire, c.wire),
        meaning: (v) => (a.meaning(v) ? b.meaning(v) : c.meaning(v)),
      };
    case 'majority':
      return {
        wire: circuit.majority(a.wire, b.wire, c.wire),
        meaning: (v) => [a, b, c].filter(({ meaning }) => meaning(v)).length >= 2,
      };
    case 'all':
      return { wire: circuit.all(all), meaning: (v) => inputs.every(({ meaning }) => meaning(v)) };
    case 'any':
      return { wire: circuit.any(all), meaning: (v) => inputs.some(({ meaning }) => meaning(v)) };
    case 'select':
      return {
        wire: circuit.select(variables.slice(0, 2), [a.wire, b.wire]),
        meaning: (v) => (v(0) ? a.meaning(v) : b.meaning(v)),
      };
  }
}

const oneSelected = (value: (variable: number) => boolean) => value(0) !== value(1);

describe('Circuit', () => {
  it('means what was asked for, however it was simplified [ALLOY-CIRCUIT]', () => {
    fc.assert(
      fc.property(steps, (program) => {
        const { circuit, variables, wires, meanings } = build(program);
        for (const value of assignments(VARIABLES).filter(oneSelected)) {
          const simulated = simulate(circuit, (wire) => value(variables.indexOf(wire)));
          for (const [index, wire] of wires.entries())
            expect(simulated(wire)).toBe(meanings[index]?.(value) ?? false);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('makes equal gates once [ALLOY-CIRCUIT]', () => {
    const circuit = new Circuit();
    const [a, b, c] = [circuit.variable(), circuit.variable(), circuit.variable()];
    expect(circuit.and(a, -b)).toBe(circuit.and(-b, a));
    expect(circuit.xor(a, -b)).toBe(-circuit.xor(b, a));
    expect(circuit.all([c, a, b, a])).toBe(circuit.all([b, c, a]));
    expect(circuit.majority(-a, -b, c)).toBe(-circuit.majority(a, b, -c));
    expect(circuit.choice(-a, b, c)).toBe(circuit.choice(a, c, b));
    expect(circuit.and(a, circuit.and(a, b))).toBe(circuit.and(a, b));
    expect(circuit.all([a, b, -a])).toBe(FALSE);
    expect(circuit.any([a, b, TRUE])).toBe(TRUE);
  });

  it('gives the same wires after a release as if what was released had never been made [ALLOY-CIRCUIT]', () => {
    fc.assert(
      fc.property(steps, steps, steps, (before, released, after) => {
        const touched = new Circuit();
        build(before, touched);
        const mark = touched.mark();
        build([...released, ...after, ...released], touched);
        touched.release(mark);
        const fresh = new Circuit();
        build(before, fresh);
        expect(build(after, touched).wires).toEqual(build(after, fresh).wires);
        expect(touched.size).toBe(fresh.size);
      }),
      { numRuns: 300 },
    );
  });

  it('stays exact when thousands of gates come and go [ALLOY-CIRCUIT]', () => {
    const circuit = new Circuit();
    const variables = Array.from({ length: 60 }, () => circuit.variable());
    const pairs = () => variables.flatMap((a) => variables.map((b) => circuit.and(a, -b)));
    const mark = circuit.mark();
    const first = pairs();
    circuit.release(mark);
    expect(circuit.size).toBe(mark.gates);
    const triples = variables.flatMap((a) =>
      variables.map((b) => circuit.majority(a, b, variables[0] as Wire)),
    );
    expect(new Set(triples).size).toBeGreaterThan(1000);
    circuit.release(mark);
    expect(pairs()).toEqual(first);
  });

  it('ends when it has as many gates as it may have [ALLOY-LIMIT] [ALLOY-LIMIT-SIZE]', () => {
    const circuit = new Circuit(new Budget({ ...TRANSLATION_LIMITS, gates: 100 }));
    expect(() => {
      for (;;) circuit.variable();
    }).toThrow(LimitReached);
    expect(circuit.size).toBe(100);
  });

  it('ends when it is told to stop [ALLOY-LIMIT]', () => {
    const circuit = new Circuit(new Budget(TRANSLATION_LIMITS, () => true));
    expect(() => circuit.variable()).toThrow(expect.objectContaining({ reason: 'time' }));
  });
});

describe('makeCnf', () => {
  it('is satisfiable exactly where its roots can be true [ALLOY-CIRCUIT]', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat(200), { minLength: 1, maxLength: 4 }), (program, picks) => {
        const { circuit, variables, wires } = build(program.slice(0, 8));
        const [p, q] = variables as [Wire, Wire];
        const roots = picks.map((pick) => (wires[(pick >> 1) % wires.length] as Wire) * (pick % 2 ? -1 : 1));
        const cnf = makeCnf(circuit, [...roots, circuit.xor(p, q)]);
        const clauses = splitClauses(cnf.clauses);
        expect(clauses).toHaveLength(cnf.clauseCount);
        const possible = assignments(VARIABLES).filter((value) => {
          const simulated = simulate(circuit, (wire) => value(variables.indexOf(wire)));
          return oneSelected(value) && roots.every(simulated);
        });
        if (cnf.variableCount <= 16)
          expect(isSatisfiable(cnf.variableCount, clauses)).toBe(possible.length > 0);
        // What variables of the clauses say about the circuit's variables makes the roots true.
        for (const value of assignments(VARIABLES)) {
          const units = variables.flatMap((wire, index) => {
            const variable = cnf.variables[wire] ?? 0;
            return variable === 0 ? [] : [[value(index) ? variable : -variable]];
          });
          if (cnf.variableCount > 12) continue;
          const simulated = simulate(circuit, (wire) => value(variables.indexOf(wire)));
          const wanted = oneSelected(value) && roots.every(simulated);
          if (cnf.variables[p] !== 0 && cnf.variables[q] !== 0)
            expect(isSatisfiable(cnf.variableCount, [...clauses, ...units])).toBe(wanted);
        }
      }),
      { numRuns: 250 },
    );
  });

  it('needs no variable for conjunctions of conjunctions, and one clause for a disjunction [ALLOY-CIRCUIT]', () => {
    const circuit = new Circuit();
    const [a, b, c, d] = Array.from({ length: 4 }, () => circuit.variable()) as [Wire, Wire, Wire, Wire];
    const flat = makeCnf(circuit, [circuit.and(circuit.and(a, b), circuit.and(c, d))]);
    expect(splitClauses(flat.clauses)).toEqual([[4], [3], [2], [1]]);
    const clause = makeCnf(circuit, [circuit.or(circuit.or(a, b), circuit.or(c, -d))]);
    expect(splitClauses(clause.clauses)).toEqual([[4, 3, 2, -1]]);
    const inner = makeCnf(circuit, [circuit.or(a, circuit.and(b, circuit.and(c, d)))]);
    expect(splitClauses(inner.clauses)).toHaveLength(4);
    expect(inner.variableCount).toBe(5);
  });

  it('ties a gate to its operands only in the direction that matters [ALLOY-CIRCUIT]', () => {
    const circuit = new Circuit();
    const [a, b, c] = Array.from({ length: 3 }, () => circuit.variable()) as [Wire, Wire, Wire];
    const cnf = makeCnf(circuit, [circuit.or(c, circuit.and(a, b))]);
    expect(splitClauses(cnf.clauses)).toEqual([
      [4, 3],
      [-3, 2],
      [-3, 1],
    ]);
  });

  it('has an empty clause where a root is false [ALLOY-CIRCUIT]', () => {
    const circuit = new Circuit();
    const a = circuit.variable();
    expect(splitClauses(makeCnf(circuit, [a, -a]).clauses)).toEqual([[]]);
    expect(splitClauses(makeCnf(circuit, [FALSE]).clauses)).toEqual([[]]);
    expect(splitClauses(makeCnf(circuit, [TRUE]).clauses)).toEqual([]);
  });

  it('ends when the clauses get too long [ALLOY-LIMIT] [ALLOY-LIMIT-SIZE]', () => {
    const circuit = new Circuit(new Budget({ ...TRANSLATION_LIMITS, clauseLiterals: 1000 }));
    const variables = Array.from({ length: 300 }, () => circuit.variable());
    const roots = variables.map((a, index) => circuit.xor(a, variables[(index * 7 + 1) % 300] as Wire));
    expect(() => makeCnf(circuit, roots)).toThrow(expect.objectContaining({ reason: 'size' }));
  });
});

function splitClauses(clauses: Int32Array): number[][] {
  const result: number[][] = [];
  let clause: number[] = [];
  for (const literal of clauses) {
    if (literal === 0) {
      result.push(clause);
      clause = [];
    } else clause.push(literal);
  }
  return result;
}
