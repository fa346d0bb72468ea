import { LIMITS } from '#config';
import type { Span } from '#model';
import {
  LimitReached,
  type LimitReason,
  TRANSLATION_LIMITS,
  type TranslationLimits,
} from '../circuit/budget.ts';
import { FALSE, GATE, TRUE } from '../circuit/circuit.ts';
import { type Cnf, makeCnf } from '../circuit/cnf.ts';
import type { Matrix } from '../circuit/matrix.ts';
import type { Relation } from '../relational/expression.ts';
import type { RelationalProblem, Solution, TupleSet } from '../relational/problem.ts';
import { Base } from './base.ts';
import { NotAnalysable, type Skolem } from './skolem.ts';
import { breakSymmetries, findSymmetryClasses, isClosed, type SymmetryClass } from './symmetry.ts';
import { fixOrders, type Orders } from './total-order.ts';

/** A problem at one trace length as clauses, and the way back. */
export interface Encoding {
  readonly kind: 'encoding';
  readonly cnf: Cnf;
  /** Variables that stand for tuples of relations and of existential variables. */
  readonly primaryVariables: number;
  /** *Requires*: `value` gives a satisfying assignment of the clauses. */
  readonly decode: (value: (variable: number) => boolean) => Solution;
}

export type EncodeResult =
  | Encoding
  /** A limit was reached. */
  | { readonly kind: 'limit'; readonly reason: LimitReason; readonly message: string }
  /** The problem asks for what cannot be analysed. */
  | { readonly kind: 'error'; readonly message: string; readonly span?: Span };

export interface EncodeOptions {
  readonly limits?: TranslationLimits;
  /** False leaves out what only keeps solutions apart that differ by the names of atoms. */
  readonly symmetryBreaking?: boolean;
}

/** Room for gates that shared translations take up together before they are made anew. */
const KEPT_GATES = 2_000_000;

/**
 * Encodes problems one after another, keeping what the last one at each trace length shares with the next: bounds and facts.
 * *Ensures*: the same clauses for a problem as in a session of its own.
 * *Requires*: all problems have nodes of one builder.
 */
export class EncodingSession {
  private readonly options: EncodeOptions;
  private readonly bases = new Map<number, Base>();
  private readonly orders = new WeakMap<RelationalProblem, Orders>();

  constructor(options: EncodeOptions = {}) {
    this.options = options;
  }

  /**
   * Encodes traces of `length` states: of exactly 1 for a static problem.
   * *Limits*: those of the options; ends with a limit also when `shouldStop`, asked often, says so.
   */
  encode(problem: RelationalProblem, length: number, shouldStop: () => boolean = () => false): EncodeResult {
    const longest = LIMITS.alloyTraceLength;
    if (length > longest)
      return { kind: 'limit', reason: 'size', message: `Traces have more than ${longest} states` };
    const orders = this.ordersOf(problem);
    const base = this.baseFor(problem, length, orders);
    base.circuit.budget.shouldStop = shouldStop;
    try {
      return encodeGoal(base, problem, orders.classes);
    } catch (thrown) {
      return describeFailure(thrown);
    } finally {
      base.release();
    }
  }

  private ordersOf(problem: RelationalProblem): Orders {
    let orders = this.orders.get(problem);
    if (orders === undefined) {
      const breaks = this.options.symmetryBreaking ?? true;
      orders = fixOrders(problem, breaks ? findSymmetryClasses(problem) : []);
      this.orders.set(problem, orders);
    }
    return orders;
  }

  private baseFor(problem: RelationalProblem, length: number, orders: Orders): Base {
    const known = this.bases.get(length);
    if (known?.serves(problem, orders)) return known;
    const gates = [...this.bases.values()].reduce((sum, { circuit }) => sum + circuit.capacity, 0);
    // What serves one length only serves others of the same problems.
    if (known !== undefined || gates > KEPT_GATES) this.bases.clear();
    const base = new Base(problem, length, orders, this.options.limits ?? TRANSLATION_LIMITS);
    this.bases.set(length, base);
    return base;
  }
}

