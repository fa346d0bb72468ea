import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Config } from '#config';
import { hashFiles, listFolder } from '#host';
import type { Assessment } from '#model';
import { sealManifest, toManifest } from '#report';
import { getStore } from './store.ts';

/** What a manifest that is published is made from. */
export interface ManifestInput {
  /** Folder of the Casebook pages in a built site. */
  readonly folder: string;
  /** The project's root. */
  readonly root: string;
  readonly config: Config;
  /** Name of the project's configuration file, where it has one. */
  readonly configFile?: string;
}

/**
 * Writes the manifest with the hashes of all inputs and of all other files in its folder and below; the last step of a build.
 * Ensures: equal files give equal bytes; any byte that changes afterwards is noticed by `casebook verify`.
 * @returns the manifest's digest.
 */
export async function writeManifest(input: ManifestInput): Promise<string> {
  const { folder, root } = input;
  const { assessment } = getStore();
  mkdirSync(folder, { recursive: true });
  const { files } = listFolder(folder);
  const artefacts = await hashFiles(
    folder,
    files.filter((path) => path !== 'manifest.json'),
  );
  const inputs = await hashFiles(root, inputPaths(assessment, input));
  const { text, digest } = sealManifest(toManifest(assessment), {
    inputs: [...inputs],
    artefacts: [...artefacts],
  });
  writeFileSync(join(folder, 'manifest.json'), text);
  return digest;
}

/** Every file that the site rests on: specs, linked code, reports, coverage, the record, reviews, the configuration. */
function inputPaths(assessment: Assessment, { root, config, configFile }: ManifestInput): readonly string[] {
  const record = relative(root, resolve(root, config.evidence.record)).split(sep).join('/');
  const paths = [
    ...assessment.files.keys(),
    ...assessment.reports.map(({ report }) => report.path),
    ...[...assessment.coverage.values()].map(({ report }) => report),
    ...[record, configFile].filter((path) => path !== undefined && existsSync(join(root, path))),
  ].filter((path) => path !== undefined);
  return [...new Set(paths)].sort();
}
