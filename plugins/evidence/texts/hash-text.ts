import { createHash } from 'node:crypto';
import type { SourceFile, TextHash } from '#model';

/** Hashes the parts of a text in their order; no two lists of parts are hashed as one. */
export function hashParts(parts: readonly string[]): TextHash {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32) as TextHash;
}

/**
 * A text as a reader of the rendered page sees it: line breaks, indentation, comments and how wide a table is drawn are the
 * author's habit and no change of what is said.
 */
export function foldProse(text: string): string {
  return text
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/-{3,}/g, '---')
    .replace(/\s*\|\s*/g, '|')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Hashes lines of a file without a parse tree; white space does not matter. */
export function hashLines(text: string): TextHash {
  return hashParts(['lines', text.replace(/\s+/g, ' ').trim()]);
}

const exact = new WeakMap<SourceFile, TextHash>();

/** Hashes a file line by line: what counts executions of lines is about these very lines. */
export function hashExactly(file: SourceFile): TextHash {
  const known = exact.get(file);
  if (known !== undefined) return known;
  const hash = hashParts(['exact', file.text.replace(/\r\n?/g, '\n')]);
  exact.set(file, hash);
  return hash;
}
