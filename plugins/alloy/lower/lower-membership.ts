import type { Expression, Formula, Variable } from '../relational/expression.ts';
import type { Resolved, ResolvedDomain } from '../resolve/resolved.ts';
import type { Multiplicity } from '../syntax/ast.ts';
import { type Context, integerSuccessor } from './context.ts';

type Arrow = Extract<Resolved, { kind: 'arrow' }>;

/** What has to hold for `relation in domain`: that it lies within, and what the multiplicities ask for. */
export interface Membership {
  readonly within: Expression;
  readonly multiplicities: readonly Formula[];
}

/** Takes `relation in domain` apart; multiplicities stand in the domain itself, or at its arrows at any depth. */
export function membershipOf(context: Context, relation: Expression, domain: ResolvedDomain): Membership {
  const { builder } = context;
  const within = context.expression(domain.expression);
  if (domain.multiplicity !== 'set') {
    return { within, multiplicities: [builder.count(domain.multiplicity, relation)] };
  }
  return { within, multiplicities: arrowMultiplicities(context, relation, domain.expression) };
}

/** The formula `relation in right`. */
export function lowerIn(context: Context, relation: Expression, right: Resolved): Formula {
  const domain: ResolvedDomain =
    right.kind === 'domain' ? right.domain : { multiplicity: 'set', expression: right };
  const { within, multiplicities } = membershipOf(context, relation, domain);
  return context.builder.and([context.builder.subset(relation, within), ...multiplicities]);
}

/** *Requires*: the relation lies within the expression, or what follows is of no account. */
function arrowMultiplicities(context: Context, relation: Expression, right: Resolved): readonly Formula[] {
  if (right.kind !== 'arrow' || !hasMultiplicity(right)) return [];
  return [
    ...rightOfArrow(context, relation, right),
    ...leftOfArrow(context, relation, right),
    ...(right.sequence ? [withoutGaps(context, relation)] : []),
  ];
}

/** No index of a sequence but the first one is without the index before it. */
function withoutGaps(context: Context, sequence: Expression): Formula {
  const { builder, naming, sets } = context;
  const [first = 0] = naming.sequenceIndexes.tuples;
  const everything = builder.constant(sets.all());
  let indexes = sequence;
  while (indexes.arity > 1) indexes = builder.join(indexes, everything);
  const followers = builder.join(indexes, integerSuccessor(context));
  return builder.subset(builder.difference(indexes, followers), builder.constant(sets.atoms([first])));
}

function hasMultiplicity(node: Resolved): boolean {
  if (node.kind !== 'arrow') return false;
  if (node.leftMultiplicity !== 'set' || node.rightMultiplicity !== 'set') return true;
  return hasMultiplicity(node.left) || hasMultiplicity(node.right);
}

/** For every tuple of the left side: so many tuples begin with it, and the rests are as the right side says. */
function rightOfArrow(context: Context, relation: Expression, arrow: Arrow): readonly Formula[] {
  const { builder } = context;
  const left = context.expression(arrow.left);
  return forTuples(context, left, arrow.left, (variables) => {
    const rest = variables.reduce(
      (joined, variable) => builder.join(builder.use(variable), joined),
      relation,
    );
    return [
      ...countOf(context, arrow.rightMultiplicity, rest),
      ...arrowMultiplicities(context, rest, arrow.right),
    ];
  });
}

/** For every tuple of the right side: so many tuples end with it, and the beginnings are as the left side says. */
function leftOfArrow(context: Context, relation: Expression, arrow: Arrow): readonly Formula[] {
  const { builder } = context;
  const right = context.expression(arrow.right);
  return forTuples(context, right, arrow.right, (variables) => {
    const rest = variables
      .toReversed()
      .reduce((joined, variable) => builder.join(joined, builder.use(variable)), relation);
    return [
      ...countOf(context, arrow.leftMultiplicity, rest),
      ...arrowMultiplicities(context, rest, arrow.left),
    ];
  });
}

function countOf(context: Context, multiplicity: Multiplicity, rest: Expression): readonly Formula[] {
  return multiplicity === 'set' ? [] : [context.builder.count(multiplicity, rest)];
}

/** `all x, y | x->y in side implies …`; for a set simply `all x: side | …`. */
function forTuples(
  context: Context,
  side: Expression,
  written: Resolved,
  makeBody: (variables: readonly Variable[]) => readonly Formula[],
): readonly Formula[] {
  const { builder, sets, approximation } = context;
  const values = approximation.upper(side);
  const columns =
    side.arity === 1
      ? [values]
      : Array.from({ length: side.arity }, (_, column) => sets.column(values, column));
  return context.bindAnonymous(columns, (variables) => {
    const body = makeBody(variables);
    const [first, ...others] = variables;
    if (body.length === 0 || !first) return [];
    const bindings = variables.map((variable, column) => ({
      variable,
      multiplicity: 'one' as const,
      domain: side.arity === 1 ? side : builder.constant(columns[column] ?? sets.none(1)),
    }));
    const together = builder.and(body);
    if (side.arity === 1) return [builder.quantified('all', bindings, together)];
    const tuple = builder.product(builder.use(first), ...others.map((variable) => builder.use(variable)));
    const guard = lowerIn(context, tuple, written);
    return [builder.quantified('all', bindings, builder.implies(guard, together))];
  });
}
