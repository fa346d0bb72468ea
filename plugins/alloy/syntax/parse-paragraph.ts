import type {
  AssertParagraph,
  Declaration,
  Expression,
  FactParagraph,
  FunctionParagraph,
  MacroParagraph,
  Name,
  Paragraph,
  PredicateParagraph,
} from './ast.ts';
import type { Cursor } from './cursor.ts';
import { hintForParagraph } from './hints.ts';
import { parseBlock } from './parse-block.ts';
import { parseCommand } from './parse-command.ts';
import { parseDeclarationList, takeMultiplicity } from './parse-declaration.ts';
import { parseExpression } from './parse-expression.ts';
import {
  checkDollar,
  nameLength,
  parseDeclaredName,
  parseDeclaredNames,
  parseName,
  parseSignatureName,
} from './parse-name.ts';
import { parseEnum, parseSignature } from './parse-signature.ts';
import { startsLabel } from './recover.ts';

/** Reads one paragraph other than `module` and `open`. */
export function parseParagraph(cursor: Cursor): Paragraph {
  const { start } = cursor.peek();
  if (startsLabel(cursor)) return parseCommand(cursor);
  const offset = cursor.at('private') ? 1 : 0;
  switch (cursor.peek(offset).kind) {
    case 'enum':
      return parseEnum(cursor, takePrivate(cursor), start);
    case 'pred':
      return parsePredicate(cursor, takePrivate(cursor), start);
    case 'fun':
      return parseFunction(cursor, takePrivate(cursor), start);
    case 'let':
      return parseMacro(cursor, takePrivate(cursor), start);
    case 'fact':
    case 'assert':
      rejectPrivate(cursor);
      return parseConstraint(cursor, start);
    case 'run':
    case 'check':
      rejectPrivate(cursor);
      return parseCommand(cursor);
    case 'sig':
    case 'abstract':
    case 'one':
    case 'lone':
    case 'some':
    case 'var':
    case 'private':
      return parseSignature(cursor);
    default:
      return cursor.fail(
        'a paragraph such as `sig`, `fact`, `pred` or `check`',
        hintForParagraph(cursor.peek()),
      );
  }
}

function takePrivate(cursor: Cursor): boolean {
  return cursor.take('private') !== undefined;
}

function rejectPrivate(cursor: Cursor): void {
  const word = cursor.take('private');
  if (word === undefined) return;
  cursor.report(`\`${cursor.peek().text}\` cannot be private.`, cursor.spanOf(word), 'Leave `private` out.');
}

function parseConstraint(cursor: Cursor, start: number): FactParagraph | AssertParagraph {
  const { kind } = cursor.next();
  const name = parseConstraintName(cursor, kind === 'assert');
  const body = parseBlock(cursor, parseExpression, `a block \`{ … }\` after \`${kind}\``);
  const named = name === undefined ? {} : { name };
  return { kind: kind === 'fact' ? 'fact' : 'assert', ...named, body, span: cursor.spanFrom(start) };
}

/** A fact, which nothing refers to, may have a `/` in its name. */
function parseConstraintName(cursor: Cursor, isAssertion: boolean): Name | undefined {
  const quoted = cursor.take('string');
  if (quoted !== undefined) return { text: String(quoted.value), span: cursor.spanOf(quoted) };
  if (nameLength(cursor) === 0) return undefined;
  if (isAssertion) return parseDeclaredName(cursor, 'a name');
  const name = parseName(cursor, 'a name');
  checkDollar(cursor, name);
  return name;
}

interface Heading {
  readonly receiver?: Name;
  readonly name: Name;
  readonly parameters: readonly Declaration[];
}

/** Reads `S.p[x: A]`, `p (x: A)` or `p`. */
function parseHeading(cursor: Cursor, what: string): Heading {
  const receiver = hasReceiver(cursor) ? parseSignatureName(cursor, 'a signature') : undefined;
  if (receiver !== undefined) cursor.expect('.', '`.`');
  const name = parseDeclaredName(cursor, `the name of ${what}`);
  const open = cursor.take('[') ?? cursor.take('(');
  const heading = { ...(receiver === undefined ? {} : { receiver }), name };
  if (open === undefined) return { ...heading, parameters: [] };
  const close = open.kind === '[' ? ']' : ')';
  const parameters = parseDeclarationList(cursor, close, 'parameter', parseExpression);
  cursor.expect(close, `\`${close}\` after the parameters`);
  return { ...heading, parameters };
}

function hasReceiver(cursor: Cursor): boolean {
  const length = nameLength(cursor);
  if (length > 0) return cursor.at('.', length);
  // `seq/Int` has three tokens, the other signatures of the language one.
  return cursor.at('.', 1) || (cursor.at('seq') && cursor.at('.', 3));
}

function parsePredicate(cursor: Cursor, isPrivate: boolean, start: number): PredicateParagraph {
  cursor.next();
  const heading = parseHeading(cursor, 'a predicate');
  const body = parseBlock(
    cursor,
    parseExpression,
    'a block `{ … }` after the predicate',
    'Write `pred p { … }`.',
  );
  return { kind: 'predicate', private: isPrivate, ...heading, body, span: cursor.spanFrom(start) };
}

function parseFunction(cursor: Cursor, isPrivate: boolean, start: number): FunctionParagraph {
  cursor.next();
  const heading = parseHeading(cursor, 'a function');
  cursor.expect(':', '`:` and the set a function gives', 'Write `fun f[x: A]: set B { … }`.');
  const result = takeMultiplicity(parseExpression(cursor));
  const hint = 'After `:` stands the set, and then the block: `fun f[x: A]: set B { … }`.';
  const block = parseBlock(cursor, parseExpression, 'a block `{ … }` after the function', hint);
  const [only, ...others] = block.expressions;
  const body: Expression = only !== undefined && others.length === 0 ? only : block;
  return { kind: 'function', private: isPrivate, ...heading, result, body, span: cursor.spanFrom(start) };
}

/** Reads `let m[x, y] = e`, `let m (x) { … }` or `let m = e`. */
function parseMacro(cursor: Cursor, isPrivate: boolean, start: number): MacroParagraph {
  cursor.next();
  const name = parseDeclaredName(cursor, 'the name of a macro');
  const parameters = parseMacroParameters(cursor);
  const body = cursor.take('=')
    ? parseExpression(cursor)
    : parseBlock(cursor, parseExpression, '`=` or a block `{ … }` after the macro');
  return { kind: 'macro', private: isPrivate, name, parameters, body, span: cursor.spanFrom(start) };
}

function parseMacroParameters(cursor: Cursor): readonly Name[] {
  const open = cursor.take('[') ?? cursor.take('(');
  if (open === undefined) return [];
  const close = open.kind === '[' ? ']' : ')';
  if (cursor.take(close)) return [];
  const parameters = parseDeclaredNames(cursor, 'the name of a parameter');
  cursor.expect(close, `\`,\` or \`${close}\` after a parameter`, 'A macro takes names without a type.');
  return parameters;
}
