import type { Expression, Formula } from '../relational/expression.ts';
import type { Field, Signature } from '../resolve/resolved.ts';
import { type FieldBinder, signatureOf } from './bound-fields.ts';
import type { Context } from './context.ts';
import { membershipOf } from './lower-membership.ts';
import { disjointOf } from './lower-quantified.ts';
import { joinOne } from './lower-relation.ts';
import { contains } from './tuple-sets.ts';

/**
 * What every field's declaration says: its values lie within its bound, as many as its multiplicities say, and belong to
 * atoms of its signature; in every state where anything of it may vary.
 * *Source*: the official tool's `TranslateAlloyToKodkod`.
 */
export function constrainFields(context: Context, binder: FieldBinder, signature: Signature): Formula[] {
  const facts: Formula[] = [];
  for (const field of signature.fields) {
    if (!binder.isDefinition(field)) facts.push(...constrainField(context, field));
    if (field.disjointValues && signature.multiplicity !== 'one') facts.push(disjointValues(context, field));
    if (field.disjointFrom[0] === field && field.disjointFrom.length > 1) {
      const members = field.disjointFrom.map((member) => context.naming.fieldOf(member));
      facts.push(disjointOf(context, members));
    }
  }
  return facts.map((fact) => always(context, fact));
}

/** A formula about each atom of a signature; of a `one sig`, about the signature itself. */
export function forEachAtom(
  context: Context,
  signature: Signature,
  make: (self: Expression) => Formula | undefined,
): Formula | undefined {
  const { builder, approximation } = context;
  const owner = signatureOf(context, signature);
  if (signature.multiplicity === 'one') return context.withLocal(signature.self, owner, () => make(owner));
  return context.bindLocal(signature.self, approximation.upper(owner), (variable) => {
    const body = make(builder.use(variable));
    if (!body) return undefined;
    return builder.quantified('all', [{ variable, multiplicity: 'one', domain: owner }], body);
  });
}

export function always(context: Context, formula: Formula): Formula {
  return formula.timed ? context.builder.temporal('always', formula) : formula;
}

function constrainField(context: Context, field: Field): readonly Formula[] {
  const { builder } = context;
  const { signature } = field;
  const owner = signatureOf(context, signature);
  const relation = context.naming.fieldOf(field);
  const facts: Formula[] = [];
  let inOwner = context.naming.singletons.has(owner);
  const each = forEachAtom(context, signature, (self) => {
    const value = joinOne(context, self, relation);
    if (field.defined) return builder.equal(value, context.expression(field.bound.expression));
    const { within, multiplicities } = membershipOf(context, value, field.bound);
    const aboutSelf = self.kind === 'variable' && within.free.includes(self.variable.id);
    if (self.kind !== 'variable' || aboutSelf) {
      const inside = isImplied(context, value, within) ? [] : [builder.subset(value, within)];
      const all = [...inside, ...multiplicities];
      return all.length === 0 ? undefined : builder.and(all);
    }
    // The same for every atom, so that it can be said of the whole relation, which says that it is about atoms of the
    // signature too.
    const whole = builder.product(owner, within);
    if (!isImplied(context, relation, whole)) facts.push(builder.subset(relation, whole));
    inOwner = true;
    return multiplicities.length === 0 ? undefined : builder.and(multiplicities);
  });
  if (each) facts.push(each);
  if (!inOwner) {
    const first = context.sets.column(context.approximation.upper(relation), 0);
    if (!contains(context.approximation.lower(owner), first)) {
      facts.push(builder.subset(relation, builder.binary('domain', owner, relation)));
    }
  }
  return facts;
}

/** Whether the bounds alone say that one expression lies within another. */
function isImplied(context: Context, part: Expression, whole: Expression): boolean {
  return contains(context.approximation.lower(whole), context.approximation.upper(part));
}

function disjointValues(context: Context, field: Field): Formula {
  const { builder, approximation } = context;
  const { signature } = field;
  const owner = signatureOf(context, signature);
  const relation = context.naming.fieldOf(field);
  const atoms = approximation.upper(owner);
  return context.bindAnonymous([atoms, atoms], ([one, other]) => {
    if (!one || !other) return builder.truth(true);
    const [left, right] = [builder.use(one), builder.use(other)];
    const apart = builder.count(
      'no',
      builder.intersection(builder.join(left, relation), builder.join(right, relation)),
    );
    const bindings = [one, other].map((variable) => ({
      variable,
      multiplicity: 'one' as const,
      domain: owner,
    }));
    return builder.quantified('all', bindings, builder.or([builder.equal(left, right), apart]));
  });
}
