// turns a project's files into an Assessment
// knows: the order of the stages
// must never know: where files come from, how results are shown
import type { Config } from '#config';
import {
  bindReports,
  candidateFiles,
  examplesIn,
  gatherEvidence,
  judge,
  placeCommands,
  readReviews,
  readRunFiles,
  reportProblemsOf,
  textsOf,
  unreadReviews,
} from '#evidence';
import {
  type Assessment,
  type Capability,
  type CheckedModel,
  type Claim,
  type EvidenceFiles,
  type ExampleRun,
  type ExampleRunner,
  type Grammars,
  type ModelChecker,
  type ModelProgress,
  type Project,
  type ProjectFiles,
  type ProjectTexts,
  type SourceFile,
  sourceFile,
} from '#model';
import { readModelText, readProject, type SpecCache } from '#openspec';
import { runRules } from '#rules';
import { createTraceCache, type TraceCache, traceLinks } from '#traceability';

/** What an assessment is made from. */
export interface AssessInput {
  readonly project: Project;
  readonly files: ProjectFiles;
  readonly config: Config;
  readonly grammars: Grammars;
  /** Kept by a host that assesses the same project again and again; they change nothing but the time that takes. */
  readonly specCache?: SpecCache;
  readonly traceCache?: TraceCache;
  /** Runs the commands of models; without it they are not run, and nothing is said of them. */
  readonly modelChecker?: ModelChecker;
  /** Sees what runs of tests left behind; without it no result is known. */
  readonly evidenceFiles?: EvidenceFiles;
  /** Executes examples; without it they are not run, which each then says. */
  readonly exampleRunner?: ExampleRunner;
  /** The project's files at another commit; without it, or where the commit is not known here, nothing is compared with it. */
  readonly filesAt?: (commit: string) => ProjectFiles | undefined;
  /** Told the name of each stage as it starts, and how far it is where that can be counted. */
  readonly onStage?: (stage: string, progress?: ModelProgress) => void;
}

/** Assesses one commit of a project: parse, trace, check models, gather evidence, judge, apply the rules. Equal inputs give equal results. */
export async function assess(input: AssessInput): Promise<Assessment> {
  const { project, files, config, grammars, specCache, onStage } = input;
  // Most files of another commit are those of this tree.
  const traceCache = input.traceCache ?? createTraceCache();
  onStage?.('reading specs');
  const specs = readProject(files, config, specCache);
  const { capabilities, changes, history, claims, irregularities } = specs;
  const runs = readRunFiles(input.evidenceFiles, config.evidence);
  onStage?.('tracing links and tags');
  const trace = await traceLinks({
    capabilities,
    claims,
    changes,
    files,
    config,
    grammars,
    alsoRead: candidateFiles(runs.reports, files.list()),
    cache: traceCache,
  });
  const { models, opened } = await checkModels(input, { capabilities, claims, specFiles: specs.files });
  const examples = await runExamples(input, capabilities);
  const reviews = readReviewsOf(input, claims);
  const runProblems = reportProblemsOf(runs, input.evidenceFiles);
  const known = byPath([...runProblems.files, ...opened, ...specs.files, ...reviews.files, ...trace.files]);

  onStage?.('judging');
  const { texts, grounds } = textsOf({
    capabilities,
    links: trace.links,
    symbols: new Map([...trace.alsoRead, ...trace.symbols]),
    fileHashes: trace.fileHashes,
    files: known,
  });
  // What is wanted of another commit is what this tree rests on, wherever its links led then.
  const alsoRead = [...trace.alsoRead.keys(), ...trace.symbols.keys()];
  const bindings = await bindReports({
    reports: [...runs.reports, ...runs.coverage],
    record: runs.record,
    ...(config.evidence.commit === undefined ? {} : { commit: config.evidence.commit }),
    project,
    texts,
    textsAt: (commit) => textsAtCommit({ ...input, traceCache }, commit, alsoRead),
  });
  const gathered = gatherEvidence({
    claims,
    capabilities,
    links: trace.links,
    paths: files.list(),
    symbols: new Map([...trace.alsoRead, ...trace.symbols]),
    fileHashes: trace.fileHashes,
    files: known,
    reports: runs.reports,
    coverage: runs.coverage,
    bindings,
    texts,
    grounds,
    examples,
    models,
    reviews: reviews.reviews,
    options: config.evidence,
  });
  const { verdicts, capabilityVerdicts, unusedWaivers } = judge({
    claims,
    links: trace.links,
    evidence: gathered.evidence,
    models,
    reviews: reviews.reviews,
    policy: config.evidence.policy,
    capabilities: capabilities.map((capability) => capability.id),
    ...(project.committedAt === undefined ? {} : { today: project.committedAt.slice(0, 10) }),
  });
  const unruled = {
    project,
    capabilities,
    changes,
    history,
    claims,
    links: trace.links,
    verdicts,
    capabilityVerdicts,
    models,
    ...gathered,
    examples,
    reviews: reviews.reviews,
    reviewProblems: reviews.reviewProblems,
    unusedReviews: [...gathered.unusedReviews, ...unusedWaivers],
    unreadReports: runs.unread,
    reportProblems: runProblems.problems,
    texts,
    files: known,
    symbols: trace.symbols,
    scan: trace.scan,
  };
  onStage?.('applying rules');
  const findings = runRules({ ...unruled, irregularities, config, projectFiles: files });
  return { ...unruled, findings };
}

