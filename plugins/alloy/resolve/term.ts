import type { Span } from '#model';
import type { Problem } from '../problem.ts';
import type { BinaryOperator, Multiplicity, Quantifier, UnaryOperator } from '../syntax/ast.ts';
import type { CallableEntry, FieldEntry, MacroEntry, SignatureEntry } from './entry.ts';
import type { Local } from './resolved.ts';
import { EMPTY, isNothing, type Type } from './type.ts';

export type TermUnary = Exclude<UnaryOperator, 'set' | 'seq'> | 'integer-to-atom' | 'atoms-to-integer';

export type TermBinary = Exclude<BinaryOperator, 'or' | 'and' | 'sequence'>;

export type TermMultiplicity = Multiplicity | 'exactly';

/** One declaration of a quantifier or comprehension. */
export interface TermDeclaration {
  readonly locals: readonly Local[];
  readonly spans: readonly Span[];
  readonly disjoint: boolean;
  /** With its multiplicity, if one was given or is implied. */
  readonly bound: Term;
}

interface TermCommon {
  readonly span: Span;
  /** Nothing where there are errors. */
  readonly type: Type;
  /** How far-fetched the reading is; of several readings the least one is taken. */
  readonly weight: number;
  /** What it may stand for as a bound: 0 only a value, 1 `one A`, 2 `A -> one B`. */
  readonly multiplicity: 0 | 1 | 2;
  readonly errors: readonly Problem[];
}

type TermBody =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'truth' }
  | { readonly kind: 'iden' }
  | { readonly kind: 'integer-constant'; readonly name: 'min' | 'max' | 'next' }
  | { readonly kind: 'signature'; readonly entry: SignatureEntry }
  | { readonly kind: 'field'; readonly entry: FieldEntry }
  | { readonly kind: 'local'; readonly local: Local }
  /** The empty relation of its type's arity. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'unary'; readonly operator: TermUnary; readonly operand: Term }
  | { readonly kind: 'bound'; readonly bound: TermMultiplicity; readonly operand: Term }
  | { readonly kind: 'binary'; readonly operator: TermBinary; readonly left: Term; readonly right: Term }
  | {
      readonly kind: 'arrow';
      readonly left: Term;
      readonly leftMultiplicity: Multiplicity;
      readonly rightMultiplicity: Multiplicity;
      readonly right: Term;
      readonly sequence: boolean;
    }
  | { readonly kind: 'list'; readonly operator: ListOperator; readonly operands: readonly Term[] }
  | { readonly kind: 'if'; readonly condition: Term; readonly then: Term; readonly else: Term }
  | { readonly kind: 'let'; readonly local: Local; readonly value: Term; readonly body: Term }
  | {
      readonly kind: 'quantified';
      readonly quantifier: Quantifier | 'comprehension';
      readonly declarations: readonly TermDeclaration[];
      readonly body: Term;
    }
  | {
      readonly kind: 'call';
      readonly callable: CallableEntry;
      readonly arguments: readonly Term[];
      readonly penalty: number;
    }
  /** A call that wants more or other arguments; never right by itself. */
  | {
      readonly kind: 'partial-call';
      readonly callable: CallableEntry;
      readonly arguments: readonly Term[];
      readonly penalty: number;
    }
  /** A name that several things may be meant by. */
  | { readonly kind: 'choice'; readonly choices: readonly Term[]; readonly reasons: readonly string[] }
  | { readonly kind: 'macro'; readonly macro: MacroEntry; readonly arguments: readonly Term[] }
  | { readonly kind: 'unsupported'; readonly feature: string }
  | { readonly kind: 'bad' };

export type ListOperator = 'and' | 'or' | 'disjoint' | 'total-order';

/**
 * An expression between names and meaning: what names may stand for is known from below; the context then decides, and makes
 * a term without choices.
 */
export type Term = TermCommon & TermBody;

export const NO_ERRORS: readonly Problem[] = [];

export function typeError(message: string, span: Span): Problem {
  return { severity: 'error', message, span };
}

/** Errors of several terms, each once. */
export function joinErrors(...lists: readonly (readonly Problem[])[]): readonly Problem[] {
  const some = lists.filter((list) => list.length > 0);
  if (some.length === 0) return NO_ERRORS;
  return [...new Set(some.flat())];
}

/** Makes a term; one with errors has no type, and one without a type has an error. */
export function makeTerm(
  body: TermBody,
  span: Span,
  type: Type,
  rest: {
    readonly weight?: number;
    readonly multiplicity?: 0 | 1 | 2;
    readonly errors?: readonly Problem[];
  } = {},
): Term {
  let errors = rest.errors ?? NO_ERRORS;
  if (errors.length === 0 && isNothing(type))
    errors = [typeError('Expected an expression with a type', span)];
  return {
    ...body,
    span,
    type: errors.length > 0 ? EMPTY : type,
    weight: rest.weight ?? 0,
    multiplicity: rest.multiplicity ?? 0,
    errors,
  };
}

/** A term that stands where nothing right could be made. */
export function badTerm(errors: readonly Problem[], span: Span): Term {
  return makeTerm({ kind: 'bad' }, span, EMPTY, { errors });
}

/** The same term with an error more. */
export function withError(term: Term, error: Problem): Term {
  return { ...term, type: EMPTY, errors: joinErrors(term.errors, [error]) };
}

/** Whether the two are the same for sure; `false` says nothing. */
export function isSameTerm(a: Term, b: Term): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case 'signature':
      return b.kind === 'signature' && a.entry === b.entry;
    case 'field':
      return b.kind === 'field' && a.entry === b.entry;
    case 'local':
      return b.kind === 'local' && a.local === b.local;
    case 'number':
      return b.kind === 'number' && a.value === b.value;
    case 'unary':
      return b.kind === 'unary' && a.operator === b.operator && isSameTerm(a.operand, b.operand);
    case 'binary':
      return (
        b.kind === 'binary' &&
        a.operator === b.operator &&
        isSameTerm(a.left, b.left) &&
        isSameTerm(a.right, b.right)
      );
    default:
      return false;
  }
}
