import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '#config';
import type { ModelChecker } from '#model';
import type { DiskCache } from '../disk-cache.ts';
import { openModelChecker } from './checker.ts';
import { openModelCache } from './model-cache.ts';
import { openOfficialEngine } from './official-engine.ts';
import { withSecondOpinion } from './second-opinion.ts';

/** A checker, and how to let go of it. */
export interface ProjectChecker {
  readonly checker: ModelChecker;
  /** Ends its threads and brings what it remembers back below its limit. */
  close(): Promise<void>;
}

/**
 * Opens the checker that a project's options ask for; undefined where they ask for none.
 * @param kept what is remembered between runs; that in the project's `.casebook/` when absent
 */
export function openProjectChecker(
  root: string,
  { models }: Pick<Config, 'models'>,
  kept?: DiskCache,
): ProjectChecker | undefined {
  if (!models.enabled) return undefined;
  const cache = kept ?? openModelCache(realpathSync(root));
  const timeoutMs = models.timeoutSeconds * 1000;
  const own = openModelChecker({ cache, timeoutMs });
  const jar = officialJar(root, models.officialJar);
  return {
    checker: jar === undefined ? own : withSecondOpinion(own, openOfficialEngine({ jar, timeoutMs, cache })),
    close: async () => {
      await own.stop();
      cache.prune();
    },
  };
}

/** Where the official jar lies that the options name. */
export function officialJar(root: string, named: string | undefined): string | undefined {
  return named === undefined ? undefined : resolve(root, named);
}
