import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCadicalSolver } from '../../../plugins/alloy/sat/cadical.ts';
import { smallSolverFactory } from '../../../plugins/alloy/sat/small-solver.ts';
import { cnfs, flatten, holds, isSatisfiable, pigeons } from './random-cnf.ts';

const cadical = await loadCadicalSolver();

describe.each([cadical, smallSolverFactory])('$name', (factory) => {
  it('answers as trying all assignments does, with a model where there is one [ALLOY-SOLVER]', () => {
    fc.assert(
      fc.property(cnfs(9), ({ variables, clauses }) => {
        const solver = factory.create();
        solver.ensureVariables(variables);
        solver.addClauses(flatten(clauses));
        const result = solver.solve();
        expect(result).toBe(isSatisfiable(variables, clauses) ? 'satisfiable' : 'unsatisfiable');
        if (result === 'satisfiable') expect(holds(clauses, (v) => solver.value(v))).toBe(true);
        solver.dispose();
      }),
      { numRuns: 1500 },
    );
  });

  it('takes assumptions for one call and more clauses between calls [ALLOY-SOLVER]', () => {
    fc.assert(
      fc.property(cnfs(6), cnfs(6), fc.array(fc.integer({ min: 1, max: 6 })), (first, second, assumed) => {
        const solver = factory.create();
        solver.ensureVariables(6);
        const assumptions = [...new Set(assumed)].map((v) => (v % 2 ? v : -v));
        const units = assumptions.map((literal) => [literal]);
        const answer = (satisfiable: boolean) => (satisfiable ? 'satisfiable' : 'unsatisfiable');
        solver.addClauses(flatten(first.clauses));
        expect(solver.solve({ assumptions })).toBe(answer(isSatisfiable(6, [...first.clauses, ...units])));
        expect(solver.solve()).toBe(answer(isSatisfiable(6, first.clauses)));
        solver.addClauses(flatten(second.clauses));
        const both = [...first.clauses, ...second.clauses];
        expect(solver.solve({ assumptions })).toBe(answer(isSatisfiable(6, [...both, ...units])));
        expect(solver.solve()).toBe(answer(isSatisfiable(6, both)));
        solver.dispose();
      }),
      { numRuns: 400 },
    );
  });

  it('is unsatisfiable with an empty clause [ALLOY-SOLVER]', () => {
    const solver = factory.create();
    solver.addClauses(flatten([[]]));
    expect(solver.solve()).toBe('unsatisfiable');
    solver.dispose();
  });

  it('gives up as unknown after the conflicts it was given [ALLOY-LIMIT]', () => {
    const solver = factory.create();
    solver.addClauses(flatten(pigeons(11)));
    expect(solver.solve({ conflicts: 20 })).toBe('unknown');
    solver.dispose();
  });

  it('gives up as unknown when it is told to stop, and can go on [ALLOY-LIMIT]', () => {
    const solver = factory.create();
    solver.addClauses(flatten(pigeons(7)));
    let questions = 0;
    expect(solver.solve({ shouldStop: () => ++questions > 2 })).toBe('unknown');
    expect(questions).toBeGreaterThan(2);
    expect(solver.solve()).toBe('unsatisfiable');
    solver.dispose();
  });

  it('gives the same model every time [ALLOY-SOLVER]', () => {
    const [sample] = fc.sample(cnfs(60), { seed: 7, numRuns: 1 });
    const clauses = (sample?.clauses ?? []).filter((clause) => clause.length > 2);
    const model = () => {
      const solver = factory.create();
      solver.ensureVariables(60);
      solver.addClauses(flatten(clauses));
      expect(solver.solve()).toBe('satisfiable');
      return Array.from({ length: 60 }, (_, index) => solver.value(index + 1));
    };
    expect(model()).toEqual(model());
  });
});

describe('the two solvers', () => {
  it('agree on random formulas too large to try all assignments [ALLOY-SOLVER]', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), fc.integer({ min: 395, max: 455 }), (stream, count) => {
        const next = (below: number) => (stream.next().value ?? 0) % below;
        const clauses = Array.from({ length: count }, () =>
          Array.from({ length: 3 }, () => (next(100) + 1) * (next(2) ? 1 : -1)),
        );
        const results = [cadical, smallSolverFactory].map((factory) => {
          const solver = factory.create();
          solver.ensureVariables(100);
          solver.addClauses(flatten(clauses));
          const result = solver.solve();
          if (result === 'satisfiable') expect(holds(clauses, (v) => solver.value(v))).toBe(true);
          solver.dispose();
          return result;
        });
        expect(results[0]).toBe(results[1]);
        expect(results[0]).not.toBe('unknown');
      }),
      { numRuns: 150 },
    );
  });

  it('prove what needs many learnt clauses, dropping some on the way [ALLOY-SOLVER]', () => {
    for (const factory of [cadical, smallSolverFactory]) {
      const solver = factory.create();
      solver.addClauses(flatten(pigeons(9)));
      expect(solver.solve()).toBe('unsatisfiable');
      solver.dispose();
    }
  });
});

describe('loadCadicalSolver', () => {
  it('reports the exact version of the solver [ALLOY-SOLVER]', () => {
    expect(cadical.name).toMatch(/^CaDiCaL \d+\.\d+\.\d+-[0-9a-f]{7}$/);
  });
});
