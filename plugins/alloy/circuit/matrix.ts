import type { Circuit, Wire } from './circuit.ts';
import { FALSE, TRUE } from './circuit.ts';

/**
 * A relation whose tuples are in it or not as wires say.
 * *Shape*: `tuples` are numbers as in a `TupleSet`, ascending; `wires` stand beside them. A tuple that is not listed is not in
 * the relation; no listed wire is `FALSE`.
 */
export interface Matrix {
  readonly arity: number;
  readonly tuples: readonly number[];
  readonly wires: readonly Wire[];
}

/** Matrices of one circuit over atoms 0 to `atoms - 1`, made from one another. */
export class MatrixSpace {
  readonly circuit: Circuit;
  readonly atoms: number;
  private readonly rowStarts = new WeakMap<Matrix, Int32Array>();

  constructor(circuit: Circuit, atoms: number) {
    this.circuit = circuit;
    this.atoms = atoms;
  }

  /** Tuples of an arity. */
  capacity(arity: number): number {
    return this.atoms ** arity;
  }

  empty(arity: number): Matrix {
    return { arity, tuples: [], wires: [] };
  }

  /** A relation known to be these tuples. *Requires*: ascending. */
  constant(arity: number, tuples: readonly number[]): Matrix {
    return { arity, tuples, wires: tuples.map(() => TRUE) };
  }

  identity(): Matrix {
    return this.constant(
      2,
      Array.from({ length: this.atoms }, (_, atom) => atom * this.atoms + atom),
    );
  }

  union(a: Matrix, b: Matrix): Matrix {
    if (a.tuples.length === 0) return b;
    if (b.tuples.length === 0 || a === b) return a;
    return this.merge(a, b, (x, y) => this.circuit.or(x, y));
  }

  intersection(a: Matrix, b: Matrix): Matrix {
    if (a === b) return a;
    if (b.tuples.length < a.tuples.length) return this.intersection(b, a);
    return compact(
      a.arity,
      a.tuples,
      this.beside(a, b, (x, y) => this.circuit.and(x, y)),
    );
  }

  difference(a: Matrix, b: Matrix): Matrix {
    if (b.tuples.length === 0) return a;
    return compact(
      a.arity,
      a.tuples,
      this.beside(a, b, (x, y) => this.circuit.and(x, -y)),
    );
  }

  choice(condition: Wire, then: Matrix, otherwise: Matrix): Matrix {
    if (condition === TRUE || then === otherwise) return then;
    if (condition === FALSE) return otherwise;
    return this.merge(then, otherwise, (x, y) => this.circuit.choice(condition, x, y));
  }

  /** The matrix that stands beside the true selector. *Requires*: as `Circuit.select`. */
  select(selectors: readonly Wire[], matrices: readonly Matrix[]): Matrix {
    const first = matrices[0];
    if (first === undefined || matrices.every((matrix) => matrix === first)) return first ?? this.empty(1);
    const tuples = [...new Set(matrices.flatMap((matrix) => matrix.tuples))].sort(ascending);
    this.circuit.budget.spend(tuples.length * matrices.length);
    const positions = matrices.map(() => 0);
    const wires = tuples.map((tuple) =>
      this.circuit.select(
        selectors,
        matrices.map((matrix, index) => {
          const position = positions[index] as number;
          if (matrix.tuples[position] !== tuple) return FALSE;
          positions[index] = position + 1;
          return matrix.wires[position] as Wire;
        }),
      ),
    );
    return compact(first.arity, tuples, wires);
  }

  product(a: Matrix, b: Matrix): Matrix {
    const { circuit } = this;
    circuit.budget.checkMatrix(a.tuples.length * b.tuples.length);
    circuit.budget.spend(a.tuples.length * b.tuples.length);
    const factor = this.capacity(b.arity);
    const tuples: number[] = [];
    const wires: Wire[] = [];
    for (let i = 0; i < a.tuples.length; i++) {
      const base = (a.tuples[i] as number) * factor;
      const wire = a.wires[i] as Wire;
      for (let j = 0; j < b.tuples.length; j++) {
        const both = circuit.and(wire, b.wires[j] as Wire);
        if (both === FALSE) continue;
        tuples.push(base + (b.tuples[j] as number));
        wires.push(both);
      }
    }
    return { arity: a.arity + b.arity, tuples, wires };
  }

