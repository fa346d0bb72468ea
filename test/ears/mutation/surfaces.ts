import type { EarsClause } from '#model';
import { isParticiple } from '../../../plugins/ears/words/lemmas.ts';
import { type Edit, outsideQuotes } from './edits.ts';
import type { Seed } from './seeds.ts';

/** Other words for the condition of a sentence; nothing where the change cannot be made. */
export interface Surface {
  readonly name: string;
  /** `same`: it means what it meant. `narrower`: it holds in fewer situations. */
  readonly meaning: 'same' | 'narrower';
  readonly edits: (seed: Seed) => readonly Edit[] | undefined;
}

/** Words before which no article can stand. */
const NO_ARTICLE =
  /^(?:the|an?|any|all|no|each|every|some|both|either|neither|it|they|this|that|these|those|there|one|several|two|three|more|fewer|less|anything|nothing|none|another|not|at|only|what|who|after|before|its|their)(?![\w-])/i;

export const SURFACES: readonly Surface[] = [
  { name: 'verbatim', meaning: 'same', edits: () => [] },
  {
    name: 'articles dropped',
    meaning: 'same',
    edits: inClauses((words) =>
      outsideQuotes(words, (piece) => piece.replace(/(?<![\w-])(?:the|an?) (?=[a-z])/gi, '')),
    ),
  },
  {
    name: 'article added',
    meaning: 'same',
    edits: inClauses((words) => (NO_ARTICLE.test(words) || !/^[a-z]/i.test(words) ? words : `the ${words}`)),
  },
  { name: '`is Xed` to `has been Xed`', meaning: 'same', edits: inClauses(toPerfect) },
  { name: 'WHEN and IF … THEN exchanged', meaning: 'same', edits: otherKeyword },
  { name: 'emphasis added', meaning: 'same', edits: emphasised },
  { name: 'lines broken', meaning: 'same', edits: inClauses(broken) },
  { name: 'condition at the end', meaning: 'same', edits: atTheEnd },
  { name: 'two conditions exchanged', meaning: 'same', edits: exchanged },
  {
    name: 'condition strengthened by `AND`',
    meaning: 'narrower',
    edits: atTheLast(' AND the moon is full'),
  },
  {
    name: 'condition strengthened by `and`',
    meaning: 'narrower',
    edits: atTheLast(' and the moon is full'),
  },
  {
    name: 'condition strengthened by `WHILE`',
    meaning: 'narrower',
    edits: ({ sentence }) => {
      const [first] = sentence.clauses;
      return first === undefined || first.trailing
        ? undefined
        : [insert(first.keywordSpan.start, 'WHILE the moon is full, ')];
    },
  },
];

/** Replaces the words of every clause by others. */
export function inClauses(change: (words: string, index: number) => string): Surface['edits'] {
  return ({ text, sentence }) => {
    const edits = sentence.clauses.map((clause, index) => {
      const start = wordsStart(text, clause);
      const before = text.slice(start, clause.span.end);
      return { start, end: clause.span.end, before, by: change(before, index) };
    });
    return edits.some(({ before, by }) => before !== by) ? edits : undefined;
  };
}

/** Where a clause's own words begin, behind its keyword. */
function wordsStart(text: string, { keywordSpan, span }: EarsClause): number {
  return keywordSpan.end + (/^\s*/.exec(text.slice(keywordSpan.end, span.end))?.[0].length ?? 0);
}

export function insert(at: number, by: string): Edit {
  return { start: at, end: at, by };
}

function atTheLast(words: string): Surface['edits'] {
  return ({ sentence }) => {
    // `before` and `until` say when, and are no conditions.
    const last = sentence.clauses.findLast(({ kind }) => /^(?:when|if|while|where)$/.test(kind));
    return last === undefined ? undefined : [insert(last.span.end, words)];
  };
}

function toPerfect(words: string): string {
  return outsideQuotes(words, (piece) =>
    piece.replace(/(?<![\w-])(is|are) (\w+)(?![\w-])/g, (whole, be: string, word: string) =>
      isParticiple(word.toLowerCase()) ? `${be === 'is' ? 'has' : 'have'} been ${word}` : whole,
    ),
  );
}

function otherKeyword({ text, sentence }: Seed): readonly Edit[] | undefined {
  const [first, ...others] = sentence.clauses.filter(({ kind }) => kind === 'when' || kind === 'if');
  const system = sentence.responses[0]?.systemSpan;
  if (first === undefined || others.length > 0 || first.trailing || system === undefined) return undefined;
  const { start, end } = first.keywordSpan;
  if (first.kind === 'when') return [{ start, end, by: 'IF' }, insert(system.start, 'THEN ')];
  const then = /\bthen\s+$/i.exec(text.slice(0, system.start));
  return [
    { start, end, by: 'WHEN' },
    ...(then === null ? [] : [{ start: then.index, end: system.start, by: '' }]),
  ];
}

function emphasised({ text, sentence }: Seed): readonly Edit[] | undefined {
  if (text.includes('*')) return undefined;
  return sentence.clauses.flatMap((clause) => {
    const { start, end } = clause.keywordSpan;
    const from = wordsStart(text, clause);
    const first = /^[a-z]\w*(?= )/i.exec(text.slice(from, clause.span.end))?.[0];
    return [
      { start, end, by: `**${text.slice(start, end)}**` },
      ...(first === undefined ? [] : [{ start: from, end: from + first.length, by: `*${first}*` }]),
    ];
  });
}

/** Each third space between words becomes the end of a line. */
function broken(words: string): string {
  let spaces = 0;
  return outsideQuotes(words, (piece) =>
    piece.replace(/ (?=[a-z])/gi, (space) => (++spaces % 3 === 0 ? '\n' : space)),
  );
}

function atTheEnd({ text, sentence }: Seed): readonly Edit[] | undefined {
  const [clause, ...others] = sentence.clauses;
  const [response, ...more] = sentence.responses;
  if (clause === undefined || clause.trailing || others.length + more.length > 0) return undefined;
  if (response?.systemSpan === undefined || clause.kind === 'where') return undefined;
  return [
    { start: 0, end: response.systemSpan.start, by: '' },
    insert(response.span.end, ` ${written(text, clause)}`),
  ];
}

function exchanged({ text, sentence }: Seed): readonly Edit[] | undefined {
  const [first, second, ...others] = sentence.clauses;
  if (first === undefined || second === undefined || others.length > 0) return undefined;
  if (first.trailing || second.trailing || first.span.end > second.keywordSpan.start) return undefined;
  // `IF …, THEN`: its answer stands behind it.
  if (first.kind === 'if' || second.kind === 'if') return undefined;
  return [
    { start: first.keywordSpan.start, end: first.span.end, by: written(text, second) },
    { start: second.keywordSpan.start, end: second.span.end, by: written(text, first) },
  ];
}

function written(text: string, { keywordSpan, span }: EarsClause): string {
  return text.slice(keywordSpan.start, span.end);
}
