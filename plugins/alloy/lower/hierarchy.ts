import type { Signature } from '../resolve/resolved.ts';

/** Which signatures extend which; subset signatures stand apart. */
export interface Hierarchy {
  /** All signatures of the model, in its order. */
  readonly signatures: readonly Signature[];
  /** Those that extend nothing. */
  readonly roots: readonly Signature[];
  readonly childrenOf: (signature: Signature) => readonly Signature[];
}

export function buildHierarchy(signatures: readonly Signature[]): Hierarchy {
  const children = new Map<Signature, Signature[]>();
  for (const signature of signatures) {
    if (!signature.parent) continue;
    const known = children.get(signature.parent);
    if (known) known.push(signature);
    else children.set(signature.parent, [signature]);
  }
  const none: readonly Signature[] = [];
  return {
    signatures,
    roots: signatures.filter((signature) => !signature.parent && !signature.subset),
    childrenOf: (signature) => children.get(signature) ?? none,
  };
}
