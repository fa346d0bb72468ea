import type { Name } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { hintForName } from './hints.ts';

/** Whether `a`, `this/a` or `seq/a` begins at a token. */
export function startsName(cursor: Cursor, offset = 0): boolean {
  if (cursor.at('name', offset)) return true;
  const isQualifier = cursor.at('this', offset) || cursor.at('seq', offset);
  return isQualifier && cursor.at('/', offset + 1) && cursor.at('name', offset + 2);
}

/** How many tokens the name at an offset has; 0 where there is none. */
export function nameLength(cursor: Cursor, offset = 0): number {
  if (!startsName(cursor, offset)) return 0;
  let length = cursor.at('name', offset) ? 1 : 3;
  while (cursor.at('/', offset + length) && cursor.at('name', offset + length + 1)) length += 2;
  return length;
}

/** A name as used: with the modules it is reached by. */
export function parseName(cursor: Cursor, expected: string): Name {
  const length = nameLength(cursor);
  if (length === 0) {
    cursor.fail(expected, hintForName(cursor.peek()));
  }
  const { start } = cursor.peek();
  let text = '';
  for (let i = 0; i < length; i++) text += cursor.next().text;
  return { text, span: cursor.spanFrom(start) };
}

/** A name being declared, which has neither a module before it nor a `$` in it. */
export function parseDeclaredName(cursor: Cursor, expected: string): Name {
  const name = parseName(cursor, expected);
  if (name.text.includes('/')) {
    const hint = 'A name is declared in its own module, without the name of one.';
    cursor.report(`The declared name \`${name.text}\` contains \`/\`.`, name.span, hint);
  }
  checkDollar(cursor, name);
  return name;
}

/** Names that declare, or are scoped, cannot be those the language makes for its own things. */
export function checkDollar(cursor: Cursor, name: Name): void {
  if (!name.text.includes('$')) return;
  cursor.report(`The name \`${name.text}\` contains \`$\`, which only names made by Alloy do.`, name.span);
}

/** `a, b, c` being declared. */
export function parseDeclaredNames(cursor: Cursor, expected: string): readonly Name[] {
  const names = [parseDeclaredName(cursor, expected)];
  while (cursor.take(',')) names.push(parseDeclaredName(cursor, expected));
  return names;
}

const SIGNATURE_WORDS = ['univ', 'String', 'steps', 'Int', 'none'] as const;

/** A signature as used: a name, or a word such as `Int`. */
export function parseSignatureName(cursor: Cursor, expected: string): Name {
  const word = SIGNATURE_WORDS.find((kind) => cursor.at(kind));
  if (word !== undefined) return { text: word, span: cursor.spanOf(cursor.next()) };
  if (cursor.at('seq') && cursor.at('/', 1) && cursor.at('Int', 2)) {
    const { start } = cursor.next();
    cursor.next();
    cursor.next();
    return { text: 'seq/Int', span: cursor.spanFrom(start) };
  }
  return parseName(cursor, expected);
}
