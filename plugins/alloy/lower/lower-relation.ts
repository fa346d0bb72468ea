import type { Expression } from '../relational/expression.ts';
import type { Resolved } from '../resolve/resolved.ts';
import { type Context, integerSuccessor } from './context.ts';
import { bindDeclarations, bindsAtoms } from './lower-quantified.ts';

type Kind<K extends Resolved['kind']> = Extract<Resolved, { kind: K }>;

/** The identity on what there is in a state. */
export function identityOf(context: Context): Expression {
  const { builder, naming } = context;
  return builder.binary('domain', naming.univ, builder.identity());
}

export function lowerBuiltIn(context: Context, node: Kind<'built-in'>): Expression {
  const { builder, naming } = context;
  switch (node.name) {
    case 'Int':
      return builder.constant(naming.integers);
    case 'seq/Int':
      return builder.constant(naming.sequenceIndexes);
    case 'String':
      return builder.constant(naming.stringAtoms);
    case 'univ':
      return naming.univ;
    case 'iden':
      return identityOf(context);
    case 'none':
    case 'empty':
      return builder.none(Math.max(1, node.arity));
  }
}

/** The least and the greatest integer as sets of one atom, and the successor relation. */
export function lowerIntegerConstant(context: Context, node: Kind<'integer-constant'>): Expression {
  const { builder, sets, naming } = context;
  const atoms = [...naming.integers.tuples].sort((a, b) => a - b);
  switch (node.name) {
    case 'min':
      return builder.constant(sets.atoms(atoms.slice(0, 1)));
    case 'max':
      return builder.constant(sets.atoms(atoms.slice(-1)));
    case 'next':
      return integerSuccessor(context);
  }
}

export function lowerRelationUnary(context: Context, node: Kind<'unary'>): Expression {
  const { builder } = context;
  switch (node.operator) {
    case 'transpose':
      return builder.transpose(context.expression(node.operand));
    case 'closure':
      return builder.closure(context.expression(node.operand));
    case 'reflexive-closure':
      return builder.union(builder.closure(context.expression(node.operand)), identityOf(context));
    case 'prime':
      return builder.prime(context.expression(node.operand));
    case 'integer-to-atom':
      return context.atomOf(context.integer(node.operand));
    default:
      context.fail(`\`${node.operator}\` gives no relation`, node.span);
      return builder.none(Math.max(1, node.arity));
  }
}

export function lowerRelationBinary(context: Context, node: Kind<'binary'>): Expression {
  const { builder } = context;
  switch (node.operator) {
    case 'union':
    case 'intersection':
    case 'override':
    case 'domain':
    case 'range':
      return builder.binary(node.operator, context.expression(node.left), context.expression(node.right));
    case 'difference':
      if (isLeastInteger(context, node)) return context.atomOf(builder.number(context.smallest));
      return builder.difference(context.expression(node.left), context.expression(node.right));
    case 'join':
      return joinOf(context, node.left, context.expression(node.right));
    default:
      context.fail(`\`${node.operator}\` gives no relation`, node.span);
      return builder.none(Math.max(1, node.arity));
  }
}

/** `0 - 8` is a difference of sets, but with a bitwidth of 4 it stands for -8, which cannot be written otherwise. */
function isLeastInteger(context: Context, node: Kind<'binary'>): boolean {
  return literalOf(node.left) === 0 && literalOf(node.right) === context.largest + 1;
}

function literalOf(node: Resolved): number | undefined {
  if (node.kind === 'number') return node.value;
  const cast = node.kind === 'unary' && node.operator === 'integer-to-atom';
  return cast ? literalOf(node.operand) : undefined;
}

/** A field of a `one sig` is its product with a relation: joined with that signature it is this relation. */
function joinOf(context: Context, left: Resolved, right: Expression): Expression {
  const value = context.expression(left);
  return joinOne(context, value, right);
}

export function joinOne(context: Context, left: Expression, right: Expression): Expression {
  const { builder, naming } = context;
  if (naming.singletons.has(left) && right.kind === 'binary' && right.operator === 'product') {
    if (right.left === left) return right.right;
  }
  return builder.join(left, right);
}

export function lowerComprehension(context: Context, node: Kind<'comprehension'>): Expression {
  const { builder } = context;
  if (!bindsAtoms(context, node.declarations)) return builder.none(Math.max(1, node.arity));
  return bindDeclarations(context, node.declarations, node.disjoint, (bindings, guards) => {
    const body = context.formula(node.body);
    return builder.comprehension(bindings, builder.and([...guards, body]));
  });
}
