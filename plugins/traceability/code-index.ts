import type { CodeSymbol, Grammars, ProjectFiles, ReadResult, SourceFile } from '#model';
import { type CodeReading, readCode } from './symbols/read-code.ts';

/** Code files that something points into, each parsed once. */
export interface CodeIndex {
  /** Parses a file unless it was; the offsets are asked about on the first call for a file only. */
  parse(file: SourceFile, offsets?: readonly number[]): Promise<CodeReading | undefined>;
  /** What reading a path gives. */
  read(path: string): ReadResult;
  /** Symbols of a parsed file; empty for files without a grammar. */
  symbolsOf(path: string): readonly CodeSymbol[];
}

/** Makes an empty index over a project's files. */
export function codeIndex(files: ProjectFiles, grammars: Grammars): CodeIndex {
  const readings = new Map<string, CodeReading | undefined>();
  return {
    async parse(file, offsets = []) {
      if (!readings.has(file.path)) readings.set(file.path, await readCode(file, grammars, offsets));
      return readings.get(file.path);
    },
    read: (path) => (isInside(path) ? files.read(path) : { kind: 'outside' }),
    symbolsOf: (path) => readings.get(path)?.symbols ?? [],
  };
}

/** True for a plain path below the root: a second guard, so that no escape depends on one check alone. */
export function isInside(path: string): boolean {
  if (path === '' || path.startsWith('/') || /^[A-Za-z]:|[\\\0]/.test(path)) return false;
  const decoded = path.replace(/%2e/gi, '.').replace(/%2f/gi, '/').replace(/%5c/gi, '/');
  return !decoded.split('/').includes('..');
}
