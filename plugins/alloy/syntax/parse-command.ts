import { LIMITS } from '#config';
import type { Block, CommandParagraph, Name } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { hintForParagraph } from './hints.ts';
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
  checkEnd(cursor);
  return link(cursor, chain);
}

/** What begins no paragraph after a command was meant to belong to the command. */
function checkEnd(cursor: Cursor): void {
  const { kind } = cursor.peek();
  if (startsLabel(cursor)) return;
  const isScope = kind === 'number' || kind === ',' || kind === 'but' || kind === 'for';
  if (isScope) cursor.fail('the end of the command', 'A scope is written `for 3 but 2 A, exactly 4 B`.');
  if (kind === 'expect') cursor.fail('the end of the command', '`expect` stands once, after the scope.');
  if (kind === 'name') cursor.fail('the end of the command', hintForTrailingName(cursor));
}

function hintForTrailingName(cursor: Cursor): string {
  const hint = hintForParagraph(cursor.peek());
  if (hint !== undefined) return hint;
  if (cursor.at('number', 1)) return 'After the scope stands `expect 0` or `expect 1`.';
  if (cursor.at('number', -2)) return 'Scopes of several signatures have a `,` between them: `for 3 A, 2 B`.';
  return 'A command has one target, and perhaps a label before it.';
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
  skipTargetWord(cursor);
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

/** `check assert a`: the word is one too many, and no paragraph begins with it here. */
function skipTargetWord(cursor: Cursor): void {
  const isWord = cursor.at('assert') || cursor.at('pred') || cursor.at('fun');
  if (!isWord || !startsName(cursor, 1)) return;
  const word = cursor.next();
  const message = `Unexpected \`${word.text}\`, expected a name.`;
  cursor.report(message, cursor.spanOf(word), `Leave \`${word.text}\` out.`);
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
