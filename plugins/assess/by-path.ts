import type { SourceFile } from '#model';

/** Files by their paths; of several at one path the last. */
export function byPath(files: readonly SourceFile[]): ReadonlyMap<string, SourceFile> {
  return new Map(files.map((file) => [file.path, file]));
}
