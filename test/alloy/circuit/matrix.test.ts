import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget, TRANSLATION_LIMITS } from '../../../plugins/alloy/circuit/budget.ts';
import { Circuit, FALSE, TRUE, type Wire } from '../../../plugins/alloy/circuit/circuit.ts';
import { type Matrix, MatrixSpace } from '../../../plugins/alloy/circuit/matrix.ts';
import { simulate } from './simulate.ts';

const ATOMS = 3;

/** A matrix: which tuples may be in it, and which of those are surely, and which are in this run. */
interface Sample {
  readonly arity: number;
  readonly tuples: readonly { readonly tuple: number; readonly sure: boolean; readonly present: boolean }[];
}

function samples(arity: number): fc.Arbitrary<Sample> {
  const tuple = fc.record({
    tuple: fc.nat(ATOMS ** arity - 1),
    sure: fc.constantFrom(false, false, true),
    present: fc.boolean(),
  });
  return fc
    .uniqueArray(tuple, { selector: (entry) => entry.tuple, maxLength: 9 })
    .map((tuples) => ({ arity, tuples: tuples.sort((a, b) => a.tuple - b.tuple) }));
}

class Run {
  readonly circuit = new Circuit();
  readonly space = new MatrixSpace(this.circuit, ATOMS);
  private readonly present = new Map<Wire, boolean>();

  matrix({ arity, tuples }: Sample): Matrix {
    const wires = tuples.map(({ sure, present }) => {
      if (sure) return TRUE;
      const wire = this.circuit.variable();
      this.present.set(wire, present);
      return wire;
    });
    return { arity, tuples: tuples.map(({ tuple }) => tuple), wires };
  }

  holds(wire: Wire): boolean {
    return simulate(this.circuit, (variable) => this.present.get(variable) ?? false)(wire);
  }

  /** The tuples of a matrix as texts such as `0 2`. */
  tuples(matrix: Matrix): string[] {
    expect([...matrix.tuples].sort((a, b) => a - b)).toEqual(matrix.tuples);
    expect(matrix.wires).not.toContain(FALSE);
    const value = simulate(this.circuit, (variable) => this.present.get(variable) ?? false);
    return matrix.tuples
      .filter((_, index) => value(matrix.wires[index] as Wire))
      .map((tuple) => atoms(tuple, matrix.arity).join(' '));
  }
}

function atoms(tuple: number, arity: number): number[] {
  return Array.from(
    { length: arity },
    (_, column) => Math.floor(tuple / ATOMS ** (arity - 1 - column)) % ATOMS,
  );
}

function plain({ arity, tuples }: Sample): number[][] {
  return tuples.filter(({ sure, present }) => sure || present).map(({ tuple }) => atoms(tuple, arity));
}

const texts = (rows: readonly (readonly number[])[]) => [...new Set(rows.map((row) => row.join(' ')))].sort();
const has = (rows: readonly number[][], row: readonly number[]) => texts(rows).includes(row.join(' '));

