import type { Span } from '#model';
import type { TupleSet } from './problem.ts';

/** A named set of tuples that a solution gives a value; compared by identity. */
export interface Relation {
  readonly name: string;
  readonly arity: number;
  /** Its value may change from state to state. */
  readonly variable: boolean;
}

/** A variable of a quantifier, which keeps its value from state to state; compared by identity. */
export interface Variable {
  readonly id: number;
  readonly name: string;
  readonly arity: number;
}

/**
 * What every node knows of itself. Nodes come from a `Builder` only, which gives equal nodes of one builder the same object,
 * so that identity is equality and results can be kept by node.
 */
interface Node {
  /** Unique in its builder; operands have smaller ones. */
  readonly id: number;
  /** Ids of its free variables, ascending. */
  readonly free: readonly number[];
  /** Its value may differ from state to state. */
  readonly timed: boolean;
}

/** The variables of `domain`'s tuples (`one`), or of its subsets (`lone`, `some`, `set`): then it is higher-order. */
export interface Binding {
  readonly variable: Variable;
  readonly multiplicity: 'one' | 'lone' | 'some' | 'set';
  readonly domain: Expression;
}

export type ExpressionOperator =
  | 'union'
  | 'intersection'
  | 'difference'
  | 'override'
  | 'join'
  | 'product'
  /** Tuples of the right side that begin with an atom of the left one. */
  | 'domain'
  /** Tuples of the left side that end with an atom of the right one. */
  | 'range';

export type Expression = Node & { readonly arity: number } & (
    | { readonly kind: 'relation'; readonly relation: Relation }
    | { readonly kind: 'variable'; readonly variable: Variable }
    | { readonly kind: 'constant'; readonly tuples: TupleSet }
    /** The pairs (a, a) of all atoms of the universe. */
    | { readonly kind: 'identity' }
    | {
        readonly kind: 'binary';
        readonly operator: ExpressionOperator;
        readonly left: Expression;
        readonly right: Expression;
      }
    | { readonly kind: 'transpose'; readonly operand: Expression }
    /** Transitive, not reflexive. */
    | { readonly kind: 'closure'; readonly operand: Expression }
    /** Its value in the next state. */
    | { readonly kind: 'prime'; readonly operand: Expression }
    | {
        readonly kind: 'if';
        readonly condition: Formula;
        readonly then: Expression;
        readonly else: Expression;
      }
    /** *Requires*: every binding is `one`. Later domains may use earlier variables. */
    | { readonly kind: 'comprehension'; readonly bindings: readonly Binding[]; readonly body: Formula }
    /** The atom of an integer. */
    | { readonly kind: 'integer-atom'; readonly value: IntegerExpression }
  );

export type IntegerOperator =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'remainder'
  | 'shift-left'
  | 'shift-right'
  | 'shift-right-unsigned';

/** Integers have the universe's bitwidth and wrap around. */
export type IntegerExpression = Node &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'cardinality'; readonly operand: Expression }
    /** The sum of the integers among the atoms of a set. */
    | { readonly kind: 'sum-of-atoms'; readonly operand: Expression }
    | { readonly kind: 'sum'; readonly bindings: readonly Binding[]; readonly body: IntegerExpression }
    | {
        readonly kind: 'arithmetic';
        readonly operator: IntegerOperator;
        readonly left: IntegerExpression;
        readonly right: IntegerExpression;
      }
    | {
        readonly kind: 'integer-if';
        readonly condition: Formula;
        readonly then: IntegerExpression;
        readonly else: IntegerExpression;
      }
  );

export type UnaryTemporalOperator = 'always' | 'eventually' | 'after' | 'before' | 'historically' | 'once';
export type BinaryTemporalOperator = 'until' | 'releases' | 'since' | 'triggered';
export type Comparison = 'equal' | 'less' | 'less-or-equal';

export type Formula = Node &
  (
    | { readonly kind: 'truth'; readonly value: boolean }
    | { readonly kind: 'subset'; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'equal'; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'count'; readonly count: 'some' | 'no' | 'one' | 'lone'; readonly operand: Expression }
    | {
        readonly kind: 'compare';
        readonly comparison: Comparison;
        readonly left: IntegerExpression;
        readonly right: IntegerExpression;
      }
    | { readonly kind: 'not'; readonly operand: Formula }
    | { readonly kind: 'and' | 'or'; readonly operands: readonly Formula[] }
    | { readonly kind: 'iff'; readonly left: Formula; readonly right: Formula }
    | {
        readonly kind: 'formula-if';
        readonly condition: Formula;
        readonly then: Formula;
        readonly else: Formula;
      }
    | {
        readonly kind: 'quantified';
        readonly quantifier: 'all' | 'some';
        readonly bindings: readonly Binding[];
        readonly body: Formula;
        /** Where the author wrote it, for messages; the first of equal ones. */
        readonly span?: Span;
      }
    | { readonly kind: 'temporal'; readonly operator: UnaryTemporalOperator; readonly operand: Formula }
    | {
        readonly kind: 'binary-temporal';
        readonly operator: BinaryTemporalOperator;
        readonly left: Formula;
        readonly right: Formula;
      }
  );
