import type { Declaration, Expression, Multiplicity } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parseDeclaredNames } from './parse-name.ts';
import type { TokenKind } from './token.ts';

/** Reads an expression whose operators bind at least as tightly as a level; given to what expressions are made of. */
export type ParseExpression = (cursor: Cursor, level?: number) => Expression;

/** Where a declaration stands; a `member` of a comprehension cannot be defined by `=`. */
export type DeclarationPlace = 'field' | 'parameter' | 'variable' | 'member';

const PLACE_NAMES: Readonly<Record<DeclarationPlace, string>> = {
  field: 'a field',
  parameter: 'a parameter',
  variable: 'a variable',
  member: 'a variable',
};

/** Reads declarations up to a closing bracket; commas before, between and after them may be too many. */
export function parseDeclarationList(
  cursor: Cursor,
  close: TokenKind,
  place: DeclarationPlace,
  parseExpression: ParseExpression,
): readonly Declaration[] {
  const declarations: Declaration[] = [];
  while (cursor.take(','));
  while (!cursor.at(close)) {
    declarations.push(parseDeclaration(cursor, place, parseExpression));
    if (!cursor.at(',') && !cursor.at(close))
      cursor.fail(`\`,\` or \`${close}\` after ${PLACE_NAMES[place]}`);
    while (cursor.take(','));
  }
  return declarations;
}

/** Reads `var private disj a, b: disj e` or `a = e`. */
export function parseDeclaration(
  cursor: Cursor,
  place: DeclarationPlace,
  parseExpression: ParseExpression,
): Declaration {
  const { start } = cursor.peek();
  const variable = cursor.take('var');
  const isPrivate = cursor.take('private');
  const late = variable === undefined ? cursor.take('var') : undefined;
  if (late !== undefined)
    cursor.report('`var` stands after `private`.', cursor.spanOf(late), 'Write `var private`.');
  const disjoint = cursor.take('disj');
  const names = parseDeclaredNames(cursor, `the name of ${PLACE_NAMES[place]}`);
  const defined = parseColon(cursor, place);
  const disjointValues = cursor.at('disj') && !cursor.at('[', 1) ? cursor.next() : undefined;
  const written = parseExpression(cursor);
  const span = cursor.spanFrom(start);
  if (place !== 'field' && (variable ?? late ?? isPrivate) !== undefined) {
    const word = (variable ?? late) !== undefined ? 'var' : 'private';
    cursor.report(
      `Only a field can be \`${word}\`, not ${PLACE_NAMES[place]}.`,
      span,
      `Leave \`${word}\` out.`,
    );
  }
  if (place !== 'field' && disjointValues !== undefined) {
    const hint = 'For different values of several names, write `disj` before them.';
    cursor.report('Only a field can have `disj` after its `:`.', cursor.spanOf(disjointValues), hint);
  }
  if (defined && (disjoint ?? disjointValues) !== undefined) {
    cursor.report(
      'What is defined by `=` cannot be `disj`.',
      span,
      'Declare it with `:`, or leave `disj` out.',
    );
  }
  if (defined && variable !== undefined) {
    cursor.report(
      'What is defined by `=` cannot be `var`.',
      span,
      'It varies already if what it is defined by does.',
    );
  }
  return {
    private: isPrivate !== undefined,
    variable: (variable ?? late) !== undefined,
    disjoint: disjoint !== undefined,
    names,
    disjointValues: disjointValues !== undefined,
    ...(defined ? { expression: written } : takeMultiplicity(written)),
    defined,
    span,
  };
}

function parseColon(cursor: Cursor, place: DeclarationPlace): boolean {
  if (place !== 'member' && cursor.take('=')) return true;
  const hint = cursor.at(place === 'parameter' ? ']' : ',')
    ? `Say what set ${PLACE_NAMES[place]} is from, such as \`x: A\`.`
    : undefined;
  cursor.expect(':', `\`:\` and a set after the name of ${PLACE_NAMES[place]}`, hint);
  return false;
}

const MULTIPLICITIES: readonly string[] = ['one', 'lone', 'some', 'set'] satisfies Multiplicity[];

function isMultiplicity(operator: string): operator is Multiplicity {
  return MULTIPLICITIES.includes(operator);
}

/** Splits `one e` where a declaration expects a set: there, `one` is the multiplicity and no formula. */
export function takeMultiplicity(written: Expression): {
  readonly multiplicity?: Multiplicity;
  readonly expression: Expression;
} {
  if (written.kind !== 'unary' || !isMultiplicity(written.operator)) return { expression: written };
  return { multiplicity: written.operator, expression: written.operand };
}
