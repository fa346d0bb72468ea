import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { listFolder } from '#host';
import { packageFolder } from './package-files.ts';

/** A generated Astro project below a repository's root, in a folder that git ignores by itself. */
export interface ScratchProject {
  readonly root: string;
  /** Where Astro writes before anything is published. */
  readonly out: string;
  readonly cache: string;
}

/** Reads nothing from the docs collection: Casebook's pages come from injected routes. */
const CONTENT_CONFIG = `import { defineCollection } from 'astro:content';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: () => [], schema: docsSchema() }) };
`;

/**
 * Makes or renews `<root>/.casebook/`, in which Astro runs for a repository that has no Astro of its own.
 * Requires: that folder is absent or a real one, no link.
 * Ensures: nothing else in the repository is written, and nothing outside it: links that lie there go.
 */
export function openScratchProject(root: string): ScratchProject {
  const folder = join(root, '.casebook');
  makeFolder(folder);
  removeLinks(folder);
  makeFolder(join(folder, 'src'));
  keep(join(folder, '.gitignore'), '*\n');
  // Astro decides from these names which packages to bundle.
  keep(
    join(folder, 'package.json'),
    `${JSON.stringify({ private: true, type: 'module', dependencies: { '@astrojs/starlight': '*', astro: '*', casebook: '*' } })}\n`,
  );
  keep(join(folder, 'src/content.config.mjs'), CONTENT_CONFIG);
  // What Astro leaves external is resolved from here.
  keepLink(join(folder, 'node_modules'), dirname(packageFolder('astro')));
  return { root: folder, out: join(folder, 'dist'), cache: join(folder, 'cache') };
}

/** Not `recursive`: for a folder that the system refuses, Node then says that it is missing. */
function makeFolder(path: string): void {
  if (!existsSync(path)) mkdirSync(path);
}

/** A repository may hold anything; what is written below the folder must not follow a link out of it. */
function removeLinks(folder: string): void {
  for (const path of listFolder(folder).others)
    if (path !== 'node_modules') rmSync(join(folder, path), { force: true });
}

/** Writes a file only when it differs, so that watchers stay quiet. */
function keep(path: string, text: string): void {
  try {
    if (readFileSync(path, 'utf8') === text) return;
  } catch {
    // Absent: write it.
  }
  writeFileSync(path, text);
}

function keepLink(path: string, target: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isSymbolicLink() && readlinkSync(path) === target) return;
  if (found) rmSync(path, { recursive: true, force: true });
  symlinkSync(target, path, 'junction');
}
