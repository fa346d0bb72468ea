import type { Binding, Expression, Formula, IntegerExpression } from '../relational/expression.ts';
import type { Resolved, ResolvedDeclaration } from '../resolve/resolved.ts';
import type { Context } from './context.ts';
import { lowerIn } from './lower-membership.ts';

type Quantified = Extract<Resolved, { kind: 'quantified' }>;

/**
 * Binds the names of declarations, each in scope of those after it, while `make` runs; the guards say what a binding cannot:
 * multiplicities of arrows, and that values are disjoint.
 */
export function bindDeclarations<T>(
  context: Context,
  declarations: readonly ResolvedDeclaration[],
  disjoint: readonly (readonly number[])[],
  make: (bindings: readonly Binding[], guards: readonly Formula[]) => T,
): T {
  const bind = (index: number, bindings: readonly Binding[], guards: readonly Formula[]): T => {
    const declaration = declarations[index];
    if (!declaration) return make(bindings, [...guards, ...disjointGuards(context, bindings, disjoint)]);
    const { local, domain } = declaration;
    const values = context.expression(domain.expression);
    return context.bindLocal(local, context.approximation.upper(values), (variable) => {
      const binding = { variable, multiplicity: domain.multiplicity, domain: values };
      const guard = guardOf(context, context.builder.use(variable), declaration);
      return bind(index + 1, [...bindings, binding], guard ? [...guards, guard] : guards);
    });
  };
  return bind(0, [], []);
}

/** Whether every name stands for one atom; notes a failure where one does not. */
export function bindsAtoms(context: Context, declarations: readonly ResolvedDeclaration[]): boolean {
  const other = declarations.find(({ local, domain }) => local.arity !== 1 || domain.multiplicity !== 'one');
  if (other) context.fail('A comprehension or sum over sets is not supported yet', other.span, 'unsupported');
  return !other;
}

/** What multiplicities of arrows say about a relation's values; the binding says everything else. */
function guardOf(context: Context, value: Expression, { domain }: ResolvedDeclaration): Formula | undefined {
  if (value.arity === 1 || domain.multiplicity !== 'set') return undefined;
  const guard = lowerIn(context, value, domain.expression);
  return guard.kind === 'subset' ? undefined : guard;
}

function disjointGuards(
  context: Context,
  bindings: readonly Binding[],
  groups: readonly (readonly number[])[],
): readonly Formula[] {
  return groups.map((group) => {
    const members = group.flatMap((index) => {
      const binding = bindings[index];
      return binding ? [context.builder.use(binding.variable)] : [];
    });
    return disjointOf(context, members);
  });
}

/** No two of the relations have a tuple in common. */
export function disjointOf(context: Context, members: readonly Expression[]): Formula {
  const { builder } = context;
  const [first, ...others] = members;
  if (!first) return builder.truth(true);
  const formulas: Formula[] = [];
  let together = first;
  for (const member of others) {
    formulas.push(builder.count('no', builder.intersection(together, member)));
    together = builder.union(together, member);
  }
  return builder.and(formulas);
}

export function lowerQuantified(context: Context, node: Quantified): Formula {
  const { builder } = context;
  const { quantifier } = node;
  switch (quantifier) {
    case 'all':
    case 'some':
    case 'no':
      return bindDeclarations(context, node.declarations, node.disjoint, (bindings, guards) => {
        const body = context.formula(node.body);
        if (quantifier === 'some') {
          return builder.quantified('some', bindings, builder.and([...guards, body]), node.span);
        }
        const claim = quantifier === 'no' ? builder.not(body) : body;
        const guarded = guards.length === 0 ? claim : builder.implies(builder.and(guards), claim);
        return builder.quantified('all', bindings, guarded, node.span);
      });
    case 'one':
    case 'lone':
      return lowerCounted(context, node, quantifier);
    case 'sum':
      context.fail('A sum stands where a formula is needed', node.span);
      return builder.truth(false);
  }
}

/** Over atoms, the tuples are counted that satisfy the body; over sets and relations, any two that do are the same. */
function lowerCounted(context: Context, node: Quantified, quantifier: 'one' | 'lone'): Formula {
  const { builder } = context;
  const counts = node.declarations.every(
    ({ local, domain }) => local.arity === 1 && domain.multiplicity === 'one',
  );
  if (counts) {
    return bindDeclarations(context, node.declarations, node.disjoint, (bindings, guards) => {
      const body = builder.and([...guards, context.formula(node.body)]);
      return builder.count(quantifier, builder.comprehension(bindings, body));
    });
  }
  const lone = bindDeclarations(context, node.declarations, node.disjoint, (bindings, guards) => {
    const body = builder.and([...guards, context.formula(node.body)]);
    return bindDeclarations(context, node.declarations, node.disjoint, (others, otherGuards) => {
      const otherBody = builder.and([...otherGuards, context.formula(node.body)]);
      const same = bindings.flatMap((binding, index) => {
        const other = others[index];
        return other ? [builder.equal(builder.use(binding.variable), builder.use(other.variable))] : [];
      });
      const claim = builder.implies(builder.and([body, otherBody]), builder.and(same));
      return builder.quantified('all', [...bindings, ...others], claim, node.span);
    });
  });
  if (quantifier === 'lone') return lone;
  const some = lowerQuantified(context, { ...node, quantifier: 'some' });
  return builder.and([lone, some]);
}

export function lowerSum(context: Context, node: Quantified): IntegerExpression {
  const { builder } = context;
  if (!bindsAtoms(context, node.declarations)) return builder.number(0);
  return bindDeclarations(context, node.declarations, node.disjoint, (bindings, guards) => {
    const body = context.integer(node.body);
    if (guards.length === 0) return builder.sum(bindings, body);
    return builder.sum(bindings, builder.integerIf(builder.and(guards), body, builder.number(0)));
  });
}
