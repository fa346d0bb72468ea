import type { Resolved, ResolvedDeclaration } from '../resolve/resolved.ts';
import type { Context, Node } from './context.ts';
import { lowerFormulaBinary, lowerFormulaUnary, lowerTotalOrder } from './lower-formula.ts';
import { lowerIntegerBinary, lowerIntegerUnary, lowerNumber } from './lower-integer.ts';
import { disjointOf, lowerQuantified, lowerSum } from './lower-quantified.ts';
import {
  lowerBuiltIn,
  lowerComprehension,
  lowerIntegerConstant,
  lowerRelationBinary,
  lowerRelationUnary,
} from './lower-relation.ts';

type Kind<K extends Resolved['kind']> = Extract<Resolved, { kind: K }>;

/**
 * Turns a resolved expression into the relational node that stands for it; calls and `let` are put in place by name.
 * *Source*: the official tool's `TranslateAlloyToKodkod`.
 */
export function translate(context: Context, node: Resolved): Node {
  const { builder } = context;
  switch (node.kind) {
    case 'number':
      return lowerNumber(context, node);
    case 'string':
      return context.naming.strings.get(node.value) ?? builder.none();
    case 'truth':
      return builder.truth(node.value);
    case 'signature':
      return context.naming.signatures.get(node.signature) ?? builder.none();
    case 'field':
      return context.naming.fieldOf(node.field);
    case 'local':
      return localOf(context, node);
    case 'built-in':
      return lowerBuiltIn(context, node);
    case 'integer-constant':
      return lowerIntegerConstant(context, node);
    case 'unary':
      if (node.sort === 'formula') return lowerFormulaUnary(context, node);
      return node.sort === 'integer' ? lowerIntegerUnary(context, node) : lowerRelationUnary(context, node);
    case 'binary':
      if (node.sort === 'formula') return lowerFormulaBinary(context, node);
      return node.sort === 'integer' ? lowerIntegerBinary(context, node) : lowerRelationBinary(context, node);
    case 'and':
      return builder.and(node.operands.map((operand) => context.formula(operand)));
    case 'or':
      return builder.or(node.operands.map((operand) => context.formula(operand)));
    case 'arrow':
      return builder.product(context.expression(node.left), context.expression(node.right));
    case 'domain':
      return context.expression(node.domain.expression);
    case 'if':
      return lowerIf(context, node);
    case 'quantified':
      return node.quantifier === 'sum' ? lowerSum(context, node) : lowerQuantified(context, node);
    case 'comprehension':
      return lowerComprehension(context, node);
    case 'let': {
      const value = context.value(node.value);
      return context.withLocal(node.local, value, () => context.value(node.body));
    }
    case 'call':
      return lowerCall(context, node);
    case 'disjoint':
      return disjointOf(
        context,
        node.operands.map((operand) => context.expression(operand)),
      );
    case 'total-order':
      return lowerTotalOrder(context, node);
    case 'unsupported':
      context.fail(`${node.feature} is not supported yet`, node.span, 'unsupported');
      return builder.truth(false);
  }
}

function localOf(context: Context, node: Kind<'local'>): Node {
  const value = context.locals.get(node.local);
  if (value) return value;
  context.fail(`\`${node.local.name}\` has no value here`, node.span);
  return context.builder.none(Math.max(1, node.arity));
}

function lowerIf(context: Context, node: Kind<'if'>): Node {
  const { builder } = context;
  const condition = context.formula(node.condition);
  switch (node.sort) {
    case 'formula':
      return builder.formulaIf(condition, context.formula(node.then), context.formula(node.else));
    case 'integer':
      return builder.integerIf(condition, context.integer(node.then), context.integer(node.else));
    case 'relation': {
      const then = context.expression(node.then);
      const otherwise = context.expression(node.else);
      // The empty set stands for the empty relation of any arity.
      if (then.arity === otherwise.arity) return builder.ifExpression(condition, then, otherwise);
      context.fail('The branches of `else` have different arities', node.span);
      return then;
    }
  }
}

/** *Requires*: nothing calls itself. Equal arguments give the same node. */
function lowerCall(context: Context, node: Kind<'call'>): Node {
  const { callable } = node;
  const values = node.arguments.map((argument, index) =>
    argumentOf(context, argument, callable.parameters[index]),
  );
  const key = values.map((value) => value.id).join(' ');
  const known = context.calls.get(callable) ?? new Map<string, Node>();
  context.calls.set(callable, known);
  const earlier = known.get(key);
  if (earlier) return earlier;
  context.calling.push(callable.name);
  const call = (index: number): Node => {
    const parameter = callable.parameters[index];
    const value = values[index];
    if (!parameter || !value) return resultOf(context, node);
    return context.withLocal(parameter.local, value, () => call(index + 1));
  };
  const result = call(0);
  context.calling.pop();
  if (!context.failing) known.set(key, result);
  return result;
}

/** A parameter takes a set even where the argument is an integer, unless it is declared as an integer itself. */
function argumentOf(context: Context, argument: Resolved, parameter: ResolvedDeclaration | undefined): Node {
  const sort = parameter?.local.sort ?? argument.sort;
  if (sort === 'formula') return context.formula(argument);
  return sort === 'integer' ? context.integer(argument) : context.expression(argument);
}

function resultOf(context: Context, { callable, sort }: Kind<'call'>): Node {
  if (sort === 'formula') return context.formula(callable.body);
  return sort === 'integer' ? context.integer(callable.body) : context.expression(callable.body);
}
