// turns a project's files into an Assessment
// knows: the order of the stages
// must never know: where files come from, how results are shown
import type { Config } from '#config';
import { judge, placeCommands } from '#evidence';
import {
  type Assessment,
  type Capability,
  type CheckedModel,
  type Claim,
  type Grammars,
  type ModelChecker,
  type ModelProgress,
  type Project,
  type ProjectFiles,
  type SourceFile,
  sourceFile,
} from '#model';
import { readModelText, readProject, type SpecCache } from '#openspec';
import { runRules } from '#rules';
import { type TraceCache, traceLinks } from '#traceability';

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
  /** Told the name of each stage as it starts, and how far it is where that can be counted. */
  readonly onStage?: (stage: string, progress?: ModelProgress) => void;
}

/** Assesses one commit of a project: parse, trace, check models, judge, apply the rules. Equal inputs give equal results. */
export async function assess(input: AssessInput): Promise<Assessment> {
  const { project, files, config, grammars, specCache, traceCache, onStage } = input;
  onStage?.('reading specs');
  const {
    capabilities,
    changes,
    history,
    claims,
    files: specFiles,
    irregularities,
  } = readProject(files, config, specCache);
  onStage?.('tracing links and tags');
  const trace = await traceLinks({
    capabilities,
    claims,
    changes,
    files,
    config,
    grammars,
    ...(traceCache ? { cache: traceCache } : {}),
  });
  const { models, opened } = await checkModels(input, { capabilities, claims, specFiles });
  onStage?.('judging');
  const { verdicts, capabilityVerdicts } = judge({
    claims,
    links: trace.links,
    models,
    capabilities: capabilities.map((capability) => capability.id),
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
    files: byPath([...opened, ...specFiles, ...trace.files]),
    symbols: trace.symbols,
    scan: trace.scan,
  };
  onStage?.('applying rules');
  const findings = runRules({ ...unruled, irregularities, config, projectFiles: files });
  return { ...unruled, findings };
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
