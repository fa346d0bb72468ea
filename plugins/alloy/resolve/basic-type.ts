/**
 * A column of a type: `univ`, `Int`, or a signature that is not a subset. They form a tree below `univ`; two of them have
 * atoms in common only if one is above the other. `none` is below all.
 */
export interface BasicType {
  readonly name: string;
  readonly parent?: BasicType;
  readonly abstract: boolean;
  /** Those that extend it, in the order of the model; grows while signatures are declared. */
  readonly children: BasicType[];
}

function builtIn(name: string, parent?: BasicType): BasicType {
  return { name, abstract: false, children: [], ...(parent && { parent }) };
}

export const UNIV: BasicType = builtIn('univ');
export const INT: BasicType = builtIn('Int', UNIV);
export const SEQ_INT: BasicType = builtIn('seq/Int', INT);
export const STRING: BasicType = builtIn('String', UNIV);
export const NONE: BasicType = builtIn('none');

/** Whether every atom of `lower` is one of `upper`. */
export function isBelow(lower: BasicType, upper: BasicType): boolean {
  if (lower === NONE || lower === upper || upper === UNIV) return true;
  for (let at: BasicType | undefined = lower; at; at = at.parent) if (at === upper) return true;
  return false;
}

/** The narrower of the two, or `none` where they have no atom in common. */
export function meet(a: BasicType, b: BasicType): BasicType {
  if (isBelow(a, b)) return a;
  return isBelow(b, a) ? b : NONE;
}

/** Whether the two may have an atom in common. */
export function overlap(a: BasicType, b: BasicType): boolean {
  return meet(a, b) !== NONE;
}
