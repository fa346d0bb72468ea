import type { Circuit, Wire } from '../circuit/circuit.ts';
import { FALSE, TRUE } from '../circuit/circuit.ts';
import { type Bits, IntegerSpace } from '../circuit/integer.ts';
import type { Matrix, MatrixSpace } from '../circuit/matrix.ts';
import type { Binding, Expression, Formula, IntegerExpression, Relation } from '../relational/expression.ts';
import type { Universe } from '../relational/problem.ts';
import { Environment } from './environment.ts';
import { translateBinaryTemporal, translateTemporal } from './time.ts';
import { PLACES, type Place, type TraceShape } from './trace.ts';
import { type Node, type Traits, TraitTable } from './traits.ts';

type Results<T> = Map<number | string, T>;

/** What is known of a node during one translation. */
interface Entry {
  readonly traits: Traits;
  readonly results: Results<unknown>;
}

/** Cases of a quantifier that are kept before they become one gate. */
const CASES_AT_ONCE = 1 << 16;

/** Where a translation stood, to come back to. */
export interface TranslationMark {
  readonly results: number;
  readonly skolems: number;
}

/**
 * Translates expressions to matrices, integers to bits and formulas to wires, each once for every place and for all values of
 * its free variables.
 * *Requires*: nodes come from one builder; quantifiers bind tuples only.
 */
export class Translator {
  readonly circuit: Circuit;
  readonly space: MatrixSpace;
  readonly trace: TraceShape;
  readonly environment: Environment;
  readonly traits = new TraitTable();
  private readonly integers: IntegerSpace;
  private readonly universe: Universe;
  /** For each relation one matrix, or one for each state. */
  private readonly relations: ReadonlyMap<Relation, readonly Matrix[]>;
  private readonly beyond = new Map<Relation, Results<Matrix>>();
  private readonly entries = new Map<Node, Entry>();
  private readonly constants = new Map<Expression, Matrix>();
  /** Results that came after the first mark: what to delete, and where. */
  private journal: { readonly results: Results<unknown>; readonly key: number | string }[] | undefined;

  constructor(
    universe: Universe,
    space: MatrixSpace,
    trace: TraceShape,
    relations: ReadonlyMap<Relation, readonly Matrix[]>,
  ) {
    this.universe = universe;
    this.circuit = space.circuit;
    this.space = space;
    this.integers = new IntegerSpace(space.circuit, universe.bitwidth);
    this.trace = trace;
    this.relations = relations;
    this.environment = new Environment(space);
  }

  mark(): TranslationMark {
    this.journal ??= [];
    return { results: this.journal.length, skolems: this.environment.skolemCount };
  }

  /** Forgets what was worked out since `mark`. */
  release(mark: TranslationMark): void {
    for (const { results, key } of this.journal?.splice(mark.results) ?? []) results.delete(key);
    this.environment.releaseSkolems(mark.skolems);
  }

  pastDepth(node: Formula): number {
    return this.entry(node).traits.pastDepth;
  }

  formula(node: Formula, place: Place): Wire {
    switch (node.kind) {
      case 'truth':
        return node.value ? TRUE : FALSE;
      case 'not':
        return -this.formula(node.operand, place);
      default:
        return this.remembered(node, place, (at) => this.workOutFormula(node, at));
    }
  }

  expression(node: Expression, place: Place): Matrix {
    switch (node.kind) {
      case 'variable':
        return this.environment.matrix(node.variable);
      case 'relation':
        return this.relation(node.relation, place % PLACES);
      case 'constant':
      case 'identity':
        return this.constant(node);
      case 'prime':
        return this.next(
          node.operand,
          place,
          (at) => this.expression(node.operand, at),
          (matrices) => this.space.select(this.trace.selectors, matrices),
        );
      default:
        return this.remembered(node, place, (at) => this.workOutExpression(node, at));
    }
  }

  integer(node: IntegerExpression, place: Place): Bits {
    if (this.universe.bitwidth < 1) throw new Error('A problem without integers has an integer expression');
    if (node.kind === 'number') return this.integers.constant(node.value);
    return this.remembered(node, place, (at) => this.workOutInteger(node, at));
  }

