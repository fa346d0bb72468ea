import { LIMITS } from '#config';
import type { Span } from '#model';
import type { Builder } from '../relational/builder.ts';
import type { Expression, Formula, IntegerExpression, Variable } from '../relational/expression.ts';
import type { TupleSet, Universe } from '../relational/problem.ts';
import type { Callable, Field, Local, Resolved, Signature } from '../resolve/resolved.ts';
import type { Approximation } from './approximate.ts';
import { failed, type LoweringFailure } from './lowered.ts';
import { largestInteger, smallestInteger } from './scope.ts';
import type { TupleSets } from './tuple-sets.ts';

export type Node = Expression | IntegerExpression | Formula;

/** Turns one node into what stands for it, with the context's help for its operands. */
export type Translate = (context: Context, node: Resolved) => Node;

/** What stands for the names of a model in one scope. */
export interface Naming {
  readonly signatures: ReadonlyMap<Signature, Expression>;
  /** *Requires*: the signatures have their bounds. */
  readonly fieldOf: (field: Field) => Expression;
  /** What stands for the signatures that have one atom, the same in every state. */
  readonly singletons: ReadonlySet<Expression>;
  /** Of each literal, its atom. */
  readonly strings: ReadonlyMap<string, Expression>;
  readonly univ: Expression;
  readonly integers: TupleSet;
  /** The integers from 0 that number the elements of sequences. */
  readonly sequenceIndexes: TupleSet;
  readonly stringAtoms: TupleSet;
}

/** What lowering formulas needs to know and remember. */
export class Context {
  readonly builder: Builder;
  readonly sets: TupleSets;
  readonly universe: Universe;
  readonly approximation: Approximation;
  readonly naming: Naming;
  readonly #translate: Translate;
  /** Values of `let`, parameters, `this` and quantified variables that are now in scope. */
  readonly locals = new Map<Local, Node>();
  /** Results of calls, by the arguments' nodes. */
  readonly calls = new Map<Callable, Map<string, Node>>();
  /** What is being called now, the innermost last: it names the variables. */
  readonly calling: string[] = [];
  readonly #variables = new Map<Local, Map<string, Variable>>();
  readonly #bindings = new Map<Local, number>();
  readonly #anonymous: Variable[] = [];
  #anonymousInUse = 0;
  #depth = 0;
  #steps = 0;
  #failure: LoweringFailure | undefined;

  constructor(parts: {
    readonly builder: Builder;
    readonly sets: TupleSets;
    readonly universe: Universe;
    readonly approximation: Approximation;
    readonly naming: Naming;
    readonly translate: Translate;
  }) {
    this.builder = parts.builder;
    this.sets = parts.sets;
    this.universe = parts.universe;
    this.approximation = parts.approximation;
    this.naming = parts.naming;
    this.#translate = parts.translate;
  }

  /** What a node of any sort stands for, in the sort its context asks for. */
  value(node: Resolved): Node {
    return this.#descend(node, () => this.#translate(this, node)) ?? this.#nothing(node);
  }

  formula(node: Resolved): Formula {
    const value = this.value(node);
    return isFormula(value) ? value : this.#wrongSort(node, this.builder.truth(false));
  }

  /** An integer where a set is needed is the set of its atom. */
  expression(node: Resolved): Expression {
    const value = this.value(node);
    if (isFormula(value)) return this.#wrongSort(node, this.builder.none(Math.max(1, node.arity)));
    if (isInteger(value)) return this.atomOf(value);
    if (!this.sets.holds(value.arity)) {
      const message = `Tuples of ${value.arity} atoms are too many in a scope with ${this.sets.size} atoms`;
      this.fail(message, node.span, 'too-large');
    }
    return value;
  }

  /** *Throws*: where integers have no atoms, since an answer would be wrong; what observes the formulas has missed this one. */
  atomOf(value: IntegerExpression): Expression {
    if (this.universe.firstInteger < 0 && !this.failing)
      throw new Error('An integer stands as an atom unseen');
    return this.builder.integerAtom(value);
  }

  /** A set where an integer is needed is the sum of its integers. */
  integer(node: Resolved): IntegerExpression {
    const value = this.value(node);
    if (isInteger(value)) return value;
    if (isFormula(value) || value.arity !== 1) return this.#wrongSort(node, this.builder.number(0));
    return value.kind === 'integer-atom' ? value.value : this.builder.sumOfAtoms(value);
  }

