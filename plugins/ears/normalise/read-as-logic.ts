import type { EarsClause, EarsCondition, EarsResponse, EarsSentence, OpaqueReason, Span } from '#model';
import type { Formula, Rational } from '../formula.ts';
import { and, not, variablesOf } from '../formulas.ts';
import type { ReadSentence, Statement } from '../statement.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { canonical, nameKey } from '../words/canonical.ts';
import { baseForm, opensResponse } from '../words/response-verbs.ts';
import { type Token, tokensOf } from '../words/tokens.ts';
import { takeHeld } from './held.ts';
import { withInnerPointers } from './inner-pointers.ts';
import { readCondition } from './read-condition.ts';
import { readResponse } from './read-response.ts';
import type { ConditionResult, ReadCondition } from './reading.ts';
import { joinedOf } from './reading.ts';
import { flagOf } from './variables.ts';

/** A clause, read: what it adds to the guard, or why it adds nothing. */
interface ReadClause {
  readonly clause: EarsClause;
  readonly result: ConditionResult;
  readonly heldFor?: Rational;
  readonly rises?: true;
}

type Opaque = ReadSentence['opaque'][number];

/**
 * Reads one sentence as logic: its conditions as a guard, each response as an effect.
 * Ensures: never throws; what is not understood is named, and nothing is guessed: two texts become one variable only by the
 * closed rules of `canonical.ts` or by declared vocabulary.
 */
export function readAsLogic(sentence: EarsSentence, vocabulary: Vocabulary): ReadSentence {
  if (sentence.opaque !== undefined) {
    const reason = sentence.opaque;
    return {
      conditions: sentence.clauses.map((clause) => unreadCondition(clause, reason)),
      statements: [],
      opaque: [{ reason, span: sentence.span }],
    };
  }
  const clauses = withOneTime(sentence.clauses.map((clause) => readClause(clause, vocabulary)));
  const conditions = clauses.map(conditionOf);
  const unread = clauses.flatMap(({ clause, result }): readonly Opaque[] =>
    result.kind === 'unread' ? [{ reason: result.reason, span: clause.span }] : [],
  );
  const guards = clauses.flatMap(({ result }) => (result.kind === 'read' ? [result] : []));
  if (unread.length > 0) return { conditions, statements: [], opaque: unread };
  if (sentence.responses.length === 0) {
    return { conditions, statements: [], opaque: [{ reason: 'no-response', span: sentence.span }] };
  }
  const statements: Statement[] = [];
  const opaque: Opaque[] = [];
  for (const [index, response] of sentence.responses.entries()) {
    const read = readResponse(response, vocabulary);
    if (read.kind === 'unread') {
      opaque.push({ reason: read.reason, span: response.span });
      continue;
    }
    const requires: ReadCondition[] =
      read.requires === undefined
        ? []
        : [{ formula: read.requires, formal: true, unshareable: false, declarations: [] }];
    const guard = joinedOf('and', [...guards, ...requires]);
    const inner =
      read.unshareable && !guard.unshareable
        ? withInnerPointers(
            read.effect.formula,
            guard.formula,
            sentence.responses.slice(0, index + 1),
            sentence.clauses.map(({ text }) => text),
          )
        : undefined;
    statements.push({
      id: `${sentence.id}/${index + 1}`,
      sentence,
      response,
      system: systemOf(sentence, response, vocabulary),
      guard: guard.formula.kind === 'and' && guard.formula.of.length === 0 ? ALWAYS : guard.formula,
      ...heldOf(clauses),
      effect: inner === undefined ? read.effect : { ...read.effect, formula: inner },
      unshareable: guard.unshareable || (read.unshareable && inner === undefined),
      declarations: spansOf([...guard.declarations, ...read.declarations], vocabulary),
    });
  }
  return { conditions, statements, opaque };
}

const ALWAYS: Formula = { kind: 'constant', value: true };

