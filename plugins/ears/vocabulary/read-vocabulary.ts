import type { Fence } from '#model';
import type { Vocabulary } from './vocabulary.ts';

/** What vocabulary is read from. */
export interface VocabularySource {
  readonly fence: Fence;
  /** Absent: it counts for the whole repository. */
  readonly capability?: string;
}

/** One line of a glossary: a name and what it stands for. */
export interface GlossaryEntry {
  readonly name: string;
  readonly span: Fence['span'];
  readonly capability?: string;
}

/**
 * Reads the vocabulary that counts for one capability: its own blocks and those of the repository.
 * Ensures: never throws, on any text; a line that is not understood is a problem and declares nothing.
 */
export function readVocabulary(
  _sources: readonly VocabularySource[],
  _glossary: readonly GlossaryEntry[],
): Vocabulary {
  return {
    terms: [],
    axioms: { facts: [], opposites: [], priorities: [], accepts: [], declared: [] },
    problems: [],
    condition: () => undefined,
    response: () => undefined,
    quantity: () => undefined,
    variable: () => undefined,
    system: () => undefined,
  };
}
