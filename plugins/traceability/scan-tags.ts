import { LIMITS } from '#config';
import type { Capability, Change, Claim, ProjectFiles, SkippedFile, SourceFile } from '#model';
import { type ChangedNames, changedNames } from './changed-names.ts';
import { type Convention, type NamedPart, readName, readNames } from './conventions.ts';

/** A place in code that reads like a tag; the parse tree has not been asked yet. */
export interface TagHit {
  readonly convention: Convention;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where the convention's pattern began to match. */
  readonly matchStart: number;
}

/** What claims and capabilities can be named by. */
export interface KnownNames {
  readonly byTag: ReadonlyMap<string, readonly Claim[]>;
  /** By title, white space folded, lower case. */
  readonly byTitle: ReadonlyMap<string, readonly Claim[]>;
  /** `BOX` of `BOX-ADD`, for every tag of a claim or an active change. */
  readonly firstSegments: ReadonlySet<string>;
  readonly capabilities: ReadonlySet<string>;
  /** What changes name. */
  readonly changed: ChangedNames;
}

/** Collects what tags in code can name. */
export function knownNames(
  claims: readonly Claim[],
  capabilities: readonly Capability[],
  changes: readonly Change[],
): KnownNames {
  const byTag = new Map<string, Claim[]>();
  const byTitle = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (claim.tag !== undefined) add(byTag, claim.tag, claim);
    if (claim.kind === 'scenario') add(byTitle, foldTitle(claim.title), claim);
  }
  const changed = changedNames(changes, foldTitle);
  const planned = [...changed.byTag].flatMap(([tag, { kind }]) => (kind === 'planned' ? [tag] : []));
  return {
    byTag,
    byTitle,
    firstSegments: new Set([...byTag.keys(), ...planned].map(firstSegment)),
    capabilities: new Set(capabilities.map((capability) => capability.id)),
    changed,
  };
}

function add(map: Map<string, Claim[]>, key: string, claim: Claim): void {
  const list = map.get(key);
  if (list) list.push(claim);
  else map.set(key, [claim]);
}

function firstSegment(tag: string): string {
  return tag.split('-', 1)[0] ?? '';
}

/** A title for comparing: white space folded, case ignored. */
export function foldTitle(title: string): string {
  return title.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Code files with what reads like tags in them. */
export interface Scan {
  readonly hits: readonly { readonly file: SourceFile; readonly hits: readonly TagHit[] }[];
  readonly files: number;
  readonly skipped: readonly SkippedFile[];
}

/** Looks through the given files for tags, without parsing any. */
export function scanTags(
  files: ProjectFiles,
  paths: readonly string[],
  conventions: readonly Convention[],
  known: KnownNames,
): Scan {
  const hits: { file: SourceFile; hits: readonly TagHit[] }[] = [];
  const skipped: SkippedFile[] = [];
  let count = 0;
  for (const path of paths) {
    const result = files.read(path);
    switch (result.kind) {
      case 'text': {
        count++;
        const found = findHits(result.file, conventions, known);
        if (found.length > 0) hits.push({ file: result.file, hits: found });
        if (found.length >= LIMITS.tagsPerFile) skipped.push({ path, reason: 'too-many-tags' });
        break;
      }
      case 'too-large':
      case 'binary':
      case 'unreadable':
      case 'outside':
        skipped.push({ path, reason: result.kind });
        break;
      case 'missing':
      case 'ignored':
        // Gone since it was listed, or a second name of a file that is not the project's: nothing to look through.
        break;
      default:
        result satisfies never;
    }
  }
  const unlisted = files.unlisted?.();
  if (unlisted !== undefined) skipped.push({ path: unlisted, reason: 'unlisted' });
  return { hits, files: count, skipped };
}

/** Finds what reads like a tag in one file, in order. Limits: `LIMITS.tagsPerFile`. */
export function findHits(
  file: SourceFile,
  conventions: readonly Convention[],
  known: KnownNames,
): readonly TagHit[] {
  const hits: TagHit[] = [];
  for (const convention of conventions) {
    if (convention.hint !== undefined && !file.text.includes(convention.hint)) continue;
    if (convention.files && !convention.files(file.path)) continue;
    for (const match of file.text.matchAll(convention.pattern)) {
      for (const { text, at } of namesIn(match, convention)) {
        if (hits.length >= LIMITS.tagsPerFile) return hits;
        if (convention.needsKnownStart && !startsLikeTag(text, known)) continue;
        hits.push({ convention, text, start: at, end: at + text.length, matchStart: match.index });
      }
    }
  }
  return hits.sort((a, b) => a.start - b.start || a.matchStart - b.matchStart);
}

function namesIn(match: RegExpExecArray, convention: Convention): readonly NamedPart[] {
  const { tag, tags } = match.groups ?? {};
  const written = tag ?? tags;
  if (written === undefined) return [];
  const place = match.indices?.groups?.[tag === undefined ? 'tags' : 'tag'];
  const offset = place?.[0] ?? match.index + match[0].indexOf(written);
  const names = tag === undefined ? readNames(written, convention) : readName(tag);
  return names.map((name) => ({ text: name.text, at: offset + name.at }));
}

/**
 * True for a tag that a claim or a change has, and for a word of a tag's shape that begins like one, so that a mistyped tag
 * is seen.
 * `[A-Z]` and `[IDX]` are neither.
 */
function startsLikeTag(word: string, known: KnownNames): boolean {
  if (known.byTag.has(word) || known.changed.byTag.has(word)) return true;
  return /^[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)+$/.test(word) && known.firstSegments.has(firstSegment(word));
}
