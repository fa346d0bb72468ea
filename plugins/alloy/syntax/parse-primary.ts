import type { ConstantName, Declaration, Expression, Name } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parseBlock } from './parse-block.ts';
import { type ParseExpression, parseDeclaration } from './parse-declaration.ts';
import { nameLength, parseName, startsName } from './parse-name.ts';
import { LEVEL } from './precedence.ts';
import { endsOperand } from './token.ts';

const CONSTANTS: Readonly<Partial<Record<string, ConstantName>>> = {
  none: 'none',
  univ: 'univ',
  iden: 'iden',
  Int: 'Int',
  String: 'String',
};

const FUN_CONSTANTS: Readonly<Partial<Record<string, ConstantName>>> = {
  min: 'fun/min',
  max: 'fun/max',
  next: 'fun/next',
};

/** Reads what has no operator outside brackets: a number, a name, a constant, brackets, a block, a comprehension. */
export function parsePrimary(cursor: Cursor, parseExpression: ParseExpression): Expression {
  const token = cursor.peek();
  const span = cursor.spanOf(token);
  if (startsName(cursor)) return parseNamed(cursor);
  switch (token.kind) {
    case 'number':
      cursor.next();
      return { kind: 'number', value: Number(token.value), span };
    case 'string':
      cursor.next();
      return { kind: 'string', value: String(token.value), span };
    case 'this':
    case 'steps':
      cursor.next();
      return { kind: 'name', name: { text: token.kind, span }, raw: false, span };
    case '@':
      return parseRaw(cursor);
    case '(':
      return parseBrackets(cursor, parseExpression);
    case '{':
      return startsComprehension(cursor)
        ? parseComprehension(cursor, parseExpression)
        : parseBlock(cursor, parseExpression);
    default:
      return parseConstant(cursor);
  }
}

function parseNamed(cursor: Cursor): Expression {
  const name = parseName(cursor, 'a name');
  return { kind: 'name', name, raw: false, span: name.span };
}

function parseRaw(cursor: Cursor): Expression {
  const { start } = cursor.next();
  const name = parseName(cursor, 'the name of a field after `@`');
  return { kind: 'name', name, raw: true, span: cursor.spanFrom(start) };
}

function parseBrackets(cursor: Cursor, parseExpression: ParseExpression): Expression {
  cursor.next();
  const inner = parseExpression(cursor);
  cursor.expect(')', '`)`');
  return inner;
}

function parseConstant(cursor: Cursor): Expression {
  const token = cursor.peek();
  const { start } = token;
  const plain = CONSTANTS[token.kind];
  if (plain !== undefined) {
    cursor.next();
    return { kind: 'constant', name: plain, span: cursor.spanFrom(start) };
  }
  const isSequenceIndex = cursor.at('seq') && cursor.at('/', 1) && cursor.at('Int', 2);
  const name = isSequenceIndex ? 'seq/Int' : functionConstant(cursor);
  if (name === undefined) return cursor.fail(expectedHere(cursor));
  for (let i = 0; i < 3; i++) cursor.next();
  return { kind: 'constant', name, span: cursor.spanFrom(start) };
}

/** What an operand would follow here: an operator, or a formula in the same block. */
function expectedHere(cursor: Cursor): string {
  const before = cursor.peek(-1);
  const isEnd = endsOperand(before) || before.kind === "'" || before.kind === 'String';
  return isEnd ? 'an operator, another formula or `}`' : `an expression after \`${before.text}\``;
}

function functionConstant(cursor: Cursor): ConstantName | undefined {
  if (!cursor.at('fun') || !cursor.at('/', 1)) return undefined;
  return FUN_CONSTANTS[cursor.peek(2).text];
}

/** Tells `{ x: A | … }` from a block by the `:` or `,` after its first name. */
function startsComprehension(cursor: Cursor): boolean {
  if (cursor.at('var', 1)) return true;
  // `{ private sig …` is a block that is not closed.
  if (cursor.at('private', 1)) return cursor.at('disj', 2) || nameLength(cursor, 2) > 0;
  if (cursor.at('disj', 1)) return !cursor.at('[', 2);
  const length = nameLength(cursor, 1);
  if (length === 0) return false;
  if (cursor.at(':', 1 + length)) return !cursor.at('run', 2 + length) && !cursor.at('check', 2 + length);
  return cursor.at(',', 1 + length);
}

function parseComprehension(cursor: Cursor, parseExpression: ParseExpression): Expression {
  const { start } = cursor.next();
  const declarations: Declaration[] = [];
  do declarations.push(parseDeclaration(cursor, 'member', parseExpression));
  while (cursor.take(','));
  const body = cursor.at('}') ? undefined : parseBody(cursor, parseExpression);
  cursor.expect('}', '`}` after the comprehension');
  const span = cursor.spanFrom(start);
  const children = [...declarations.map((declaration) => declaration.expression), body];
  if (body === undefined) return cursor.grow({ kind: 'comprehension', declarations, span }, children);
  return cursor.grow({ kind: 'comprehension', declarations, body, span }, children);
}

/** Reads `| e` or `{ … }` after declarations; `| a ; b` is `(| a) ; b`. */
export function parseBody(cursor: Cursor, parseExpression: ParseExpression): Expression {
  if (cursor.take('|')) return parseExpression(cursor, LEVEL.sequence + 1);
  return parseBlock(cursor, parseExpression, '`|` or a block `{ … }`');
}

/** A word of the language in the place of a name. */
export function wordName(cursor: Cursor, text: string, start: number): Expression {
  const name: Name = { text, span: cursor.spanFrom(start) };
  return { kind: 'name', name, raw: false, span: name.span };
}
