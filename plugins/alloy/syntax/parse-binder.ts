import type { Declaration, Expression, Name, Quantifier } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { type ParseExpression, parseDeclaration } from './parse-declaration.ts';
import { parseDeclaredName } from './parse-name.ts';
import { parseBody } from './parse-primary.ts';
import type { TokenKind } from './token.ts';

const QUANTIFIERS: ReadonlyMap<TokenKind, Quantifier> = new Map<TokenKind, Quantifier>([
  ['all', 'all'],
  ['no', 'no'],
  ['some', 'some'],
  ['lone', 'lone'],
  ['one', 'one'],
  ['sum', 'sum'],
]);

/** Whether `let` or a quantifier begins here. */
export function startsBinder(cursor: Cursor): boolean {
  return cursor.at('let') || startsQuantifier(cursor);
}

/** Reads `let a = e, … | body` or `all x: A, … | body`; the body reaches as far to the right as it can. */
export function parseBinder(cursor: Cursor, parseExpression: ParseExpression): Expression {
  const binder = cursor.at('let')
    ? parseLet(cursor, parseExpression)
    : parseQuantified(cursor, parseExpression);
  cursor.binderEnd = cursor.index;
  return binder;
}

/**
 * Tells `some x: A | p` from `some x`: the word, perhaps `private` and `disj`, then simple names and commas up to a `:`. After
 * `:` and `disj` these words are always multiplicities.
 */
function startsQuantifier(cursor: Cursor): boolean {
  if (!QUANTIFIERS.has(cursor.peek().kind) || cursor.at(':', -1) || cursor.at('disj', -1)) return false;
  let offset = 1;
  if (cursor.at('private', offset)) offset++;
  if (cursor.at('disj', offset)) offset++;
  while (cursor.at('name', offset)) {
    if (cursor.at(':', offset + 1)) return true;
    if (!cursor.at(',', offset + 1)) return false;
    offset += 2;
  }
  return false;
}

function parseQuantified(cursor: Cursor, parseExpression: ParseExpression): Expression {
  const word = cursor.next();
  const declarations: Declaration[] = [];
  do declarations.push(parseDeclaration(cursor, 'variable', parseExpression));
  while (cursor.take(','));
  const body = parseBody(cursor, parseExpression);
  const quantifier = QUANTIFIERS.get(word.kind) ?? 'all';
  const span = cursor.spanFrom(word.start);
  const children = [...declarations.map((declaration) => declaration.expression), body];
  return cursor.grow({ kind: 'quantified', quantifier, declarations, body, span }, children);
}

/** Each of several definitions becomes a `let` around the next one. */
function parseLet(cursor: Cursor, parseExpression: ParseExpression): Expression {
  cursor.next();
  const definitions: { name: Name; value: Expression }[] = [];
  do {
    const name = parseDeclaredName(cursor, 'the name that `let` defines');
    cursor.expect('=', `\`=\` after \`let ${name.text}\``, '`let` names a value: `let x = a | …`.');
    definitions.push({ name, value: parseExpression(cursor) });
  } while (cursor.take(','));
  let body = parseBody(cursor, parseExpression);
  for (const { name, value } of definitions.reverse()) {
    const span = cursor.spanFrom(name.span.start);
    body = cursor.grow({ kind: 'let', name, value, body, span }, [value, body]);
  }
  return body;
}

/** Reports an `all` that is no quantifier, at the place where it stops being one. */
export function rejectAll(cursor: Cursor): never {
  if (cursor.at(':', -1) || cursor.at('disj', -1)) {
    cursor.fail('a set', 'After `:` a quantified expression stands in brackets.');
  }
  cursor.next();
  cursor.take('private');
  cursor.take('disj');
  while (cursor.at('name') || cursor.at(',')) {
    if (cursor.next().kind === 'name' && cursor.at('name')) break;
  }
  return cursor.fail('`:` and a set after the variables of `all`', 'Write `all x: A | …`.');
}
