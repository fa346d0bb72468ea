import type { Cursor } from './cursor.ts';
import { isKeyword, type Token, type TokenKind } from './token.ts';

/** Two marks side by side that other languages write, and what Alloy has for them. */
const GLUED: ReadonlyMap<string, string> = new Map([
  ['==', 'Equality is `=` in Alloy.'],
  [':=', 'Write `=` to define or compare, `:` to declare.'],
  ['<>', 'Inequality is `!=` in Alloy.'],
]);

const FOUND: Readonly<Partial<Record<TokenKind, string>>> = {
  "'": "`'` follows a name or a bracket: write `(f[x])'`.",
  else: 'Write `condition => a else b`, without `if` and `then`.',
  '|': 'Before `|` stand a quantifier and its variables, each with its set: `all x: A | …`.',
};

/** Words of other languages at the beginning of a paragraph. */
const PARAGRAPH_WORDS: ReadonlyMap<string, string> = new Map([
  ['predicate', 'pred'],
  ['function', 'fun'],
  ['func', 'fun'],
  ['def', 'fun'],
  ['signature', 'sig'],
  ['class', 'sig'],
  ['type', 'sig'],
  ['assertion', 'assert'],
  ['axiom', 'fact'],
  ['invariant', 'fact'],
  ['import', 'open'],
  ['include', 'open'],
  ['use', 'open'],
  ['verify', 'check'],
  ['execute', 'run'],
]);

/** What to do about the next token, which cannot stand where it is, if a mistake there is typical. */
export function hintFor(cursor: Cursor): string | undefined {
  const found = cursor.peek();
  return hintForPair(cursor.peek(-1), found, cursor.peek(1)) ?? hintForBlock(cursor) ?? FOUND[found.kind];
}

function hintForPair(before: Token, found: Token, after: Token): string | undefined {
  for (const [first, second] of [
    [before, found],
    [found, after],
  ] as const) {
    const hint = first.end === second.start ? GLUED.get(first.text + second.text) : undefined;
    if (hint !== undefined) return hint;
  }
  return undefined;
}

function hintForBlock(cursor: Cursor): string | undefined {
  if (cursor.at('}') && cursor.at(';', -1)) {
    return '`a; b` says that `b` holds in the next state; formulas stand one after another without a mark.';
  }
  if (cursor.at(',')) return 'Formulas stand one after another without a mark; arguments stand in `[ ]`.';
  return undefined;
}

/** A hint for a name where a paragraph should begin. */
export function hintForParagraph(found: Token): string | undefined {
  const word = PARAGRAPH_WORDS.get(found.text);
  if (word !== undefined) return `Write \`${word}\`.`;
  return found.kind === '}' ? 'A `{` may be missing before it, or this `}` is too many.' : undefined;
}

/** A hint for a token where a name should stand. */
export function hintForName(found: Token): string | undefined {
  return isKeyword(found) ? `\`${found.text}\` is a word of the language and cannot be a name.` : undefined;
}
