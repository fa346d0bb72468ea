import { type BasicType, INT, NONE, SEQ_INT, STRING, UNIV } from './basic-type.ts';
import type { SignatureEntry } from './entry.ts';
import type { BuiltIn } from './resolved.ts';
import { typeOf } from './type.ts';

const NOWHERE = { path: '', start: 0, end: 0 };

function builtIn(
  name: BuiltIn | 'univ',
  basic: BasicType,
  parents: readonly SignatureEntry[],
): SignatureEntry {
  return {
    name,
    module: undefined,
    private: false,
    variable: false,
    one: false,
    enumeration: false,
    builtIn: name,
    span: NOWHERE,
    above: [],
    relation: 'top',
    exact: false,
    parents,
    type: typeOf(basic),
    basic,
    fields: [],
    facts: [],
    self: { name: 'this', arity: 1, sort: 'relation' },
    signature: undefined,
  };
}

const univ = builtIn('univ', UNIV, []);
const int = builtIn('Int', INT, [univ]);

/** The indexes of sequences. */
export const SEQUENCE_INDEXES = builtIn('seq/Int', SEQ_INT, [int]);

/** The sets of the language itself, by name. */
export const BUILT_IN_SIGNATURES: ReadonlyMap<string, SignatureEntry> = new Map(
  [univ, int, SEQUENCE_INDEXES, builtIn('String', STRING, [univ]), builtIn('none', NONE, [])].map((entry) => [
    entry.name,
    entry,
  ]),
);

/** Whether every atom of `lower` is one of `upper` by declaration. */
export function isSameOrBelow(lower: SignatureEntry, upper: SignatureEntry): boolean {
  if (lower === upper || upper.builtIn === 'univ') return true;
  return lower.parents.some((parent) => isSameOrBelow(parent, upper));
}
