import { LIMITS } from '#config';
import { commandName, type Evidence, proofSentence, proofTitle } from '#model';

const LONGEST_NAME = 100;
const LONGEST_MESSAGE = 240;

/** `1 test`, `2 tests`. */
export function countOf(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** Words of an author as code in a sentence: on one line, not too long, with its own backticks out of the way. */
export function asCode(text: string): string {
  return `\`${cut(onLine(text).replaceAll('`', "'"), LONGEST_NAME)}\``;
}

/** Words of a runner or an author as a sentence: its first line, with a capital and a period. */
export function asSentence(text: string): string {
  const line = cut(onLine(firstLine(text)), LONGEST_MESSAGE);
  const ended = /[.!?…]$/.test(line) ? line : `${line}.`;
  return `${ended.slice(0, 1).toUpperCase()}${ended.slice(1)}`;
}

/** Words of a runner as the end of a sentence: `: expected 3, got 4.`; only a period where there are none. */
export function asEnding(text: string | undefined): string {
  const line = cut(onLine(firstLine(text ?? '')), LONGEST_MESSAGE);
  if (line === '') return '.';
  return `: ${/[.!?…]$/.test(line) ? line : `${line}.`}`;
}

/** Names of some things as code, the first of them with how many are left out. */
export function listOf(names: readonly string[]): string {
  const shown = names.slice(0, LIMITS.evidenceInReason).map(asCode);
  const left = names.length - shown.length;
  return `${shown.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** A piece of evidence with its layer and tool. */
export function pieceInWords(piece: Evidence): string {
  const about = piece.directness === 'indirect' ? ', about a whole file or suite' : '';
  switch (piece.kind) {
    case 'test':
      return `the test ${asCode(piece.test?.title ?? '')} (${piece.layer}, ${piece.tool}${about})`;
    case 'example':
      return `an example (${piece.tool})`;
    case 'consistency':
      return piece.consistency === undefined ? 'its sentence' : `what ${piece.tool} proved of its sentence`;
    case 'command':
      return piece.command === undefined ? 'a model command' : commandName(piece.command.command);
    case 'review':
      return `the review of ${piece.review?.reviewer ?? piece.tool}`;
  }
}

/** What it is called in a list. */
export function nameOf(piece: Evidence): string {
  return (
    piece.test?.title ??
    (piece.consistency && proofTitle(piece.consistency)) ??
    piece.command?.command.label ??
    piece.review?.reviewer ??
    piece.kind
  );
}

/** What a runner said of it. */
export function messageOf({ test, example, consistency }: Evidence): string | undefined {
  if (test !== undefined) return test.outcome?.result.message;
  if (consistency !== undefined) return proofSentence(consistency);
  const line = example?.lines.find(({ status }) => status === 'failed' || status === 'errored');
  if (line === undefined) return example?.reason;
  const { expectation, actual } = line;
  if (line.status === 'errored' || expectation === undefined) return actual;
  const expected = expectation.kind === 'any' ? 'a value' : asCode(expectation.text);
  return `expected ${expectation.kind === 'value' ? '' : `${WANTED[expectation.kind]} `}${expected}${actual === undefined ? '' : `, got ${asCode(actual)}`}`;
}

const WANTED = { type: 'the type', throws: 'that it throws', any: '' } as const;

function firstLine(text: string): string {
  return text.trim().split(/[\r\n]/, 1)[0] ?? '';
}

function onLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Never cuts a character in two. */
function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
