import { realpathSync } from 'node:fs';
import type { Config } from '#config';
import type { DiskCache } from '../disk-cache.ts';
import { openModelChecker, type PooledChecker } from './checker.ts';
import { openModelCache } from './model-cache.ts';

/** Opens the checker that a project's options ask for, with what is remembered of it; undefined where they ask for none. */
export function openProjectChecker(
  root: string,
  { models }: Pick<Config, 'models'>,
): { readonly checker: PooledChecker; readonly cache: DiskCache } | undefined {
  if (!models.enabled) return undefined;
  const cache = openModelCache(realpathSync(root));
  return { checker: openModelChecker({ cache, timeoutMs: models.timeoutSeconds * 1000 }), cache };
}
