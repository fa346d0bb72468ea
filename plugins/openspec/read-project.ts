import type { Config } from '#config';
import type {
  Capability,
  Change,
  Claim,
  HistoryEntry,
  Irregularity,
  IrregularityKind,
  ProjectFiles,
  SourceFile,
} from '#model';
import { sourceFile } from '#model';
import { assignAddresses } from './assign-addresses.ts';
import { type CapabilityDraft, toCapability, toClaims } from './draft.ts';
import { readSpec } from './parse-spec.ts';
import { capabilityIn, readBounded, readChanges } from './read-changes.ts';
import { remembered, type SpecCache } from './spec-cache.ts';
import { type StepWords, stepWords } from './step-words.ts';
import { traceHistory } from './trace-history.ts';

/** Everything the project's OpenSpec folder says. */
export interface SpecProject {
  /** By code point of their ids. */
  readonly capabilities: readonly Capability[];
  /** Active ones by name, then archived ones by date and name. */
  readonly changes: readonly Change[];
  readonly history: readonly HistoryEntry[];
  /** Every requirement and scenario, in the order of capabilities and of their authors. */
  readonly claims: readonly Claim[];
  /** The document whose vocabulary counts for every capability. */
  readonly shared?: Capability;
  /** Every file a span points into; a file that could not be read stands here without text. */
  readonly files: readonly SourceFile[];
  /** What concerns whole files; those of specs and deltas are with their capability or delta. */
  readonly irregularities: readonly Irregularity[];
}

/** What reading a project needs at hand. */
export interface ProjectReader {
  readonly files: ProjectFiles;
  /** The OpenSpec folder, without slash at its end. */
  readonly root: string;
  readonly paths: readonly string[];
  readonly words: StepWords;
  readonly cache: SpecCache | undefined;
  read(path: string): SourceFile | undefined;
  /** Without a place it is about the whole file. */
  note(path: string, kind: IrregularityKind, detail: string, at?: number): void;
}

/**
 * Reads all specs and changes of a project.
 * Ensures: never throws for what the files hold; addresses are unique in the project without regard to case; a cache
 * changes nothing but the time it takes.
 * Limits: `LIMITS.specBytes` a file.
 */
export function readProject(files: ProjectFiles, config: Config, cache?: SpecCache): SpecProject {
  const irregularities: Irregularity[] = [];
  const seen = new Map<string, SourceFile>();
  const note: ProjectReader['note'] = (path, kind, detail, at = 0) => {
    if (!seen.has(path)) seen.set(path, sourceFile(path, ''));
    irregularities.push({ kind, span: { path, start: at, end: at }, detail });
  };
  const read = (path: string): SourceFile | undefined => {
    const file = readBounded(path, (each) => files.read(each), note);
    if (file !== undefined) seen.set(path, file);
    return file;
  };
  const root = config.openspec.replace(/^(?:\.\/)+|\/+$/g, '');
  const paths = files.list().filter((path) => path.startsWith(`${root}/`));
  const words = stepWords(config.stepKeywords);
  const reader: ProjectReader = { files, root, paths, words, cache, read, note };
  const drafts = readCapabilities(reader);
  const shared = readShared(reader);
  const changes = readChanges(reader);
  const ids = drafts.map((draft) => draft.capability.id);
  assignAddresses(
    drafts.flatMap((draft) => draft.claims),
    ids,
  );
  return {
    capabilities: drafts.map(toCapability),
    changes,
    history: traceHistory(drafts, changes),
    claims: drafts.flatMap(toClaims),
    ...(shared === undefined ? {} : { shared }),
    files: [...seen.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    irregularities: [...irregularities, ...(shared?.irregularities ?? [])],
  };
}

/** The document below the OpenSpec folder whose vocabulary counts for every capability. */
const SHARED_VOCABULARY = 'vocabulary.md';

/** What may be wrong with a document of vocabulary; it is no spec, so it owes neither purpose nor requirements. */
const VOCABULARY_IRREGULARITIES: readonly IrregularityKind[] = [
  'unclosed-fence',
  'malformed-front-matter',
  'unread-text',
];

function readShared(reader: ProjectReader): Capability | undefined {
  const path = `${reader.root}/${SHARED_VOCABULARY}`;
  // Nobody owes such a document, but what stands in its place is never taken for nothing.
  if (reader.paths.some((each) => each.startsWith(`${path}/`)))
    reader.note(path, 'unreadable-file', 'folder');
  if (reader.files.read(path).kind === 'missing') return undefined;
  const file = reader.read(path);
  if (file === undefined) return undefined;
  const document = toCapability(readSpec(file, 'vocabulary', reader.words));
  const irregularities = document.irregularities.filter(({ kind }) =>
    VOCABULARY_IRREGULARITIES.includes(kind),
  );
  return { ...document, irregularities };
}

function readCapabilities(reader: ProjectReader): CapabilityDraft[] {
  const specs = `${reader.root}/specs/`;
  const drafts: CapabilityDraft[] = [];
  for (const path of reader.paths) {
    if (!path.startsWith(specs)) continue;
    const id = capabilityIn(specs, path);
    if (id === undefined) {
      const hidden = path
        .slice(specs.length)
        .split('/')
        .some((part) => part.startsWith('.'));
      if (!hidden && path.toLowerCase().endsWith('.md'))
        reader.note(path, 'ignored-file', 'OpenSpec reads only spec.md in a folder named for its capability');
      continue;
    }
    const file = reader.read(path);
    if (file === undefined) continue;
    drafts.push(remembered(reader.cache?.drafts, file, () => readSpec(file, id, reader.words)));
  }
  return drafts.sort((a, b) => (a.capability.id < b.capability.id ? -1 : 1));
}
