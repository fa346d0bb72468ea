import type { Builder } from '../relational/builder.ts';
import type { Expression, Formula, Relation } from '../relational/expression.ts';
import type { Bound, TupleSet } from '../relational/problem.ts';
import type { BuiltIn, Signature } from '../resolve/resolved.ts';
import type { Approximation } from './approximate.ts';
import type { AtomPlan } from './atoms.ts';
import type { Hierarchy } from './hierarchy.ts';
import type { Scope } from './scope.ts';
import { contains, intersect, subtract, type TupleSets, unite } from './tuple-sets.ts';

/** What stands for the signatures of a scope, and what must hold of it. */
export interface BoundSignatures {
  readonly expressions: ReadonlyMap<Signature, Expression>;
  readonly singletons: ReadonlySet<Expression>;
  readonly univ: Expression;
  readonly bounds: readonly Bound[];
  readonly facts: readonly Formula[];
}

interface Parts {
  readonly hierarchy: Hierarchy;
  readonly scope: Scope;
  readonly plan: AtomPlan;
  readonly builder: Builder;
  readonly sets: TupleSets;
  readonly approximation: Approximation;
  /** The value of a built-in set. */
  readonly builtIn: (name: BuiltIn) => TupleSet;
}

/**
 * Gives every signature a relation, or a combination of those of its parts, with its bounds; what bounds cannot say becomes
 * facts, what they say already does not.
 * *Source*: the official tool's `BoundsComputer`.
 */
export function boundSignatures(parts: Parts): BoundSignatures {
  const binder = new Binder(parts);
  for (const root of parts.hierarchy.roots) binder.bindPrimary(root);
  for (const signature of parts.hierarchy.signatures) if (signature.subset) binder.bindSubset(signature);
  for (const signature of parts.hierarchy.signatures) binder.limitSize(signature);
  const singletons = new Set<Expression>();
  for (const [signature, expression] of binder.expressions) {
    if (signature.multiplicity === 'one' && !signature.variable) singletons.add(expression);
  }
  const { expressions, univ, bounds, facts } = binder;
  return { expressions, singletons, univ, bounds, facts };
}

class Binder {
  readonly expressions = new Map<Signature, Expression>();
  readonly bounds: Bound[] = [];
  readonly facts: Formula[] = [];
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** All that there is in a state: what is in no signature then is not in it. *Requires*: the roots are bound. */
  get univ(): Expression {
    const { builder, hierarchy, builtIn } = this.#parts;
    const values = unite(builtIn('Int'), builtIn('String'));
    const roots = hierarchy.roots.flatMap((root) => this.expressions.get(root) ?? []);
    const parts = values.tuples.size > 0 ? [builder.constant(values), ...roots] : roots;
    const [first, ...others] = parts;
    return first ? builder.union(first, ...others) : builder.none();
  }

