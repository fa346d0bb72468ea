import { LIMITS } from '#config';
import type { TupleSet } from './problem.ts';

/** Thrown where a value cannot be worked out within the limits; caught at the evaluator's face. */
export class NotEvaluated extends Error {}

/** A set that large would fill the memory before anyone counted what it costs. */
function requireFew(tuples: number): void {
  if (tuples > LIMITS.alloyEvaluatedTuples)
    throw new NotEvaluated(`a value has more than ${LIMITS.alloyEvaluatedTuples} tuples`);
}

export function isSubset(left: TupleSet, right: TupleSet): boolean {
  for (const tuple of left.tuples) if (!right.tuples.has(tuple)) return false;
  return true;
}

export function areEqual(left: TupleSet, right: TupleSet): boolean {
  return left.tuples.size === right.tuples.size && isSubset(left, right);
}

/**
 * The algebra of sets of tuples over a universe of `size` atoms.
 * *Shape*: tuples are numbers as `TupleSet` says. *Throws*: `NotEvaluated` where a tuple has no number.
 */
export class TupleAlgebra {
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  union(left: TupleSet, right: TupleSet): TupleSet {
    return { arity: left.arity, tuples: new Set([...left.tuples, ...right.tuples]) };
  }

  intersection(left: TupleSet, right: TupleSet): TupleSet {
    return {
      arity: left.arity,
      tuples: new Set([...left.tuples].filter((tuple) => right.tuples.has(tuple))),
    };
  }

  difference(left: TupleSet, right: TupleSet): TupleSet {
    return {
      arity: left.arity,
      tuples: new Set([...left.tuples].filter((tuple) => !right.tuples.has(tuple))),
    };
  }

  /** The right side's tuples, and those of the left that begin with an atom with which none of the right does. */
  override(left: TupleSet, right: TupleSet): TupleSet {
    const begun = new Set([...right.tuples].map((tuple) => this.first(tuple, right.arity)));
    const kept = [...left.tuples].filter((tuple) => !begun.has(this.first(tuple, left.arity)));
    return { arity: left.arity, tuples: new Set([...kept, ...right.tuples]) };
  }

  join(left: TupleSet, right: TupleSet): TupleSet {
    const rest = this.power(right.arity - 1);
    const continuations = new Map<number, number[]>();
    for (const tuple of right.tuples) {
      const first = Math.floor(tuple / rest);
      const known = continuations.get(first);
      if (known) known.push(tuple % rest);
      else continuations.set(first, [tuple % rest]);
    }
    const joined = new Set<number>();
    for (const tuple of left.tuples) {
      const start = Math.floor(tuple / this.#size) * rest;
      requireFew(joined.size);
      for (const end of continuations.get(tuple % this.#size) ?? []) joined.add(start + end);
    }
    return { arity: left.arity + right.arity - 2, tuples: joined };
  }

  product(left: TupleSet, right: TupleSet): TupleSet {
    const arity = left.arity + right.arity;
    this.power(arity);
    const rest = this.power(right.arity);
    requireFew(left.tuples.size * right.tuples.size);
    const tuples = new Set<number>();
    for (const start of left.tuples) for (const end of right.tuples) tuples.add(start * rest + end);
    return { arity, tuples };
  }

  /** Tuples of `relation` that begin with an atom of `set`. */
  domain(set: TupleSet, relation: TupleSet): TupleSet {
    const kept = [...relation.tuples].filter((tuple) => set.tuples.has(this.first(tuple, relation.arity)));
    return { arity: relation.arity, tuples: new Set(kept) };
  }

  /** Tuples of `relation` that end with an atom of `set`. */
  range(relation: TupleSet, set: TupleSet): TupleSet {
    const kept = [...relation.tuples].filter((tuple) => set.tuples.has(tuple % this.#size));
    return { arity: relation.arity, tuples: new Set(kept) };
  }

  transpose(relation: TupleSet): TupleSet {
    const size = this.#size;
    const turned = [...relation.tuples].map((tuple) => (tuple % size) * size + Math.floor(tuple / size));
    return { arity: 2, tuples: new Set(turned) };
  }

  /** The pairs that one step or more connect. */
  closure(relation: TupleSet): TupleSet {
    const successors = new Map<number, number[]>();
    for (const tuple of relation.tuples) {
      const [from, to] = this.atoms(tuple, 2) as [number, number];
      successors.set(from, [...(successors.get(from) ?? []), to]);
    }
    const closed = new Set<number>();
    for (const start of successors.keys()) {
      const waiting = [start];
      for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
        for (const to of successors.get(from) ?? []) {
          if (closed.has(start * this.#size + to)) continue;
          closed.add(start * this.#size + to);
          waiting.push(to);
        }
      }
    }
    return { arity: 2, tuples: closed };
  }

  identity(): TupleSet {
    const atoms = Array.from({ length: this.#size }, (_, atom) => atom * this.#size + atom);
    return { arity: 2, tuples: new Set(atoms) };
  }

  first(tuple: number, arity: number): number {
    return Math.floor(tuple / this.power(arity - 1));
  }

  /** The atoms of a tuple, in its order. */
  atoms(tuple: number, arity: number): number[] {
    const atoms: number[] = [];
    let rest = tuple;
    for (let column = 0; column < arity; column++) {
      atoms.unshift(rest % this.#size);
      rest = Math.floor(rest / this.#size);
    }
    return atoms;
  }

  /** How many tuples of that arity there are. */
  power(arity: number): number {
    const count = this.#size ** arity;
    if (count > Number.MAX_SAFE_INTEGER) {
      throw new NotEvaluated(`tuples of ${arity} of ${this.#size} atoms have no numbers`);
    }
    return count;
  }
}
