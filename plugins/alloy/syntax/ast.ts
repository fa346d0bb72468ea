import type { Span } from '#model';

/** A name as written: `A`, `this/A`, `ordering/first`, `A.b` never (that is a join). */
export interface Name {
  readonly text: string;
  readonly span: Span;
}

/** One Alloy module: everything of one file, in its order. */
export interface Module {
  readonly path: string;
  /** The `module` line, if there is one. */
  readonly header?: {
    readonly name: Name;
    readonly parameters: readonly ModuleParameter[];
    readonly span: Span;
  };
  readonly opens: readonly Open[];
  readonly paragraphs: readonly Paragraph[];
}

/** `module m[exactly A, B]`: a signature that whoever opens the module gives. */
export interface ModuleParameter {
  readonly exactly: boolean;
  readonly name: Name;
}

/** `private open m[A] as x`. */
export interface Open {
  readonly kind: 'open';
  readonly private: boolean;
  readonly module: Name;
  readonly arguments: readonly Name[];
  readonly alias?: Name;
  readonly span: Span;
}

export type Paragraph =
  | SignatureParagraph
  | EnumParagraph
  | FactParagraph
  | PredicateParagraph
  | FunctionParagraph
  | AssertParagraph
  | MacroParagraph
  | CommandParagraph;

export type SignatureMultiplicity = 'one' | 'lone' | 'some';
export type Multiplicity = 'one' | 'lone' | 'some' | 'set';

/** `private var abstract one sig A, B extends C { … } { … }`. */
export interface SignatureParagraph {
  readonly kind: 'signature';
  readonly private: boolean;
  readonly variable: boolean;
  readonly abstract: boolean;
  readonly multiplicity?: SignatureMultiplicity;
  readonly names: readonly Name[];
  /** `extends` has one name; `in` and `=` have the names of a union. */
  readonly parent?: { readonly kind: 'extends' | 'in' | 'equals'; readonly names: readonly Name[] };
  readonly fields: readonly Declaration[];
  /** The appended fact. */
  readonly fact?: Block;
  readonly span: Span;
}

export interface EnumParagraph {
  readonly kind: 'enum';
  readonly private: boolean;
  readonly name: Name;
  readonly values: readonly Name[];
  readonly span: Span;
}

/** `fact name { … }`; `name` may be absent. A name in string quotes is kept without them. */
export interface FactParagraph {
  readonly kind: 'fact';
  readonly name?: Name;
  readonly body: Block;
  readonly span: Span;
}

/** `pred S.p[x: A] { … }` or `pred p (x: A) { … }`. */
export interface PredicateParagraph {
  readonly kind: 'predicate';
  readonly private: boolean;
  readonly receiver?: Name;
  readonly name: Name;
  readonly parameters: readonly Declaration[];
  readonly body: Block;
  readonly span: Span;
}

/** `fun S.f[x: A]: set B { … }`; the body of a block with several lines is their block. */
export interface FunctionParagraph {
  readonly kind: 'function';
  readonly private: boolean;
  readonly receiver?: Name;
  readonly name: Name;
  readonly parameters: readonly Declaration[];
  readonly result: { readonly multiplicity?: Multiplicity; readonly expression: Expression };
  readonly body: Expression;
  readonly span: Span;
}

export interface AssertParagraph {
  readonly kind: 'assert';
  readonly name?: Name;
  readonly body: Block;
  readonly span: Span;
}

/** `let m[x, y] = e` or `let m[x] { … }` at the top level. */
export interface MacroParagraph {
  readonly kind: 'macro';
  readonly private: boolean;
  readonly name: Name;
  readonly parameters: readonly Name[];
  readonly body: Expression;
  readonly span: Span;
}

/** `label: check target for … expect 0`, `run { … } …`; `then` is the follow-up after `=>`. */
export interface CommandParagraph {
  readonly kind: 'command';
  readonly check: boolean;
  readonly label?: Name;
  /** The name of a predicate, function or assertion, or the block itself. */
  readonly target: Name | Block;
  readonly scope: Scope;
  readonly expect?: number;
  readonly then?: CommandParagraph;
  readonly span: Span;
}

/** What stands behind `for`. */
export interface Scope {
  /** `for 3`. */
  readonly overall?: number;
  readonly types: readonly TypeScope[];
  /** From `for` to the last entry; absent without `for`. */
  readonly span?: Span;
}

/**
 * `exactly 3 A`, `5 Int`, `1..8 steps`, `4 seq`, `3 String`; `A:3..5:2` grows. `end` absent means as `start`;
 * `open` is `1.. steps`, without an end.
 */
