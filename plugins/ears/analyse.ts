import type {
  Capability,
  Change,
  EarsAnalysis,
  EarsIssue,
  EarsSentence,
  SmtSolver,
  SourceFile,
} from '#model';
import { coverageOf } from './coverage.ts';
import { type EarsCache, rememberedReading } from './ears-cache.ts';
import { type Checked, checkStatements } from './logic/check-statements.ts';
import { stateMachines } from './logic/state-machines.ts';
import { markShared } from './mark-shared.ts';
import { mergeChange } from './merge-change.ts';
import { readAsLogic } from './normalise/read-as-logic.ts';
import { readSentences } from './parse/read-sentences.ts';
import type { ReadSentence } from './statement.ts';
import { checkStyle } from './style/check-style.ts';
import { nearConditions } from './suggest/near-conditions.ts';
import { readGlossary } from './vocabulary/read-glossary.ts';
import { readVocabulary, type VocabularySource } from './vocabulary/read-vocabulary.ts';
import { termUses } from './vocabulary/term-uses.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';

/** What is analysed. */
export interface EarsInput {
  readonly capabilities: readonly Capability[];
  readonly changes: readonly Change[];
  /** The document whose vocabulary counts for all of them. */
  readonly shared?: Capability;
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Without it only what needs no solver is decided. */
  readonly solver?: SmtSolver;
  /** Kept by a host that analyses the same project again and again; it changes nothing but the time that takes. */
  readonly cache?: EarsCache;
}

/** One capability, read. */
export interface ReadCapability {
  readonly capability: Capability;
  readonly vocabulary: Vocabulary;
  readonly read: readonly ReadSentence[];
  readonly sentences: readonly EarsSentence[];
}

/** Reads every sentence of a project, compares what it demands, and says how much of it was understood. */
export async function analyseEars(input: EarsInput): Promise<EarsAnalysis> {
  const base = input.capabilities.map((capability) => readCapability(capability, input));
  const changed = input.changes
    .filter((change) => !change.archived)
    .map((change) => ({
      change: change.name,
      merged: mergeChange(input.capabilities, change, input.files).map((one) => readCapability(one, input)),
      paths: new Set(change.deltas.map((delta) => delta.path)),
    }));
  const inputs = [...base, ...changed.flatMap(({ merged }) => merged)].map(toCheck);
  const checked = await checkStatements(inputs, input.solver);
  const own = checked.slice(0, base.length);
  let next = base.length;
  const changes = changed.map(({ change, merged, paths }) => {
    const found = checked.slice(next, next + merged.length);
    next += merged.length;
    return {
      change,
      issues: issuesOf(found).filter((issue) => touches(issue, paths)),
      failures: [...new Set(found.flatMap(({ failures }) => failures))],
    };
  });
  const sentences = base.flatMap((one) => one.sentences);
  const uses = termUses(
    base,
    // Without a solver not everything is found that could be accepted.
    input.solver === undefined ? undefined : checked.flatMap(({ usedAccepts }) => usedAccepts),
  );
  return {
    sentences,
    issues: issuesOf(own),
    changes,
    partitions: own.flatMap(({ partitions }) => partitions),
    terms: uses.terms,
    vocabularyProblems: uses.problems,
    machines: base.flatMap(({ capability, read, vocabulary }) =>
      stateMachines(
        capability.id,
        read.flatMap(({ statements }) => statements),
        vocabulary,
      ),
    ),
    near: nearConditions(sentences),
    coverage: new Map(
      base.map((one, index) => [one.capability.id, coverageOf(one.sentences, one.read, own[index])]),
    ),
    scripts: new Map(checked.flatMap(({ scripts }) => [...scripts])),
    ...(checked.some(({ solved }) => solved > 0) && input.solver !== undefined
      ? { solver: await input.solver.name() }
      : {}),
  };
}

function readCapability(capability: Capability, input: EarsInput): ReadCapability {
  return rememberedReading(input.cache, capability, input, () => readAnew(capability, input));
}

function readAnew(capability: Capability, { files, shared }: EarsInput): ReadCapability {
  const file = files.get(capability.path);
  const vocabulary = readVocabulary(
    [
      ...(shared === undefined ? [] : blocksOf(shared, files.get(shared.path))),
      ...blocksOf(capability, file, capability.id),
    ],
    file === undefined ? [] : readGlossary(capability, file),
  );
  const exempt = vocabulary.terms.map((term) => term.name);
  const parsed = readSentences(capability, (path) => files.get(path)).map((sentence): EarsSentence => {
    const source = files.get(sentence.span.path);
    const style = source === undefined ? [] : checkStyle(sentence, source, exempt);
    return { ...sentence, problems: [...sentence.problems, ...style] };
  });
  const { read, sentences } = markShared(
    parsed,
    parsed.map((sentence) => readAsLogic(sentence, vocabulary)),
  );
  return { capability, vocabulary, read, sentences };
}

function blocksOf(
  document: Capability,
  file: SourceFile | undefined,
  capability?: string,
): readonly VocabularySource[] {
  return document.body
    .flatMap((item) => (item.kind === 'requirement' || item.kind === 'scenario' ? item.body : [item]))
    .flatMap((part) =>
      part.kind === 'fence' && part.fence.language === 'ears-vocabulary'
        ? [
            {
              fence: part.fence,
              ...(capability === undefined ? {} : { capability }),
              ...(file === undefined ? {} : { file }),
            },
          ]
        : [],
    );
}

function toCheck({ capability, read, vocabulary }: ReadCapability) {
  return {
    capability: capability.id,
    statements: read.flatMap(({ statements }) => statements),
    axioms: vocabulary.axioms,
  };
}

const ORDER: readonly EarsIssue['severity'][] = ['error', 'warning', 'note'];

function issuesOf(checked: readonly Checked[]): readonly EarsIssue[] {
  const all = checked.flatMap(({ issues }) => issues);
  return ORDER.flatMap((severity) => all.filter((issue) => issue.severity === severity));
}

function touches(issue: EarsIssue, paths: ReadonlySet<string>): boolean {
  return issue.core.some(({ span }) => paths.has(span.path));
}
