import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { closest, distance } from 'fastest-levenshtein';
import { parseConfig } from '#config';
import { openProject } from '#host';
import { readProject } from '#openspec';

/** The nearest folder upward that holds specs; undefined where there is none. */
export function projectRoot(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'openspec/specs'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

const tagsOf = new Map<string, ReadonlySet<string>>();

/** Every tag of the specs below a root, read once in a process. */
function knownTags(root: string): ReadonlySet<string> {
  const known = tagsOf.get(root);
  if (known !== undefined) return known;
  const config = defaults();
  const { claims } = readProject(openProject(root, config).files, config);
  const tags = new Set(claims.flatMap(({ tag }) => tag ?? []));
  tagsOf.set(root, tags);
  return tags;
}

function defaults() {
  const parsed = parseConfig({});
  if (!parsed.ok) throw new Error('The default options are not valid');
  return parsed.config;
}

/**
 * Makes sure that every tag is one of the project's specs.
 * Throws: for a tag that no spec has, with the nearest one that there is, and where there are no specs at all.
 */
export function requireTags(tags: readonly string[], from = process.cwd()): void {
  const root = projectRoot(from);
  if (root === undefined) throw new Error(`There is no \`openspec/specs\` folder in ${from} or above it`);
  const known = knownTags(root);
  for (const tag of tags) {
    if (known.has(tag)) continue;
    const nearest = known.size === 0 ? undefined : closest(tag, [...known]);
    const hint = nearest !== undefined && distance(tag, nearest) <= 3 ? `, expected \`${nearest}\`?` : '';
    throw new Error(`No requirement or scenario has the tag \`${tag}\`${hint}`);
  }
}

/** The commit that the tree below a root is; undefined where the tree differs from it, since a report must not name it then. */
export function cleanCommit(root: string): string | undefined {
  const { commit, dirty } = openProject(root, defaults()).project;
  return dirty ? undefined : commit;
}