export interface TypeScope {
  readonly exactly: boolean;
  readonly start: number;
  readonly end?: number;
  readonly open?: true;
  readonly increment?: number;
  /** `Int` for `int` too; `steps`, `seq` and `String` as written. */
  readonly name: Name;
  readonly span: Span;
}

/** `private var disj a, b: disj some e`, or `a = e`. */
export interface Declaration {
  readonly private: boolean;
  readonly variable: boolean;
  /** `disj a, b: …`: the names are disjoint from each other. */
  readonly disjoint: boolean;
  readonly names: readonly Name[];
  /** `a: disj e`: in a field, the values of different atoms are disjoint. */
  readonly disjointValues: boolean;
  /** As written; absent where the author gave none. */
  readonly multiplicity?: Multiplicity | 'exactly';
  readonly expression: Expression;
  /** `a = e`: `a` is exactly `e`. */
  readonly defined: boolean;
  readonly span: Span;
}

export type UnaryOperator =
  | 'not'
  | 'no'
  | 'some'
  | 'lone'
  | 'one'
  | 'set'
  /** `seq e`: the sequences over `e`, which are relations from `seq/Int`. */
  | 'seq'
  | 'transpose'
  | 'closure'
  | 'reflexive-closure'
  | 'cardinality'
  | 'prime'
  | 'always'
  | 'eventually'
  | 'after'
  | 'before'
  | 'historically'
  | 'once';

export type BinaryOperator =
  | 'or'
  | 'and'
  | 'iff'
  | 'implies'
  | 'sequence'
  | 'until'
  | 'releases'
  | 'since'
  | 'triggered'
  | 'in'
  | 'not-in'
  | 'equal'
  | 'not-equal'
  | 'less'
  | 'less-or-equal'
  | 'greater'
  | 'greater-or-equal'
  | 'not-less'
  | 'not-less-or-equal'
  | 'not-greater'
  | 'not-greater-or-equal'
  | 'shift-left'
  | 'shift-right'
  | 'shift-right-unsigned'
  | 'union'
  | 'difference'
  | 'intersection'
  | 'override'
  | 'domain'
  | 'range'
  | 'join'
  | 'integer-add'
  | 'integer-subtract'
  | 'integer-multiply'
  | 'integer-divide'
  | 'integer-remainder';

export type Quantifier = 'all' | 'no' | 'some' | 'lone' | 'one' | 'sum';

/** Words that stand for a set of the language itself. */
export type ConstantName =
  | 'none'
  | 'univ'
  | 'iden'
  | 'Int'
  | 'seq/Int'
  | 'String'
  | 'fun/min'
  | 'fun/max'
  | 'fun/next';

/** A block `{ a b c }` is the conjunction of its formulas. */
export interface Block {
  readonly kind: 'block';
  readonly expressions: readonly Expression[];
  readonly span: Span;
}

export type Expression =
  | Block
  | { readonly kind: 'number'; readonly value: number; readonly span: Span }
  | { readonly kind: 'string'; readonly value: string; readonly span: Span }
  | { readonly kind: 'constant'; readonly name: ConstantName; readonly span: Span }
  /** `this` is a name; `raw` is `@f`, which is never `this.f`. */
  | { readonly kind: 'name'; readonly name: Name; readonly raw: boolean; readonly span: Span }
  | {
      readonly kind: 'unary';
      readonly operator: UnaryOperator;
      readonly operand: Expression;
      readonly span: Span;
    }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly span: Span;
    }
  /** `A lone -> some B`; absent multiplicities are `set`. */
  | {
      readonly kind: 'arrow';
      readonly left: Expression;
      readonly leftMultiplicity?: Multiplicity;
      readonly rightMultiplicity?: Multiplicity;
      readonly right: Expression;
      readonly span: Span;
    }
  /** `c => a else b`; without `else` it is the binary operator `implies`. */
  | {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly then: Expression;
      readonly else: Expression;
      readonly span: Span;
    }
  | {
      readonly kind: 'quantified';
      readonly quantifier: Quantifier;
      readonly declarations: readonly Declaration[];
      readonly body: Expression;
      readonly span: Span;
    }
  | {
      readonly kind: 'comprehension';
      readonly declarations: readonly Declaration[];
      /** Absent in `{ x: A }`. */
      readonly body?: Expression;
      readonly span: Span;
    }
  | {
      readonly kind: 'let';
      readonly name: Name;
      readonly value: Expression;
      readonly body: Expression;
      readonly span: Span;
    }
  /** `f[x, y]`; also `disj[…]`, `int[…]`, `sum[…]`, `Int[…]`, `pred/totalOrder[…]` with the word as its target's name. */
  | {
      readonly kind: 'box';
      readonly target: Expression;
      readonly arguments: readonly Expression[];
      readonly span: Span;
    };