  formulaNext(node: Formula, place: Place): Wire {
    return this.next(
      node,
      place,
      (at) => this.formula(node, at),
      (wires) => this.circuit.select(this.trace.selectors, wires),
    );
  }

  /** The value in the state after `place`. */
  private next<T>(node: Node, place: Place, at: (place: Place) => T, select: (values: readonly T[]) => T): T {
    const state = place % PLACES;
    const { length } = this.trace;
    if (!node.timed) return at(place);
    if (state < length - 1) return at(place + 1);
    // What has no temporal operator depends on states alone, so the states after the last one can stand for the loop's.
    if (!this.entry(node).traits.temporal) return at(state + 1);
    const pass = Math.floor(place / PLACES) + 1;
    return select(this.trace.selectors.map((_, start) => at(pass * PLACES + start)));
  }

  private relation(relation: Relation, state: number): Matrix {
    const matrices = this.relations.get(relation);
    if (matrices === undefined) throw new Error(`The relation ${relation.name} has no bound`);
    const { length, selectors } = this.trace;
    if (matrices.length === 1) return matrices[0] as Matrix;
    if (state < length) return matrices[state] as Matrix;
    let results = this.beyond.get(relation);
    if (results === undefined) {
      results = new Map();
      this.beyond.set(relation, results);
    }
    const known = results.get(state);
    if (known !== undefined) return known;
    const choices = selectors.map(
      (_, start) => matrices[this.trace.stateBeyond(start, state - length)] as Matrix,
    );
    return this.remember(results, state, this.space.select(selectors, choices));
  }

  private constant(node: Extract<Expression, { kind: 'constant' | 'identity' }>): Matrix {
    let matrix = this.constants.get(node);
    if (matrix === undefined) {
      matrix =
        node.kind === 'identity'
          ? this.space.identity()
          : this.space.constant(
              node.arity,
              [...node.tuples.tuples].sort((a, b) => a - b),
            );
      this.constants.set(node, matrix);
    }
    return matrix;
  }

  private entry(node: Node): Entry {
    let entry = this.entries.get(node);
    if (entry === undefined) {
      entry = { traits: this.traits.of(node), results: new Map() };
      this.entries.set(node, entry);
    }
    return entry;
  }

  private remembered<T>(node: Node, place: Place, workOut: (place: Place) => T): T {
    const { traits, results } = this.entry(node);
    const { pastDepth } = traits;
    let at = node.timed ? place : 0;
    // From the pass on that is as deep as its past operators nest, a node's value does not change any more.
    if (at >= PLACES && at >= (pastDepth + 1) * PLACES) at = pastDepth * PLACES + (at % PLACES);
    if (!traits.repeated) return workOut(at);
    const key = this.environment.key(at, node.free);
    const known = results.get(key) as T | undefined;
    return known ?? this.remember(results as Results<T>, key, workOut(at));
  }

  private remember<T>(results: Results<T>, key: number | string, value: T): T {
    results.set(key, value);
    this.journal?.push({ results, key });
    return value;
  }

  private workOutFormula(node: Formula, place: Place): Wire {
    const { circuit, space } = this;
    switch (node.kind) {
      case 'subset':
        return space.subset(this.expression(node.left, place), this.expression(node.right, place));
      case 'equal':
        return space.equal(this.expression(node.left, place), this.expression(node.right, place));
      case 'count':
        return this.count(node.count, this.expression(node.operand, place));
      case 'compare':
        return this.compare(node, place);
      case 'and':
        return this.junction(node.operands, place, 1);
      case 'or':
        return -this.junction(node.operands, place, -1);
      case 'iff':
        return circuit.iff(this.formula(node.left, place), this.formula(node.right, place));
      case 'formula-if': {
        const condition = this.formula(node.condition, place);
        if (condition === TRUE) return this.formula(node.then, place);
        if (condition === FALSE) return this.formula(node.else, place);
        return circuit.choice(condition, this.formula(node.then, place), this.formula(node.else, place));
      }
      case 'quantified':
        return this.quantified(node, place);
      case 'temporal':
        return translateTemporal(this, node, place);
      case 'binary-temporal':
        return translateBinaryTemporal(this, node, place);
      default:
        throw new Error(`The formula ${node.kind} is not worked out here`);
    }
  }

