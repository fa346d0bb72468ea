import type { Universe } from '../relational/problem.ts';
import type { Signature } from '../resolve/resolved.ts';

/** The atoms of one signature in one state. */
export interface Extent {
  readonly signature: Signature;
  readonly atoms: readonly number[];
}

/**
 * Names every atom after the narrowest signature that it is ever in: an atom of `A` that is in its part `B` is `B$0`.
 * *Ensures*: names are told apart, and counted from 0 in the order of the universe.
 */
export function nameAtoms(universe: Universe, states: readonly (readonly Extent[])[]): readonly string[] {
  const narrowest = new Map<number, Signature>();
  for (const { signature, atoms } of states.flat()) {
    if (signature.subset) continue;
    for (const atom of atoms) {
      const known = narrowest.get(atom);
      if (!known || depthOf(signature) > depthOf(known)) narrowest.set(atom, signature);
    }
  }
  const counts = new Map<Signature, number>();
  const names: string[] = [];
  for (const [atom, text] of universe.atoms.entries()) {
    const signature = narrowest.get(atom);
    if (!signature) {
      names.push(text);
      continue;
    }
    const index = counts.get(signature) ?? 0;
    counts.set(signature, index + 1);
    names.push(`${signature.name}$${index}`);
  }
  return names;
}

function depthOf(signature: Signature): number {
  let depth = 0;
  for (let { parent } = signature; parent; { parent } = parent) depth++;
  return depth;
}
