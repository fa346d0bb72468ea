import type { Cursor } from './cursor.ts';
import { keywordOf } from './token.ts';

/** What to do about a token that cannot stand where it is, where a mistake is typical. */
export function hintFor(cursor: Cursor): string | undefined {
  const found = cursor.peek();
  const before = cursor.peek(-1);
  const isGlued = before.end === found.start;
  if (found.kind === '=' && before.kind === '=' && isGlued) return 'Equality is `=` in Alloy.';
  if (found.kind === '=' && before.kind === ':' && isGlued)
    return 'Write `=` to define or compare, `:` to declare.';
  if (found.kind === "'") return "`'` follows a name or a bracket: write `(f[x])'`.";
  if (found.kind === 'else')
    return 'Write `condition => a else b`; brackets show which `=>` an `else` belongs to.';
  if (found.kind === 'all') return 'Write `all x: A | …`.';
  if (keywordOf(found.text) === undefined) return undefined;
  return undefined;
}
