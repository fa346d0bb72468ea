// turns a project's files into an Assessment
// knows: the order of the stages
// must never know: where files come from, how results are shown
import type { Config } from '#config';
import { judge } from '#evidence';
import type { Assessment, Grammars, Project, ProjectFiles, SourceFile } from '#model';
import { readProject, type SpecCache } from '#openspec';
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
  /** Told the name of each stage as it starts. */
  readonly onStage?: (stage: string) => void;
}

/** Assesses one commit of a project: parse, trace, judge, apply the rules. Equal inputs give equal results. */
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
  onStage?.('judging');
  const { verdicts, capabilityVerdicts } = judge(
    claims,
    trace.links,
    capabilities.map((capability) => capability.id),
  );
  const unruled = {
    project,
    capabilities,
    changes,
    history,
    claims,
    links: trace.links,
    verdicts,
    capabilityVerdicts,
    files: byPath([...specFiles, ...trace.files]),
    symbols: trace.symbols,
    scan: trace.scan,
  };
  onStage?.('applying rules');
  const findings = runRules({ ...unruled, irregularities, config, projectFiles: files });
  return { ...unruled, findings };
}

function byPath(files: readonly SourceFile[]): ReadonlyMap<string, SourceFile> {
  return new Map(files.map((file) => [file.path, file]));
}
