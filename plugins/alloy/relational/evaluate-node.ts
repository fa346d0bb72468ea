import { LIMITS } from '#config';
import { calculate, compare, wrap } from './evaluate-integers.ts';
import { Timeline } from './evaluate-time.ts';
import { areEqual, isSubset, NotEvaluated, TupleAlgebra } from './evaluate-tuples.ts';
import type { Binding, Expression, Formula, IntegerExpression, Relation } from './expression.ts';
import type { Solution, TupleSet, Universe } from './problem.ts';

type Node = Expression | IntegerExpression | Formula;

/** A value of a variable; equal ones are the same object, so that results can be kept by `id`. */
interface Assigned {
  readonly id: number;
  readonly value: TupleSet;
}

/**
 * Works out what nodes mean in one solution, by the definition of each operator and nothing cleverer than keeping results.
 * *Requires*: every relation met has a value in every state of the solution. *Throws*: `NotEvaluated`.
 */
export class NodeEvaluator {
  readonly #universe: Universe;
  readonly #solution: Solution;
  readonly #algebra: TupleAlgebra;
  readonly #time: Timeline;
  readonly #environment = new Map<number, Assigned>();
  readonly #assigned = new Map<string, Assigned>();
  readonly #singletons = new Map<number, Assigned>();
  readonly #results = new Map<Node, Map<number | string, unknown>>();
  readonly #limit: number;
  #kept = 0;
  #work = 0;

  constructor(universe: Universe, solution: Solution, limit: number = LIMITS.alloyEvaluationWork) {
    this.#limit = limit;
    this.#universe = universe;
    this.#solution = solution;
    this.#algebra = new TupleAlgebra(universe.atoms.length);
    this.#time = new Timeline(solution.states.length, solution.loop ?? solution.states.length - 1);
  }