/** Executes the examples of every capability where that is allowed. */
async function runExamples(
  { exampleRunner, onStage }: AssessInput,
  capabilities: readonly Capability[],
): Promise<readonly ExampleRun[]> {
  const examples = examplesIn(capabilities);
  if (examples.length === 0) return [];
  if (exampleRunner === undefined) {
    const reason = 'The options do not allow examples to be run (`examples.run`).';
    return examples.map((example) => ({ example, status: 'not-run', reason, lines: [] }));
  }
  onStage?.('running examples');
  return exampleRunner.run(examples, (progress) => onStage?.('running examples', progress));
}

function readReviewsOf({ files, config }: AssessInput, claims: readonly Claim[]) {
  const path = config.evidence.reviews ?? `${config.openspec}/reviews.yaml`;
  const read = files.read(path);
  if (read.kind === 'text') return { ...readReviews(read.file, claims), files: [read.file] };
  const reviewProblems =
    read.kind === 'missing' && config.evidence.reviews === undefined ? [] : unreadReviews(path, read.kind);
  return { reviews: [], reviewProblems, files: reviewProblems.length > 0 ? [sourceFile(path, '')] : [] };
}

/** The texts as they were at another commit, read by the same stages. */
async function textsAtCommit(
  { filesAt, config, grammars, traceCache }: AssessInput & { readonly traceCache: TraceCache },
  commit: string,
  alsoRead: readonly string[],
): Promise<ProjectTexts | undefined> {
  const files = filesAt?.(commit);
  return files && readTexts({ files, config, grammars, traceCache, alsoRead });
}

/** What the texts of a tree are read from. */
export interface ReadTextsInput extends Pick<AssessInput, 'files' | 'config' | 'grammars' | 'traceCache'> {
  /** Paths of files that evidence may rest on although no link leads there. */
  readonly alsoRead: readonly string[];
}

/** Reads the texts that evidence may rest on, and nothing else. */
export async function readTexts(input: ReadTextsInput): Promise<ProjectTexts> {
  return (await readGrounds(input)).texts;
}

/** Reads the texts of a tree, and for each claim those that its evidence rests on. */
export async function readGrounds(input: ReadTextsInput) {
  const { files, config, grammars, traceCache: cache, alsoRead } = input;
  const { capabilities, changes, claims, files: specFiles } = readProject(files, config);
  const trace = await traceLinks({
    capabilities,
    claims,
    changes,
    files,
    config,
    grammars,
    alsoRead,
    ...(cache ? { cache } : {}),
  });
  const read = alsoRead.flatMap((path) => {
    const result = files.read(path);
    return result.kind === 'text' ? [result.file] : [];
  });
  return {
    claims,
    ...textsOf({
      capabilities,
      links: trace.links,
      symbols: new Map([...trace.alsoRead, ...trace.symbols]),
      fileHashes: trace.fileHashes,
      files: byPath([...specFiles, ...read, ...trace.files]),
    }),
  };
}

/** Runs the commands of every capability's model and says which claims each bears on. */
async function checkModels(
  { files, modelChecker, onStage }: AssessInput,
  specs: {
    readonly capabilities: readonly Capability[];
    readonly claims: readonly Claim[];
    readonly specFiles: readonly SourceFile[];
  },
): Promise<{ readonly models: readonly CheckedModel[]; readonly opened: readonly SourceFile[] }> {
  if (modelChecker === undefined) return { models: [], opened: [] };
  const known = byPath(specs.specFiles);
  const opened: SourceFile[] = [];
  const open = (path: string) => {
    const result = files.read(path);
    if (result.kind !== 'text') return undefined;
    opened.push(result.file);
    return result.file;
  };
  const texts = specs.capabilities.flatMap((capability) => {
    const file = known.get(capability.path);
    const fences = capability.models.flatMap(({ language, fence }) => (language === 'alloy' ? fence : []));
    return file === undefined || fences.length === 0
      ? []
      : [{ capability, file, text: readModelText(file, open, fences) }];
  });
  if (texts.length === 0) return { models: [], opened };
  onStage?.('checking models');
  const reports = await modelChecker.check(
    texts.map(({ text }) => text),
    (progress) => onStage?.('checking models', progress),
  );
  const reported = texts.flatMap(({ capability, file, text }, index) => {
    const report = reports[index];
    return report === undefined
      ? []
      : [{ capability, file, model: sourceFile(text.path, text.text), report }];
  });
  return { models: placeCommands(reported, specs.claims), opened };
}

function byPath(files: readonly SourceFile[]): ReadonlyMap<string, SourceFile> {
  return new Map(files.map((file) => [file.path, file]));
}
