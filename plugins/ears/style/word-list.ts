import type { SentenceProblemKind } from '#model';

/** Words that a rule looks for; each phrase is in lower case with single spaces between its words. */
export interface WordList {
  readonly kind: SentenceProblemKind;
  readonly phrases: readonly string[];
  /** Longer phrases in which the words of the list are right. */
  readonly fine?: readonly string[];
  /** A word whose meaning is given right after it is not meant: `the appropriate type (A, B)`, `based on the scope`. */
  readonly explained?: true;
  /** A comma may stand between the words of a phrase. */
  readonly commas?: true;
  /** A word with a capital letter inside a sentence is part of a name, and so is not meant. */
  readonly exceptNames?: true;
}
