import type { Config } from '#config';
import type { EarsCache } from '#ears';
import type {
  EvidenceFiles,
  ExampleRunner,
  Grammars,
  ModelChecker,
  ModelProgress,
  Project,
  ProjectFiles,
  SmtSolver,
} from '#model';
import type { SpecCache } from '#openspec';
import type { TraceCache } from '#traceability';

/** What an assessment is made from. */
export interface AssessInput {
  readonly project: Project;
  readonly files: ProjectFiles;
  readonly config: Config;
  readonly grammars: Grammars;
  /** Kept by a host that assesses the same project again and again; they change nothing but the time that takes. */
  readonly specCache?: SpecCache;
  readonly traceCache?: TraceCache;
  readonly earsCache?: EarsCache;
  /** Runs the commands of models; without it they are not run, and nothing is said of them. */
  readonly modelChecker?: ModelChecker;
  /** Solves what sentences demand together; without it only what needs no solver is decided. */
  readonly smtSolver?: SmtSolver;
  /** Sees what runs of tests left behind; without it no result is known. */
  readonly evidenceFiles?: EvidenceFiles;
  /** Executes examples; without it they are not run, which each then says. */
  readonly exampleRunner?: ExampleRunner;
  /** The project's files at another commit; without it, or where the commit is not known here, nothing is compared with it. */
  readonly filesAt?: (commit: string) => ProjectFiles | undefined;
  /** Told the name of each stage as it starts, and how far it is where that can be counted. */
  readonly onStage?: (stage: string, progress?: ModelProgress) => void;
}
