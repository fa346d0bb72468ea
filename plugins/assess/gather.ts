import { bindReports, type Gathered, gatherEvidence, type RunFiles, textsOf } from '#evidence';
import type {
  Capability,
  CheckedModel,
  Claim,
  EarsAnalysis,
  ExampleRun,
  ProjectTexts,
  Review,
  SourceFile,
} from '#model';
import type { Trace, TraceCache } from '#traceability';
import { byPath } from './by-path.ts';
import { hashCodeFiles, readTextFiles } from './code-files.ts';
import type { AssessInput } from './input.ts';
import { textsAtCommit } from './read-texts.ts';

/** What the earlier stages found. */
interface Found {
  readonly capabilities: readonly Capability[];
  readonly claims: readonly Claim[];
  readonly trace: Trace;
  readonly runs: RunFiles;
  readonly models: readonly CheckedModel[];
  readonly ears: EarsAnalysis;
  readonly examples: readonly ExampleRun[];
  readonly reviews: readonly Review[];
  readonly files: ReadonlyMap<string, SourceFile>;
}

/** Finds out what reports were taken for, and which evidence there is for which claim. */
export async function gather(
  input: AssessInput & { readonly traceCache: TraceCache },
  found: Found,
): Promise<Gathered & { readonly texts: ProjectTexts }> {
  const { project, config } = input;
  const { capabilities, claims, trace, runs } = found;
  const { links, fileHashes } = trace;
  const symbols = new Map([...trace.alsoRead, ...trace.symbols]);
  const files = byPath([...readTextFiles(input.files, trace.alsoRead.keys()), ...found.files.values()]);
  const { texts, grounds } = textsOf({ capabilities, links, symbols, fileHashes, files });
  const bindings = await bindReports({
    reports: [...runs.reports, ...runs.coverage],
    record: runs.record,
    ...(config.evidence.commit === undefined ? {} : { commit: config.evidence.commit }),
    project,
    texts,
    // What is wanted of another commit is what this tree rests on, wherever its links led then.
    textsAt: (commit) => textsAtCommit(input, commit, [...symbols.keys()]),
  });
  const gathered = gatherEvidence({
    capabilities,
    claims,
    links,
    symbols,
    fileHashes,
    files,
    texts,
    grounds,
    bindings,
    paths: input.files.list(),
    codeFiles: () => hashCodeFiles(input.files, config),
    reports: runs.reports,
    coverage: runs.coverage,
    examples: found.examples,
    models: found.models,
    ears: found.ears,
    reviews: found.reviews,
    options: config.evidence,
  });
  return { ...gathered, texts };
}