  expression(node: Expression, moment: number): TupleSet {
    // Cheaper to look up than to keep.
    if (node.kind === 'variable') return this.#variable(node.variable.id, node.variable.name).value;
    if (node.kind === 'constant') return node.tuples;
    if (node.kind === 'relation') return this.#relation(node.relation, this.#time.stateAt(moment));
    return this.#keep(node, moment, (at) => {
      const value = this.#expression(node, at);
      this.#spend(value.tuples.size);
      return value;
    });
  }

  integer(node: IntegerExpression, moment: number): number {
    return this.#keep(node, moment, (at) => this.#integer(node, at));
  }

  formula(node: Formula, moment: number): boolean {
    return this.#keep(node, moment, (at) => this.#formula(node, at));
  }

  #expression(node: Expression, at: number): TupleSet {
    switch (node.kind) {
      case 'relation':
      case 'variable':
      case 'constant':
        return this.expression(node, at);
      case 'identity':
        return this.#algebra.identity();
      case 'binary':
        return this.#algebra[node.operator](this.expression(node.left, at), this.expression(node.right, at));
      case 'transpose':
        return this.#algebra.transpose(this.expression(node.operand, at));
      case 'closure':
        return this.#algebra.closure(this.expression(node.operand, at));
      case 'prime':
        return this.expression(node.operand, at + 1);
      case 'if':
        return this.expression(this.formula(node.condition, at) ? node.then : node.else, at);
      case 'comprehension':
        return this.#comprehension(node.bindings, node.body, at);
      case 'integer-atom':
        return { arity: 1, tuples: new Set(this.#atomOf(this.integer(node.value, at))) };
    }
  }

  #integer(node: IntegerExpression, at: number): number {
    switch (node.kind) {
      case 'number':
        return this.#wrap(BigInt(node.value));
      case 'cardinality':
        return this.#wrap(BigInt(this.expression(node.operand, at).tuples.size));
      case 'sum-of-atoms': {
        let sum = 0n;
        for (const atom of this.expression(node.operand, at).tuples) sum += this.#integerOf(atom) ?? 0n;
        return this.#wrap(sum);
      }
      case 'sum': {
        let sum = 0n;
        this.#forEach(node.bindings, 0, at, () => {
          sum += BigInt(this.integer(node.body, at));
          return false;
        });
        return this.#wrap(sum);
      }
      case 'arithmetic':
        return calculate(
          node.operator,
          this.integer(node.left, at),
          this.integer(node.right, at),
          this.#universe.bitwidth,
        );
      case 'integer-if':
        return this.integer(this.formula(node.condition, at) ? node.then : node.else, at);
    }
  }

  #formula(node: Formula, at: number): boolean {
    switch (node.kind) {
      case 'truth':
        return node.value;
      case 'subset':
        return isSubset(this.expression(node.left, at), this.expression(node.right, at));
      case 'equal':
        return areEqual(this.expression(node.left, at), this.expression(node.right, at));
      case 'count':
        return hasCount(node.count, this.expression(node.operand, at).tuples.size);
      case 'compare':
        return compare(node.comparison, this.integer(node.left, at), this.integer(node.right, at));
      case 'not':
        return !this.formula(node.operand, at);
      case 'and':
        return node.operands.every((operand) => this.formula(operand, at));
      case 'or':
        return node.operands.some((operand) => this.formula(operand, at));
      case 'iff':
        return this.formula(node.left, at) === this.formula(node.right, at);
      case 'formula-if':
        return this.formula(this.formula(node.condition, at) ? node.then : node.else, at);
      case 'quantified': {
        const wanted = node.quantifier === 'some';
        const found = this.#forEach(node.bindings, 0, at, () => this.formula(node.body, at) === wanted);
        return found === wanted;
      }
      case 'temporal':
        return this.#temporal(node, at);
      case 'binary-temporal':
        return this.#binaryTemporal(node, at);
    }
  }

  #temporal(node: Formula & { readonly kind: 'temporal' }, at: number): boolean {
    const holds = (moment: number) => this.formula(node.operand, moment);
    switch (node.operator) {
      case 'always':
        return this.#time.momentsFrom(node, at).every(holds);
      case 'eventually':
        return this.#time.momentsFrom(node, at).some(holds);
      case 'after':
        return holds(at + 1);
      case 'before':
        return at > 0 && holds(at - 1);
      case 'historically':
        return momentsUpTo(at).every(holds);
      case 'once':
        return momentsUpTo(at).some(holds);
    }
  }

  /** Of `until` and `since` the left side holds up to the moment when the right one does; the others are their duals. */
  #binaryTemporal(node: Formula & { readonly kind: 'binary-temporal' }, at: number): boolean {
    const dual = node.operator === 'releases' || node.operator === 'triggered';
    const ahead = node.operator === 'until' || node.operator === 'releases';
    for (const moment of ahead ? this.#time.momentsFrom(node, at) : momentsUpTo(at).toReversed()) {
      if (this.formula(node.right, moment) !== dual) return !dual;
      if (this.formula(node.left, moment) === dual) return dual;
    }
    return dual;
  }

  #comprehension(bindings: readonly Binding[], body: Formula, at: number): TupleSet {
    const tuples = new Set<number>();
    const arity = bindings.reduce((sum, { variable }) => sum + variable.arity, 0);
    this.#forEach(bindings, 0, at, () => {
      if (!this.formula(body, at)) return false;
      const values = bindings.map(({ variable }) => this.#variable(variable.id, variable.name).value);
      const [first, ...rest] = values;
      const joined = rest.reduce((left, right) => this.#algebra.product(left, right), first ?? EMPTY);
      for (const tuple of joined.tuples) tuples.add(tuple);
      return false;
    });
    return { arity, tuples };
  }

  /**
   * Calls `visit` under every choice of values for the variables from `index` on, until it says that it has found what it
   * looks for. *Throws*: `NotEvaluated` when it found nothing and could not look everywhere.
   */
  #forEach(bindings: readonly Binding[], index: number, at: number, visit: () => boolean): boolean {
    const binding = bindings[index];
    if (!binding) return visit();
    const { variable } = binding;
    const domain = this.expression(binding.domain, at);
    const outer = this.#environment.get(variable.id);
    const found = (value: Assigned) => {
      this.#environment.set(variable.id, value);
      return this.#forEach(bindings, index + 1, at, visit);
    };
    try {
      if (binding.multiplicity === 'one') {
        for (const tuple of domain.tuples) if (found(this.#singleton(domain.arity, tuple))) return true;
        return false;
      }
      // The encoder's own choice is most often right, and there are many others; it is tried, not believed.
      for (const value of this.#witnesses(binding, domain)) {
        try {
          if (found(value)) return true;
        } catch (problem) {
          if (!(problem instanceof NotEvaluated)) throw problem;
        }
      }
      for (const value of subsets(binding, domain)) if (found(this.#assign(value))) return true;
      return false;
    } finally {
      if (outer) this.#environment.set(variable.id, outer);
      else this.#environment.delete(variable.id);
    }
  }

  /** The values of witnesses that the variable may have; those with its name first. */
  #witnesses(binding: Binding, domain: TupleSet): Assigned[] {
    const fits = this.#solution.witnesses.filter((witness) => witness.arity === binding.variable.arity);
    const named = (witness: Relation) => witness.name === binding.variable.name;
    const ordered = [...fits.filter(named), ...fits.filter((witness) => !named(witness))];
    const values = new Set(
      ordered.flatMap((witness) =>
        this.#solution.states.map((_, state) => this.#assign(this.#relation(witness, state))),
      ),
    );
    return [...values].filter(
      ({ value }) => isSubset(value, domain) && mayHave(binding.multiplicity, value.tuples.size),
    );
  }

  #relation(relation: Relation, state: number): TupleSet {
    const value = this.#solution.states[state]?.get(relation);
    if (!value) throw new NotEvaluated(`\`${relation.name}\` has no value in state ${state}`);
    return value;
  }

  #variable(id: number, name: string): Assigned {
    const assigned = this.#environment.get(id);
    if (!assigned) throw new NotEvaluated(`the variable \`${name}\` has no value`);
    return assigned;
  }

  #assign(value: TupleSet): Assigned {
    const key = `${value.arity} ${[...value.tuples].sort((a, b) => a - b).join(' ')}`;
    const known = this.#assigned.get(key);
    if (known) return known;
    const assigned = { id: this.#assigned.size, value };
    this.#assigned.set(key, assigned);
    return assigned;
  }

  #singleton(arity: number, tuple: number): Assigned {
    if (arity !== 1) return this.#assign(singleton(arity, tuple));
    const known = this.#singletons.get(tuple);
    if (known) return known;
    const assigned = this.#assign(singleton(arity, tuple));
    this.#singletons.set(tuple, assigned);
    return assigned;
  }

  /** Gives the result for the moment and the values of the free variables, worked out once. */
  #keep<T>(node: Node, moment: number, work: (moment: number) => T): T {
    const at = node.timed ? this.#time.fold(node, moment) : 0;
    const key = this.#key(node.free, at);
    let results = this.#results.get(node);
    const known = results?.get(key);
    if (known !== undefined) return known as T;
    this.#spend(1);
    const result = work(at);
    if (this.#kept >= LIMITS.alloyEvaluationsKept) {
      this.#results.clear();
      this.#kept = 0;
    }
    results = this.#results.get(node);
    if (!results) {
      results = new Map();
      this.#results.set(node, results);
    }
    results.set(key, result);
    this.#kept++;
    return result;
  }

  #key(free: readonly number[], at: number): number | string {
    const [first, second, ...more] = free;
    if (first === undefined) return at;
    const one = this.#environment.get(first)?.id ?? -1;
    const two = second === undefined ? 0 : (this.#environment.get(second)?.id ?? -1);
    // Numbers are quicker than texts, and most nodes have two variables at most.
    if (more.length === 0 && one < 2 ** 16 && two < 2 ** 16 && at < 2 ** 20) {
      return (at * 2 ** 16 + one) * 2 ** 16 + two;
    }
    return `${at} ${one} ${two} ${more.map((id) => this.#environment.get(id)?.id).join(' ')}`;
  }

  #spend(work: number): void {
    this.#work += work;
    if (this.#work > this.#limit) throw new NotEvaluated('it would take too long');
  }

  #wrap(value: bigint): number {
    return wrap(value, this.#universe.bitwidth);
  }

  #atomOf(value: number): number[] {
    const { firstInteger, bitwidth } = this.#universe;
    return firstInteger < 0 ? [] : [firstInteger + value - lowest(bitwidth)];
  }

  #integerOf(atom: number): bigint | undefined {
    const { firstInteger, bitwidth } = this.#universe;
    if (firstInteger < 0 || atom < firstInteger || atom >= firstInteger + 2 ** bitwidth) return undefined;
    return BigInt(atom - firstInteger + lowest(bitwidth));
  }
}

