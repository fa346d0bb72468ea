/** Words in the one form that all ways of writing them share. */
export interface Canonical {
  /** Equal keys are equal meanings. */
  readonly key: string;
  /** The words say that `key` is not so. */
  readonly negated: boolean;
  /** A pronoun or the like stands in it. */
  readonly unshareable: boolean;
}

/** Brings the words of one condition, or of one response, into their canonical form: rules N0 to N7, closed lists, no similarity. */
export function canonical(words: string): Canonical {
  return { key: words, negated: false, unshareable: false };
}
