import { Budget, LimitReached, type TranslationLimits } from '../circuit/budget.ts';
import { Circuit, type CircuitMark, TRUE } from '../circuit/circuit.ts';
import { type Matrix, MatrixSpace } from '../circuit/matrix.ts';
import type { Relation } from '../relational/expression.ts';
import type { Bound, RelationalProblem, TupleSet, Universe } from '../relational/problem.ts';
import { type Assertion, assertFormula, NotAnalysable } from './skolem.ts';
import { constrainOrder, type Orders, successors } from './total-order.ts';
import { TraceShape } from './trace.ts';
import { type TranslationMark, Translator } from './translator.ts';

/**
 * The translation of what several problems share at one trace length: universe, bounds, total orders and facts.
 * *Throws*: `LimitReached`, `NotAnalysable`, from every method.
 */
export class Base {
  readonly circuit: Circuit;
  readonly space: MatrixSpace;
  readonly trace: TraceShape;
  /** For each relation one matrix, or one for each state if it is variable. */
  readonly relations = new Map<Relation, readonly Matrix[]>();
  private readonly problem: RelationalProblem;
  private readonly orders: Orders;
  private readonly translator: Translator;
  private facts: Assertion | undefined;
  private marks: { readonly circuit: CircuitMark; readonly translation: TranslationMark } | undefined;
  /** Why the facts could not be translated. */
  private failure: LimitReached | NotAnalysable | undefined;

  constructor(problem: RelationalProblem, length: number, orders: Orders, limits: TranslationLimits) {
    this.problem = problem;
    this.orders = orders;
    this.circuit = new Circuit(new Budget(limits));
    this.space = new MatrixSpace(this.circuit, problem.universe.atoms.length);
    this.trace = new TraceShape(this.circuit, length);
    this.translator = new Translator(problem.universe, this.space, this.trace, this.relations);
  }

  /** Whether a problem shares everything with this base, and the base is of use: it is not if its facts took too long. */
  serves(problem: RelationalProblem, orders: Orders): boolean {
    const own = this.problem;
    return (
      !(this.failure instanceof LimitReached && this.failure.reason === 'time') &&
      sameUniverse(own.universe, problem.universe) &&
      sameItems(own.facts, problem.facts, (a, b) => a === b) &&
      sameItems(own.bounds, problem.bounds, sameBound) &&
      sameItems(
        own.totalOrders,
        problem.totalOrders,
        (a, b) => a.elements === b.elements && a.first === b.first && a.next === b.next,
      ) &&
      sameItems(this.orders.fixed, orders.fixed, (a, b) => a.next === b.next)
    );
  }

  /** What must be true because of the facts; worked out once. */
  translateFacts(): Assertion {
    if (this.failure !== undefined) throw this.failure;
    if (this.facts !== undefined) return this.facts;
    try {
      const wires = this.trace.constraints(this.circuit);
      this.interpretBounds();
      for (const order of this.orders.open) {
        for (let state = 0; state < this.trace.length; state++) {
          const at = (relation: Relation) => this.matrix(relation, state);
          wires.push(...constrainOrder(this.space, at(order.elements), at(order.first), at(order.next)));
        }
      }
      const parts = this.problem.facts.map((fact) => assertFormula(this.translator, fact));
      this.facts = {
        wires: [...wires, ...parts.flatMap((part) => part.wires)],
        skolems: parts.flatMap((part) => part.skolems),
      };
    } catch (thrown) {
      if (thrown instanceof LimitReached || thrown instanceof NotAnalysable) this.failure = thrown;
      throw thrown;
    }
    this.marks = { circuit: this.circuit.mark(), translation: this.translator.mark() };
    return this.facts;
  }

  /** What must be true because of the goal, until `release` is called. */
  translateGoal(problem: RelationalProblem): Assertion {
    this.translateFacts();
    return assertFormula(this.translator, problem.goal);
  }

  /** Forgets everything but the facts. */
  release(): void {
    if (this.marks === undefined) return;
    this.translator.release(this.marks.translation);
    this.circuit.release(this.marks.circuit);
  }

  /** The matrix of a relation in a state. */
  matrix(relation: Relation, state: number): Matrix {
    const matrices = this.relations.get(relation);
    const matrix = matrices?.[state] ?? matrices?.[0];
    if (matrix === undefined) throw new Error(`The relation ${relation.name} has no bound`);
    return matrix;
  }

  private interpretBounds(): void {
    const count = this.space.atoms;
    const fixed = new Map<Relation, readonly number[]>();
    for (const order of this.orders.fixed) {
      const elements = this.problem.bounds.find(({ relation }) => relation === order.elements);
      const atoms = ascending(elements?.upper);
      fixed.set(order.first, atoms.slice(0, 1));
      fixed.set(order.next, successors(atoms, count));
    }
    for (const bound of this.problem.bounds) {
      const known = fixed.get(bound.relation);
      if (known !== undefined) {
        this.relations.set(bound.relation, [this.space.constant(bound.relation.arity, known)]);
        continue;
      }
      const tuples = ascending(bound.upper);
      this.circuit.budget.checkMatrix(tuples.length);
      const states = bound.relation.variable ? this.trace.length : 1;
      this.relations.set(
        bound.relation,
        Array.from({ length: states }, () => this.interpret(bound, tuples)),
      );
    }
  }

  private interpret({ relation, lower }: Bound, tuples: readonly number[]): Matrix {
    const wires = tuples.map((tuple) => (lower.tuples.has(tuple) ? TRUE : this.circuit.variable()));
    return { arity: relation.arity, tuples, wires };
  }
}

function ascending(set: TupleSet | undefined): number[] {
  return [...(set?.tuples ?? [])].sort((a, b) => a - b);
}

function sameUniverse(a: Universe, b: Universe): boolean {
  return (
    a.bitwidth === b.bitwidth &&
    a.firstInteger === b.firstInteger &&
    sameItems(a.atoms, b.atoms, (x, y) => x === y)
  );
}

function sameBound(a: Bound, b: Bound): boolean {
  return a.relation === b.relation && sameTuples(a.lower, b.lower) && sameTuples(a.upper, b.upper);
}

function sameTuples(a: TupleSet, b: TupleSet): boolean {
  if (a === b) return true;
  if (a.arity !== b.arity || a.tuples.size !== b.tuples.size) return false;
  for (const tuple of a.tuples) if (!b.tuples.has(tuple)) return false;
  return true;
}

function sameItems<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): boolean {
  return a.length === b.length && a.every((item, index) => same(item, b[index] as T));
}