  private junction(operands: readonly Formula[], place: Place, sign: 1 | -1): Wire {
    const wires: Wire[] = [];
    for (const operand of operands) {
      const wire = this.formula(operand, place) * sign;
      if (wire === FALSE) return FALSE;
      wires.push(wire);
    }
    return this.circuit.all(wires);
  }

  private count(count: 'some' | 'no' | 'one' | 'lone', matrix: Matrix): Wire {
    switch (count) {
      case 'some':
        return this.space.some(matrix);
      case 'no':
        return -this.space.some(matrix);
      case 'one':
        return this.space.one(matrix);
      case 'lone':
        return this.space.lone(matrix);
    }
  }

  private compare(node: Extract<Formula, { kind: 'compare' }>, place: Place): Wire {
    const left = this.integer(node.left, place);
    const right = this.integer(node.right, place);
    switch (node.comparison) {
      case 'equal':
        return this.integers.equal(left, right);
      case 'less':
        return this.integers.less(left, right);
      case 'less-or-equal':
        return this.integers.lessOrEqual(left, right);
    }
  }

  private quantified(node: Extract<Formula, { kind: 'quantified' }>, place: Place): Wire {
    const { circuit } = this;
    // `some` is the negation of `all` of the negation.
    const sign = node.quantifier === 'all' ? 1 : -1;
    const cases: Wire[] = [];
    let refuted = false;
    this.eachCase(node.bindings, place, (guards) => {
      const body = this.formula(node.body, place) * sign;
      const wire = guards.length === 0 ? body : -circuit.all([...guards, -body]);
      if (wire !== TRUE) cases.push(wire);
      if (cases.length === CASES_AT_ONCE) cases.splice(0, cases.length, circuit.all(cases));
      refuted = wire === FALSE;
      return !refuted;
    });
    return (refuted ? FALSE : circuit.all(cases)) * sign;
  }

  /**
   * Calls `visit` with the variables set to each of their tuples, until it says false: with what must be true for the case to
   * count, and the number of all tuples together as one.
   */
  private eachCase(
    bindings: readonly Binding[],
    place: Place,
    visit: (guards: readonly Wire[], tuple: number) => boolean,
  ): void {
    const guards: Wire[] = [];
    const walk = (index: number, before: number): boolean => {
      const binding = bindings[index];
      if (binding === undefined) return visit(guards, before);
      if (binding.multiplicity !== 'one') throw new Error('A variable of relations has no cases');
      const { variable } = binding;
      const domain = this.expression(binding.domain, place);
      const outer = this.environment.value(variable);
      const base = before * this.space.capacity(variable.arity);
      this.circuit.budget.spend(domain.tuples.length);
      let goesOn = true;
      for (let position = 0; goesOn && position < domain.tuples.length; position++) {
        const tuple = domain.tuples[position] as number;
        const guard = domain.wires[position] as Wire;
        this.environment.set(variable, tuple);
        if (guard !== TRUE) guards.push(guard);
        goesOn = walk(index + 1, base + tuple);
        if (guard !== TRUE) guards.pop();
      }
      if (outer !== undefined) this.environment.set(variable, outer);
      return goesOn;
    };
    walk(0, 0);
  }

  private workOutExpression(node: Expression, place: Place): Matrix {
    const { space } = this;
    switch (node.kind) {
      case 'binary':
        return this.binary(node, place);
      case 'transpose':
        return space.transpose(this.expression(node.operand, place));
      case 'closure':
        return space.closure(this.expression(node.operand, place));
      case 'if': {
        const condition = this.formula(node.condition, place);
        if (condition === TRUE) return this.expression(node.then, place);
        if (condition === FALSE) return this.expression(node.else, place);
        return space.choice(condition, this.expression(node.then, place), this.expression(node.else, place));
      }
      case 'comprehension':
        return this.comprehension(node, place);
      case 'integer-atom':
        return this.integerAtom(this.integer(node.value, place));
      default:
        throw new Error(`The expression ${node.kind} is not worked out here`);
    }
  }

