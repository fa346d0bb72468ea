import type { Span } from '#model';
import type { Multiplicity, SignatureMultiplicity } from '../syntax/ast.ts';

/** A module tree after names and types are resolved: everything is reached by reference, nothing by name. */
export interface ResolvedModel {
  /** All signatures of all modules but the built-in ones, parents before children. */
  readonly signatures: readonly Signature[];
  /** Formulas of all `fact` paragraphs of all reachable modules; they hold in state 0. */
  readonly facts: readonly Fact[];
  /** Commands of the main module only. */
  readonly commands: readonly ResolvedCommand[];
}

export interface Fact {
  readonly name?: string;
  readonly formula: Resolved;
  readonly span: Span;
}

/** The built-in sets that are the same in every state. */
export type BuiltIn = 'Int' | 'seq/Int' | 'String' | 'none';

/** A signature; compared by identity. */
export interface Signature {
  /** As people write it in this model: `A`, `m/A` where it comes from an opened module. */
  readonly name: string;
  readonly abstract: boolean;
  readonly variable: boolean;
  readonly private: boolean;
  readonly multiplicity?: SignatureMultiplicity;
  /** Made by an `enum` or one of its values. */
  readonly enumeration: boolean;
  /** The signature it extends; absent for a top-level and for a subset signature. */
  readonly parent?: Signature;
  /** Of a subset signature, what it is a subset of (`in`) or equal to (`equals`). */
  readonly subset?: { readonly exact: boolean; readonly of: readonly (Signature | BuiltIn | 'univ')[] };
  readonly fields: readonly Field[];
  /** Appended facts, each about `self`. */
  readonly facts: readonly Resolved[];
  /** `this` in its fields and appended facts. */
  readonly self: Local;
  /** `exactly` given by a module's parameter (`open util/ordering[A]`). */
  readonly exact: boolean;
  readonly span: Span;
}

/** A field; its relation has the signature as first column. */
export interface Field {
  readonly name: string;
  readonly signature: Signature;
  /** Columns, the signature's included. */
  readonly arity: number;
  readonly variable: boolean;
  readonly private: boolean;
  /** What each atom's value is bounded by, over `signature.self` and earlier fields. */
  readonly bound: ResolvedDomain;
  /** `f = e`: the value is exactly the bound. */
  readonly defined: boolean;
  /** `f: disj e`: values of different atoms are disjoint. */
  readonly disjointValues: boolean;
  /** The fields declared with it under `disj f, g: e`, itself included; empty otherwise. */
  readonly disjointFrom: readonly Field[];
  readonly span: Span;
}

/** A variable bound by a quantifier, `let`, parameter or `this`; compared by identity. */
export interface Local {
  readonly name: string;
  readonly arity: number;
  readonly sort: Sort;
}

/** A predicate or a function; compared by identity. */
export interface Callable {
  readonly name: string;
  readonly predicate: boolean;
  readonly parameters: readonly ResolvedDeclaration[];
  /** Of a function. */
  readonly result?: ResolvedDomain;
  /** Set once resolution is complete; a body may call others and, wrongly, itself. */
  readonly body: Resolved;
  readonly span: Span;
}

/** `x: one A`: default multiplicities are explicit (`one` for unary bounds, else `set`). */
export interface ResolvedDomain {
  readonly multiplicity: Multiplicity;
  /** May hold arrows with multiplicities at any depth. */
  readonly expression: Resolved;
}

/** One declared name each; `a, b: A` gives two. */
export interface ResolvedDeclaration {
  readonly local: Local;
  readonly domain: ResolvedDomain;
  readonly span: Span;
}

/** What an expression denotes. */
export type Sort = 'formula' | 'integer' | 'relation';

export type ResolvedUnary =
  | 'not'
  | 'no'
  | 'some'
  | 'lone'
  | 'one'
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
  | 'once'
  /** Integer to the set of its atom: a cast the resolver puts in. */
  | 'integer-to-atom'
  /** Sum of the integers of a set (`int[e]`, `sum[e]`): a cast the resolver puts in, or the author. */
  | 'atoms-to-integer';

export type ResolvedBinary =
  | 'iff'
  | 'implies'
  | 'until'
  | 'releases'
  | 'since'
  | 'triggered'
  | 'in'
  /** Of two relations or of two integers, as the sort of its operands says. */
  | 'equal'
  | 'less'
  | 'less-or-equal'
  | 'greater'
  | 'greater-or-equal'
  | 'union'
  | 'difference'
  | 'intersection'
  | 'override'
  | 'domain'
  | 'range'
  | 'join'
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'remainder'
  | 'shift-left'
  | 'shift-right'
  | 'shift-right-unsigned';

