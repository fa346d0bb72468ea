import type { Expression, Formula } from '../relational/expression.ts';
import type { Resolved } from '../resolve/resolved.ts';
import type { Context } from './context.ts';
import { lowerIn } from './lower-membership.ts';

type Kind<K extends Resolved['kind']> = Extract<Resolved, { kind: K }>;

export function lowerFormulaUnary(context: Context, node: Kind<'unary'>): Formula {
  const { builder } = context;
  switch (node.operator) {
    case 'not':
      return builder.not(context.formula(node.operand));
    case 'no':
    case 'some':
    case 'lone':
    case 'one':
      return builder.count(node.operator, context.expression(node.operand));
    case 'always':
    case 'eventually':
    case 'after':
    case 'before':
    case 'historically':
    case 'once':
      return builder.temporal(node.operator, context.formula(node.operand));
    default:
      context.fail(`\`${node.operator}\` gives no formula`, node.span);
      return builder.truth(false);
  }
}

export function lowerFormulaBinary(context: Context, node: Kind<'binary'>): Formula {
  const { builder } = context;
  const { left, right } = node;
  switch (node.operator) {
    case 'iff':
      return builder.iff(context.formula(left), context.formula(right));
    case 'implies':
      return builder.implies(context.formula(left), context.formula(right));
    case 'until':
    case 'releases':
    case 'since':
    case 'triggered':
      return builder.binaryTemporal(node.operator, context.formula(left), context.formula(right));
    case 'in':
      return lowerIn(context, context.expression(left), right);
    case 'equal':
      return lowerEqual(context, left, right);
    case 'less':
    case 'less-or-equal':
      return builder.compare(node.operator, context.integer(left), context.integer(right));
    case 'greater':
      return builder.compare('less', context.integer(right), context.integer(left));
    case 'greater-or-equal':
      return builder.compare('less-or-equal', context.integer(right), context.integer(left));
    default:
      context.fail(`\`${node.operator}\` gives no formula`, node.span);
      return builder.truth(false);
  }
}

/** Two integers are compared as numbers, anything else as sets. */
function lowerEqual(context: Context, left: Resolved, right: Resolved): Formula {
  const { builder } = context;
  if (left.sort === 'integer' && right.sort === 'integer') {
    return builder.compare('equal', context.integer(left), context.integer(right));
  }
  const first = context.expression(left);
  const second = context.expression(right);
  if (first.kind === 'integer-atom' && second.kind === 'integer-atom') {
    return builder.compare('equal', first.value, second.value);
  }
  return builder.equal(first, second);
}

/**
 * `next` orders the elements, beginning with `first`.
 * *Source*: the meaning the official tool gives it: plain relations have a first element, and next to an element is one again;
 * of other expressions the empty set is ordered too.
 */
export function lowerTotalOrder(context: Context, node: Kind<'total-order'>): Formula {
  const { builder, sets } = context;
  const elements = context.expression(node.elements);
  const first = context.expression(node.first);
  const next = context.expression(node.next);
  const reached = builder.union(first, builder.join(first, builder.closure(next)));
  const common = [builder.subset(elements, reached), builder.count('no', builder.join(next, first))];
  if ([elements, first, next].every(({ kind }) => kind === 'relation')) {
    const followed = builder.join(next, builder.constant(sets.all()));
    return builder.and([
      ...common,
      builder.count('one', first),
      builder.subset(reached, elements),
      builder.count('one', builder.difference(elements, followed)),
      forEach(context, elements, (element) => builder.count('lone', builder.join(element, next))),
    ]);
  }
  const last = builder.difference(elements, builder.join(next, elements));
  const each = forEach(context, elements, (element) =>
    builder.and([
      builder.or([builder.equal(element, first), builder.count('one', builder.join(next, element))]),
      builder.or([builder.equal(element, last), builder.count('one', builder.join(element, next))]),
      builder.not(builder.subset(element, builder.join(element, builder.closure(next)))),
    ]),
  );
  return builder.and([...common, each]);
}

function forEach(
  context: Context,
  elements: Expression,
  makeBody: (element: Expression) => Formula,
): Formula {
  const { builder, approximation } = context;
  return context.bindAnonymous([approximation.upper(elements)], ([variable]) => {
    if (!variable) return builder.truth(false);
    const body = makeBody(builder.use(variable));
    return builder.quantified('all', [{ variable, multiplicity: 'one', domain: elements }], body);
  });
}
