import type { Formula, Relation } from './expression.ts';

/** The atoms of a problem; an atom is its index in `atoms`. */
export interface Universe {
  /** Names such as `Box$0`, `-3`, in order: interchangeable atoms stand together. */
  readonly atoms: readonly string[];
  /** Bits of an integer; integers wrap around. 0 where the problem has none. */
  readonly bitwidth: number;
  /** The atom of the smallest integer, the others following in order of value; -1 where no integer has an atom. */
  readonly firstInteger: number;
}

/**
 * A set of tuples of one arity.
 * *Shape*: the tuple (a, b, c) of a universe of n atoms is the number (a·n + b)·n + c. *Limits*: n^arity is at most 2^53.
 */
export interface TupleSet {
  readonly arity: number;
  readonly tuples: ReadonlySet<number>;
}

/** What a relation holds at least and at most; of a variable relation, in every state. */
export interface Bound {
  readonly relation: Relation;
  readonly lower: TupleSet;
  readonly upper: TupleSet;
}

/**
 * Says that `next` is a strict total order on the atoms of `elements` that starts at `first`; an encoder may fix one such
 * order when those atoms are interchangeable, and must constrain it otherwise.
 */
export interface TotalOrder {
  readonly elements: Relation;
  readonly first: Relation;
  readonly next: Relation;
}

/** What one command asks: is there a solution of `facts` and `goal` within the bounds? */
export interface RelationalProblem {
  readonly universe: Universe;
  readonly bounds: readonly Bound[];
  readonly totalOrders: readonly TotalOrder[];
  /** The same for every command of a module and scope, so that its translation can be shared. Each holds in state 0. */
  readonly facts: readonly Formula[];
  /** What the command asks for; of a `check`, the negation of the assertion. */
  readonly goal: Formula;
  /** The lengths of traces looked at; absent for a static problem, which has one state. */
  readonly steps?: { readonly minimum: number; readonly maximum: number };
}

/** The tuples of every relation in one state. */
export type Valuation = ReadonlyMap<Relation, TupleSet>;

/** An assignment that satisfies a problem; of a temporal one, a trace that goes back from its last state to `loop`. */
export interface Solution {
  /** Every state has every relation; one that is not variable is the same in all. Witnesses are relations of their own. */
  readonly states: readonly Valuation[];
  /** Index of the state after the last; absent for a static problem. */
  readonly loop?: number;
  /** Values of existential variables of the goal, by the variable's name, for people to read. */
  readonly witnesses: readonly Relation[];
}
