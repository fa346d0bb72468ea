import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from '#config';
import { type Result, usageFailure } from './exit-status.ts';
import { findRoot, isFolder } from './find-root.ts';
import { loadConfig } from './load-config.ts';

/** A project that a command works on. */
export interface Opened {
  readonly root: string;
  readonly config: Config;
}

/** Finds the root, loads the configuration and makes sure that there are specs to read. */
export async function openRoot(named: string | undefined): Promise<Result<Opened>> {
  const root = findRoot(named, process.cwd());
  if (!root.ok) return root;
  const config = await loadConfig(root.value);
  if (!config.ok) return config;
  if (!isFolder(join(root.value, config.value.openspec))) {
    return usageFailure(
      `There is no \`${config.value.openspec}/\` folder in ${root.value}`,
      'Name the folder that holds it with `--root DIR`, or set `openspec` in the configuration.',
    );
  }
  const { officialJar } = config.value.models;
  if (officialJar !== undefined && !existsSync(resolve(root.value, officialJar)))
    return usageFailure(`\`models.officialJar\` names \`${officialJar}\`, but there is no such file`);
  return { ok: true, value: { root: root.value, config: config.value } };
}
