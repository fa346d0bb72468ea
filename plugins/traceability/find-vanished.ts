import { LIMITS } from '#config';
import type { CodeSymbol, SourceFile } from '#model';
import type { CodeIndex } from './code-index.ts';
import type { WrittenLink } from './evidence-targets.ts';
import type { FileRole } from './file-role.ts';
import { inWords, placeOfSymbol, type Wanted } from './find-name.ts';
import { wholeAnswers } from './name-table.ts';
import { roleOf, wantedOf } from './resolve-evidence.ts';
import type { Resolution } from './resolve-name.ts';
import { containsWords } from './symbols/titles.ts';

/** A missing link whose name is looked for in other files. */
interface Vanished {
  readonly at: number;
  readonly written: WrittenLink;
  readonly wanted: Exclude<Wanted, { kind: 'description' }>;
  /** The longest word of what is wanted, by which files are chosen. */
  readonly key: string;
  /** Files that hold the words, in order. */
  readonly candidates: SourceFile[];
}

/** More files than this that hold a name make it too common to say where it went. */
const MAX_CANDIDATES = 20;

/**
 * Looks for the names of missing links in the other files of the project.
 * Ensures: a link is moved only when exactly one other file declares its name, or exactly one of the files that the same
 * claim's evidence links into.
 * Limits: `LIMITS.vanishedNames`.
 */
export async function findVanished(
  written: readonly WrittenLink[],
  resolutions: readonly Resolution[],
  paths: readonly string[],
  index: CodeIndex,
  roles: (path: string) => FileRole,
): Promise<readonly Resolution[]> {
  const vanished = written
    .flatMap((link, at) => (resolutions[at]?.status === 'missing' ? (toVanished(link, at, roles) ?? []) : []))
    .slice(0, LIMITS.vanishedNames);
  if (vanished.length === 0) return resolutions;
  findCandidates(vanished, paths, index);
  const found = [...resolutions];
  for (const item of vanished) {
    const declaring: { file: SourceFile; symbol: CodeSymbol }[] = [];
    if (item.candidates.length > MAX_CANDIDATES) continue;
    for (const file of item.candidates) {
      await index.parse(file);
      const [symbol] = wholeAnswers(index.code(file).symbols, item.wanted);
      if (symbol) declaring.push({ file, symbol });
    }
    const siblings = new Set(
      written.filter((link) => isSameOwner(link, item.written)).map(({ target }) => target.path),
    );
    const linked = declaring.filter(({ file }) => siblings.has(file.path));
    const only = declaring.length === 1 ? declaring[0] : linked.length === 1 ? linked[0] : undefined;
    const resolution = resolutions[item.at];
    if (!only || !resolution) continue;
    found[item.at] = {
      status: 'moved',
      match: 'other-file',
      target: placeOfSymbol(only.symbol),
      reason: `${resolution.reason.replace(/\.$/, '')}; ${inWords(only.symbol)} is declared at line ${only.symbol.line} of \`${only.file.path}\`.`,
    };
  }
  return found;
}

function toVanished(
  written: WrittenLink,
  at: number,
  roles: (path: string) => FileRole,
): Vanished | undefined {
  if (written.target.path === undefined) return undefined;
  const wanted = wantedOf(written.target, roleOf(written, roles));
  if (!wanted || wanted.kind === 'description') return undefined;
  const words = wanted.kind === 'identifier' ? wanted.name : wanted.words;
  const key = [...words.matchAll(/\w+/g)].map(([word]) => word).sort((a, b) => b.length - a.length)[0];
  return key === undefined || key.length < 3 ? undefined : { at, written, wanted, key, candidates: [] };
}

/** One pass over the words of all files, however many names are wanted. */
function findCandidates(vanished: readonly Vanished[], paths: readonly string[], index: CodeIndex): void {
  const byKey = new Map<string, Vanished[]>();
  for (const item of vanished) byKey.set(item.key, [...(byKey.get(item.key) ?? []), item]);
  for (const path of paths) {
    const read = index.read(path);
    if (read.kind !== 'text') continue;
    for (const key of keysIn(read.file.text, byKey)) {
      for (const item of byKey.get(key) ?? []) {
        if (item.written.target.path !== path && mayHold(read.file, item.wanted))
          item.candidates.push(read.file);
      }
    }
  }
}

/** Asking for each key is fastest for a few, looking up each word for many. */
function keysIn(text: string, byKey: ReadonlyMap<string, unknown>): Iterable<string> {
  if (byKey.size <= 40) return [...byKey.keys()].filter((key) => text.includes(key));
  const seen = new Set<string>();
  for (const [word] of text.matchAll(/\w+/g)) {
    if (byKey.has(word)) seen.add(word);
  }
  return seen;
}

function mayHold(file: SourceFile, wanted: Vanished['wanted']): boolean {
  return wanted.kind === 'identifier' || containsWords(file.text, wanted.words);
}

function isSameOwner(a: WrittenLink, b: WrittenLink): boolean {
  return a.claim === b.claim && a.capability === b.capability;
}
