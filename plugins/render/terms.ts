import { EARS_TERMS, VOCABULARY_TERMS } from '#ears';
import { ALLOY_SECTIONS, type NotationTerm, type TermSection } from './alloy-terms.ts';

/** The whole glossary in the order of its page. */
export const TERM_SECTIONS: readonly TermSection[] = [
  {
    id: 'ears',
    title: 'EARS: requirement sentences',
    intro:
      'EARS, the Easy Approach to Requirements Syntax, gives each sentence the same order: WHERE a feature, WHILE a state, WHEN an event or IF a problem, THEN THE system SHALL respond.',
    terms: EARS_TERMS,
  },
  {
    id: 'vocabulary',
    title: 'Vocabulary: what words of the specs mean',
    intro:
      'A vocabulary block declares words, so that sentences can be compared: each line has a keyword, a name, and phrases in quotation marks.',
    terms: VOCABULARY_TERMS,
  },
  ...ALLOY_SECTIONS,
];

const BY_ID = new Map(TERM_SECTIONS.flatMap((section) => section.terms.map((term) => [term.id, term])));
const ORDER = new Map([...BY_ID.keys()].map((id, index) => [id, index]));

/** The glossary entry with an id; absent when there is none. */
export function termById(id: string): NotationTerm | undefined {
  return BY_ID.get(id);
}

/** Ids in the order of the glossary, each once. */
export function inGlossaryOrder(ids: Iterable<string>): string[] {
  return [...new Set(ids)].sort((a, b) => (ORDER.get(a) ?? 0) - (ORDER.get(b) ?? 0));
}
