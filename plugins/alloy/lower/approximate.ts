import { LIMITS } from '#config';
import type { Binding, Expression, Relation, Variable } from '../relational/expression.ts';
import type { Bound, TupleSet } from '../relational/problem.ts';
import { intersect, subtract, type TupleSets, unite } from './tuple-sets.ts';

/** What expressions hold at least and at most, in every state, as far as the bounds of their relations say it. */
export class Approximation {
  readonly #sets: TupleSets;
  readonly #bounds = new Map<Relation, Bound>();
  readonly #variables = new Map<number, TupleSet>();
  readonly #upper = new Map<Expression, TupleSet>();
  readonly #lower = new Map<Expression, TupleSet>();
  readonly #integers: TupleSet;
  /** Some value was too large; then the others say nothing. */
  tooLarge = false;

  constructor(sets: TupleSets, integers: TupleSet) {
    this.#sets = sets;
    this.#integers = integers;
  }

  addBound(bound: Bound): void {
    this.#bounds.set(bound.relation, bound);
  }

  /** Says what a variable's values are among. */
  addVariable(id: number, values: TupleSet): void {
    this.#variables.set(id, values);
  }

  /** *Requires*: the bounds of its relations and the values of its variables are known. */
  upper(expression: Expression): TupleSet {
    const known = this.#upper.get(expression);
    if (known) return known;
    const value = this.#upperOf(expression);
    if (expression.free.length === 0) this.#upper.set(expression, value);
    return value;
  }

  /** *Requires*: as `upper`. */
  lower(expression: Expression): TupleSet {
    const known = this.#lower.get(expression);
    if (known) return known;
    const value = this.#lowerOf(expression);
    if (expression.free.length === 0) this.#lower.set(expression, value);
    return value;
  }

  #upperOf(expression: Expression): TupleSet {
    const sets = this.#sets;
    switch (expression.kind) {
      case 'relation':
        return this.#boundOf(expression.relation).upper;
      case 'variable':
        return this.#valuesOf(expression.variable);
      case 'constant':
        return expression.tuples;
      case 'identity':
        return sets.identity(sets.all());
      case 'transpose':
        return sets.transpose(this.upper(expression.operand));
      case 'closure':
        return sets.closure(this.upper(expression.operand));
      case 'prime':
        return this.upper(expression.operand);
      case 'if':
        return unite(this.upper(expression.then), this.upper(expression.else));
      case 'comprehension':
        return this.#comprehension(expression.bindings);
      case 'integer-atom':
        return this.#integers;
      case 'binary':
        break;
    }
    const left = this.upper(expression.left);
    if (expression.operator === 'difference') return left;
    const right = this.upper(expression.right);
    switch (expression.operator) {
      case 'union':
      case 'override':
        return unite(left, right);
      case 'intersection':
        return intersect(left, right);
      case 'join':
        return sets.join(left, right);
      case 'product':
        return this.#product(left, right);
      case 'domain':
        return sets.domain(left, right);
      case 'range':
        return sets.range(left, right);
    }
  }

  /** All that the domains allow. A variable may be bound outside already, by a call whose argument this stands in. */
  #comprehension(bindings: readonly Binding[]): TupleSet {
    const outer = bindings.map(({ variable }) => this.#variables.get(variable.id));
    const domains = bindings.map(({ variable, domain }) => {
      const values = this.upper(domain);
      this.#variables.set(variable.id, values);
      return values;
    });
    for (const [index, { variable }] of bindings.entries()) {
      const values = outer[index];
      if (values) this.#variables.set(variable.id, values);
      else this.#variables.delete(variable.id);
    }
    return domains.reduce((left, right) => this.#product(left, right));
  }

  #lowerOf(expression: Expression): TupleSet {
    const sets = this.#sets;
    switch (expression.kind) {
      case 'relation':
        return this.#boundOf(expression.relation).lower;
      case 'constant':
        return expression.tuples;
      case 'prime':
        return this.lower(expression.operand);
      case 'transpose':
        return sets.transpose(this.lower(expression.operand));
      case 'if':
        return intersect(this.lower(expression.then), this.lower(expression.else));
      case 'binary':
        break;
      case 'variable':
      case 'identity':
      case 'closure':
      case 'comprehension':
      case 'integer-atom':
        return sets.none(expression.arity);
    }
    switch (expression.operator) {
      case 'union':
        return unite(this.lower(expression.left), this.lower(expression.right));
      case 'intersection':
        return intersect(this.lower(expression.left), this.lower(expression.right));
      case 'difference':
        return subtract(this.lower(expression.left), this.upper(expression.right));
      case 'product':
        return this.#product(this.lower(expression.left), this.lower(expression.right));
      case 'join':
        return sets.join(this.lower(expression.left), this.lower(expression.right));
      case 'domain':
      case 'range':
      case 'override':
        return sets.none(expression.arity);
    }
  }

  /** *Throws*: where it has none, since any guess would make answers wrong. */
  #boundOf(relation: Relation): Bound {
    const bound = this.#bounds.get(relation);
    if (!bound) throw new Error(`The relation ${relation.name} has no bounds yet`);
    return bound;
  }

  #valuesOf({ id, name }: Variable): TupleSet {
    const values = this.#variables.get(id);
    if (!values) throw new Error(`The variable ${name} has no values yet`);
    return values;
  }

  #product(left: TupleSet, right: TupleSet): TupleSet {
    const size = left.tuples.size * right.tuples.size;
    if (size > LIMITS.alloyFieldTuples || !this.#sets.holds(left.arity + right.arity)) {
      this.tooLarge = true;
      return this.#sets.none(left.arity + right.arity);
    }
    return this.#sets.product(left, right);
  }
}
