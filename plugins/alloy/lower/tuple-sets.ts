import type { TupleSet } from '../relational/problem.ts';

/** Sets of tuples over a universe of `size` atoms, as far as bounds need them. *Shape*: as `TupleSet` says. */
export class TupleSets {
  readonly size: number;

  constructor(size: number) {
    this.size = size;
  }

  /** Whether every tuple of that arity has a number. */
  holds(arity: number): boolean {
    return this.size ** arity <= Number.MAX_SAFE_INTEGER;
  }

  none(arity: number): TupleSet {
    return { arity, tuples: new Set() };
  }

  atoms(atoms: Iterable<number>): TupleSet {
    return { arity: 1, tuples: new Set(atoms) };
  }

  all(): TupleSet {
    return this.atoms(Array.from({ length: this.size }, (_, atom) => atom));
  }

  product(left: TupleSet, right: TupleSet): TupleSet {
    const shift = this.size ** right.arity;
    const tuples = new Set<number>();
    for (const start of left.tuples) for (const end of right.tuples) tuples.add(start * shift + end);
    return { arity: left.arity + right.arity, tuples };
  }

  join(left: TupleSet, right: TupleSet): TupleSet {
    const shift = this.size ** (right.arity - 1);
    const ends = new Map<number, number[]>();
    for (const tuple of right.tuples) {
      const first = Math.floor(tuple / shift);
      const known = ends.get(first);
      if (known) known.push(tuple % shift);
      else ends.set(first, [tuple % shift]);
    }
    const tuples = new Set<number>();
    for (const tuple of left.tuples) {
      const start = Math.floor(tuple / this.size) * shift;
      for (const end of ends.get(tuple % this.size) ?? []) tuples.add(start + end);
    }
    return { arity: left.arity + right.arity - 2, tuples };
  }

  domain(set: TupleSet, relation: TupleSet): TupleSet {
    const shift = this.size ** (relation.arity - 1);
    return keep(relation, (tuple) => set.tuples.has(Math.floor(tuple / shift)));
  }

  range(relation: TupleSet, set: TupleSet): TupleSet {
    return keep(relation, (tuple) => set.tuples.has(tuple % this.size));
  }

  transpose(relation: TupleSet): TupleSet {
    const turned = [...relation.tuples].map(
      (pair) => (pair % this.size) * this.size + Math.floor(pair / this.size),
    );
    return { arity: 2, tuples: new Set(turned) };
  }

  closure(relation: TupleSet): TupleSet {
    for (let closed = relation; ; ) {
      const longer = unite(closed, this.join(closed, closed));
      if (longer.tuples.size === closed.tuples.size) return closed;
      closed = longer;
    }
  }

  identity(atoms: TupleSet): TupleSet {
    return { arity: 2, tuples: new Set([...atoms.tuples].map((atom) => atom * this.size + atom)) };
  }

  /** The atoms that stand in a column, counted from 0. */
  column(relation: TupleSet, column: number): TupleSet {
    const shift = this.size ** (relation.arity - 1 - column);
    return this.atoms([...relation.tuples].map((tuple) => Math.floor(tuple / shift) % this.size));
  }
}

export function unite(left: TupleSet, right: TupleSet): TupleSet {
  return { arity: left.arity, tuples: new Set([...left.tuples, ...right.tuples]) };
}

export function intersect(left: TupleSet, right: TupleSet): TupleSet {
  return keep(left, (tuple) => right.tuples.has(tuple));
}

export function subtract(left: TupleSet, right: TupleSet): TupleSet {
  return keep(left, (tuple) => !right.tuples.has(tuple));
}

export function contains(whole: TupleSet, part: TupleSet): boolean {
  return [...part.tuples].every((tuple) => whole.tuples.has(tuple));
}

function keep(relation: TupleSet, wanted: (tuple: number) => boolean): TupleSet {
  return { arity: relation.arity, tuples: new Set([...relation.tuples].filter(wanted)) };
}
