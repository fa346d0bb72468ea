import { LimitReached } from '../circuit/budget.ts';
import type { Matrix, MatrixSpace } from '../circuit/matrix.ts';
import type { Variable } from '../relational/expression.ts';

/** Skolem relations of one translation at most; more existential variables than that are cases of their quantifier. */
export const SKOLEMS = 1024;

/**
 * The values of quantified variables: a tuple where cases are distinguished, a Skolem relation otherwise.
 * *Shape*: a value is a number: the tuple's, or the number of tuples plus the Skolem relation's index.
 */
export class Environment {
  private readonly space: MatrixSpace;
  private readonly values: number[] = [];
  private readonly arities: number[] = [];
  private readonly skolems: Matrix[] = [];
  /** By arity, the matrices of single tuples. */
  private readonly singletons: Map<number, Matrix>[] = [];

  constructor(space: MatrixSpace) {
    this.space = space;
  }

  get skolemCount(): number {
    return this.skolems.length;
  }

  /** Makes room for a Skolem relation and gives the value that stands for it. */
  addSkolem(matrix: Matrix): number {
    if (this.skolems.length >= SKOLEMS)
      throw new LimitReached('size', `There are more than ${SKOLEMS} existential variables`);
    this.skolems.push(matrix);
    return this.space.capacity(matrix.arity) + this.skolems.length - 1;
  }

  /** Forgets Skolem relations made since there were `count`. */
  releaseSkolems(count: number): void {
    this.skolems.length = count;
  }

  /** Runs with the variable set, and sets it back. */
  bind<T>(variable: Variable, value: number, work: () => T): T {
    const before = this.values[variable.id];
    this.set(variable, value);
    try {
      return work();
    } finally {
      if (before !== undefined) this.values[variable.id] = before;
    }
  }

  set(variable: Variable, value: number): void {
    this.values[variable.id] = value;
    this.arities[variable.id] = variable.arity;
  }

  value(variable: Variable): number | undefined {
    return this.values[variable.id];
  }

  matrix(variable: Variable): Matrix {
    const value = this.values[variable.id];
    if (value === undefined) throw new Error(`The variable ${variable.name} has no value`);
    const capacity = this.space.capacity(variable.arity);
    if (value >= capacity) return this.skolems[value - capacity] as Matrix;
    this.singletons[variable.arity] ??= new Map();
    const known = this.singletons[variable.arity] as Map<number, Matrix>;
    const matrix = known.get(value) ?? this.space.constant(variable.arity, [value]);
    known.set(value, matrix);
    return matrix;
  }

  /** A key that differs for different places and values of the variables. */
  key(place: number, free: readonly number[]): number | string {
    let key = place;
    for (const id of free) {
      key = key * (this.space.capacity(this.arities[id] ?? 1) + SKOLEMS) + (this.values[id] ?? 0);
      if (key > Number.MAX_SAFE_INTEGER)
        return `${place} ${free.map((variable) => this.values[variable] ?? 0).join(' ')}`;
    }
    return key;
  }
}
