import { createHash } from 'node:crypto';
import type { Tree } from '@vscode/tree-sitter-wasm';
import type { TextHash } from '#model';
import type { Language } from './language.ts';
import type { Range } from './marked-nodes.ts';

/** The words and signs of a file in order, and where each starts. */
interface Tokens {
  readonly starts: readonly number[];
  readonly texts: readonly string[];
}

/**
 * Makes the function that hashes a stretch of a parsed file by its words and signs: white space between them, comments and
 * where it stands do not matter, what stands inside strings does.
 */
export function hasherOf(tree: Tree, language: Language): (range: Range) => TextHash {
  const { starts, texts } = tokensOf(tree, language);
  return ({ start, end }) => {
    const from = firstAtOrAfter(starts, start);
    const to = firstAtOrAfter(starts, end);
    // No text holds a token's end twice, so two lists of tokens never give one string.
    return createHash('sha256')
      .update(texts.slice(from, to).join('\u0000'))
      .digest('hex')
      .slice(0, 32) as TextHash;
  };
}

/** Where only indentation says what belongs together, the parse tree still does. */
const BLOCK = /(?:^|_)(?:block|body|suite)$/;

function tokensOf(tree: Tree, language: Language): Tokens {
  const starts: number[] = [];
  const texts: string[] = [];
  const add = (start: number, text: string) => {
    starts.push(start);
    texts.push(text);
  };
  const cursor = tree.walk();
  const visit = (): boolean => {
    if (language.comments.includes(cursor.nodeType)) return false;
    // White space inside a string is a part of it, and not every grammar has a node for it.
    if (!language.strings.includes(cursor.nodeType) && cursor.gotoFirstChild()) return true;
    if (cursor.startIndex < cursor.endIndex) add(cursor.startIndex, cursor.nodeText);
    return false;
  };
  const enter = () => {
    if (BLOCK.test(cursor.nodeType)) add(cursor.startIndex, '\u0001');
  };
  const leave = () => {
    if (BLOCK.test(cursor.nodeType)) add(Math.max(cursor.startIndex, cursor.endIndex - 1), '\u0002');
  };
  for (;;) {
    enter();
    if (visit()) continue;
    leave();
    while (!cursor.gotoNextSibling()) {
      if (!cursor.gotoParent()) {
        cursor.delete();
        return { starts, texts };
      }
      leave();
    }
  }
}

function firstAtOrAfter(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
