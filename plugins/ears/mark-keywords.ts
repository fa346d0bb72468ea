import { maskText } from './parse/mask.ts';

export type MarkKeyword =
  | 'where'
  | 'while'
  | 'when'
  | 'if'
  | 'then'
  | 'given'
  | 'and'
  | 'or'
  | 'but'
  | 'system'
  | 'shall'
  | 'shall-not'
  | 'must'
  | 'must-not'
  | 'should'
  | 'should-not'
  | 'may';

/** A keyword of an EARS sentence or step: half-open offsets into the text, and its role in the sentence. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly keyword: MarkKeyword;
  /** `condition`: opens a clause that says when; `system`: names who acts; `response`: binds it; `step`, `joint`: Gherkin's words. */
  readonly role: 'condition' | 'consequence' | 'system' | 'response' | 'step' | 'joint';
}

const ROLES: Readonly<Record<MarkKeyword, Mark['role']>> = {
  where: 'condition',
  while: 'condition',
  when: 'condition',
  if: 'condition',
  // biome-ignore lint/suspicious/noThenProperty: `then` is the keyword, and this object is never awaited
  then: 'consequence',
  given: 'step',
  and: 'joint',
  or: 'joint',
  but: 'step',
  system: 'system',
  shall: 'response',
  'shall-not': 'response',
  must: 'response',
  'must-not': 'response',
  should: 'response',
  'should-not': 'response',
  may: 'response',
};

const WORDS =
  /(?<![\p{L}\p{N}_-])(?:(shall|must|should)(\s+not)?|where|while|when|if|then|given|and|or|but|may)(?![\p{L}\p{N}_-])/giu;

/** Words of a system's name at most; a longer run of words before SHALL is no name. */
const NAME_WORDS = 8;

/**
 * Marks the EARS keywords of a text in order, none overlapping another.
 * A keyword counts in capitals, or capitalised where a sentence begins; `shall` counts in any case, because nobody
 * writes it otherwise; `then` also after an IF. Nothing in back-ticked code, in a quotation or in a link's address counts.
 */
export function markKeywords(text: string): Mark[] {
  const words: Mark[] = [];
  for (const match of maskText(text).plain.matchAll(WORDS)) {
    const start = match.index;
    const written = match[0];
    if (!counts(text, start, written, words)) continue;
    const keyword = written.toLowerCase().replace(/\s+/, '-') as MarkKeyword;
    words.push({ start, end: start + written.length, keyword, role: ROLES[keyword] });
  }
  return withSystems(text, words);
}

function counts(text: string, start: number, written: string, before: readonly Mark[]): boolean {
  const word = written.split(/\s/)[0] ?? written;
  // "SHALL not" is one prohibition whatever the case of its second word.
  if (word === word.toUpperCase()) return true;
  if (word.toLowerCase() === 'shall') return true;
  if (word === 'then')
    return (
      before.some((mark) => mark.keyword === 'if') && /,\s*$/.test(text.slice(Math.max(0, start - 20), start))
    );
  const capitalised = /^\p{Lu}\p{Ll}+$/u.test(word);
  return capitalised && !/^(?:must|should|may|or)$/i.test(word) && beginsSentence(text, start);
}

/** True after nothing but list and emphasis marks, or after the end of another sentence. */
function beginsSentence(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  return /(?:^|[.!?:]["')\]*_]*\s|\n)[\s>*_+-]*(?:\d+[.)]\s+)?[\s*_]*$/.test(before);
}

/** Adds the name of the system before each response: `THE parser` in `WHEN …, THE parser SHALL`. */
function withSystems(text: string, words: readonly Mark[]): Mark[] {
  const marks: Mark[] = [];
  for (const word of words) {
    const previous = marks.at(-1);
    if (word.role === 'response' && previous?.role !== 'response') {
      const system = systemBefore(text, previous, word.start);
      if (system !== undefined) marks.push({ ...system, keyword: 'system', role: 'system' });
    }
    marks.push(word);
  }
  return marks;
}

function systemBefore(
  text: string,
  previous: Mark | undefined,
  end: number,
): { start: number; end: number } | undefined {
  const from = previous?.end ?? 0;
  const between = text.slice(from, end);
  const stop = lastStop(between);
  let start = from + stop;
  let name = text.slice(start, end);
  // Straight after WHEN and without a comma the words are still the condition; only a capital THE ends it for certain.
  if (stop === 0 && previous?.role === 'condition') {
    const the = name.lastIndexOf(' THE ');
    if (the < 0) return undefined;
    start += the;
    name = name.slice(the);
  }
  const lead = name.match(/^[\s>*_+-]*/)?.[0].length ?? 0;
  const trimmed = name.slice(lead).trimEnd();
  const wordsOfName = trimmed.split(/\s+/).length;
  if (trimmed === '' || wordsOfName > NAME_WORDS || !/[\p{L}\p{N}]/u.test(trimmed)) return undefined;
  return { start: start + lead, end: start + lead + trimmed.length };
}

/** Offset after the last punctuation that ends a clause, or 0; dots inside names such as `v1.2` end nothing. */
function lastStop(text: string): number {
  let last = 0;
  for (const match of text.matchAll(/[,;:!?](?=\s)|\.(?=\s)|\n\s*(?:[-*+]\s)?/g))
    last = match.index + match[0].length;
  return last;
}
