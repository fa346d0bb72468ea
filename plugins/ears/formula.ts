import type { Span } from '#model';

/** An exact number. Ensures: `d` is positive and shares no factor with `n`. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

/** What a variable can hold. `open`: a state may also have values that nobody declared. */
export type Sort =
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly values: readonly string[]; readonly open: boolean }
  /** `dimension`: `time` in seconds, `bytes`, `percent`, a unit's name, or empty. */
  | { readonly kind: 'number'; readonly dimension: string; readonly whole: boolean };

/** Something that sentences speak of. */
export interface Variable {
  /** What makes two mentions the same variable: a declared name, or normalised words. */
  readonly key: string;
  readonly sort: Sort;
  /** `event`: true at single instants. `feature`: never changes. `response`: what a system does; only a system decides it. */
  readonly role: 'event' | 'state' | 'feature' | 'quantity' | 'response';
  /** An author declared it. */
  readonly declared: boolean;
}

/** Where a piece of a formula was read, in the author's words and of the author's polarity. */
export interface Words {
  readonly text: string;
  readonly span: Span;
}

export type Comparison = '<' | '<=' | '=' | '!=' | '>=' | '>';

/** A number: sums of variables with factors. */
export type Term =
  | { readonly kind: 'constant'; readonly value: Rational }
  | { readonly kind: 'variable'; readonly variable: Variable }
  | { readonly kind: 'sum'; readonly terms: readonly Term[] }
  | { readonly kind: 'scaled'; readonly by: Rational; readonly term: Term };

/** What a condition says, or what a response makes true. */
export type Formula =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'flag'; readonly variable: Variable; readonly words?: Words }
  | { readonly kind: 'choice'; readonly variable: Variable; readonly value: string; readonly words?: Words }
  | {
      readonly kind: 'compare';
      readonly left: Term;
      readonly operator: Comparison;
      readonly right: Term;
      readonly words?: Words;
    }
  | { readonly kind: 'not'; readonly of: Formula; readonly words?: Words }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Formula[] };
