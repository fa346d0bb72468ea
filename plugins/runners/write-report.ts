import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { formatCtrf, type RunnerRun } from './ctrf.ts';
import { cleanCommit } from './project-at.ts';

/** What a reporter writes, and where. */
export interface ReportInput extends Omit<RunnerRun, 'commit' | 'stop'> {
  readonly root: string;
  /** From the root. */
  readonly outputFile: string;
  /** What `cleanCommit` gave when the run began. */
  readonly commitAtStart: string | undefined;
}

/** Writes the report of a run that has just ended; it names a commit only where that was the tree from start to end. */
export function writeReport({ root, outputFile, commitAtStart, ...run }: ReportInput): void {
  const commit = cleanCommit(root);
  const target = resolve(root, outputFile);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(
    target,
    formatCtrf({
      ...run,
      stop: Date.now(),
      // A commit made meanwhile is not what was tested.
      ...(commit === undefined || commit !== commitAtStart ? {} : { commit }),
    }),
  );
}
