import type { CodeSymbol, Grammars, ProjectFiles, ReadResult, SourceFile, TextHash } from '#model';
import type { Range } from './symbols/marked-nodes.ts';
import { type CodeReading, readCode } from './symbols/read-code.ts';

/** A code file with what its parse tree says; without a grammar there are no symbols and no comments. */
export interface CodeFile {
  readonly file: SourceFile;
  readonly symbols: readonly CodeSymbol[];
  readonly comments: readonly Range[];
  /** Of all its words and signs; absent without a parse tree. */
  readonly hash?: TextHash;
}

/** Code files that something points into, each parsed once. */
export interface CodeIndex {
  /** Parses a file unless it was; the offsets are asked about on the first call for a file only. */
  parse(file: SourceFile, offsets?: readonly number[]): Promise<CodeReading | undefined>;
  /** What reading a path gives; `.` and empty folders in it are no part of it. */
  read(path: string): ReadResult;
  /** A file that was parsed. */
  code(file: SourceFile): CodeFile;
  /** Files that a parser gave up on, so far. */
  unparsed(): readonly string[];
}

/** What was read from files in earlier runs; a file that has not changed is not parsed again. */
export interface TraceCache {
  readonly entries: Map<string, CacheEntry>;
}

interface CacheEntry {
  readonly text: string;
  readonly offsets: string;
  readonly reading: CodeReading;
}

/** Makes an empty cache, to be kept between runs over the same project. */
export function createTraceCache(): TraceCache {
  return { entries: new Map() };
}

/** Makes an empty index over a project's files. Ensures: a cache changes nothing but the time it takes. */
export function codeIndex(files: ProjectFiles, grammars: Grammars, cache?: TraceCache): CodeIndex {
  const readings = new Map<string, CodeReading | undefined>();
  const reads = new Map<string, ReadResult>();
  const unparsed: string[] = [];
  const slow = { count: 0 };
  return {
    async parse(file, offsets = []) {
      if (readings.has(file.path)) return readings.get(file.path);
      const key = offsets.join();
      const known = cache?.entries.get(file.path);
      if (known && known.text === file.text && known.offsets === key) {
        readings.set(file.path, known.reading);
        return known.reading;
      }
      const result = await readCode(file, grammars, slow, offsets);
      if (result.kind === 'given-up') unparsed.push(file.path);
      const reading = result.kind === 'parsed' ? result.value : undefined;
      readings.set(file.path, reading);
      if (reading) cache?.entries.set(file.path, { text: file.text, offsets: key, reading });
      else cache?.entries.delete(file.path);
      return reading;
    },
    read: (path) => {
      const known = reads.get(path);
      if (known) return known;
      const read: ReadResult = isInside(path) ? files.read(plainPath(path)) : { kind: 'outside' };
      reads.set(path, read);
      return read;
    },
    unparsed: () => unparsed,
    code: (file) => {
      const reading = readings.get(file.path);
      return {
        file,
        symbols: reading?.symbols ?? [],
        comments: reading?.comments ?? [],
        ...(reading ? { hash: reading.hash } : {}),
      };
    },
  };
}

/** True for a path below the root: a second guard, so that no escape depends on one check alone. */
function isInside(path: string): boolean {
  if (path === '' || path.startsWith('/') || /^[A-Za-z]:|[\\\0]/.test(path)) return false;
  const decoded = path.replace(/%2e/gi, '.').replace(/%2f/gi, '/').replace(/%5c/gi, '/');
  return !decoded.split('/').includes('..');
}

function plainPath(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}
