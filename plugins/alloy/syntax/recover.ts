import type { Cursor } from './cursor.ts';
import type { TokenKind } from './token.ts';

/** Words that only a paragraph can begin with. */
const STARTS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'sig',
  'abstract',
  'fact',
  'assert',
  'check',
  'run',
  'open',
  'module',
  'enum',
]);

const QUALIFIERS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'private',
  'var',
  'abstract',
  'one',
  'lone',
  'some',
]);

const AFTER_PRIVATE: ReadonlySet<TokenKind> = new Set<TokenKind>(['open', 'enum', 'fun', 'pred', 'let']);

/** Whether a paragraph, and nothing that belongs in an expression, begins at a token. */
export function startsParagraph(cursor: Cursor, offset = 0): boolean {
  const { kind } = cursor.peek(offset);
  if (STARTS.has(kind)) return true;
  // `fun/add` and `pred/totalOrder` belong to expressions.
  if (kind === 'fun' || kind === 'pred') return !cursor.at('/', offset + 1);
  if (kind === 'name') return startsLabel(cursor, offset);
  if (kind === 'private' && AFTER_PRIVATE.has(cursor.peek(offset + 1).kind)) return true;
  if (!QUALIFIERS.has(kind)) return false;
  let ahead = offset;
  while (QUALIFIERS.has(cursor.peek(ahead).kind) && ahead - offset <= QUALIFIERS.size) ahead++;
  return cursor.at('sig', ahead);
}

/** Whether `label: run` or `label: check` begins at a token. */
export function startsLabel(cursor: Cursor, offset = 0): boolean {
  if (!cursor.at('name', offset) || !cursor.at(':', offset + 1)) return false;
  return cursor.at('run', offset + 2) || cursor.at('check', offset + 2);
}

/**
 * Moves on to the next paragraph after a mistake in the one that began at the token `first`.
 *
 * *Ensures*: moves on by one token at least.
 */
export function recover(cursor: Cursor, first: number): void {
  cursor.restart();
  const failed = cursor.index;
  // The mistake may have been found inside `one sig`, whose `one` is part of the next paragraph.
  while (cursor.index > first + 1 && QUALIFIERS.has(cursor.peek(-1).kind)) cursor.index--;
  if (cursor.index > first && startsParagraph(cursor)) return;
  cursor.index = Math.max(failed, first + 1);
  while (!cursor.at('end') && !startsParagraph(cursor) && !startsMacro(cursor)) cursor.index++;
}

/** A `let` that begins a line is a macro's, since the ones in expressions are indented. */
function startsMacro(cursor: Cursor): boolean {
  return cursor.at('let') && cursor.startsLine();
}
