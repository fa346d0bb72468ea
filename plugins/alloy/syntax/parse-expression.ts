import type { BinaryOperator, Expression, Multiplicity } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parseBinder, rejectAll, startsBinder } from './parse-binder.ts';
import { parsePrimary, wordName } from './parse-primary.ts';
import {
  BINARY,
  BINARY_TOKENS,
  INTEGER_OPERATORS,
  LEVEL,
  NEGATED_TOKENS,
  PREFIX_TOKENS,
  type PrefixForm,
} from './precedence.ts';
import type { TokenKind } from './token.ts';

/**
 * Reads an expression by the levels of `precedence.ts`, from operators that bind at least as tightly as `level`.
 *
 * A quantified expression or `let` may be the last operand of any operator: its body takes everything that follows.
 */
export function parseExpression(cursor: Cursor, level: number = LEVEL.sequence): Expression {
  cursor.enter();
  const { start } = cursor.peek();
  let left = parseFirst(cursor, level);
  for (;;) {
    const infix = infixAt(cursor);
    if (infix === undefined || infix.level < level) break;
    checkBinderEnd(cursor, infix.level);
    left = parseRest(cursor, infix, left, start);
  }
  cursor.leave();
  return left;
}

/** Nothing but `;` goes on after a quantified expression: an operator would belong to its body, if that were no block. */
function checkBinderEnd(cursor: Cursor, level: number): void {
  if (cursor.binderEnd !== cursor.index || level === LEVEL.sequence) return;
  const hint = 'Put the quantified expression in brackets: `(all x: A { … }) and …`.';
  cursor.fail('the end of the formula', hint);
}

/** What stands between two expressions; `box` is the `[` of `f[x]`. */
type Infix =
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly level: number;
      readonly length: number;
    }
  | { readonly kind: 'arrow'; readonly level: number }
  | { readonly kind: 'box'; readonly level: number };

function infixAt(cursor: Cursor): Infix | undefined {
  const { kind } = cursor.peek();
  if (kind === '[') return { kind: 'box', level: LEVEL.join };
  if (kind === '->' || (multiplicityOf(kind) !== undefined && cursor.at('->', 1))) {
    return { kind: 'arrow', level: LEVEL.arrow };
  }
  if (kind === 'not') return binary(NEGATED_TOKENS.get(cursor.peek(1).kind), 2);
  if (kind === 'fun' && cursor.at('/', 1)) return binary(INTEGER_OPERATORS.get(cursor.peek(2).text), 3);
  return binary(BINARY_TOKENS.get(kind), 1);
}

function binary(operator: BinaryOperator | undefined, length: number): Infix | undefined {
  return operator && { kind: 'binary', operator, level: BINARY[operator].level, length };
}

function parseRest(cursor: Cursor, infix: Infix, left: Expression, start: number): Expression {
  if (infix.kind === 'box') return parseBox(cursor, left, start);
  if (infix.kind === 'arrow') return parseArrow(cursor, left, start);
  for (let i = 0; i < infix.length; i++) cursor.next();
  if (infix.operator === 'join') return parseJoin(cursor, left, start);
  if (infix.operator === 'implies') return parseImplies(cursor, left, start);
  const { level, right: isRight } = BINARY[infix.operator];
  const right = parseLast(cursor, isRight ? level : level + 1, takesOf(level));
  const span = cursor.spanFrom(start);
  return cursor.grow({ kind: 'binary', operator: infix.operator, left, right, span }, [left, right]);
}

/**
 * Reads the last operand of an operator. Where the official grammar takes no quantified expression or `let` in it (an accident of
 * the grammar: there is only one way to read it), a warning says so. `itself`: it takes one as the operand; `inside`: at the end
 * of the operand.
 */
function parseLast(cursor: Cursor, level: number, takes: 'itself' | 'inside' | 'any'): Expression {
  const { start } = cursor.peek();
  const isBinder = startsBinder(cursor);
  const operand = parseExpression(cursor, level);
  if (cursor.binderEnd !== cursor.index || takes === 'any' || isBinder === (takes === 'itself'))
    return operand;
  warnOfBinder(cursor, start);
  return operand;
}

function takesOf(level: number): 'itself' | 'inside' | 'any' {
  if (level === LEVEL.sequence) return 'any';
  return level === LEVEL.comparison ? 'inside' : 'itself';
}

