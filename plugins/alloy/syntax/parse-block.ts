import type { Block, Expression } from './ast.ts';
import type { Cursor } from './cursor.ts';
import type { ParseExpression } from './parse-declaration.ts';
import { startsParagraph } from './recover.ts';

/** Reads `{ a b c }`. */
export function parseBlock(
  cursor: Cursor,
  parseExpression: ParseExpression,
  expected = 'a block `{ … }`',
  hint?: string,
): Block {
  const open = cursor.expect('{', expected, hint);
  const expressions: Expression[] = [];
  while (!cursor.at('}')) {
    if (cursor.at('end') || startsParagraph(cursor)) {
      const found = cursor.at('end') ? 'the end of the text' : `\`${cursor.peek().text}\``;
      cursor.abandon(`This \`{\` is not closed before ${found}.`, cursor.spanOf(open), 'Close it with `}`.');
    }
    expressions.push(parseExpression(cursor));
  }
  cursor.next();
  checkWords(cursor, expressions);
  return cursor.grow({ kind: 'block', expressions, span: cursor.spanFrom(open.start) }, expressions);
}

/** `if a then b` is four formulas, two of which nobody meant. */
function checkWords(cursor: Cursor, expressions: readonly Expression[]): void {
  const [first, second] = ['if', 'then'].map((word) =>
    expressions.find((expression) => isWord(expression, word)),
  );
  if (first === undefined || second === undefined) return;
  const message = 'Alloy has no `if` and `then`: they are read as two names.';
  cursor.report(message, first.span, 'Write `condition => a else b`.');
}

function isWord(expression: Expression, word: string): boolean {
  return expression.kind === 'name' && expression.name.text === word;
}