  private binary(node: Extract<Expression, { kind: 'binary' }>, place: Place): Matrix {
    const { space } = this;
    const left = this.expression(node.left, place);
    const right = this.expression(node.right, place);
    switch (node.operator) {
      case 'union':
        return space.union(left, right);
      case 'intersection':
        return space.intersection(left, right);
      case 'difference':
        return space.difference(left, right);
      case 'override':
        return space.override(left, right);
      case 'join':
        return space.join(left, right);
      case 'product':
        return space.product(left, right);
      case 'domain':
        return space.domain(left, right);
      case 'range':
        return space.range(left, right);
    }
  }

  private comprehension(node: Extract<Expression, { kind: 'comprehension' }>, place: Place): Matrix {
    const tuples: number[] = [];
    const wires: Wire[] = [];
    this.eachCase(node.bindings, place, (guards, tuple) => {
      const body = this.formula(node.body, place);
      const wire = guards.length === 0 ? body : this.circuit.all([...guards, body]);
      if (wire === FALSE) return true;
      tuples.push(tuple);
      wires.push(wire);
      this.circuit.budget.checkMatrix(tuples.length);
      return true;
    });
    return { arity: node.arity, tuples, wires };
  }

  /** The smallest integer, whose atom is the universe's first integer. */
  private get smallest(): number {
    return -(2 ** (this.universe.bitwidth - 1));
  }

  private integerAtom(value: Bits): Matrix {
    const { firstInteger, bitwidth } = this.universe;
    const tuples: number[] = [];
    const wires: Wire[] = [];
    if (firstInteger < 0) return { arity: 1, tuples, wires };
    for (let index = 0; index < 2 ** bitwidth; index++) {
      const wire = this.integers.equal(value, this.integers.constant(this.smallest + index));
      if (wire === FALSE) continue;
      tuples.push(firstInteger + index);
      wires.push(wire);
    }
    return { arity: 1, tuples, wires };
  }

  private sumOfAtoms({ tuples, wires }: Matrix): Bits {
    const { firstInteger, bitwidth } = this.universe;
    if (firstInteger < 0) return this.integers.constant(0);
    return this.integers.weightedSum(
      tuples
        .map((atom, index) => ({ index: atom - firstInteger, wire: wires[index] as Wire }))
        .filter(({ index }) => index >= 0 && index < 2 ** bitwidth)
        .map(({ index, wire }) => ({ value: this.smallest + index, wire })),
    );
  }

  private workOutInteger(node: IntegerExpression, place: Place): Bits {
    const { integers } = this;
    switch (node.kind) {
      case 'number':
        return integers.constant(node.value);
      case 'cardinality':
        return integers.count(this.expression(node.operand, place).wires);
      case 'sum-of-atoms':
        return this.sumOfAtoms(this.expression(node.operand, place));
      case 'sum': {
        const values: Bits[] = [];
        this.eachCase(node.bindings, place, (guards) => {
          const value = this.integer(node.body, place);
          values.push(integers.choice(this.circuit.all(guards), value, integers.constant(0)));
          return true;
        });
        return integers.sum(values);
      }
      case 'integer-if':
        return integers.choice(
          this.formula(node.condition, place),
          this.integer(node.then, place),
          this.integer(node.else, place),
        );
      case 'arithmetic':
        return this.arithmetic(node, place);
    }
  }

  private arithmetic(node: Extract<IntegerExpression, { kind: 'arithmetic' }>, place: Place): Bits {
    const { integers } = this;
    const left = this.integer(node.left, place);
    const right = this.integer(node.right, place);
    switch (node.operator) {
      case 'add':
        return integers.add(left, right);
      case 'subtract':
        return integers.subtract(left, right);
      case 'multiply':
        return integers.multiply(left, right);
      case 'divide':
        return integers.divide(left, right);
      case 'remainder':
        return integers.remainder(left, right);
      case 'shift-left':
        return integers.shiftLeft(left, right);
      case 'shift-right':
        return integers.shiftRight(left, right);
      case 'shift-right-unsigned':
        return integers.shiftRightUnsigned(left, right);
    }
  }
}