  bindPrimary(signature: Signature): Expression {
    const { builder, sets, plan, hierarchy } = this.#parts;
    let whole: Expression | undefined;
    let fixed = true;
    let moving = false;
    for (const child of hierarchy.childrenOf(signature)) {
      if (child.variable) fixed = false;
      const part = this.bindPrimary(child);
      if (whole) {
        moving ||= !fixed;
        this.#separate(part, whole, fixed);
      }
      whole = whole ? builder.union(whole, part) : part;
    }
    const lower = sets.atoms(plan.lower.get(signature) ?? []);
    const upper = sets.atoms(plan.upper.get(signature) ?? []);
    if (!whole) {
      whole = this.#relation(signature.name, signature.variable, lower, upper);
    } else if (!signature.abstract) {
      const known = this.#lowerOf(whole);
      const rest = this.#relation(
        `${signature.name} (rest)`,
        signature.variable,
        subtract(lower, known),
        subtract(upper, known),
      );
      if (!fixed) {
        moving = true;
        this.#separate(whole, rest, false);
      }
      whole = builder.union(whole, rest);
    }
    // A signature that does not vary has no relation of its own where its parts do; the official tool asks for it in this
    // case only, so that an abstract signature with one variable part may vary.
    if (!signature.variable && moving) this.#always(builder.equal(builder.prime(whole), whole));
    this.expressions.set(signature, whole);
    return whole;
  }

  /** Two parts have no atom in common; where one varies, no atom is ever in one and ever in the other. */
  #separate(part: Expression, others: Expression, fixed: boolean): void {
    const { builder, approximation } = this.#parts;
    const shared = intersect(approximation.upper(part), approximation.upper(others));
    if (shared.tuples.size === 0) return;
    if (fixed) {
      this.facts.push(builder.count('no', builder.intersection(others, part)));
      return;
    }
    const variable = builder.variable('atom');
    approximation.addVariable(variable.id, shared);
    const atom = builder.use(variable);
    const apart = builder.implies(
      builder.temporal('eventually', builder.subset(atom, part)),
      builder.temporal('always', builder.not(builder.subset(atom, others))),
    );
    const binding = { variable, multiplicity: 'one' as const, domain: builder.constant(shared) };
    this.facts.push(builder.quantified('all', [binding], apart));
  }

  bindSubset(signature: Signature): Expression {
    const known = this.expressions.get(signature);
    if (known) return known;
    const { builder } = this.#parts;
    const { subset } = signature;
    const [first, ...others] = (subset?.of ?? []).map((parent) => this.#parentOf(parent));
    const whole = builder.union(first ?? builder.none(), ...others);
    if (subset?.exact) {
      this.expressions.set(signature, whole);
      return whole;
    }
    const { sets, approximation } = this.#parts;
    const upper = approximation.upper(whole);
    const relation = this.#relation(signature.name, signature.variable, sets.none(1), upper);
    if (!contains(approximation.lower(whole), upper)) this.#always(builder.subset(relation, whole));
    this.expressions.set(signature, relation);
    return relation;
  }

  #parentOf(parent: Signature | BuiltIn | 'univ'): Expression {
    const { builder, builtIn } = this.#parts;
    if (parent === 'univ') return this.univ;
    if (typeof parent === 'string') return builder.constant(builtIn(parent));
    return this.expressions.get(parent) ?? (parent.subset ? this.bindSubset(parent) : builder.none());
  }

  /** Multiplicities and scopes, as far as the bounds do not say them. */
  limitSize(signature: Signature): void {
    const { builder, scope, approximation } = this.#parts;
    const expression = this.expressions.get(signature);
    if (!expression) return;
    const lower = approximation.lower(expression).tuples.size;
    const upper = approximation.upper(expression).tuples.size;
    const { multiplicity } = signature;
    if (multiplicity === 'one' && (lower !== 1 || upper !== 1)) {
      this.#asOften(signature, builder.count('one', expression));
      return;
    }
    if (multiplicity === 'some' && lower < 1) this.#asOften(signature, builder.count('some', expression));
    if (multiplicity === 'lone' && upper > 1) this.#asOften(signature, builder.count('lone', expression));
    const count = scope.counts.get(signature);
    if (count === undefined) return;
    const exact = scope.exact.has(signature);
    if (exact ? lower === count && upper === count : upper <= count) return;
    this.#limitCount(signature, expression, count, exact);
  }

  /**
   * So many atoms, or at most so many: as many helping relations of one atom each, which together are the signature or hold
   * it. Cardinality would not do, since integers wrap around.
   */
  #limitCount(signature: Signature, expression: Expression, count: number, exact: boolean): void {
    const { builder, sets, approximation } = this.#parts;
    if (count === 0) {
      this.#asOften(signature, builder.count('no', expression));
      return;
    }
    if (count === 1 && !signature.variable) {
      this.facts.push(builder.count(exact ? 'one' : 'lone', expression));
      return;
    }
    const upper = approximation.upper(expression);
    let together: Expression | undefined;
    for (let index = 0; index < count; index++) {
      const place = this.#relation(`${signature.name} (place ${index})`, false, sets.none(1), upper);
      this.facts.push(builder.count(exact ? 'one' : 'lone', place));
      if (exact && together) this.facts.push(builder.count('no', builder.intersection(together, place)));
      together = together ? builder.union(together, place) : place;
    }
    if (!together) return;
    const limit = exact ? builder.equal(expression, together) : builder.subset(expression, together);
    this.#asOften(signature, limit);
  }

  #relation(name: string, variable: boolean, lower: TupleSet, upper: TupleSet): Expression {
    const relation: Relation = { name, arity: 1, variable };
    const bound = { relation, lower, upper: unite(upper, lower) };
    this.bounds.push(bound);
    this.#parts.approximation.addBound(bound);
    return this.#parts.builder.relation(relation);
  }

  #lowerOf(expression: Expression): TupleSet {
    return this.#parts.approximation.lower(expression);
  }

  /** What is said of the size of a signature that does not vary is said once, even if its only part varies. */
  #asOften(signature: Signature, formula: Formula): void {
    if (signature.variable) this.#always(formula);
    else this.facts.push(formula);
  }

  #always(formula: Formula): void {
    this.facts.push(formula.timed ? this.#parts.builder.temporal('always', formula) : formula);
  }
}
