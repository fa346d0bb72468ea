import type { Span, VocabularyProblem, VocabularyTerm } from '#model';
import type { Formula, Variable } from '../formula.ts';
import type { Axioms } from '../statement.ts';

/** What the words of a capability mean, as far as an author declared it. */
export interface Vocabulary {
  /** `uses` are empty here: `analyseEars` fills them. */
  readonly terms: readonly VocabularyTerm[];
  readonly axioms: Axioms;
  readonly problems: readonly VocabularyProblem[];
  /** What one condition says: its words fit a declared phrase as a whole. `declaration`: the name of the term. */
  condition(words: string): { readonly formula: Formula; readonly declaration: string } | undefined;
  /**
   * What a response makes true: an action's phrase, or one that sets a state (`set-by`). What a state is set to is a variable of
   * its own, with the key `Name'`: the state before may be another. `guard`: the state before, where the words say it (`{u}`).
   */
  response(
    words: string,
  ): { readonly formula: Formula; readonly declaration: string; readonly guard?: Formula } | undefined;
  /** The number or state that words name, for what is compared with it: `the custom period duration`. */
  quantity(words: string): Variable | undefined;
  /** A variable by its declared name, for formal expressions in code: `duration > 7 d`. */
  variable(name: string): Variable | undefined;
  /** The declared name of a system. */
  system(words: string): string | undefined;
  /** Phrases that words fitted so far, by their spans; it grows while sentences are read. */
  readonly matched?: ReadonlySet<Span>;
}
