import { posix } from 'node:path';
import GithubSlugger, { slug } from 'github-slugger';
import type { ProjectFiles, Reference } from '#model';
import { quote } from './quote.ts';
import type { Report, RuleContext } from './rule.ts';
import { walkSpec } from './walk-spec.ts';

/** References whose file is absent or has no such heading. */
export function* danglingFiles(context: RuleContext): Iterable<Report> {
  const folders = lazyFolders(context.projectFiles);
  for (const capability of context.capabilities) {
    for (const part of walkSpec(capability)) {
      if (part.kind !== 'references') continue;
      for (const reference of part.references) {
        const report = reportReference(reference, capability.path, context.projectFiles, folders);
        if (report !== undefined) yield report;
      }
    }
  }
}

function reportReference(
  reference: Reference,
  specPath: string,
  files: ProjectFiles,
  folders: () => ReadonlySet<string>,
): Report | undefined {
  if (reference.path === undefined) return undefined;
  const places = placesOf(reference.path, specPath);
  const place = places.find((path) => files.exists(path));
  if (place === undefined) {
    if (places.some((path) => folders().has(path))) return undefined;
    return {
      message: `Reference names ${quote(reference.path)}, but the project has no such file`,
      span: reference.span,
      hint: reference.path.includes('changes/')
        ? 'A change that was archived lies in `changes/archive/` under a dated name.'
        : 'Name the file by its path from the project root.',
    };
  }
  if (reference.fragment === undefined || !/\.(?:md|markdown|mdx)$/i.test(place)) return undefined;
  const read = files.read(place);
  if (read.kind !== 'text' || hasHeading(read.file.text, reference.fragment)) return undefined;
  return {
    message: `Reference names ${quote(reference.fragment)} in \`${place}\`, but the file has no such heading`,
    span: reference.span,
    hint: 'Name the heading by its words or by its anchor.',
  };
}

/** Where a path may lead: from the project root, or from the spec. */
function placesOf(path: string, specPath: string): readonly string[] {
  const clean = path.replace(/^\/+/, '').replace(/\/+$/, '');
  return [...new Set([posix.normalize(clean), posix.join(posix.dirname(specPath), clean)])];
}

function lazyFolders(files: ProjectFiles): () => ReadonlySet<string> {
  let folders: Set<string> | undefined;
  return () => {
    if (folders !== undefined) return folders;
    folders = new Set();
    for (const path of files.list()) {
      for (
        let folder = posix.dirname(path);
        folder !== '.' && !folders.has(folder);
        folder = posix.dirname(folder)
      )
        folders.add(folder);
    }
    return folders;
  };
}

/** True when a heading has these words or this anchor, with or without its tag. */
function hasHeading(text: string, fragment: string): boolean {
  const wanted = slug(decode(fragment));
  const anchors = new GithubSlugger();
  let fence: string | undefined;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const marker = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (marker !== undefined && (fence === undefined || marker.startsWith(fence))) {
      fence = fence === undefined ? marker : undefined;
      continue;
    }
    const title = fence === undefined ? /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/.exec(line)?.[1] : undefined;
    if (title === undefined) continue;
    const words = title.replace(/^(?:Requirement|Scenario):\s*/i, '');
    const names = [title, words, title.replace(/\s*\[[^\]]*\]$/, ''), words.replace(/\s*\[[^\]]*\]$/, '')];
    const tag = /\[([^\]]+)\]$/.exec(title)?.[1];
    if (anchors.slug(title) === wanted || [...names, tag ?? ''].some((name) => slug(name) === wanted))
      return true;
  }
  return false;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
