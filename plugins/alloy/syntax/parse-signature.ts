import type { EnumParagraph, Name, SignatureMultiplicity, SignatureParagraph } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parseBlock } from './parse-block.ts';
import { parseDeclarationList } from './parse-declaration.ts';
import { parseExpression } from './parse-expression.ts';
import { parseDeclaredName, parseDeclaredNames, parseSignatureName } from './parse-name.ts';
import type { Token, TokenKind } from './token.ts';

const QUALIFIERS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'private',
  'var',
  'abstract',
  'one',
  'lone',
  'some',
]);

/** Reads `private var abstract one sig A, B extends C { … } { … }`; the qualifiers may stand in any order. */
export function parseSignature(cursor: Cursor): SignatureParagraph {
  const { start } = cursor.peek();
  const qualifiers = parseQualifiers(cursor);
  cursor.expect('sig', '`sig`');
  const names = parseDeclaredNames(cursor, 'the name of a signature');
  const parent = parseParent(cursor);
  cursor.expect('{', '`{` and the fields of the signature', 'A signature without fields ends with `{}`.');
  const fields = parseDeclarationList(cursor, '}', 'field', parseExpression);
  cursor.expect('}', '`}` after the fields');
  const fact = cursor.at('{') ? parseBlock(cursor, parseExpression) : undefined;
  const multiplicity = multiplicityOf(cursor, qualifiers);
  checkAbstract(cursor, qualifiers, parent);
  return {
    kind: 'signature',
    private: has(qualifiers, 'private'),
    variable: has(qualifiers, 'var'),
    abstract: has(qualifiers, 'abstract'),
    ...(multiplicity === undefined ? {} : { multiplicity }),
    names,
    ...(parent === undefined ? {} : { parent }),
    fields,
    ...(fact === undefined ? {} : { fact }),
    span: cursor.spanFrom(start),
  };
}

function parseQualifiers(cursor: Cursor): readonly Token[] {
  const qualifiers: Token[] = [];
  while (QUALIFIERS.has(cursor.peek().kind)) {
    const token = cursor.next();
    if (has(qualifiers, token.kind)) {
      cursor.report(`The signature is \`${token.text}\` twice.`, cursor.spanOf(token), 'Leave one out.');
    }
    qualifiers.push(token);
  }
  return qualifiers;
}

function has(qualifiers: readonly Token[], kind: TokenKind): boolean {
  return qualifiers.some((token) => token.kind === kind);
}

function multiplicityOf(cursor: Cursor, qualifiers: readonly Token[]): SignatureMultiplicity | undefined {
  const given: SignatureMultiplicity[] = [];
  for (const token of qualifiers) {
    if (token.kind !== 'one' && token.kind !== 'lone' && token.kind !== 'some') continue;
    if (given.length > 0 && !given.includes(token.kind)) {
      const message = `A signature cannot be both \`${given[0]}\` and \`${token.kind}\`.`;
      cursor.report(message, cursor.spanOf(token));
    }
    given.push(token.kind);
  }
  return given[0];
}

function checkAbstract(
  cursor: Cursor,
  qualifiers: readonly Token[],
  parent: SignatureParagraph['parent'],
): void {
  const word = qualifiers.find((token) => token.kind === 'abstract');
  if (word === undefined || parent === undefined || parent.kind === 'extends') return;
  const hint = 'Only what others extend can be abstract; nothing extends a subset.';
  cursor.report('A subset signature cannot be `abstract`.', cursor.spanOf(word), hint);
}

function parseParent(cursor: Cursor): SignatureParagraph['parent'] {
  if (cursor.take('extends')) {
    const name = parseSignatureName(cursor, 'the signature that is extended');
    if (cursor.at('+') || cursor.at(',')) {
      cursor.fail('`{`', 'A signature extends one other; a part of several is `sig A in B + C`.');
    }
    return { kind: 'extends', names: [name] };
  }
  const word = cursor.take('in') ?? cursor.take('=');
  if (word === undefined) return undefined;
  const names: Name[] = [];
  do names.push(parseSignatureName(cursor, 'a signature'));
  while (cursor.take('+'));
  return { kind: word.kind === 'in' ? 'in' : 'equals', names };
}

/** Reads `enum A { X, Y }`. */
export function parseEnum(cursor: Cursor, isPrivate: boolean, start: number): EnumParagraph {
  cursor.expect('enum', '`enum`');
  const name = parseDeclaredName(cursor, 'the name of an enumeration');
  cursor.expect('{', '`{` and the values of the enumeration');
  if (cursor.at('}')) {
    cursor.abandon(
      `The enumeration \`${name.text}\` has no values.`,
      cursor.spanFrom(start),
      'Name one at least.',
    );
  }
  const values = parseDeclaredNames(cursor, 'a value of the enumeration');
  cursor.expect('}', '`,` or `}` after a value');
  return { kind: 'enum', private: isPrivate, name, values, span: cursor.spanFrom(start) };
}
