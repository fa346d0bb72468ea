import { type Config, LIMITS } from '#config';
import { candidateFiles, type Gathered, type GatherInput, gatherEvidence, textsOf } from '#evidence';
import type { Binding, Evidence, Link, SourceFile, TestReport, TestResult } from '#model';
import { traceLinks } from '#traceability';
import { NO_SENTENCES } from '../support/no-sentences.ts';
import {
  type ClaimInSpec,
  configWith,
  grammars,
  memoryFiles,
  specOf,
} from '../traceability/memory-project.ts';

/** A project that exists only in a test, with what its runs left behind. */
export interface ProjectInTest {
  readonly claims: readonly ClaimInSpec[];
  readonly texts: Readonly<Record<string, string>>;
  readonly reports?: readonly TestReport[];
  readonly evidence?: Partial<Config['evidence']>;
  readonly change?: (input: GatherInput) => GatherInput;
  /** How reports are bound; without it to the tree at hand. */
  readonly binding?: Binding;
}

/** Gathers the evidence of a project that exists only in a test. */
export async function gathered(
  project: ProjectInTest,
): Promise<Gathered & { readonly links: readonly Link[] }> {
  const input = await gatherInput(project);
  return { ...gatherEvidence(project.change?.(input) ?? input), links: input.links };
}

/** What `gatherEvidence` is given for a project that exists only in a test. */
export async function gatherInput(project: ProjectInTest): Promise<GatherInput> {
  const files = memoryFiles(project.texts);
  const spec = specOf(project.claims);
  const config = configWith();
  const reports = project.reports ?? [];
  const trace = await traceLinks({
    ...spec,
    files,
    config,
    grammars,
    alsoRead: candidateFiles(reports, files.list()),
  });
  const known = new Map(trace.files.map((file): [string, SourceFile] => [file.path, file]));
  const symbols = new Map([...trace.alsoRead, ...trace.symbols]);
  const { texts, grounds } = textsOf({
    capabilities: spec.capabilities,
    links: trace.links,
    symbols,
    fileHashes: trace.fileHashes,
    files: known,
  });
  const binding = project.binding ?? { kind: 'commit', commit: 'a'.repeat(40), texts };
  return {
    claims: spec.claims,
    capabilities: spec.capabilities,
    links: trace.links,
    paths: files.list(),
    codeFiles: () => new Set(),
    symbols,
    fileHashes: trace.fileHashes,
    files: known,
    reports,
    coverage: [],
    bindings: new Map(reports.map((report) => [report, binding])),
    texts,
    grounds,
    examples: [],
    ears: NO_SENTENCES,
    models: [],
    reviews: [],
    options: { ...config.evidence, ...project.evidence },
  };
}

/** A report with the given results, as a runner named `vitest` leaves it at `reports/junit.xml`. */
export function report(results: readonly TestResult[], changes: Partial<TestReport> = {}): TestReport {
  return {
    path: 'reports/junit.xml',
    sha256: String(results.length % LIMITS.reportFiles).padStart(64, '0'),
    format: 'junit',
    tool: 'vitest',
    results,
    problems: [],
    ...changes,
  };
}

/** A result: `file: suite > title`, passed unless said otherwise. */
export function result(words: string, changes: Partial<TestResult> = {}): TestResult {
  const [, file, titles = words] = /^(\S+?\.\w+): (.*)$/s.exec(words) ?? [];
  return {
    status: 'passed',
    titles: titles.split(' > '),
    declared: [],
    ...(file === undefined ? {} : { file }),
    ...changes,
  };
}

/** Evidence in one line: of what, how it ended, how it was found, where its test stands. */
export function inShort(piece: Evidence): string {
  const { claim, result: status, foundBy, directness, test } = piece;
  const place = test?.place ? ` at ${test.place.path}:${test.place.line}` : '';
  return `${claim} ${status} by ${foundBy}${directness === 'indirect' ? ' (indirect)' : ''}: ${test?.title ?? piece.kind}${place}`;
}
