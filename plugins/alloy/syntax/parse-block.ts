import type { Block, Expression } from './ast.ts';
import type { Cursor } from './cursor.ts';
import type { ParseExpression } from './parse-declaration.ts';
import { startsParagraph } from './recover.ts';

/** Reads `{ a b c }`. */
export function parseBlock(
  cursor: Cursor,
  parseExpression: ParseExpression,
  expected = 'a block `{ … }`',
): Block {
  const open = cursor.expect('{', expected);
  const expressions: Expression[] = [];
  while (!cursor.at('}')) {
    if (cursor.at('end') || startsParagraph(cursor)) {
      const found = cursor.at('end') ? 'the end of the text' : `\`${cursor.peek().text}\``;
      cursor.abandon(`This \`{\` is not closed before ${found}.`, cursor.spanOf(open), 'Close it with `}`.');
    }
    expressions.push(parseExpression(cursor));
  }
  cursor.next();
  return cursor.grow({ kind: 'block', expressions, span: cursor.spanFrom(open.start) }, expressions);
}