  #wrongSort<T extends Node>(node: Resolved, instead: T): T {
    this.fail('A formula, an integer or a relation stands where another one is needed', node.span);
    return instead;
  }

  #nothing(node: Resolved): Node {
    if (node.sort === 'formula') return this.builder.truth(false);
    return node.sort === 'integer' ? this.builder.number(0) : this.builder.none(Math.max(1, node.arity));
  }

  get smallest(): number {
    return smallestInteger(this.universe.bitwidth);
  }

  get largest(): number {
    return largestInteger(this.universe.bitwidth);
  }

  get failing(): boolean {
    return this.#failure !== undefined;
  }

  /** The first thing that went wrong since the last call. */
  takeFailure(): LoweringFailure | undefined {
    const failure = this.#failure;
    this.#failure = undefined;
    this.#steps = 0;
    return failure;
  }

  /** Notes what went wrong; what is then built is not used. */
  fail(message: string, span: Span, kind: 'error' | 'unsupported' | 'too-large' = 'error'): void {
    this.#failure ??= failed(message, span, kind).failure;
  }

  /** Goes one level deeper; gives nothing, and notes a failure, where that would be too deep or too much. */
  #descend<T>(node: Resolved, go: () => T): T | undefined {
    if (this.#failure) return undefined;
    this.#steps++;
    if (this.#depth >= LIMITS.alloyLoweredDepth || this.#steps > LIMITS.alloyLoweredNodes) {
      this.fail(
        'The formula is too large once everything it calls is put in its place',
        node.span,
        'too-large',
      );
      return undefined;
    }
    this.#depth++;
    const value = go();
    this.#depth--;
    return value;
  }

  /** A value of a local while `go` runs. */
  withLocal<T>(local: Local, value: Node, go: () => T): T {
    const outer = this.locals.get(local);
    this.locals.set(local, value);
    const result = go();
    if (outer) this.locals.set(local, outer);
    else this.locals.delete(local);
    return result;
  }

  /**
   * A variable for a local that a quantifier binds, in scope while `go` runs; `values` is what it is among.
   * *Ensures*: equal formulas get the same variable, and none that stands free in an argument is bound here.
   */
  bindLocal<T>(local: Local, values: TupleSet, go: (variable: Variable) => T): T {
    const level = this.#bindings.get(local) ?? 0;
    const variable = this.#variableOf(local, level);
    this.approximation.addVariable(variable.id, values);
    this.#bindings.set(local, level + 1);
    const result = this.withLocal(local, this.builder.use(variable), () => go(variable));
    this.#bindings.set(local, level);
    return result;
  }

  #variableOf(local: Local, level: number): Variable {
    const caller = this.calling.at(-1);
    const name = caller === undefined ? local.name : `${caller}_${local.name}`;
    const known = this.#variables.get(local) ?? new Map<string, Variable>();
    this.#variables.set(local, known);
    const key = `${level} ${name}`;
    const variable = known.get(key) ?? this.builder.variable(name, local.arity);
    known.set(key, variable);
    return variable;
  }

  /** Unary variables that no text names, one among each of `columns`, in scope while `go` runs. */
  bindAnonymous<T>(columns: readonly TupleSet[], go: (variables: readonly Variable[]) => T): T {
    const start = this.#anonymousInUse;
    const variables = columns.map((values, index) => {
      const variable = this.#anonymous[start + index] ?? this.builder.variable(`v${start + index}`);
      this.#anonymous[start + index] = variable;
      this.approximation.addVariable(variable.id, values);
      return variable;
    });
    this.#anonymousInUse += columns.length;
    const result = go(variables);
    this.#anonymousInUse = start;
    return result;
  }
}

export function isFormula(node: Node): node is Formula {
  switch (node.kind) {
    case 'truth':
    case 'subset':
    case 'equal':
    case 'count':
    case 'compare':
    case 'not':
    case 'and':
    case 'or':
    case 'iff':
    case 'formula-if':
    case 'quantified':
    case 'temporal':
    case 'binary-temporal':
      return true;
    default:
      return false;
  }
}

export function isInteger(node: Node): node is IntegerExpression {
  switch (node.kind) {
    case 'number':
    case 'cardinality':
    case 'sum-of-atoms':
    case 'sum':
    case 'arithmetic':
    case 'integer-if':
      return true;
    default:
      return false;
  }
}

/** From every integer to the one after it. */
export function integerSuccessor({ builder, naming, sets }: Context): Expression {
  const atoms = [...naming.integers.tuples].sort((a, b) => a - b);
  return builder.constant({
    arity: 2,
    tuples: new Set(atoms.slice(1).map((atom) => (atom - 1) * sets.size + atom)),
  });
}