const EMPTY: TupleSet = { arity: 0, tuples: new Set() };

/** The smallest integer of that many bits. */
function lowest(bitwidth: number): number {
  return bitwidth === 0 ? 0 : -(2 ** (bitwidth - 1));
}

function singleton(arity: number, tuple: number): TupleSet {
  return { arity, tuples: new Set([tuple]) };
}

function hasCount(count: 'some' | 'no' | 'one' | 'lone', size: number): boolean {
  switch (count) {
    case 'some':
      return size > 0;
    case 'no':
      return size === 0;
    case 'one':
      return size === 1;
    case 'lone':
      return size <= 1;
  }
}

function mayHave(multiplicity: Binding['multiplicity'], size: number): boolean {
  return multiplicity === 'set' || hasCount(multiplicity, size);
}

function momentsUpTo(moment: number): number[] {
  return Array.from({ length: moment + 1 }, (_, index) => index);
}

/** All subsets of a domain that a variable may have. *Throws*: `NotEvaluated` when there are too many. */
function* subsets(binding: Binding, domain: TupleSet): Generator<TupleSet> {
  const tuples = [...domain.tuples];
  if (binding.multiplicity === 'lone') {
    yield { arity: domain.arity, tuples: new Set() };
    for (const tuple of tuples) yield singleton(domain.arity, tuple);
    return;
  }
  const count = 2 ** tuples.length;
  if (count > LIMITS.alloyEvaluatedSubsets) {
    throw new NotEvaluated(`\`${binding.variable.name}\` has 2^${tuples.length} values`);
  }
  for (let chosen = binding.multiplicity === 'some' ? 1 : 0; chosen < count; chosen++) {
    yield { arity: domain.arity, tuples: new Set(tuples.filter((_, place) => (chosen >> place) & 1)) };
  }
}
