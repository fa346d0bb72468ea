import type { Span } from '#model';
import type { Name, Scope, TypeScope } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { checkDollar, parseName } from './parse-name.ts';
import type { TokenKind } from './token.ts';

/** Words that a scope can be given for, beside signatures. */
const SCOPED_WORDS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'Int',
  'int',
  'seq',
  'String',
  'steps',
  'univ',
  'none',
]);

/** Reads `for 3 but exactly 2 A, 5 Int, 1..8 steps`, or nothing. */
export function parseScope(cursor: Cursor): Scope {
  if (!cursor.at('for')) return { types: [] };
  const { start } = cursor.next();
  const overall = parseOverall(cursor);
  const hasTypes = overall === undefined || cursor.take('but') !== undefined;
  const types = hasTypes ? parseTypeScopes(cursor) : [];
  checkOnce(cursor, types);
  return { ...(overall === undefined ? {} : { overall }), types, span: cursor.spanFrom(start) };
}

/** The number of `for 3` and `for 3 but …`, which no name follows. */
function parseOverall(cursor: Cursor): number | undefined {
  if (!cursor.at('number') || startsScoped(cursor, 1) || cursor.at('.', 1) || cursor.at(':', 1))
    return undefined;
  const number = cursor.next();
  return checkNumber(cursor, Number(number.value), cursor.spanOf(number));
}

function startsScoped(cursor: Cursor, offset: number): boolean {
  if (SCOPED_WORDS.has(cursor.peek(offset).kind)) return true;
  if (cursor.at('this', offset)) return true;
  // In `for 3` before `label: run p` the name is the next command's.
  return cursor.at('name', offset) && !cursor.at(':', offset + 1);
}

function parseTypeScopes(cursor: Cursor): readonly TypeScope[] {
  const types = [parseTypeScope(cursor)];
  while (cursor.take(',')) types.push(parseTypeScope(cursor));
  return types;
}

interface Range {
  readonly exactly: boolean;
  readonly start: number;
  readonly end?: number;
  readonly open?: true;
  readonly increment?: number;
}

function parseTypeScope(cursor: Cursor): TypeScope {
  const { start } = cursor.peek();
  const range = parseRange(cursor);
  const name = parseScopedName(cursor);
  const scope = { ...range, name, span: cursor.spanFrom(start) };
  checkRange(cursor, scope);
  return scope;
}

/** `exactly 3`, `3..5`, `3..`, `3..5:2` or `3:2`; a range from a number to the same number is exact. */
function parseRange(cursor: Cursor): Range {
  const exactly = cursor.take('exactly') !== undefined;
  const hint = 'A scope is a number and a signature: `for 3 A, exactly 2 B`.';
  const start = Number(cursor.expect('number', 'a number in the scope', hint).value);
  const isRange = cursor.at('.') && cursor.at('.', 1);
  if (isRange) {
    cursor.next();
    cursor.next();
  }
  const end = isRange ? cursor.take('number') : undefined;
  const canGrow = !isRange || end !== undefined;
  const increment =
    canGrow && cursor.take(':') ? cursor.expect('number', 'the step of a growing scope') : undefined;
  const isOpen = end === undefined && (isRange || increment !== undefined);
  return {
    exactly: exactly || Number(end?.value ?? Number.NaN) === start,
    start,
    ...(end === undefined ? {} : { end: Number(end.value) }),
    ...(isOpen ? { open: true } : {}),
    ...(increment === undefined ? {} : { increment: Number(increment.value) }),
  };
}

function parseScopedName(cursor: Cursor): Name {
  const { kind } = cursor.peek();
  if (kind === 'univ' || kind === 'none') {
    const span = cursor.spanOf(cursor.peek());
    cursor.abandon(
      `\`${kind}\` cannot have a scope.`,
      span,
      'For all signatures together, write `for 3` without a name.',
    );
  }
  if (SCOPED_WORDS.has(kind) && !(kind === 'seq' && cursor.at('/', 1))) {
    const span = cursor.spanOf(cursor.next());
    return { text: kind === 'int' ? 'Int' : kind, span };
  }
  const name = parseName(cursor, 'a signature after the number of a scope');
  checkDollar(cursor, name);
  return name;
}

function checkNumber(cursor: Cursor, value: number, span: Span): number {
  if (value < 0) cursor.report(`The scope ${value} is negative.`, span);
  return value;
}

function checkRange(cursor: Cursor, scope: TypeScope): void {
  const { name, span } = scope;
  checkNumber(cursor, scope.start, span);
  if (scope.end !== undefined && scope.end < scope.start) {
    cursor.report(`The scope of \`${name.text}\` ends below its start.`, span);
  }
  if (scope.increment !== undefined && scope.increment < 1) {
    cursor.report(`The scope of \`${name.text}\` must grow by 1 or more.`, span);
  }
  if (name.text === 'Int' || name.text === 'seq') checkWidth(cursor, scope);
  if (name.text === 'steps') checkSteps(cursor, scope);
}

function checkWidth(cursor: Cursor, { name, span, exactly, start, end, open }: TypeScope): void {
  if (open === true || (end ?? start) > start)
    cursor.report(`The scope of \`${name.text}\` cannot grow.`, span);
  else if (exactly) {
    cursor.report(`The scope of \`${name.text}\` is always exact.`, span, 'Leave `exactly` out.');
  }
}

function checkSteps(cursor: Cursor, { span, start, open, increment }: TypeScope): void {
  if (start < 1) cursor.report('A trace has one step at least.', span);
  if (open === true && start > 1) cursor.report('A scope of `steps` without an end must start at 1.', span);
  if ((increment ?? 1) !== 1) cursor.report('The scope of `steps` can only grow by 1.', span);
}

function checkOnce(cursor: Cursor, types: readonly TypeScope[]): void {
  for (const word of ['Int', 'seq', 'steps']) {
    const [, second] = types.filter(({ name }) => name.text === word);
    if (second !== undefined) cursor.report(`The scope of \`${word}\` is given twice.`, second.span);
  }
}
