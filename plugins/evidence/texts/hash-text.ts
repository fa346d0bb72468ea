import { createHash } from 'node:crypto';
import type { SourceFile, TextHash } from '#model';

/** Hashes the parts of a text in their order; no two lists of parts are hashed as one. */
export function hashParts(parts: readonly string[]): TextHash {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32) as TextHash;
}

/**
 * A text as a reader of the rendered page sees it: line breaks, indentation, comments, which of two marks stands for a bullet or
 * for emphasis, and how wide a table is drawn are the author's habit and no change of what is said.
 */
export function foldProse(text: string): string {
  return text
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/^([ \t]*)[*+](?=[ \t])/gm, '$1-')
    .replace(/^[ \t]*\|.*$/gm, foldRow)
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replace(STRONG, '**$1**').replace(EMPHASIS, '*$1*')))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

const STRONG = /(?<![\w\\])__([^\s_](?:[^_]{0,1000}[^\s_])?)__(?!\w)/g;
const EMPHASIS = /(?<![\w\\])_([^\s_](?:[^_]{0,1000}[^\s_])?)_(?!\w)/g;

function foldRow(row: string): string {
  return row.replace(/[ \t]*\|[ \t]*/g, '|').replace(/-{3,}/g, '---');
}

/**
 * Hashes lines of which no parse tree says what belongs together: only line endings, blank lines, white space at the ends of lines
 * and an indentation that all of them share do not matter.
 */
export function hashLines(text: string): TextHash {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  const shared = lines.reduce(
    (least, line) => Math.min(least, line.length - line.trimStart().length),
    Infinity,
  );
  return hashParts(['lines', ...lines.map((line) => line.slice(shared))]);
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
