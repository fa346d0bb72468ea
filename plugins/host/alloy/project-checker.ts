import { realpathSync } from 'node:fs';
import type { Config } from '#config';
import type { ModelChecker } from '#model';
import type { DiskCache } from '../disk-cache.ts';
import { openModelChecker } from './checker.ts';
import { openModelCache } from './model-cache.ts';

/** A checker, and how to let go of it. */
export interface ProjectChecker {
  readonly checker: ModelChecker;
  /** Ends its threads and brings what it remembers back below its limit. */
  close(): Promise<void>;
}

/**
 * Opens the checker that a project's options ask for; undefined where they ask for none.
 * @param cache what is remembered between runs; that in the project's `.casebook/` when absent
 */
export function openProjectChecker(
  root: string,
  { models }: Pick<Config, 'models'>,
  cache: DiskCache = openModelCache(realpathSync(root)),
): ProjectChecker | undefined {
  if (!models.enabled) return undefined;
  const checker = openModelChecker({ cache, timeoutMs: models.timeoutSeconds * 1000 });
  return {
    checker,
    close: async () => {
      await checker.stop();
      cache.prune();
    },
  };
}
