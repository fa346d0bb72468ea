import type { OpaqueReason, Span } from '#model';
import type { Formula } from '../formula.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';

/** Where words stand. */
export interface Place {
  readonly text: string;
  readonly span: Span;
}

/** What is known when a condition is read. */
export interface Context {
  readonly vocabulary: Vocabulary;
  readonly role: 'event' | 'state' | 'feature';
  readonly place: Place;
}

/** A condition, understood. */
export interface ReadCondition {
  readonly formula: Formula;
  /** All of it is declared vocabulary, a comparison of numbers or a value of a state. */
  readonly formal: boolean;
  readonly unshareable: boolean;
  /** Names of the declarations that were used. */
  readonly declarations: readonly string[];
}

export type ConditionResult =
  | ({ readonly kind: 'read' } & ReadCondition)
  | { readonly kind: 'unread'; readonly reason: OpaqueReason };

/** Joins what was read, without nesting equal connectives. */
export function joinedOf(kind: 'and' | 'or', read: readonly ReadCondition[]): ReadCondition {
  const of = read.flatMap(({ formula }) => (formula.kind === kind ? formula.of : [formula]));
  const [only] = of;
  return {
    formula: of.length === 1 && only !== undefined ? only : { kind, of },
    formal: read.every(({ formal }) => formal),
    unshareable: read.some(({ unshareable }) => unshareable),
    declarations: [...new Set(read.flatMap(({ declarations }) => declarations))],
  };
}
