import type { Delta, SourceFile } from '#model';
import type { CapabilityDraft } from './draft.ts';

interface Entry<T> {
  readonly text: string;
  readonly value: T;
}

/** What was read from files in earlier runs; a file that has not changed is not parsed again. */
export interface SpecCache {
  readonly drafts: Map<string, Entry<CapabilityDraft>>;
  readonly deltas: Map<string, Entry<Delta>>;
}

/**
 * Makes an empty cache, to be kept between runs over the same project with the same options.
 * Limits: claims are shared with the capabilities of the run before, whose addresses may change with the next run.
 */
export function createSpecCache(): SpecCache {
  return { drafts: new Map(), deltas: new Map() };
}

/** What an earlier run made of a file with the same text, or what `make` makes of it. */
export function remembered<T>(
  entries: Map<string, Entry<T>> | undefined,
  file: SourceFile,
  make: () => T,
): T {
  const known = entries?.get(file.path);
  if (known?.text === file.text) return known.value;
  const value = make();
  entries?.set(file.path, { text: file.text, value });
  return value;
}
