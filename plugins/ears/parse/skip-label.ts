import { openingAt } from './keywords.ts';
import { HIDDEN, type Mask } from './mask.ts';
import type { Token } from './tokens.ts';

/** Words of a label before its colon at most. */
const LABEL_WORDS = 8;
const ID = /^(?:[A-Z][A-Z0-9]*(?:[-_.][A-Z0-9]+)*[-_.]?\d+[a-z]?|\d+(?:\.\d+)+)$/;

/** How many tokens at the beginning are a label of the sentence: `AC-3:`, `**C11 - title**:`, `[REQ-491-001]`, `3.2.1`. */
export function skipLabel({ raw, plain }: Mask, tokens: readonly Token[]): number {
  const [first] = tokens;
  if (first === undefined || tokens.length < 3) return 0;
  if (raw[first.start - 1] === '[' && onlyMarks(plain, 0, first.start - 1)) return skipBracket(raw, tokens);
  return labelled(tokens) || (ID.test(first.written) && isLabel(tokens) ? idLength(tokens) : 0);
}

/** `R2 WHEN …`, `AC1 The box` are labels; `S3 uploads SHALL`, `T2 SHALL` speak of what has that name. */
function isLabel(tokens: readonly Token[]): boolean {
  const [first, next] = tokens;
  if (first === undefined || next === undefined || /[-_.]/.test(first.written)) return true;
  if (openingAt(tokens, 1) !== undefined || /^(?:the|an?|each|every|all|any|no)$/.test(next.word))
    return true;
  return /^[—–(\p{Lu}]/u.test(next.written) && !/^(?:shall|must|should|may|will)$/.test(next.word);
}

function idLength(tokens: readonly Token[]): number {
  const next = tokens[1]?.written;
  return next === '—' || next === '–' ? 2 : 1;
}

/** Words up to a colon, `AC-3:` or `Note:`, that what binds stands behind. */
function labelled(tokens: readonly Token[]): number {
  for (let at = 1; at < Math.min(tokens.length - 1, LABEL_WORDS); at++) {
    const token = tokens[at];
    if (token === undefined || /^(?:shall|must|should|may|will)$/.test(token.word)) return 0;
    if (/^[,;]$/.test(token.written)) return 0;
    if (token.written === ':')
      return openingAt(tokens, 0) === undefined && bindsAfter(tokens, at) ? at + 1 : 0;
  }
  return 0;
}

function bindsAfter(tokens: readonly Token[], from: number): boolean {
  return tokens.slice(from).some(({ word }) => /^(?:shall|must|should|may|will)$/.test(word));
}

function skipBracket(raw: string, tokens: readonly Token[]): number {
  for (let at = 0; at < Math.min(tokens.length - 1, LABEL_WORDS); at++) {
    const token = tokens[at];
    if (token === undefined) return 0;
    if (raw[token.end] !== ']') continue;
    // A link's text is words.
    if (raw[token.end + 1] === '(') return 0;
    return tokens[at + 1]?.written === ':' ? at + 2 : at + 1;
  }
  return 0;
}

function onlyMarks(plain: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++)
    if (plain[at] !== HIDDEN && plain[at] !== ' ' && plain[at] !== '\n') return false;
  return true;
}
