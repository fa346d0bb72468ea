import { LIMITS } from '#config';
import type { Block, CommandParagraph, Name } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parseBlock } from './parse-block.ts';
import { parseExpression } from './parse-expression.ts';
import { checkDollar, parseName, startsName } from './parse-name.ts';
import { parseScope } from './parse-scope.ts';
import { startsLabel } from './recover.ts';

type Command = Omit<CommandParagraph, 'then' | 'span'> & { readonly start: number; readonly end: number };

/** Reads `label: check target for … expect 0 => run …`. */
export function parseCommand(cursor: Cursor): CommandParagraph {
  const chain = [parseOne(cursor)];
  while (cursor.take('=>')) {
    if (!cursor.at('run') && !cursor.at('check') && !startsLabel(cursor))
      cursor.fail('`run` or `check` after `=>`');
    chain.push(parseOne(cursor));
    if (chain.length > LIMITS.alloySyntaxDepth) {
      const hint = 'Begin a new command.';
      cursor.abandon('Too many commands follow each other with `=>`.', cursor.spanOf(cursor.peek()), hint);
    }
  }
  return link(cursor, chain);
}

function link(cursor: Cursor, chain: readonly Command[]): CommandParagraph {
  const end = chain.at(-1)?.end ?? 0;
  let made: CommandParagraph | undefined;
  for (const { start, end: _, ...command } of chain.toReversed()) {
    const span = { path: cursor.path, start, end };
    // biome-ignore lint/suspicious/noThenProperty: `then` is the field's name in the tree and holds no function.
    made = made === undefined ? { ...command, span } : { ...command, then: made, span };
  }
  if (made === undefined) return cursor.fail('a command');
  return made;
}

function parseOne(cursor: Cursor): Command {
  const { start } = cursor.peek();
  const before = startsLabel(cursor) ? parseLabel(cursor) : undefined;
  const word = cursor.next();
  const { label, target } = parseTarget(cursor, before, word.text);
  const scope = parseScope(cursor);
  const expect = parseExpect(cursor);
  return {
    kind: 'command',
    check: word.kind === 'check',
    ...(label === undefined ? {} : { label }),
    target,
    scope,
    ...(expect === undefined ? {} : { expect }),
    start,
    end: cursor.peek(-1).end,
  };
}

function parseLabel(cursor: Cursor): Name {
  const label = parseName(cursor, 'a label');
  cursor.next();
  return label;
}

/** `run p`, `run label p`, `run { … }` and `run label { … }`; a name before `:` belongs to the next command. */
function parseTarget(
  cursor: Cursor,
  label: Name | undefined,
  word: string,
): { label?: Name; target: Name | Block } {
  const labelled = label === undefined ? {} : { label };
  if (cursor.at('{')) return { ...labelled, target: parseBlock(cursor, parseExpression) };
  const what = word === 'check' ? 'an assertion' : 'a predicate or function';
  const first = parseName(cursor, `the name of ${what}, or a block \`{ … }\``);
  const isLabel = label === undefined && (cursor.at('{') || (startsName(cursor) && !startsLabel(cursor)));
  if (!isLabel) {
    checkDollar(cursor, first);
    return { ...labelled, target: first };
  }
  if (cursor.at('{')) return { label: first, target: parseBlock(cursor, parseExpression) };
  const target = parseName(cursor, `the name of ${what}`);
  checkDollar(cursor, target);
  return { label: first, target };
}

/** Any positive number expects something. */
function parseExpect(cursor: Cursor): number | undefined {
  if (!cursor.take('expect')) return undefined;
  const hint = '`expect 0` says that nothing is found, `expect 1` that something is.';
  const number = cursor.expect('number', '0 or 1 after `expect`', hint);
  const value = Number(number.value);
  if (value < 0) cursor.report(`The expectation ${value} is negative.`, cursor.spanOf(number), hint);
  return value > 0 ? 1 : 0;
}
