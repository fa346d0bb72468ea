import type { Expression, Relation } from '../relational/expression.ts';
import type { Bound, TupleSet } from '../relational/problem.ts';
import type { Field, Resolved, Signature } from '../resolve/resolved.ts';
import type { Context } from './context.ts';
import type { Hierarchy } from './hierarchy.ts';

/**
 * Gives fields their relations on demand: a field's bound may name other fields.
 * *Source*: the official tool's `BoundsComputer`.
 */
export class FieldBinder {
  readonly bounds: Bound[] = [];
  readonly #expressions = new Map<Field, Expression>();
  readonly #definitions = new Set<Field>();
  readonly #inProgress = new Set<Field>();
  readonly #hierarchy: Hierarchy;
  readonly #context: () => Context;

  constructor(hierarchy: Hierarchy, context: () => Context) {
    this.#hierarchy = hierarchy;
    this.#context = context;
  }

  expressionOf(field: Field): Expression {
    const known = this.#expressions.get(field);
    if (known) return known;
    const { builder } = this.#context();
    if (this.#inProgress.has(field)) {
      this.#context().fail(`The field \`${field.name}\` is bounded by itself`, field.span);
      return builder.none(field.arity);
    }
    this.#inProgress.add(field);
    const expression = this.#bind(field);
    this.#inProgress.delete(field);
    this.#expressions.set(field, expression);
    return expression;
  }

  /** Whether the field is nothing but its definition, so that nothing has to be said of it. */
  isDefinition(field: Field): boolean {
    this.expressionOf(field);
    return this.#definitions.has(field);
  }

  #bind(field: Field): Expression {
    const context = this.#context();
    const { builder } = context;
    const owner = signatureOf(context, field.signature);
    const order = this.#enumerationOrder(field);
    if (order) return builder.product(owner, this.#relation(field, order.arity, order, order));
    const definition = this.#definitionOf(field, owner);
    if (definition) {
      this.#definitions.add(field);
      return builder.product(owner, definition);
    }
    const single = context.naming.singletons.has(owner);
    const upper = this.#upperOf(field, owner, single);
    const relation = this.#relation(field, upper.arity, context.sets.none(upper.arity), upper);
    return single ? builder.product(owner, relation) : relation;
  }

  /** What may stand for the field's values. A field that is not `var` keeps its value even if that of its definition may vary. */
  #definitionOf({ defined, signature, bound }: Field, owner: Expression): Expression | undefined {
    if (!defined || signature.multiplicity !== 'one' || !isPlain(bound.expression)) return undefined;
    const context = this.#context();
    const value = context.withLocal(signature.self, owner, () => context.expression(bound.expression));
    return owner.timed || value.timed ? undefined : value;
  }

  /** All that a field may hold, without its first column where its signature is one atom. */
  #upperOf(field: Field, owner: Expression, single: boolean): TupleSet {
    const context = this.#context();
    const { approximation, builder, sets } = context;
    const { self } = field.signature;
    const atoms = approximation.upper(owner);
    const value = (): Expression => context.expression(field.bound.expression);
    const one = field.signature.multiplicity === 'one';
    const bound = one ? context.withLocal(self, owner, value) : context.bindLocal(self, atoms, () => value());
    if (single) return approximation.upper(bound);
    const arity = bound.arity + 1;
    if (!sets.holds(arity)) {
      context.fail(tooLarge(field, sets.size), field.span, 'too-large');
      return sets.none(arity);
    }
    const upper = approximation.upper(builder.product(owner, bound));
    if (approximation.tooLarge) context.fail(tooLarge(field, sets.size), field.span, 'too-large');
    return upper;
  }

  #relation(field: Field, arity: number, lower: TupleSet, upper: TupleSet): Expression {
    const name = `${field.signature.name}.${field.name}`;
    const relation: Relation = { name, arity, variable: field.variable };
    const bound = { relation, lower, upper };
    this.bounds.push(bound);
    const { approximation, builder } = this.#context();
    approximation.addBound(bound);
    return builder.relation(relation);
  }

  /** An enum's order is the order of its values: `first` and `next` of `util/ordering` are then known. */
  #enumerationOrder(field: Field): TupleSet | undefined {
    const elements = orderedEnumeration(field.signature);
    if (!elements) return undefined;
    const { approximation, sets } = this.#context();
    const atoms: number[] = [];
    for (const value of this.#hierarchy.childrenOf(elements)) {
      const [atom, ...others] = approximation.upper(signatureOf(this.#context(), value)).tuples;
      if (atom === undefined || others.length > 0) return undefined;
      atoms.push(atom);
    }
    if (field.arity === 2) return sets.atoms(atoms.slice(0, 1));
    const pairs = atoms.slice(1).map((atom, index) => (atoms[index] ?? 0) * sets.size + atom);
    return { arity: 2, tuples: new Set(pairs) };
  }
}

export function signatureOf(context: Context, signature: Signature): Expression {
  return context.naming.signatures.get(signature) ?? context.builder.none();
}

/** The enum that a signature like the one of `util/ordering` orders, if it orders one. */
export function orderedEnumeration(signature: Signature): Signature | undefined {
  const [fact, ...otherFacts] = signature.facts;
  const [first, next, ...otherFields] = signature.fields;
  if (signature.multiplicity !== 'one' || otherFacts.length > 0 || otherFields.length > 0) return undefined;
  if (fact?.kind !== 'total-order' || fact.elements.kind !== 'signature' || !first || !next) return undefined;
  const elements = fact.elements.signature;
  if (!elements.enumeration || elements.parent) return undefined;
  const ordered =
    isFieldOfThis(fact.first, first) &&
    isFieldOfThis(fact.next, next) &&
    isSetOf(first.bound.expression, elements) &&
    first.bound.multiplicity === 'set' &&
    next.bound.expression.kind === 'arrow' &&
    isSetOf(next.bound.expression.left, elements) &&
    isSetOf(next.bound.expression.right, elements);
  return ordered ? elements : undefined;
}

function isFieldOfThis(node: Resolved, field: Field): boolean {
  if (node.kind !== 'binary' || node.operator !== 'join' || node.right.kind !== 'field') return false;
  if (node.right.field !== field) return false;
  const { left } = node;
  if (left.kind === 'local') return left.local === field.signature.self;
  return left.kind === 'signature' && left.signature === field.signature;
}

function isSetOf(node: Resolved, elements: Signature): boolean {
  return node.kind === 'signature' && node.signature === elements;
}

/** Signatures and fields put together by `->`, `+` and `.`: their value may be taken for the field's own. */
function isPlain(node: Resolved): boolean {
  switch (node.kind) {
    case 'signature':
    case 'field':
      return true;
    case 'built-in':
      return node.name === 'none' || node.name === 'empty' || node.name === 'Int';
    case 'arrow':
      return isPlain(node.left) && isPlain(node.right);
    case 'binary': {
      const plain = node.operator === 'union' || node.operator === 'join';
      return plain && isPlain(node.left) && isPlain(node.right);
    }
    default:
      return false;
  }
}

function tooLarge(field: Field, atoms: number): string {
  return `The field \`${field.name}\` has too many possible tuples in a scope with ${atoms} atoms`;
}