  join(a: Matrix, b: Matrix): Matrix {
    const { circuit, atoms } = this;
    const arity = a.arity + b.arity - 2;
    const rows = this.rows(b);
    const rowSize = this.capacity(b.arity - 1);
    if (a.arity === 1 && a.tuples.length === 1) return this.row(a, b, rows, rowSize);
    const tuples: number[] = [];
    const wires: Wire[] = [];
    // The left tuples that agree in all but their last atom stand together; so do the result's that begin with them.
    for (let i = 0; i < a.tuples.length; ) {
      const prefix = quotient(a.tuples[i] as number, atoms);
      const found = new Map<number, Wire[]>();
      for (; i < a.tuples.length && quotient(a.tuples[i] as number, atoms) === prefix; i++) {
        const atom = (a.tuples[i] as number) - prefix * atoms;
        const end = rows[atom + 1] as number;
        circuit.budget.spend(1 + end - (rows[atom] as number));
        for (let j = rows[atom] as number; j < end; j++) {
          const both = circuit.and(a.wires[i] as Wire, b.wires[j] as Wire);
          if (both === FALSE) continue;
          const rest = (b.tuples[j] as number) - atom * rowSize;
          const list = found.get(rest);
          if (list === undefined) found.set(rest, [both]);
          else list.push(both);
        }
      }
      for (const rest of [...found.keys()].sort(ascending)) {
        tuples.push(prefix * rowSize + rest);
        wires.push(circuit.any(found.get(rest) ?? []));
      }
      circuit.budget.checkMatrix(tuples.length);
    }
    return { arity, tuples, wires };
  }

  transpose(a: Matrix): Matrix {
    const { atoms } = this;
    const order = a.tuples.map((tuple, index) => ({
      tuple: (tuple % atoms) * atoms + quotient(tuple, atoms),
      wire: a.wires[index] as Wire,
    }));
    order.sort((x, y) => x.tuple - y.tuple);
    this.circuit.budget.spend(order.length);
    return { arity: 2, tuples: order.map(({ tuple }) => tuple), wires: order.map(({ wire }) => wire) };
  }

  /** Transitive closure, by squaring until paths of every length are in. */
  closure(a: Matrix): Matrix {
    let result = a;
    const inner = this.innerAtoms(a);
    for (let length = 1; length <= inner; length *= 2) {
      const next = this.union(result, this.join(result, result));
      if (sameMatrix(next, result)) break;
      result = next;
    }
    return result;
  }

  /** Tuples of `b`, and those of `a` that begin with an atom with which none of `b` begins. */
  override(a: Matrix, b: Matrix): Matrix {
    const { circuit } = this;
    if (a.tuples.length === 0 || b.tuples.length === 0) return this.union(a, b);
    const rows = this.rows(b);
    const rowSize = this.capacity(a.arity - 1);
    const free = new Map<number, Wire>();
    const kept = a.wires.map((wire, index) => {
      const atom = quotient(a.tuples[index] as number, rowSize);
      let none = free.get(atom);
      if (none === undefined) {
        none = -circuit.any(b.wires.slice(rows[atom], rows[atom + 1]));
        free.set(atom, none);
      }
      return circuit.and(wire, none);
    });
    return this.union(compact(a.arity, a.tuples, kept), b);
  }

  /** Tuples of `b` that begin with an atom of `set`. */
  domain(set: Matrix, b: Matrix): Matrix {
    const rowSize = this.capacity(b.arity - 1);
    return this.restrict(b, set, (tuple) => quotient(tuple, rowSize));
  }

  /** Tuples of `a` that end with an atom of `set`. */
  range(a: Matrix, set: Matrix): Matrix {
    return this.restrict(a, set, (tuple) => tuple % this.atoms);
  }

  subset(a: Matrix, b: Matrix): Wire {
    return this.circuit.all(this.beside(a, b, (x, y) => this.circuit.implies(x, y)));
  }

  equal(a: Matrix, b: Matrix): Wire {
    if (a === b) return TRUE;
    const { circuit } = this;
    const each: Wire[] = [];
    circuit.budget.spend(a.tuples.length + b.tuples.length);
    for (let i = 0, j = 0; i < a.tuples.length || j < b.tuples.length; ) {
      const left = a.tuples[i] ?? Number.POSITIVE_INFINITY;
      const right = b.tuples[j] ?? Number.POSITIVE_INFINITY;
      const wire = circuit.iff(
        left <= right ? (a.wires[i++] as Wire) : FALSE,
        right <= left ? (b.wires[j++] as Wire) : FALSE,
      );
      if (wire === FALSE) return FALSE;
      each.push(wire);
    }
    return circuit.all(each);
  }

  some(a: Matrix): Wire {
    return this.circuit.any(a.wires);
  }

  lone(a: Matrix): Wire {
    return atMostOne(this.circuit, a.wires);
  }

  one(a: Matrix): Wire {
    const lone = this.lone(a);
    return lone === FALSE ? FALSE : this.circuit.and(lone, this.some(a));
  }

  /** The wire of a tuple. */
  at(a: Matrix, tuple: number): Wire {
    const index = firstAtLeast(a.tuples, tuple, 0);
    return a.tuples[index] === tuple ? (a.wires[index] as Wire) : FALSE;
  }

  private row(a: Matrix, b: Matrix, rows: Int32Array, rowSize: number): Matrix {
    const atom = a.tuples[0] as number;
    const start = rows[atom] as number;
    const end = rows[atom + 1] as number;
    this.circuit.budget.spend(1 + end - start);
    const tuples: number[] = [];
    const wires: Wire[] = [];
    const guard = a.wires[0] as Wire;
    for (let j = start; j < end; j++) {
      const wire = this.circuit.and(guard, b.wires[j] as Wire);
      if (wire === FALSE) continue;
      tuples.push((b.tuples[j] as number) - atom * rowSize);
      wires.push(wire);
    }
    return { arity: b.arity - 1, tuples, wires };
  }

