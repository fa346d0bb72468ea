/** What may stand in a column: the place of a top-level signature, or an integer. */
export type Column = number | 'Int';

export interface SignatureName {
  readonly name: string;
  /** Its top-level signature. */
  readonly root: number;
  readonly variable: boolean;
  readonly top: boolean;
  readonly extensible: boolean;
  /** Whether a command may give it a scope; without an overall one, every `top` one must have its own. */
  readonly scoped: 'top' | 'sub' | 'never';
  /** The largest scope it may have. */
  readonly most: number;
}

/** Something with a name and columns. */
export interface Named {
  readonly name: string;
  readonly columns: readonly Column[];
}

export interface Callable extends Named {
  /** Columns of each parameter. */
  readonly parameters: readonly (readonly Column[])[];
}

/** What formulas can speak of where they stand. */
export interface Scope {
  readonly signatures: readonly SignatureName[];
  readonly fields: readonly Named[];
  readonly variables: readonly Named[];
  readonly predicates: readonly Callable[];
  readonly functions: readonly Callable[];
  /** Operators of time may be used. */
  readonly temporal: boolean;
  readonly integers: boolean;
  /** Quantifiers over sets. */
  readonly higherOrder: boolean;
  /** Every value is known, so that what declarations say is of no account. */
  readonly concrete: boolean;
}

export function withVariables(scope: Scope, variables: readonly Named[]): Scope {
  return { ...scope, variables: [...scope.variables, ...variables] };
}

/** A name that hides none. */
export function freshName(scope: Scope, ahead = 0): string {
  return `x${scope.variables.length + ahead}`;
}
