import type { ClauseKind, EarsSentence } from '#model';
import { readAsLogic } from '../../../plugins/ears/normalise/read-as-logic.ts';
import { isParticiple } from '../../../plugins/ears/words/lemmas.ts';
import { NOTHING, shown } from './support.ts';

/** A change that is made to a sentence, or nothing where it cannot be made. */
export interface Mutation {
  readonly name: string;
  /** What the change should do to what the sentence means. */
  readonly meaning: 'same' | 'other';
  readonly mutate: (sentence: EarsSentence) => EarsSentence | undefined;
}

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'articles dropped',
    meaning: 'same',
    mutate: inClauses((text) => outsideQuotes(text, /(?<![\w-])(?:the|an?) (?=[a-z])/gi, '')),
  },
  {
    name: 'articles added',
    meaning: 'same',
    mutate: inClauses((text) =>
      /^(?:the|an?|any|all|no|each|every|some|both|either|neither|it|this|that|there|one|several|two|more|anything|nothing|none|another|`|"|not|at|only)(?![\w-])/i.test(
        text,
      ) || /^[`"'(]/.test(text)
        ? text
        : `the ${text}`,
    ),
  },
  { name: '`is Xed` to `has been Xed`', meaning: 'same', mutate: inClauses(toPerfect) },
  { name: 'WHEN and IF exchanged', meaning: 'same', mutate: (sentence) => withKinds(sentence, exchanged) },
  {
    name: 'emphasis added',
    meaning: 'same',
    mutate: inClauses((text) => text.replace(/^(\w+)(?= )/, '**$1**')),
  },
  { name: 'SHALL and SHALL NOT exchanged', meaning: 'other', mutate: negated },
  {
    name: 'a number changed',
    meaning: 'other',
    mutate: inAll((text) => text.replace(/\d+/, (digits) => `${Number(digits) + 1}`)),
  },
  {
    name: '`is` to `is not`',
    meaning: 'other',
    mutate: inClauses((text) => outsideQuotes(text, / (is|are) (?!not\b)/, ' $1 not ')),
  },
  {
    name: 'a code span changed',
    meaning: 'other',
    mutate: inAll((text) => text.replace(/`([^`]+)`/, '`$1x`')),
  },
  { name: 'a condition added', meaning: 'other', mutate: withClause },
];

/** What a sentence says, or nothing where it is not read. */
export function reading(sentence: EarsSentence): string | undefined {
  const { statements } = readAsLogic(sentence, NOTHING);
  return statements.length === 0
    ? undefined
    : statements.map(({ guard, effect }) => `${shown(guard)} => ${shown(effect.formula)}`).join('\n');
}

/** Of how many sentences that a mutation changes, how many are read as they should be. */
export function rateOf(
  mutation: Mutation,
  sentences: readonly EarsSentence[],
): { readonly changed: number; readonly right: number; readonly wrong: readonly string[] } {
  let [changed, right] = [0, 0];
  const wrong: string[] = [];
  for (const sentence of sentences) {
    const before = reading(sentence);
    const mutant = before === undefined ? undefined : mutation.mutate(sentence);
    if (mutant === undefined) continue;
    changed++;
    const after = reading(mutant);
    if ((after === before) === (mutation.meaning === 'same')) right++;
    else wrong.push(`${before}\n    ${after ?? 'not read'}`);
  }
  return { changed, right, wrong };
}

function inClauses(change: (text: string) => string): Mutation['mutate'] {
  return (sentence) => {
    const clauses = sentence.clauses.map((clause) => ({ ...clause, text: change(clause.text) }));
    return clauses.some(({ text }, at) => text !== sentence.clauses[at]?.text)
      ? { ...sentence, clauses }
      : undefined;
  };
}

function inAll(change: (text: string) => string): Mutation['mutate'] {
  return (sentence) => {
    const inside = inClauses(change)(sentence);
    if (inside !== undefined) return inside;
    const responses = sentence.responses.map((one) => ({ ...one, text: change(one.text) }));
    return responses.some(({ text }, at) => text !== sentence.responses[at]?.text)
      ? { ...sentence, responses }
      : undefined;
  };
}

function toPerfect(text: string): string {
  return outsideQuotes(text, /(?<![\w-])(is|are) (\w+)(?![\w-])/g, (whole, be: string, word: string) =>
    isParticiple(word.toLowerCase()) ? `${be === 'is' ? 'has' : 'have'} been ${word}` : whole,
  );
}

function exchanged(kind: ClauseKind): ClauseKind {
  return kind === 'when' ? 'if' : kind === 'if' ? 'when' : kind;
}

function withKinds(
  sentence: EarsSentence,
  change: (kind: ClauseKind) => ClauseKind,
): EarsSentence | undefined {
  const clauses = sentence.clauses.map((clause) => ({ ...clause, kind: change(clause.kind) }));
  return clauses.some(({ kind }, at) => kind !== sentence.clauses[at]?.kind)
    ? { ...sentence, clauses }
    : undefined;
}

function negated(sentence: EarsSentence): EarsSentence {
  return { ...sentence, responses: sentence.responses.map((one) => ({ ...one, negated: !one.negated })) };
}

function withClause(sentence: EarsSentence): EarsSentence {
  const span = sentence.span;
  const more = {
    kind: 'while',
    written: 'WHILE',
    keywordSpan: span,
    text: 'a full moon shines',
    span,
    trailing: false,
  } as const;
  return { ...sentence, clauses: [more, ...sentence.clauses] };
}

/** Replaces outside code spans and quotations only. */
function outsideQuotes(
  text: string,
  pattern: RegExp,
  by: string | ((whole: string, ...groups: string[]) => string),
): string {
  return text
    .split(/(`[^`]*`|"[^"]*")/)
    .map((piece, at) =>
      at % 2 === 1 ? piece : typeof by === 'string' ? piece.replace(pattern, by) : piece.replace(pattern, by),
    )
    .join('');
}
