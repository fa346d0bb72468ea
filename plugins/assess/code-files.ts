import { type Config, LIMITS } from '#config';
import { hashExactly } from '#evidence';
import type { ProjectFiles, SourceFile, TextHash } from '#model';
import { scannedFiles } from '#traceability';

/**
 * Hashes the code files of a tree line by line, whether a link leads to them or not.
 * Limits: gives none where there are more than `LIMITS.recordedFiles`.
 */
export function hashCodeFiles(files: ProjectFiles, config: Config): ReadonlySet<TextHash> {
  const paths = files.list().filter(scannedFiles(config));
  if (paths.length > LIMITS.recordedFiles) return new Set();
  return new Set(readTextFiles(files, paths).map((file) => hashExactly(file)));
}

/** The files at some paths; what is no text that can be read is left out. */
export function readTextFiles(files: ProjectFiles, paths: Iterable<string>): readonly SourceFile[] {
  return [...paths].flatMap((path) => {
    const read = files.read(path);
    return read.kind === 'text' ? [read.file] : [];
  });
}