function readClause(clause: EarsClause, vocabulary: Vocabulary): ReadClause {
  const place = { text: clause.text, span: clause.span };
  if (clause.trailing && holdsResponse(tokensOf(clause.text))) {
    return { clause, result: { kind: 'unread', reason: 'ambiguous-scope' } };
  }
  switch (clause.kind) {
    case 'where':
      return { clause, result: readCondition(place, vocabulary, 'feature') };
    case 'while':
    case 'when':
    case 'if': {
      const role = clause.kind === 'when' ? 'event' : 'state';
      const { place: rest, ...held } = takeHeld(place);
      return { clause, result: readCondition(rest, vocabulary, role), ...held };
    }
    case 'unless': {
      const result = readCondition(place, vocabulary, 'state');
      return {
        clause,
        result: result.kind === 'read' ? { ...result, formula: not(result.formula) } : result,
      };
    }
    case 'until':
    case 'before':
    case 'after':
      return { clause, result: releaseOf(clause) };
    case 'only-if':
      return { clause, result: { kind: 'unread', reason: 'restriction' } };
    case 'for-each':
      return { clause, result: { kind: 'unread', reason: 'quantifier' } };
  }
}

/** `unless it is fresh, and delete the old one`: what is asked for goes on after the condition. */
function holdsResponse(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ text }, at) =>
      text === 'and' &&
      tokens[at - 1]?.text === ',' &&
      baseForm(tokens[at + 1]?.text ?? '') === tokens[at + 1]?.text &&
      opensResponse(tokens[at + 1], tokens[at + 2]),
  );
}

/** When something ends, or what it comes before: a fact about time that is not reasoned about, of its own for each text. */
function releaseOf({ kind, text, span }: EarsClause): ConditionResult {
  const { key, negated, unshareable } = canonical(text);
  const variable = flagOf('release', `${kind} ${negated ? 'not ' : ''}${key}`, 'state');
  return {
    kind: 'read',
    formula: { kind: 'flag', variable, words: { text: `${kind} ${text}`, span } },
    formal: false,
    unshareable,
    declarations: [],
  };
}

function conditionOf({ clause, result }: ReadClause): EarsCondition {
  if (result.kind === 'unread') return unreadCondition(clause, result.reason);
  return {
    text: clause.text,
    span: clause.span,
    reading: result.formal ? 'formal' : 'opaque',
    variables: [...variablesOf(result.formula).keys()],
  };
}

function unreadCondition({ text, span }: EarsClause, reason: OpaqueReason): EarsCondition {
  return { text, span, reading: 'unread', reason, variables: [] };
}

/** What two conditions have held for, each for a time of its own, is not compared. */
function withOneTime(clauses: readonly ReadClause[]): readonly ReadClause[] {
  if (clauses.filter(({ heldFor }) => heldFor !== undefined).length < 2) return clauses;
  return clauses.map((one) =>
    one.heldFor === undefined ? one : { ...one, result: { kind: 'unread', reason: 'temporal' } },
  );
}

function heldOf(clauses: readonly ReadClause[]): Pick<Statement, 'heldFor' | 'held' | 'rises' | 'rising'> {
  const heldFor = clauses.find((one) => one.heldFor !== undefined)?.heldFor;
  return {
    ...(heldFor === undefined
      ? {}
      : { heldFor, held: formulaOf(clauses.filter((one) => one.heldFor !== undefined)) }),
    ...(clauses.some(({ rises }) => rises === true)
      ? { rises: true, rising: formulaOf(clauses.filter(({ rises }) => rises === true)) }
      : {}),
  };
}

function formulaOf(clauses: readonly ReadClause[]): Formula {
  return and(clauses.flatMap(({ result }) => (result.kind === 'read' ? result.formula : [])));
}

function systemOf(sentence: EarsSentence, { system }: EarsResponse, vocabulary: Vocabulary): string {
  if (system === undefined) return sentence.capability;
  return vocabulary.system(system) ?? nameKey(system);
}

function spansOf(names: readonly string[], vocabulary: Vocabulary): readonly Span[] {
  const wanted = new Set(names);
  return vocabulary.terms.filter(({ name }) => wanted.has(name)).map(({ span }) => span);
}
