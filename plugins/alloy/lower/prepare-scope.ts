import { LIMITS } from '#config';
import type { Span } from '#model';
import { Builder } from '../relational/builder.ts';
import type { Expression, Formula } from '../relational/expression.ts';
import type { Bound, TotalOrder, TupleSet } from '../relational/problem.ts';
import type { BuiltIn, Field, Resolved, ResolvedModel, Signature } from '../resolve/resolved.ts';
import { Approximation } from './approximate.ts';
import { type AtomPlan, planAtoms } from './atoms.ts';
import { FieldBinder } from './bound-fields.ts';
import { boundSignatures } from './bound-signatures.ts';
import { always, constrainFields, forEachAtom } from './constrain-fields.ts';
import { Context } from './context.ts';
import type { Hierarchy } from './hierarchy.ts';
import { failed, type Lowered } from './lowered.ts';
import type { Scope } from './scope.ts';
import { translate } from './translate.ts';
import { contains, TupleSets } from './tuple-sets.ts';

/** Everything that commands of one model and scope have in common. */
export interface PreparedScope {
  readonly context: Context;
  readonly plan: AtomPlan;
  readonly bounds: readonly Bound[];
  readonly facts: readonly Formula[];
  readonly totalOrders: readonly TotalOrder[];
}

/** Bounds and facts of a model in one scope. */
export function prepareScope(
  model: ResolvedModel,
  hierarchy: Hierarchy,
  scope: Scope,
  needs: { readonly integers: boolean; readonly strings: readonly string[]; readonly leastStrings: number },
  span: Span,
): Lowered<PreparedScope> {
  const atoms = hierarchy.roots.reduce((sum, root) => sum + (scope.counts.get(root) ?? 0), 0);
  const integers = needs.integers ? 2 ** scope.bitwidth : 0;
  if (atoms + integers > LIMITS.alloyAtoms) {
    const message = `The scope has ${atoms + integers} atoms, but at most ${LIMITS.alloyAtoms} are looked at`;
    return failed(message, span, 'too-large');
  }
  const plan = planAtoms(hierarchy, scope, needs);
  const builder = new Builder();
  const sets = new TupleSets(plan.universe.atoms.length);
  const approximation = new Approximation(sets, sets.atoms(plan.integers));
  const builtIn = (name: BuiltIn) => builtInAtoms(name, plan, scope, sets);
  const signatures = boundSignatures({ hierarchy, scope, plan, builder, sets, approximation, builtIn });
  const binder: FieldBinder = new FieldBinder(hierarchy, () => context);
  const strings = new Map<string, Expression>();
  for (const [text, atom] of plan.strings) strings.set(text, builder.constant(sets.atoms([atom])));
  const context = new Context({
    builder,
    sets,
    universe: plan.universe,
    approximation,
    translate,
    naming: {
      signatures: signatures.expressions,
      singletons: signatures.singletons,
      fieldOf: (field: Field) => binder.expressionOf(field),
      strings,
      univ: signatures.univ,
      integers: builtIn('Int'),
      sequenceIndexes: builtIn('seq/Int'),
      stringAtoms: builtIn('String'),
    },
  });
  for (const { fields } of model.signatures) for (const field of fields) binder.expressionOf(field);
  const collector = new FactCollector(context);
  collector.addAll(signatures.facts);
  for (const signature of model.signatures) {
    collector.addAll(constrainFields(context, binder, signature));
    for (const fact of signature.facts) collector.addSignatureFact(signature, fact);
  }
  for (const fact of model.facts) collector.add(fact.formula, (formula) => formula);
  const failure = context.takeFailure();
  if (failure) return { ok: false, failure };
  const bounds = [...signatures.bounds, ...binder.bounds];
  const { facts, totalOrders } = collector;
  return { ok: true, value: { context, plan, bounds, facts, totalOrders } };
}

function builtInAtoms(name: BuiltIn, plan: AtomPlan, scope: Scope, sets: TupleSets): TupleSet {
  switch (name) {
    case 'Int':
      return sets.atoms(plan.integers);
    case 'seq/Int': {
      // The integers from 0 are the upper half.
      const start = plan.integers.length / 2;
      return sets.atoms(plan.integers.slice(start, start + scope.maximumSequence));
    }
    case 'String':
      return sets.atoms(plan.strings.values());
    case 'none':
      return sets.none(1);
  }
}

class FactCollector {
  readonly facts: Formula[] = [];
  readonly totalOrders: TotalOrder[] = [];
  readonly #added = new Set<Formula>();
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  addAll(formulas: readonly Formula[]): void {
    for (const formula of formulas) {
      // Conjunctions may share their parts, and take exponential time if that is not seen.
      if (this.#added.has(formula)) continue;
      this.#added.add(formula);
      if (formula.kind === 'and') this.addAll(formula.operands);
      else this.facts.push(formula);
    }
  }

  addSignatureFact(signature: Signature, fact: Resolved): void {
    const context = this.#context;
    if (signature.multiplicity === 'one') {
      forEachAtom(context, signature, () => {
        this.add(fact, (formula) => always(context, formula));
        return undefined;
      });
      return;
    }
    const formula = forEachAtom(context, signature, () => context.formula(fact));
    if (formula) this.addAll([always(context, formula)]);
  }

  /** Takes a conjunction apart, so that a total order of relations is seen as such. */
  add(fact: Resolved, wrap: (formula: Formula) => Formula): void {
    if (fact.kind === 'and') {
      for (const operand of fact.operands) this.add(operand, wrap);
      return;
    }
    const order = fact.kind === 'total-order' ? this.#totalOrder(fact) : undefined;
    if (order) this.totalOrders.push(order);
    else this.addAll([wrap(this.#context.formula(fact))]);
  }

  /** Where the elements are known, and bounds say that the relations are of elements, an encoder may fix the order. */
  #totalOrder(fact: Extract<Resolved, { kind: 'total-order' }>): TotalOrder | undefined {
    const context = this.#context;
    const [elements, first, next] = [fact.elements, fact.first, fact.next].map((part) =>
      context.expression(part),
    );
    if (elements?.kind !== 'relation' || first?.kind !== 'relation' || next?.kind !== 'relation')
      return undefined;
    if (elements.timed || first.timed || next.timed) {
      context.fail('An ordering of what may vary is not supported yet', fact.span, 'unsupported');
      return undefined;
    }
    const { approximation, sets } = context;
    const known = approximation.lower(elements);
    const pairs = approximation.upper(next);
    const among = [
      approximation.upper(elements),
      approximation.upper(first),
      sets.column(pairs, 0),
      sets.column(pairs, 1),
    ];
    if (!among.every((atoms) => contains(known, atoms))) return undefined;
    return { elements: elements.relation, first: first.relation, next: next.relation };
  }
}
