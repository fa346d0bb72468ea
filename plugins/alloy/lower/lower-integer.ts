import type { IntegerExpression } from '../relational/expression.ts';
import type { Resolved } from '../resolve/resolved.ts';
import type { Context } from './context.ts';

type Kind<K extends Resolved['kind']> = Extract<Resolved, { kind: K }>;

/** A literal of any size as the integer it is with the bitwidth at hand: with 4 bits, 9 is -7. */
export function wrapInteger(value: number, bitwidth: number): number {
  const size = 2 ** bitwidth;
  const rest = ((value % size) + size) % size;
  return rest >= size / 2 ? rest - size : rest;
}

export function lowerNumber(context: Context, node: Kind<'number'>): IntegerExpression {
  const { builder, universe } = context;
  if (universe.bitwidth === 0) {
    context.fail('Integers in a scope without integers are not supported yet', node.span, 'unsupported');
    return builder.number(0);
  }
  return builder.number(wrapInteger(node.value, universe.bitwidth));
}

export function lowerIntegerUnary(context: Context, node: Kind<'unary'>): IntegerExpression {
  const { builder, universe } = context;
  if (universe.bitwidth === 0) {
    context.fail('Integers in a scope without integers are not supported yet', node.span, 'unsupported');
    return builder.number(0);
  }
  switch (node.operator) {
    case 'cardinality':
      return builder.cardinality(context.expression(node.operand));
    case 'atoms-to-integer':
      return context.integer(node.operand);
    default:
      context.fail(`\`${node.operator}\` gives no integer`, node.span);
      return builder.number(0);
  }
}

export function lowerIntegerBinary(context: Context, node: Kind<'binary'>): IntegerExpression {
  const { builder } = context;
  switch (node.operator) {
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'remainder':
    case 'shift-left':
    case 'shift-right':
    case 'shift-right-unsigned':
      return builder.arithmetic(node.operator, context.integer(node.left), context.integer(node.right));
    default:
      context.fail(`\`${node.operator}\` gives no integer`, node.span);
      return builder.number(0);
  }
}
