import { openingAt } from './keywords.ts';
import { HIDDEN, isBlank, type Mask, QUOTE } from './mask.ts';
import type { Token } from './tokens.ts';

/** The tokens of one sentence; `end` is where its text ends, its own full stop included. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
  /** It was joined to the one before by a semicolon. */
  readonly joined: boolean;
}

const ABBREVIATIONS = new Set(
  'e.g i.e etc vs cf approx no nos fig sec ch resp incl dr mr mrs ms st inc ltd al'.split(' '),
);

/** Divides tokens into sentences: at full stops, at empty lines, and at a semicolon before IF, WHEN, WHILE, WHERE. */
export function splitStretch(mask: Mask, tokens: readonly Token[], end: number): readonly Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  let joined = false;
  const push = (to: number, next: boolean): void => {
    const first = tokens[from];
    const last = tokens[to - 1];
    if (first !== undefined && last !== undefined && to > from) {
      const until = tokens[to]?.start ?? end;
      // The first token may be a word in a bracket or in emphasis; the sentence begins with that mark.
      found.push({
        start: opening(mask, found.at(-1)?.end ?? 0, first.start),
        end: closing(mask, last.end, until),
        tokens: tokens.slice(from, to),
        joined,
      });
    }
    from = to;
    joined = next;
  };
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (next === undefined || index < from) continue;
    if (token.written === ';' && openingAt(tokens, index + 1) !== undefined && opensClause(next))
      push(index + 1, true);
    else if (endsSentence(mask, tokens, index) || isParagraphEnd(mask, token.end, next.start))
      push(index + 1, false);
  }
  push(tokens.length, false);
  return found;
}

function opensClause({ word }: Token): boolean {
  return /^(?:if|when|whenever|while|where|once|unless)$/.test(word);
}

function endsSentence(mask: Mask, tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token === undefined || next === undefined) return false;
  if (/^[。！？]$/.test(token.written)) return true;
  const quoted = token.written.endsWith(QUOTE) && /[.!?]/.test(mask.raw[token.end - 2] ?? '');
  if (!quoted && !/^[.!?]$/.test(token.written)) return false;
  // White space has to follow, after marks that close something.
  let at = token.end;
  while (mask.plain[at] === HIDDEN || /["'”’)\]]/.test(mask.plain[at] ?? ' ')) at++;
  if (!isBlank(mask.raw[at] ?? '')) return false;
  if (token.written === '.') {
    const before = tokens[index - 1];
    if (before !== undefined && before.end === token.start && isAbbreviation(before)) return false;
  }
  const begin = next.written.charAt(0);
  return begin === begin.toUpperCase();
}

function isAbbreviation({ word }: Token): boolean {
  return ABBREVIATIONS.has(word) || /^\p{L}$/u.test(word);
}

function isParagraphEnd({ raw }: Mask, from: number, to: number): boolean {
  if (to - from < 2) return false;
  return /(?:\r\n|\n|\r(?!\n))[ \t]*[\r\n]/.test(raw.slice(from, Math.min(to, from + 200)));
}

function opening({ raw }: Mask, from: number, to: number): number {
  let at = from;
  while (at < to && (isBlank(raw[at] ?? '') || raw[at] === ';')) at++;
  return at;
}

/** Takes in what closes a bracket or emphasis after the last token. */
function closing({ raw }: Mask, from: number, until: number): number {
  let at = until;
  while (at > from && isBlank(raw[at - 1] ?? '')) at--;
  const gap = raw.slice(from, at);
  // Marks that open the next sentence stand after white space.
  const stop = until < raw.length ? gap.search(/\s[*_`("“[]+$/) : -1;
  return stop < 0 ? at : from + stop;
}
