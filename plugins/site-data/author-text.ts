import {
  type Capability,
  type Part,
  type Requirement,
  requirementsOf,
  type Scenario,
  type SourceFile,
  textOf,
} from '#model';
import { type LinkTarget, openOutline, type TextContext } from '#render';
import { hostHref } from './host-links.ts';
import { capabilityHref, type SiteIndex, sourceHref } from './site-index.ts';

/** What the text of one file is rendered in, on one page. */
export interface PageText {
  readonly file: SourceFile;
  readonly context: TextContext;
  /** HTML level of a heading of the author's depth. */
  readonly level: (depth: number) => number;
  /** Makes an id for an author's heading that no other on the page has. */
  readonly headingId: (text: string) => string;
  /** EARS terms that the page's sentences used so far. */
  readonly explained: Set<string>;
  /** Terms of code that a legend on the page explains already. */
  readonly explainedInCode: Set<string>;
}

/** Opens the text of a capability's file for a page whose first author's heading has the level `base`. */
export function openPageText(index: SiteIndex, capability: Capability, base: number): PageText | undefined {
  const file = index.assessment.files.get(capability.path);
  if (file === undefined) return undefined;
  const explained = new Set<string>();
  const ids = new Map<string, number>();
  return {
    file,
    explained,
    explainedInCode: new Set(),
    level: openOutline(base),
    headingId: (text) => {
      const slug =
        text
          .toLowerCase()
          .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
          .replace(/^-|-$/g, '') || 'heading';
      const count = (ids.get(slug) ?? 0) + 1;
      ids.set(slug, count);
      return `h-${slug}${count === 1 ? '' : `-${count}`}`;
    },
    context: {
      resolve: (href) => resolveAuthorLink(index, capability.path, href),
      mention: (word) => {
        const address = index.tags.get(word);
        return address === undefined ? undefined : index.hrefs.get(address);
      },
      definitions: definitionsOf(capability, file),
    },
  };
}

const remembered = new WeakMap<Capability, string>();

/** Link and footnote definitions of a spec, which count in all of it and not only in the block they stand in. */
function definitionsOf(capability: Capability, file: SourceFile): string {
  const known = remembered.get(capability);
  if (known !== undefined) return known;
  const text = proseOf(capability)
    .flatMap((part) =>
      [...textOf(file, part.span).matchAll(/^ {0,3}\[[^\]\n]+\]:[^\S\n]*\S.*$/gm)].map((match) => match[0]),
    )
    .join('\n\n');
  remembered.set(capability, text);
  return text;
}

function proseOf(capability: Capability): readonly Part[] {
  const claims: readonly (Requirement | Scenario)[] = [
    ...requirementsOf(capability),
    ...capability.body.filter((item): item is Scenario => item.kind === 'scenario'),
  ];
  const parts = [
    ...capability.body,
    ...claims.flatMap((claim): readonly (Part | Requirement | Scenario)[] => [
      ...claim.body,
      ...claim.body.flatMap((item) => (item.kind === 'scenario' ? item.body : [])),
    ]),
  ];
  return parts.filter((part): part is Extract<Part, { kind: 'prose' }> => part.kind === 'prose');
}

/**
 * Where a relative address in a file leads: the page of a capability, the page of a source file, the repository's host at
 * the commit, or nowhere.
 */
export function resolveAuthorLink(index: SiteIndex, from: string, href: string): LinkTarget {
  const [written = '', fragment] = splitOnce(href.split('?')[0] ?? '', '#', href);
  if (written === '') return resolveFragment(index, from, fragment);
  const path = joinPath(from, written);
  if (path === undefined) return { kind: 'text' };
  const capability = index.capabilityByPath.get(path);
  if (capability !== undefined) {
    const inside = resolveFragment(index, path, fragment);
    return inside.kind === 'href' ? inside : { kind: 'href', href: capabilityHref(index, capability.id) };
  }
  const lines = fragment?.match(/^L(\d+)(?:-L?(\d+))?$/);
  const line = lines?.[1] === undefined ? undefined : Number(lines[1]);
  const endLine = lines?.[2] === undefined ? undefined : Number(lines[2]);
  const target = sourceHref(index, path, line) ?? hostHref(index.assessment.project, path, line, endLine);
  return target === undefined ? { kind: 'text' } : { kind: 'href', href: target };
}

/** A fragment within a spec: a tag, or a heading's words as the usual hosts make an address of them. */
function resolveFragment(index: SiteIndex, path: string, fragment: string | undefined): LinkTarget {
  const capability = index.capabilityByPath.get(path);
  if (fragment === undefined || fragment === '' || capability === undefined) return { kind: 'text' };
  const wanted = decodePercent(fragment);
  const tagged = index.tags.get(wanted);
  const claims = index.claimsOfCapability.get(capability.id) ?? [];
  const address =
    tagged ??
    claims.find((claim) => {
      const tag = claim.tag === undefined ? '' : ` [${claim.tag}]`;
      const heading = `${claim.kind}: ${claim.title}${tag}`;
      return hostSlug(heading) === wanted || hostSlug(claim.title + tag) === wanted;
    })?.address;
  const target = address === undefined ? undefined : index.hrefs.get(address);
  return target === undefined ? { kind: 'text' } : { kind: 'href', href: target };
}

function hostSlug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

function splitOnce(text: string, separator: string, whole: string): readonly [string, string | undefined] {
  const at = whole.indexOf(separator);
  return [text.split(separator)[0] ?? '', at < 0 ? undefined : whole.slice(at + 1)];
}

/** Joins a path as written to the folder of a file; undefined when it leaves the project. */
export function joinPath(from: string, written: string): string | undefined {
  const path = decodePercent(written).replaceAll('\\', '/');
  const segments = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.length === 0 ? undefined : segments.join('/');
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
