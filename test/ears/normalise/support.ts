import type { ClauseKind, EarsClause, EarsResponse, EarsSentence, Span } from '#model';
import type { Formula, Rational, Term } from '../../../plugins/ears/formula.ts';
import { readAsLogic } from '../../../plugins/ears/normalise/read-as-logic.ts';
import { readCondition } from '../../../plugins/ears/normalise/read-condition.ts';
import { readResponse } from '../../../plugins/ears/normalise/read-response.ts';
import { printRational } from '../../../plugins/ears/rational.ts';
import { readVocabulary } from '../../../plugins/ears/vocabulary/read-vocabulary.ts';
import type { Vocabulary } from '../../../plugins/ears/vocabulary/vocabulary.ts';

/** Nothing is declared. */
export const NOTHING: Vocabulary = readVocabulary([], []);

/** A vocabulary from the lines of its block. */
export function vocabularyOf(...lines: string[]): Vocabulary {
  const value = lines.join('\n');
  const span: Span = { path: 'spec.md', start: 0, end: value.length };
  return readVocabulary(
    [{ fence: { language: 'ears-vocabulary', value, span, valueSpan: span, closed: true } }],
    [],
  );
}

/** A formula on one line: `when: a & !(number: b [time] > 5)`. */
export function shown(formula: Formula): string {
  switch (formula.kind) {
    case 'constant':
      return String(formula.value);
    case 'flag':
      return formula.variable.key;
    case 'choice':
      return `${formula.variable.key} = ${formula.value}`;
    case 'compare':
      return `${term(formula.left)} ${formula.operator} ${term(formula.right)}`;
    case 'not':
      return `!(${shown(formula.of)})`;
    case 'and':
      return `(${formula.of.map(shown).join(' & ')})`;
    case 'or':
      return `(${formula.of.map(shown).join(' | ')})`;
  }
}

function term(one: Term): string {
  switch (one.kind) {
    case 'constant':
      return printRational(one.value);
    case 'variable':
      return one.variable.key;
    case 'sum':
      return one.terms.map(term).join(' + ');
    case 'scaled':
      return `${printRational(one.by)} * ${term(one.term)}`;
  }
}

/** What a condition says, or why it says nothing. */
export function condition(text: string, vocabulary = NOTHING): string {
  const read = readCondition({ text, span: spanFor(text) }, vocabulary, 'event');
  return read.kind === 'read' ? shown(read.formula) : `? ${read.reason}`;
}

/** What a response makes true, or why nothing. */
export function response(text: string, more: Partial<EarsResponse> = {}, vocabulary = NOTHING): string {
  const read = readResponse(responseOf(text, more), vocabulary);
  if (read.kind === 'unread') return `? ${read.reason}`;
  const timing = read.effect.timing.map((one) => ` ${one.kind} ${seconds(Object.values(one))}`).join('');
  return `${shown(read.effect.formula)}${timing}`;
}

function seconds(values: readonly (string | Rational)[]): string {
  return values.flatMap((value) => (typeof value === 'string' ? [] : [printRational(value)])).join();
}

export function responseOf(text: string, more: Partial<EarsResponse> = {}): EarsResponse {
  return { modal: 'shall', negated: false, strength: 'mandatory', text, span: spanFor(text), ...more };
}

/** A sentence of clauses and one response, as the parser would give it. */
export function sentence(
  clauses: readonly (readonly [ClauseKind, string])[],
  text: string,
  more: Partial<EarsSentence> = {},
): EarsSentence {
  let at = 0;
  const placed = clauses.map(([kind, words]): EarsClause => {
    const start = at + kind.length + 1;
    at = start + words.length + 2;
    const span = { path: 'spec.md', start, end: start + words.length };
    const keywordSpan = { path: 'spec.md', start: start - kind.length - 1, end: start - 1 };
    return { kind, written: kind.toUpperCase(), keywordSpan, text: words, span, trailing: false };
  });
  return {
    origin: 'sentence',
    span: { path: 'spec.md', start: 0, end: at + text.length },
    text,
    clauses: placed,
    responses: [responseOf(text, { system: 'box' })],
    problems: [],
    id: 'BOX-1',
    claim: 'BOX-1' as EarsSentence['claim'],
    capability: 'box',
    conditions: [],
    ...more,
  };
}

/** The guard and the effect of the one statement of a sentence. */
export function logic(one: EarsSentence, vocabulary = NOTHING): string {
  const { statements, opaque } = readAsLogic(one, vocabulary);
  return [
    ...statements.map(({ guard, effect }) => `${shown(guard)} => ${shown(effect.formula)}`),
    ...opaque.map(({ reason }) => `? ${reason}`),
  ].join('; ');
}

function spanFor(text: string): Span {
  return { path: 'spec.md', start: 0, end: text.length };
}
