// turns the disk, git, installed packages and worker threads into the ports the stages ask for
// knows: file system, processes, threads, where packages live, how the Alloy engine is called
// must never know: what a spec, a link or a verdict means
import { realpathSync } from 'node:fs';
import type { Config } from '#config';
import type { EvidenceFiles, ExampleRunner, Grammars, Project, ProjectFiles } from '#model';
import { openCommitFiles } from './commit-files.ts';
import { openEvidenceFiles } from './evidence-files.ts';
import { openExampleRunner } from './examples/runner.ts';
import { listTracked, readProject } from './git.ts';
import { openGrammars } from './grammars.ts';
import { openProjectFiles } from './project-files.ts';

export { type CheckerOptions, openModelChecker, type PooledChecker } from './alloy/checker.ts';
export { openModelCache } from './alloy/model-cache.ts';
export { type OfficialOptions, openOfficialEngine } from './alloy/official-engine.ts';
export { openProjectChecker, type ProjectChecker } from './alloy/project-checker.ts';
export { type OtherEngine, withSecondOpinion } from './alloy/second-opinion.ts';
export { type DiskCache, openDiskCache } from './disk-cache.ts';
export { openEvidenceFiles, stampFiles } from './evidence-files.ts';
export { openExampleRunner, type RunnerOptions } from './examples/runner.ts';
export { parseRemote, readUserName, whyNoCommit } from './git.ts';
export { type FolderContent, type HashedFile, hashFiles, listFolder } from './hash-files.ts';
export { openSolver, type PooledSolver, type SolverOptions } from './smt/open-solver.ts';
export { writeInside } from './write-inside.ts';

/** What an assessment needs of a project's machine. */
export interface OpenedProject {
  readonly project: Project;
  readonly files: ProjectFiles;
  readonly grammars: Grammars;
  readonly evidenceFiles: EvidenceFiles;
  readonly filesAt: (commit: string) => ProjectFiles | undefined;
  /** Absent unless the options allow examples to be run. */
  readonly exampleRunner?: ExampleRunner;
}

/** Opens the project below a root folder. Throws when the root is no folder. */
export function openProject(root: string, config: Config): OpenedProject {
  const realRoot = realpathSync(root);
  const evidenceFiles = openEvidenceFiles(realRoot);
  const files = openProjectFiles(realRoot, config.openspec, listTracked(realRoot));
  const exampleRunner = openExampleRunner(realRoot, config, files);
  return {
    project: readProject(realRoot, config, evidenceFiles),
    files,
    grammars: openGrammars(),
    evidenceFiles,
    filesAt: (commit) => openCommitFiles(realRoot, config.openspec, commit),
    ...(exampleRunner === undefined ? {} : { exampleRunner }),
  };
}

/** The name that pages call the project below a root folder by. Throws when the root is no folder. */
export function nameProject(root: string, config: Config): string {
  return readProject(realpathSync(root), config).name;
}