function warnOfBinder(cursor: Cursor, start: number): void {
  const message = 'The official Alloy 6.2 takes this expression only with brackets around it.';
  cursor.warn(message, cursor.spanFrom(start), 'Write `(all x: A | …)`.');
}

/** `c => a else b`; an `else` belongs to the nearest `=>` before it. */
function parseImplies(cursor: Cursor, left: Expression, start: number): Expression {
  const binder = cursor.peek();
  const right = parseExpression(cursor, LEVEL.implies);
  const endsInBinder = cursor.binderEnd === cursor.index;
  if (endsInBinder && cursor.at('else')) warnOfBinder(cursor, binder.start);
  if (!cursor.take('else')) {
    const span = cursor.spanFrom(start);
    return cursor.grow({ kind: 'binary', operator: 'implies', left, right, span }, [left, right]);
  }
  const other = parseExpression(cursor, LEVEL.implies);
  const span = cursor.spanFrom(start);
  // biome-ignore lint/suspicious/noThenProperty: `then` is the field's name in the tree and holds no function.
  return cursor.grow({ kind: 'if', condition: left, then: right, else: other, span }, [left, right, other]);
}

function parseArrow(cursor: Cursor, left: Expression, start: number): Expression {
  const leftMultiplicity = takeMultiplicityWord(cursor);
  cursor.next();
  const rightMultiplicity = takeMultiplicityWord(cursor);
  const right = parseLast(cursor, LEVEL.arrow, 'itself');
  return cursor.grow(
    {
      kind: 'arrow',
      left,
      ...(leftMultiplicity === undefined ? {} : { leftMultiplicity }),
      ...(rightMultiplicity === undefined ? {} : { rightMultiplicity }),
      right,
      span: cursor.spanFrom(start),
    },
    [left, right],
  );
}

function takeMultiplicityWord(cursor: Cursor): Multiplicity | undefined {
  const multiplicity = multiplicityOf(cursor.peek().kind);
  if (multiplicity !== undefined) cursor.next();
  return multiplicity;
}

function multiplicityOf(kind: TokenKind): Multiplicity | undefined {
  return kind === 'one' || kind === 'lone' || kind === 'some' || kind === 'set' ? kind : undefined;
}

/** An operand with the prefix operators before it. */
function parseFirst(cursor: Cursor, level: number): Expression {
  if (startsBinder(cursor)) return parseBinder(cursor, parseExpression);
  const { kind, start } = cursor.peek();
  if (level <= LEVEL.join) {
    const word = wordAt(cursor);
    if (word !== undefined && cursor.at('[', word.length)) return parseWordBox(cursor, word, start);
    // `int e` and `sum e` are `int[e]`, only looser.
    if (kind === 'int' || kind === 'sum') return parseCast(cursor, kind, level);
  }
  if (kind === 'all') return rejectAll(cursor);
  const prefix = prefixAt(cursor);
  if (prefix === undefined) return parsePrimed(cursor, start);
  checkPrefix(cursor, prefix, level);
  if (prefix.level === LEVEL.transpose) return parsePrimed(cursor, start);
  cursor.next();
  const operand = parseLast(cursor, prefix.operand, prefix.level === LEVEL.comparison ? 'inside' : 'any');
  const span = cursor.spanFrom(start);
  return cursor.grow({ kind: 'unary', operator: prefix.operator, operand, span }, [operand]);
}

function prefixAt(cursor: Cursor): PrefixForm | undefined {
  // `seq/Int` and `seq/x` are names.
  if (cursor.at('seq') && cursor.at('/', 1)) return undefined;
  return PREFIX_TOKENS.get(cursor.peek().kind);
}

function checkPrefix(cursor: Cursor, prefix: { readonly level: number }, level: number): void {
  if (prefix.level >= level) return;
  const { text } = cursor.peek();
  cursor.fail(
    'an expression',
    `\`${text}\` binds looser than the operator before it: put \`${text} …\` in brackets.`,
  );
}

function parseCast(cursor: Cursor, word: 'int' | 'sum', level: number): Expression {
  const { start } = cursor.peek();
  checkPrefix(cursor, { level: LEVEL.cardinality }, level);
  cursor.next();
  const target = wordName(cursor, word, start);
  const operand = parseExpression(cursor, LEVEL.cardinality);
  return cursor.grow({ kind: 'box', target, arguments: [operand], span: cursor.spanFrom(start) }, [operand]);
}