/** Encodes one problem on its own; see `EncodingSession`. */
export function encodeProblem(
  problem: RelationalProblem,
  length: number,
  options: EncodeOptions = {},
): EncodeResult {
  return new EncodingSession(options).encode(problem, length);
}

function describeFailure(thrown: unknown): EncodeResult {
  if (thrown instanceof LimitReached)
    return { kind: 'limit', reason: thrown.reason, message: thrown.message };
  if (thrown instanceof NotAnalysable)
    return { kind: 'error', message: thrown.message, ...(thrown.span ? { span: thrown.span } : {}) };
  throw thrown;
}

function encodeGoal(base: Base, problem: RelationalProblem, classes: readonly SymmetryClass[]): Encoding {
  const facts = base.translateFacts();
  const goal = base.translateGoal(problem);
  const skolems = [...goal.skolems, ...facts.skolems];
  const order = [
    ...skolems.map(({ matrix }) => matrix).filter((matrix) => isClosed(base.space, classes, matrix)),
    ...relationsInOrder(base, problem),
  ];
  const cnf = makeCnf(base.circuit, [
    ...facts.wires,
    ...goal.wires,
    ...breakSymmetries(base.space, classes, order),
  ]);
  const temporal = problem.steps !== undefined;
  return {
    kind: 'encoding',
    cnf,
    primaryVariables: countVariables(base, [...base.relations.values()].flat(), skolems),
    decode: (value) => decode(base, cnf, temporal, goal.skolems, value),
  };
}

/** Those that do not change, then those of each state. */
function relationsInOrder(base: Base, problem: RelationalProblem): Matrix[] {
  const relations = problem.bounds.map(({ relation }) => relation).sort((a, b) => a.arity - b.arity);
  const still = relations.filter(({ variable }) => !variable);
  const moving = relations.filter(({ variable }) => variable);
  return [
    ...still.map((relation) => base.matrix(relation, 0)),
    ...base.trace.selectors.flatMap((_, state) => moving.map((relation) => base.matrix(relation, state))),
  ];
}

function countVariables(base: Base, relations: readonly Matrix[], skolems: readonly Skolem[]): number {
  let count = 0;
  for (const { wires } of [...relations, ...skolems.map(({ matrix }) => matrix)])
    for (const wire of wires) if (base.circuit.kind(Math.abs(wire)) === GATE.variable) count++;
  return count;
}

function decode(
  base: Base,
  cnf: Cnf,
  temporal: boolean,
  skolems: readonly Skolem[],
  value: (variable: number) => boolean,
): Solution {
  // A wire without a variable of its own plays no role; false is as good as true.
  const holds = (wire: number) => {
    if (wire === TRUE || wire === FALSE) return wire === TRUE;
    const variable = cnf.variables[wire] ?? 0;
    return variable !== 0 && value(variable);
  };
  const read = (matrix: Matrix): TupleSet => ({
    arity: matrix.arity,
    tuples: new Set(matrix.tuples.filter((_, index) => holds(matrix.wires[index] as number))),
  });
  const still = new Map<Relation, TupleSet>();
  const witnesses = skolems.map(({ name, matrix }) => {
    const witness: Relation = { name, arity: matrix.arity, variable: false };
    still.set(witness, read(matrix));
    return witness;
  });
  for (const [relation, matrices] of base.relations)
    if (matrices.length === 1) still.set(relation, read(matrices[0] as Matrix));
  const states = base.trace.selectors.map((_, state) => {
    const valuation = new Map(still);
    for (const [relation, matrices] of base.relations)
      if (matrices.length > 1) valuation.set(relation, read(matrices[state] as Matrix));
    return valuation;
  });
  const loop = base.trace.selectors.findIndex(holds);
  return { states, ...(temporal ? { loop } : {}), witnesses };
}