describe('MatrixSpace', () => {
  it.each([
    ['union', (a: number[][], b: number[][]) => [...a, ...b]],
    ['intersection', (a: number[][], b: number[][]) => a.filter((row) => has(b, row))],
    ['difference', (a: number[][], b: number[][]) => a.filter((row) => !has(b, row))],
    [
      'override',
      (a: number[][], b: number[][]) => [...b, ...a.filter((row) => !b.some((other) => other[0] === row[0]))],
    ],
  ] as const)('computes %s as on sets [ALLOY-CIRCUIT]', (operation, wanted) => {
    const pairs = fc.constantFrom(1, 2, 3).chain((arity) => fc.tuple(samples(arity), samples(arity)));
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const run = new Run();
        const result = run.space[operation](run.matrix(a), run.matrix(b));
        expect(run.tuples(result).sort()).toEqual(texts(wanted(plain(a), plain(b))));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['join', [1, 2]],
    ['join', [2, 1]],
    ['join', [2, 2]],
    ['join', [1, 3]],
    ['join', [3, 2]],
    ['product', [1, 1]],
    ['product', [2, 1]],
    ['domain', [1, 2]],
    ['domain', [1, 3]],
    ['range', [3, 1]],
    ['range', [2, 1]],
  ] as const)('computes %s of arities %j as on sets [ALLOY-CIRCUIT]', (operation, [left, right]) => {
    const wanted = {
      join: (x: number[], y: number[]) => (x.at(-1) === y[0] ? [[...x.slice(0, -1), ...y.slice(1)]] : []),
      product: (x: number[], y: number[]) => [[...x, ...y]],
      domain: (x: number[], y: number[]) => (x[0] === y[0] ? [y] : []),
      range: (x: number[], y: number[]) => (x.at(-1) === y[0] ? [x] : []),
    }[operation];
    fc.assert(
      fc.property(samples(left), samples(right), (a, b) => {
        const run = new Run();
        const result = run.space[operation](run.matrix(a), run.matrix(b));
        const rows = plain(a).flatMap((x) => plain(b).flatMap((y) => wanted(x, y)));
        expect(run.tuples(result).sort()).toEqual(texts(rows));
        expect(result.arity).toBe(
          { join: left + right - 2, product: left + right, domain: right, range: left }[operation],
        );
      }),
      { numRuns: 100 },
    );
  });

  it('computes transpose and closure as on sets [ALLOY-CIRCUIT]', () => {
    fc.assert(
      fc.property(samples(2), (a) => {
        const run = new Run();
        const matrix = run.matrix(a);
        const rows = plain(a);
        expect(run.tuples(run.space.transpose(matrix)).sort()).toEqual(
          texts(rows.map(([x, y]) => [y ?? 0, x ?? 0])),
        );
        let closure = rows;
        for (let step = 0; step < ATOMS; step++) {
          const longer = closure.flatMap(([x, y]) =>
            rows.filter(([from]) => from === y).map(([, to]) => [x ?? 0, to ?? 0]),
          );
          closure = [...closure, ...longer];
        }
        expect(run.tuples(run.space.closure(matrix)).sort()).toEqual(texts(closure));
      }),
      { numRuns: 300 },
    );
  });

  it('closes a path of many atoms over its whole length [ALLOY-CIRCUIT]', () => {
    for (const length of [2, 3, 5, 9, 16, 17]) {
      const space = new MatrixSpace(new Circuit(), length);
      const path = Array.from({ length: length - 1 }, (_, atom) => atom * length + atom + 1);
      expect(space.closure(space.constant(2, path)).tuples).toHaveLength((length * (length - 1)) / 2);
      const ring = [...path, (length - 1) * length].sort((a, b) => a - b);
      expect(space.closure(space.constant(2, ring)).tuples).toHaveLength(length * length);
    }
  });

  it('compares and counts as on sets [ALLOY-CIRCUIT]', () => {
    const pairs = fc
      .constantFrom(1, 2)
      .chain((arity) => fc.tuple(samples(arity), samples(arity), fc.boolean()));
    fc.assert(
      fc.property(pairs, ([a, b, condition]) => {
        const run = new Run();
        const { space } = run;
        const [x, y] = [run.matrix(a), run.matrix(b)];
        const [rows, others] = [plain(a), plain(b)];
        const inside = rows.every((row) => has(others, row));
        expect(run.holds(space.subset(x, y))).toBe(inside);
        expect(run.holds(space.equal(x, y))).toBe(inside && rows.length === others.length);
        expect(run.holds(space.some(x))).toBe(rows.length > 0);
        expect(run.holds(space.one(x))).toBe(rows.length === 1);
        expect(run.holds(space.lone(x))).toBe(rows.length <= 1);
        for (const { tuple } of b.tuples)
          expect(run.holds(space.at(x, tuple))).toBe(has(rows, atoms(tuple, a.arity)));
        const wire = condition ? TRUE : FALSE;
        const selector = run.circuit.variable();
        expect(run.tuples(space.choice(wire, x, y)).sort()).toEqual(texts(condition ? rows : others));
        // The selector itself is false in this run, its negation true.
        expect(run.tuples(space.choice(selector, x, y)).sort()).toEqual(texts(others));
        expect(run.tuples(space.select([selector, -selector], [x, y])).sort()).toEqual(texts(others));
      }),
      { numRuns: 300 },
    );
  });

  it('refuses an expression of too many tuples before it is made [ALLOY-LIMIT] [ALLOY-LIMIT-SIZE]', () => {
    const circuit = new Circuit(new Budget({ ...TRANSLATION_LIMITS, matrixTuples: 1000 }));
    const space = new MatrixSpace(circuit, 40);
    const all = space.constant(
      1,
      Array.from({ length: 40 }, (_, atom) => atom),
    );
    expect(() => space.product(all, all)).toThrow(expect.objectContaining({ reason: 'size' }));
  });
});