/** `~`, `^` and `*` bind tighter than the `'` after them: `~r'` is `(~r)'`. */
function parsePrimed(cursor: Cursor, start: number): Expression {
  const prefixes: { operator: PrefixForm['operator']; start: number }[] = [];
  for (;;) {
    const prefix = prefixAt(cursor);
    if (prefix?.level !== LEVEL.transpose) break;
    prefixes.push({ operator: prefix.operator, start: cursor.next().start });
  }
  let made = startsBinder(cursor)
    ? parseBinder(cursor, parseExpression)
    : parsePrimary(cursor, parseExpression);
  for (const { operator, start: from } of prefixes.reverse()) {
    made = cursor.grow({ kind: 'unary', operator, operand: made, span: cursor.spanFrom(from) }, [made]);
  }
  while (cursor.at("'") && cursor.index !== cursor.binderEnd) {
    cursor.next();
    made = cursor.grow({ kind: 'unary', operator: 'prime', operand: made, span: cursor.spanFrom(start) }, [
      made,
    ]);
  }
  return made;
}

interface Word {
  readonly text: string;
  readonly length: number;
}

/** A word of the language that takes arguments as a function does. */
function wordAt(cursor: Cursor): Word | undefined {
  const { kind } = cursor.peek();
  if (kind === 'disj' || kind === 'int' || kind === 'sum') return { text: kind, length: 1 };
  const isTotalOrder = kind === 'pred' && cursor.at('/', 1) && cursor.peek(2).text === 'totalOrder';
  return isTotalOrder ? { text: 'pred/totalOrder', length: 3 } : undefined;
}

function parseWord(cursor: Cursor, word: Word): Expression {
  const { start } = cursor.peek();
  for (let i = 0; i < word.length; i++) cursor.next();
  return wordName(cursor, word.text, start);
}

function parseWordBox(cursor: Cursor, word: Word, start: number): Expression {
  const target = parseWord(cursor, word);
  const given = parseArguments(cursor);
  return cursor.grow({ kind: 'box', target, arguments: given, span: cursor.spanFrom(start) }, given);
}

function parseArguments(cursor: Cursor): readonly Expression[] {
  cursor.expect('[', '`[`');
  const given: Expression[] = [];
  if (!cursor.at(']')) {
    do given.push(parseExpression(cursor));
    while (cursor.take(','));
  }
  cursor.expect(']', given.length === 0 ? 'an expression or `]`' : '`,` or `]` after an argument');
  return given;
}

/** `f[x]`; the words `disj` and `pred/totalOrder` gather arguments from several boxes. */
function parseBox(cursor: Cursor, left: Expression, start: number): Expression {
  const given = parseArguments(cursor);
  const span = cursor.spanFrom(start);
  if (gathers(left)) {
    const all = [...left.arguments, ...given];
    return cursor.grow({ kind: 'box', target: left.target, arguments: all, span }, all);
  }
  return cursor.grow({ kind: 'box', target: left, arguments: given, span }, [left, ...given]);
}

/** `a.b`; `a.int` is `int[a]`, `a.disj[b]` is `disj[a, b]`. */
function parseJoin(cursor: Cursor, left: Expression, start: number): Expression {
  const word = startsBinder(cursor) ? undefined : wordAt(cursor);
  if (word !== undefined) {
    const target = parseWord(cursor, word);
    return cursor.grow({ kind: 'box', target, arguments: [left], span: cursor.spanFrom(start) }, [left]);
  }
  const right = parseLast(cursor, LEVEL.join + 1, 'itself');
  const span = cursor.spanFrom(start);
  if (gathers(right)) {
    const all = [...right.arguments, left];
    return cursor.grow({ kind: 'box', target: right.target, arguments: all, span }, all);
  }
  return cursor.grow({ kind: 'binary', operator: 'join', left, right, span }, [left, right]);
}

type Box = Extract<Expression, { readonly kind: 'box' }>;

function gathers(expression: Expression): expression is Box {
  if (expression.kind !== 'box' || expression.target.kind !== 'name') return false;
  const { text } = expression.target.name;
  return text === 'disj' || text === 'pred/totalOrder';
}
