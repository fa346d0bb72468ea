import type { Fence, SourceFile, VocabularyProblem, VocabularyTerm } from '#model';
import { blockLines } from './block-lines.ts';
import { declareNames, type Scoped } from './declare-names.ts';
import { matcherOf } from './matcher.ts';
import { axiomsOf } from './read-axioms.ts';
import { readLine } from './read-line.ts';
import type { Vocabulary } from './vocabulary.ts';
import { termOf } from './vocabulary-terms.ts';

/** What vocabulary is read from. */
export interface VocabularySource {
  readonly fence: Fence;
  /** Absent: it counts for the whole repository. */
  readonly capability?: string;
  /** The file of the fence; without it a block that is indented in its document is placed as a whole. */
  readonly file?: SourceFile;
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
  sources: readonly VocabularySource[],
  glossary: readonly GlossaryEntry[],
): Vocabulary {
  const problems: VocabularyProblem[] = [];
  const scoped = sources.flatMap((source): readonly Scoped[] =>
    blockLines(source.fence, source.file).flatMap((line) => {
      const read = readLine(line);
      if (!('problem' in read)) return [{ declaration: read, capability: source.capability }];
      problems.push({ kind: 'malformed', ...read.problem });
      return [];
    }),
  );
  const names = declareNames(scoped);
  const axioms = axiomsOf(names);
  const matcher = matcherOf(names, glossary);
  return {
    terms: [...names.terms.map(termOf), ...glossary.map(glossaryTerm)],
    axioms: axioms.axioms,
    problems: inOrder([...problems, ...names.problems, ...axioms.problems, ...matcher.problems]),
    ...matcher.find,
  };
}

function glossaryTerm({ name, span, capability }: GlossaryEntry): VocabularyTerm {
  return {
    kind: 'system',
    name,
    phrases: [],
    span,
    ...(capability === undefined ? {} : { capability }),
    glossary: true,
    uses: [],
  };
}

function inOrder(problems: readonly VocabularyProblem[]): readonly VocabularyProblem[] {
  return [...problems].sort(
    (a, b) => compareText(a.span.path, b.span.path) || a.span.start - b.span.start || a.span.end - b.span.end,
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
