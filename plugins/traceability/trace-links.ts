import type { Config } from '#config';
import type {
  Assessment,
  Capability,
  Change,
  Claim,
  CodeSymbol,
  Grammars,
  Link,
  ProjectFiles,
  SourceFile,
  TextHash,
} from '#model';
import { type CodeIndex, codeIndex, type TraceCache } from './code-index.ts';
import { conventionsOf, IN_SPEC_CONVENTION } from './conventions.ts';
import { evidenceTargets, type WrittenLink } from './evidence-targets.ts';
import { fileRoles, scannedFiles } from './file-role.ts';
import { findVanished } from './find-vanished.ts';
import { resolveTarget, roleOf } from './resolve-evidence.ts';
import type { Resolution } from './resolve-name.ts';
import { offsetsOf, resolveTags } from './resolve-tags.ts';
import { knownNames, scanTags } from './scan-tags.ts';

/** What links are traced from. */
export interface TraceInput {
  readonly capabilities: readonly Capability[];
  readonly claims: readonly Claim[];
  /** The active ones first, the archived ones in the order in which they were archived. */
  readonly changes: readonly Change[];
  readonly files: ProjectFiles;
  readonly config: Pick<
    Config,
    'openspec' | 'out' | 'exclude' | 'tests' | 'tagConventions' | 'withoutConventions'
  >;
  readonly grammars: Grammars;
  /** Paths whose symbols are wanted whether a link points there or not. */
  readonly alsoRead?: readonly string[];
  /** Kept by callers that trace the same project again and again. */
  readonly cache?: TraceCache;
}

/** Links in both directions, and the code they touch. */
export interface Trace {
  /** Evidence links in the order of the specs, then tags in the order of their files. */
  readonly links: readonly Link[];
  /** Symbols of every file a link points into, by path; empty lists for files without a grammar. */
  readonly symbols: ReadonlyMap<string, readonly CodeSymbol[]>;
  /** Every code file a link points into. */
  readonly files: readonly SourceFile[];
  /** Symbols of the files asked for, by path; those that cannot be read are absent. */
  readonly alsoRead: ReadonlyMap<string, readonly CodeSymbol[]>;
  /** Of every parsed file a link points into, and of those asked for: all its words and signs. */
  readonly fileHashes: ReadonlyMap<string, TextHash>;
  readonly scan: Assessment['scan'];
}

/**
 * Traces claims to code through the evidence links of the specs, and code to claims through the tags in it.
 * Ensures: equal inputs give equal results; every evidence link gives one link; nothing outside the project is read; a file
 * is parsed at most once, and only when a link or a tag points into it.
 */
export async function traceLinks(input: TraceInput): Promise<Trace> {
  const { capabilities, claims, changes, files, config, grammars } = input;
  const index = codeIndex(files, grammars, input.cache);
  const roles = fileRoles(config);
  const known = knownNames(claims, capabilities, changes);
  const scanned = files.list().filter(scannedFiles(config));
  const scan = scanTags(files, scanned, conventionsOf(config), known);
  const touched = new Map<string, SourceFile>();

  const tagLinks: Link[] = [];
  for (const { file, hits } of scan.hits) {
    const reading = await index.parse(file, offsetsOf(hits));
    const links = resolveTags(file, hits, reading, known, roles(file.path));
    if (links.length > 0) touched.set(file.path, file);
    tagLinks.push(...links);
  }

  const written = capabilities.flatMap((capability) =>
    evidenceTargets(capability, specOf(capability, input)),
  );
  await parseTargets(written, index, touched);
  const resolutions = written.map((link) => resolveTarget(link.target, roleOf(link, roles), index));
  const found = await findVanished(written, resolutions, scanned, index, roles);
  const evidenceLinks = written.map((link, i) => toLink(link, found[i], roleOf(link, roles)));
  for (const { target } of evidenceLinks) touch(target?.path, index, touched);

  const alsoRead = new Map<string, readonly CodeSymbol[]>();
  const read = new Map(touched);
  for (const path of input.alsoRead ?? []) {
    const result = index.read(path);
    if (result.kind !== 'text') continue;
    await index.parse(result.file);
    read.set(path, result.file);
    alsoRead.set(path, index.code(result.file).symbols);
  }

  return {
    links: [...evidenceLinks, ...tagLinks].map(sayHeldBack),
    alsoRead,
    symbols: new Map([...touched].sort(byPath).map(([path, file]) => [path, index.code(file).symbols])),
    files: [...touched].sort(byPath).map(([, file]) => file),
    fileHashes: hashesOf([...read.values()], index),
    scan: {
      files: scan.files,
      skipped: [...scan.skipped, ...index.unparsed().map((path) => ({ path, reason: 'unparsed' }) as const)],
    },
  };
}

function hashesOf(files: readonly SourceFile[], index: CodeIndex): ReadonlyMap<string, TextHash> {
  return new Map(
    files.flatMap((file): [string, TextHash][] => {
      const { hash } = index.code(file);
      return hash === undefined ? [] : [[file.path, hash]];
    }),
  );
}

/** A test that is skipped says less than one that runs, and its name alone does not show it. */
function sayHeldBack(link: Link): Link {
  const symbol = link.target?.symbol;
  const mark = symbol?.heldBack;
  if (mark === undefined || !symbol) return link;
  return {
    ...link,
    reason: `${link.reason} ${symbol.kind === 'suite' ? 'The suite' : 'The test'} is held back by \`${mark}\`: it does not simply run.`,
  };
}

function byPath(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}

/** The text of a spec, when links in its comments are wanted. */
function specOf(capability: Capability, { files, config }: TraceInput): SourceFile | undefined {
  if (config.withoutConventions.includes(IN_SPEC_CONVENTION)) return undefined;
  const read = files.read(capability.path);
  return read.kind === 'text' ? read.file : undefined;
}

async function parseTargets(
  written: readonly WrittenLink[],
  index: CodeIndex,
  touched: Map<string, SourceFile>,
): Promise<void> {
  for (const { target } of written) {
    const file = touch(target.path, index, touched);
    if (file) await index.parse(file);
  }
}

function touch(
  path: string | undefined,
  index: CodeIndex,
  touched: Map<string, SourceFile>,
): SourceFile | undefined {
  const read = path === undefined ? undefined : index.read(path);
  if (read?.kind !== 'text') return undefined;
  touched.set(read.file.path, read.file);
  return read.file;
}

function toLink(written: WrittenLink, resolution: Resolution | undefined, role: Link['role']): Link {
  const { target, claim, capability, qualifier, convention } = written;
  return {
    ...(claim === undefined ? {} : { claim }),
    ...(capability === undefined ? {} : { capability }),
    origin: 'evidence',
    role,
    label: target.text,
    ...(qualifier === undefined ? {} : { qualifier }),
    ...(convention === undefined ? {} : { convention }),
    from: target.span,
    ...(resolution ?? { status: 'missing', reason: 'The link was not resolved.' }),
  };
}