  private restrict(a: Matrix, set: Matrix, atomOf: (tuple: number) => number): Matrix {
    this.circuit.budget.spend(a.tuples.length);
    const member = new Map(set.tuples.map((atom, index) => [atom, set.wires[index] as Wire]));
    const wires = a.wires.map((wire, index) => {
      const guard = member.get(atomOf(a.tuples[index] as number));
      return guard === undefined ? FALSE : this.circuit.and(wire, guard);
    });
    return compact(a.arity, a.tuples, wires);
  }

  /** For each tuple of `a`, its wire combined with that of `b`. */
  private beside(a: Matrix, b: Matrix, combine: (x: Wire, y: Wire) => Wire): Wire[] {
    this.circuit.budget.spend(a.tuples.length);
    let position = 0;
    return a.tuples.map((tuple, index) => {
      position = firstAtLeast(b.tuples, tuple, position);
      return combine(
        a.wires[index] as Wire,
        b.tuples[position] === tuple ? (b.wires[position] as Wire) : FALSE,
      );
    });
  }

  private merge(a: Matrix, b: Matrix, combine: (x: Wire, y: Wire) => Wire): Matrix {
    const tuples: number[] = [];
    const wires: Wire[] = [];
    this.circuit.budget.spend(a.tuples.length + b.tuples.length);
    for (let i = 0, j = 0; i < a.tuples.length || j < b.tuples.length; ) {
      const left = a.tuples[i] ?? Number.POSITIVE_INFINITY;
      const right = b.tuples[j] ?? Number.POSITIVE_INFINITY;
      const x = left <= right ? (a.wires[i++] as Wire) : FALSE;
      const y = right <= left ? (b.wires[j++] as Wire) : FALSE;
      const wire = combine(x, y);
      if (wire === FALSE) continue;
      tuples.push(Math.min(left, right));
      wires.push(wire);
    }
    this.circuit.budget.checkMatrix(tuples.length);
    return { arity: a.arity, tuples, wires };
  }

  /** Where the tuples that begin with each atom start in `tuples`; one more at the end. */
  private rows(a: Matrix): Int32Array {
    const known = this.rowStarts.get(a);
    if (known !== undefined) return known;
    const rowSize = this.capacity(a.arity - 1);
    const starts = new Int32Array(this.atoms + 1);
    for (const tuple of a.tuples) {
      const atom = quotient(tuple, rowSize);
      starts[atom + 1] = (starts[atom + 1] as number) + 1;
    }
    for (let atom = 0; atom < this.atoms; atom++)
      starts[atom + 1] = (starts[atom + 1] as number) + (starts[atom] as number);
    this.rowStarts.set(a, starts);
    return starts;
  }

  /** Atoms that may stand in the middle of a path. */
  private innerAtoms(a: Matrix): number {
    const begin = new Set(a.tuples.map((tuple) => quotient(tuple, this.atoms)));
    return new Set(a.tuples.map((tuple) => tuple % this.atoms).filter((atom) => begin.has(atom))).size;
  }
}

/** Pairs are shorter than a chain up to here. */
const PAIRWISE = 3;

/** True where at most one of `wires` is. */
export function atMostOne(circuit: Circuit, wires: readonly Wire[]): Wire {
  const clauses: Wire[] = [];
  if (wires.length <= PAIRWISE) {
    for (let i = 0; i < wires.length; i++) {
      for (let j = i + 1; j < wires.length; j++)
        clauses.push(-circuit.and(wires[i] as Wire, wires[j] as Wire));
    }
    return circuit.all(clauses);
  }
  let before: Wire = FALSE;
  for (const wire of wires) {
    clauses.push(-circuit.and(before, wire));
    before = circuit.or(before, wire);
  }
  return circuit.all(clauses);
}

/** Without the tuples whose wire is `FALSE`. */
function compact(arity: number, tuples: readonly number[], wires: readonly Wire[]): Matrix {
  if (!wires.includes(FALSE)) return { arity, tuples, wires };
  return {
    arity,
    tuples: tuples.filter((_, index) => wires[index] !== FALSE),
    wires: wires.filter((wire) => wire !== FALSE),
  };
}

function sameMatrix(a: Matrix, b: Matrix): boolean {
  return (
    a.tuples.length === b.tuples.length &&
    a.tuples.every((tuple, index) => tuple === b.tuples[index] && a.wires[index] === b.wires[index])
  );
}

/** The first index from `from` on in ascending `numbers` whose value is at least `value`, which is often near. */
function firstAtLeast(numbers: readonly number[], value: number, from: number): number {
  let low = from;
  let step = 1;
  while (low + step <= numbers.length && (numbers[low + step - 1] as number) < value) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step - 1, numbers.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whole-number division that stays exact up to 2^53. */
function quotient(a: number, b: number): number {
  return (a - (a % b)) / b;
}

function ascending(a: number, b: number): number {
  return a - b;
}
