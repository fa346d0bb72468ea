import type { Universe } from '../relational/problem.ts';
import type { Signature } from '../resolve/resolved.ts';
import type { Hierarchy } from './hierarchy.ts';
import { largestInteger, type Scope, smallestInteger } from './scope.ts';

/** The universe of a scope, and which atoms each signature holds at least and at most. */
export interface AtomPlan {
  readonly universe: Universe;
  readonly lower: ReadonlyMap<Signature, ReadonlySet<number>>;
  readonly upper: ReadonlyMap<Signature, ReadonlySet<number>>;
  readonly integers: readonly number[];
  /** Of each string literal and each further string, its atom. */
  readonly strings: ReadonlyMap<string, number>;
}

/**
 * Makes the atoms of every signature, of the integers where they can be seen, and of strings.
 * *Source*: the official tool's `ScopeComputer` and `BoundsComputer`: a signature has atoms of its own where its scope is
 * exact or it extends nothing; one that extends another shares the parent's atoms that no other part must have.
 */
export function planAtoms(
  hierarchy: Hierarchy,
  scope: Scope,
  needs: { readonly integers: boolean; readonly strings: readonly string[]; readonly leastStrings: number },
): AtomPlan {
  const plan = new Planner(hierarchy, scope);
  for (const root of hierarchy.roots) plan.makeLower(root);
  for (const root of hierarchy.roots) plan.makeUpper(root);
  const atoms = plan.atoms;
  const firstInteger = needs.integers && scope.bitwidth > 0 ? atoms.length : -1;
  const integers: number[] = [];
  if (firstInteger >= 0) {
    for (let value = smallestInteger(scope.bitwidth); value <= largestInteger(scope.bitwidth); value++) {
      integers.push(atoms.push(String(value)) - 1);
    }
  }
  const strings = new Map<string, number>();
  for (const text of needs.strings) strings.set(text, atoms.push(`"${text}"`) - 1);
  for (let i = 0; strings.size < needs.leastStrings; i++) {
    const text = `String${i}`;
    if (!strings.has(text)) strings.set(text, atoms.push(`"${text}"`) - 1);
  }
  // An empty universe would leave the tuples without numbers; this atom is in no signature.
  if (atoms.length === 0) atoms.push('nothing');
  const universe = { atoms, bitwidth: scope.bitwidth, firstInteger };
  return { universe, lower: plan.lower, upper: plan.upper, integers, strings };
}

class Planner {
  readonly atoms: string[] = [];
  readonly lower = new Map<Signature, Set<number>>();
  readonly upper = new Map<Signature, Set<number>>();
  readonly #hierarchy: Hierarchy;
  readonly #scope: Scope;
  readonly #names = new Set<string>();

  constructor(hierarchy: Hierarchy, scope: Scope) {
    this.#hierarchy = hierarchy;
    this.#scope = scope;
  }

  makeLower(signature: Signature): ReadonlySet<number> {
    const lower = new Set<number>();
    for (const child of this.#hierarchy.childrenOf(signature)) {
      for (const atom of this.makeLower(child)) lower.add(atom);
    }
    const upper = new Set(lower);
    const exact = this.#scope.exact.has(signature);
    if (exact || !signature.parent) {
      const missing = (this.#scope.counts.get(signature) ?? 0) - upper.size;
      const name = missing > 0 ? this.#unusedName(signature.name) : '';
      for (let index = 0; index < missing; index++) {
        const atom = this.atoms.push(`${name}$${index}`) - 1;
        upper.add(atom);
        if (exact) lower.add(atom);
      }
    }
    this.lower.set(signature, lower);
    this.upper.set(signature, upper);
    return lower;
  }

  makeUpper(signature: Signature): void {
    const children = this.#hierarchy.childrenOf(signature);
    const shared = new Set(this.upper.get(signature));
    for (const child of children) for (const atom of this.lower.get(child) ?? []) shared.delete(atom);
    for (const child of children) {
      const required = this.lower.get(child)?.size ?? 0;
      const upper = this.upper.get(child);
      if (upper && (this.#scope.counts.get(child) ?? 0) > required)
        for (const atom of shared) upper.add(atom);
      this.makeUpper(child);
    }
  }

  #unusedName(name: string): string {
    let unused = name;
    while (this.#names.has(unused)) unused += "'";
    this.#names.add(unused);
    return unused;
  }
}
