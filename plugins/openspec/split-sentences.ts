import type { Sentence, Strength } from '#model';
import { collapse, trimmed } from './source-text.ts';

const MANDATORY = /\b(?:SHALL|MUST|REQUIRED|shall|must)\b/;
const ADVISORY = /\b(?:SHOULD|RECOMMENDED)\b/;
const OPTIONAL = /\b(?:MAY|OPTIONAL)\b/;
const EARS_OPENING =
  /^(?:\*\*|__)?(?:WHEN|WHILE|WHERE|IF|(?:When|While|Where|If)(?=[^.]*\b(?:shall|must|SHALL|MUST)\b))\b/;

/**
 * The strength of the strongest normative keyword: SHALL, MUST, REQUIRED over SHOULD, RECOMMENDED over MAY, OPTIONAL.
 *
 * RFC 8174 gives only capitals this meaning. `shall` and `must` in lower case count here too: specs write them and mean
 * them, and reading an obligation as none would hide it. `should` and `may` in lower case are everyday English and do not.
 */
export function strengthOf(text: string): Strength | undefined {
  if (MANDATORY.test(text)) return 'mandatory';
  if (ADVISORY.test(text)) return 'advisory';
  if (OPTIONAL.test(text)) return 'optional';
  return undefined;
}

/** True for text that says what has to hold: a normative keyword in it, or an EARS keyword in capitals at its start. */
export function isNormative(text: string): boolean {
  return strengthOf(text) !== undefined || EARS_OPENING.test(text);
}

/** What reads as a full stop but ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|no|nos|fig|sec|ch|resp|incl|dr|mr|mrs|ms|st|inc|ltd|al|[A-Za-z])\.$/i;
const END = /[.!?](?:["'”’)\]]|\*\*|__){0,20}(?=\s)|[。！？]+[」』）”]*|[.!?](?:["'”’)\]]|\*\*|__){0,20}$/gu;
/** Characters of an abbreviation and what stands before it at most. */
const ABBREVIATION_LENGTH = 10;

/** Splits a stretch of prose into sentences with exact spans; a full stop in code, a number or an abbreviation ends none. */
export function splitSentences(path: string, text: string, start: number, end: number): Sentence[] {
  const prose = text.slice(start, end);
  const masked = maskCode(prose);
  const sentences: Sentence[] = [];
  let from = 0;
  const push = (to: number): void => {
    const { start: a, end: b } = trimmed(prose, from, to);
    from = to;
    if (b <= a) return;
    const words = collapse(prose, a, b);
    const strength = strengthOf(masked.slice(a, b));
    const span = { path, start: start + a, end: start + b };
    sentences.push(strength === undefined ? { text: words, span } : { text: words, span, strength });
  };
  for (const match of masked.matchAll(END)) {
    const to = match.index + match[0].length;
    if (match[0].startsWith('.')) {
      if (ABBREVIATION.test(masked.slice(Math.max(from, match.index - ABBREVIATION_LENGTH), match.index + 1)))
        continue;
      // A sentence begins with a capital, a digit, a mark or a letter that has no case.
      const next = masked.slice(to).trimStart().charAt(0);
      if (next !== '' && next !== next.toUpperCase()) continue;
    }
    push(to);
  }
  push(prose.length);
  return sentences;
}

/** The text with `x` for every character of a code span: back-ticks up to the next run of as many. */
function maskCode(text: string): string {
  if (!text.includes('`')) return text;
  const runs = [...text.matchAll(/`+/g)].map(({ index, 0: { length } }) => ({ index, length }));
  const nextOfLength = new Map<number, number>();
  const closing: (number | undefined)[] = [];
  for (let at = runs.length - 1; at >= 0; at--) {
    const length = runs[at]?.length ?? 0;
    closing[at] = nextOfLength.get(length);
    nextOfLength.set(length, at);
  }
  let masked = '';
  let from = 0;
  for (let at = 0; at < runs.length; at++) {
    const open = runs[at];
    const next = closing[at];
    const close = next === undefined ? undefined : runs[next];
    if (open === undefined || next === undefined || close === undefined) continue;
    const end = close.index + close.length;
    masked += text.slice(from, open.index) + 'x'.repeat(end - open.index);
    from = end;
    at = next;
  }
  return masked + text.slice(from);
}
