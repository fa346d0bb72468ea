import type { EarsCheck } from '#model';
import type { Declaration, Phrase } from './declaration.ts';
import type { LineReader } from './line-reader.ts';
import type { LineToken } from './line-tokens.ts';

/** The checks by the names that an `accept` may use. */
export const CHECKS: Readonly<Record<string, EarsCheck>> = {
  L1: 'contradiction',
  L2: 'overlap',
  L3: 'undefined-priority',
  L4: 'self-contradiction',
  L5: 'impossible-condition',
  L6: 'unreachable-unwanted',
  L7: 'tautology',
  L8: 'redundant',
  L9: 'duplicate',
  L10: 'conflicting-bounds',
  L11: 'timed-clash',
  L12: 'incomplete-cases',
  L14: 'scenario-breaks-requirement',
  L15: 'scenario-outside-requirement',
  L17: 'dangling-state',
  L18: 'permission-clash',
};

const CHECK_NAMES: ReadonlySet<string> = new Set([
  ...Object.keys(CHECKS),
  ...Object.values(CHECKS),
  'undecided',
]);
const PATTERN = /^[\p{L}\p{N}_.:/*#-]+$/u;

/** `exclusive maintenance, state = OPEN` */
export function exclusiveLine(reader: LineReader): Declaration {
  const rest = restOf(reader);
  let at = rest.start;
  const of: Phrase[] = [];
  for (const part of topLevelParts(rest.text)) {
    const text = part.trim();
    const start = at + (part.length - part.trimStart().length);
    if (text !== '') of.push({ text, span: reader.line.place(start, start + text.length) });
    at += part.length + 1;
  }
  if (of.length < 2) {
    reader.fail(
      '`exclusive` needs two at least',
      'Write `exclusive maintenance, normalOperation`.',
      reader.peek(),
    );
  }
  return { kind: 'exclusive', of, span: reader.line.span, text: reader.line.text };
}

/** `assume limits => not good` */
export function assumeLine(reader: LineReader): Declaration {
  const { text, start } = restOf(reader);
  if (text === '') reader.fail('What is assumed is missing', 'Write `assume limits => not good`.', undefined);
  const span = reader.line.place(start, start + text.length);
  return { kind: 'assume', expression: { text, span }, span: reader.line.span, text: reader.line.text };
}

/** `priority AUTH-* over RATE-*` */
export function priorityLine(reader: LineReader): Declaration {
  const hint = 'Write `priority AUTH-* over RATE-*`.';
  const over = patternOf(reader, 'The claims that come first are missing', hint);
  if (!reader.accept('over')) reader.fail('`over` is missing', hint, reader.peek());
  const under = patternOf(reader, 'The claims that come second are missing', hint);
  reader.end(hint);
  return { kind: 'priority', over, under, span: reader.line.span, text: reader.line.text };
}

/** `accept L2 REQ-12 REQ-19 "documented precedence"` */
export function acceptLine(reader: LineReader): Declaration {
  const hint = 'Write `accept L2 REQ-12 REQ-19 "why it is as it should be"`.';
  const words: LineToken[] = [];
  for (let token = reader.peek(); token !== undefined && token.kind !== 'phrase'; token = reader.peek()) {
    if (!reader.accept(',')) words.push(token);
    else continue;
    reader.next();
  }
  const [first] = words;
  const check = first !== undefined && CHECK_NAMES.has(first.text) ? first.text : undefined;
  if (first !== undefined && check === undefined && /^L\d+$/.test(first.text)) {
    reader.fail(`There is no check ${first.text}`, `Checks are ${Object.keys(CHECKS).join(', ')}.`, first);
  }
  const claims = check === undefined ? words : words.slice(1);
  const wrong = claims.find(({ kind, text }) => kind !== 'word' || !PATTERN.test(text));
  if (wrong !== undefined) reader.fail(`\`${wrong.text}\` is no tag`, hint, wrong);
  if (claims.length === 0) reader.fail('The claims are missing', hint, reader.peek());
  const reason = reader.peek();
  if (reason?.kind !== 'phrase' || reason.text === '') {
    return reader.fail('The reason is missing', `Nothing is accepted without one. ${hint}`, reason);
  }
  reader.next();
  reader.end(hint);
  return {
    kind: 'accept',
    ...(check === undefined ? {} : { check }),
    claims: claims.map(({ text }) => text),
    reason: reason.text,
    span: reader.line.span,
    text: reader.line.text,
  };
}

function patternOf(reader: LineReader, message: string, hint: string): string {
  const token = reader.peek();
  if (token?.kind !== 'word' || !PATTERN.test(token.text) || token.text === 'over')
    return reader.fail(message, hint, token);
  reader.next();
  return token.text;
}

function restOf(reader: LineReader): { readonly text: string; readonly start: number } {
  const { text } = reader.line;
  const start = reader.peek()?.start ?? text.length;
  return { text: text.slice(start), start };
}

/** Cut at commas outside brackets. */
function topLevelParts(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if ('({'.includes(character)) depth++;
    if (')}'.includes(character)) depth--;
    if (character === ',' && depth <= 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}