/** A resolved expression; negated comparisons are `not` of their positive form, `a ; b` is `a and after b`. */
export type Resolved = {
  readonly sort: Sort /** 0 for formulas and integers. */;
  readonly arity: number;
  readonly span: Span;
} & (
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'signature'; readonly signature: Signature }
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'local'; readonly local: Local }
  /** `empty` has the arity the context needs. */
  | { readonly kind: 'built-in'; readonly name: BuiltIn | 'univ' | 'iden' | 'empty' }
  /** `fun/min`, `fun/max` (integers as sets of one atom) and `fun/next` (a binary relation on Int). */
  | { readonly kind: 'integer-constant'; readonly name: 'min' | 'max' | 'next' }
  | { readonly kind: 'unary'; readonly operator: ResolvedUnary; readonly operand: Resolved }
  | {
      readonly kind: 'binary';
      readonly operator: ResolvedBinary;
      readonly left: Resolved;
      readonly right: Resolved;
    }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Resolved[] }
  /** A product; multiplicities other than `set` have a meaning only in a domain or at the right of `in`. */
  | {
      readonly kind: 'arrow';
      readonly left: Resolved;
      readonly leftMultiplicity: Multiplicity;
      readonly rightMultiplicity: Multiplicity;
      readonly right: Resolved;
      /** `seq e`, which is `seq/Int -> lone e` whose indexes begin at 0 and leave none out. */
      readonly sequence?: true;
    }
  /** At the right of `in` only: `x in one A`, `r in A lone -> B`. */
  | { readonly kind: 'domain'; readonly domain: ResolvedDomain }
  | { readonly kind: 'if'; readonly condition: Resolved; readonly then: Resolved; readonly else: Resolved }
  /** `disjoint` holds groups of indexes into `declarations` whose values must differ pairwise without a common tuple. */
  | {
      readonly kind: 'quantified';
      readonly quantifier: 'all' | 'no' | 'some' | 'lone' | 'one' | 'sum';
      readonly declarations: readonly ResolvedDeclaration[];
      readonly disjoint: readonly (readonly number[])[];
      readonly body: Resolved;
    }
  | {
      readonly kind: 'comprehension';
      readonly declarations: readonly ResolvedDeclaration[];
      readonly disjoint: readonly (readonly number[])[];
      readonly body: Resolved;
    }
  /** By name, not by value: the value is that of the state in which `local` stands, as in the official tool. */
  | { readonly kind: 'let'; readonly local: Local; readonly value: Resolved; readonly body: Resolved }
  /** Arguments are passed by name, as for `let`. */
  | { readonly kind: 'call'; readonly callable: Callable; readonly arguments: readonly Resolved[] }
  /** `disj[a, b, c]`: pairwise without a common tuple. */
  | { readonly kind: 'disjoint'; readonly operands: readonly Resolved[] }
  /** `pred/totalOrder[elements, first, next]`. */
  | {
      readonly kind: 'total-order';
      readonly elements: Resolved;
      readonly first: Resolved;
      readonly next: Resolved;
    }
  /** Parsed and understood as language, but not analysed; a command that reaches it ends as an error that says so. */
  | { readonly kind: 'unsupported'; readonly feature: string }
);

/** A command with its target resolved. */
export interface ResolvedCommand {
  readonly check: boolean;
  /** The author's label, the target's name, or `run$1`, `check$2`: counted as the official tool does. */
  readonly label: string;
  /** What is asked: the formula of a `run` (with `some` for parameters), the assertion of a `check` (not negated). */
  readonly formula: Resolved;
  readonly scope: ResolvedScope;
  readonly expect?: number;
  readonly span: Span;
}

/** A command's scope before anything is derived from it. */
export interface ResolvedScope {
  readonly overall?: number;
  readonly bitwidth?: number;
  readonly maximumSequence?: number;
  readonly maximumString?: number;
  readonly steps?: {
    readonly minimum: number;
    readonly maximum: number /** `1.. steps`. */;
    readonly open: boolean;
  };
  readonly signatures: readonly {
    readonly signature: Signature;
    readonly exactly: boolean;
    readonly count: number;
    readonly span: Span;
  }[];
}
