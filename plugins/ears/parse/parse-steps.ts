import type {
  ClauseKind,
  EarsClause,
  EarsResponse,
  ParsedSentence,
  SentenceProblemKind,
  SourceFile,
  Span,
  Step,
} from '#model';
import { isOtherLanguage } from './language.ts';
import { maskText, trimWords, wordsIn } from './mask.ts';
import { patternOfClauses } from './named-pattern.ts';
import { parseSentences } from './parse-sentence.ts';
import { tokensOf } from './tokens.ts';

interface Condition {
  readonly kind: ClauseKind;
  readonly step: Step;
}

/** The steps of one turn of a scenario: what is given, what happens, what has to be the case then. */
interface Turn {
  readonly conditions: Condition[];
  readonly outcomes: Step[];
}

/**
 * Takes the steps of a scenario apart: GIVEN becomes `while`, WHEN `when`, THEN a response that binds with or without a
 * modal. A scenario that goes on with another WHEN after a THEN gives one result for each turn; only the first can be
 * compared with other sentences, because a later one holds after what went before.
 */
export function parseSteps(file: SourceFile, steps: readonly Step[]): readonly ParsedSentence[] {
  const past: Condition[] = [];
  return turnsOf(steps).flatMap((turn, index): readonly ParsedSentence[] => {
    const sentences = parseTurn(file, turn, past, steps);
    past.push(...turn.conditions);
    return index === 0
      ? sentences
      : sentences.map((sentence) => ({ ...sentence, opaque: sentence.opaque ?? 'temporal' }));
  });
}

function turnsOf(steps: readonly Step[]): readonly Turn[] {
  const turns: Turn[] = [{ conditions: [], outcomes: [] }];
  let last: 'given' | 'when' | 'then' = 'given';
  for (const step of steps) {
    const keyword: 'given' | 'when' | 'then' =
      step.keyword === 'and' || step.keyword === 'but' ? last : step.keyword;
    last = keyword;
    let turn = turns.at(-1);
    if (turn === undefined || (keyword !== 'then' && turn.outcomes.length > 0)) {
      turn = { conditions: [], outcomes: [] };
      turns.push(turn);
    }
    if (keyword === 'then') turn.outcomes.push(step);
    else
      turn.conditions.push({
        kind: keyword === 'given' ? 'while' : /^if$/i.test(step.written) ? 'if' : 'when',
        step,
      });
  }
  return turns;
}

/** One sentence of all outcomes that hold without more ado, and one of each that has a condition of its own. */
function parseTurn(
  file: SourceFile,
  turn: Turn,
  past: readonly Condition[],
  all: readonly Step[],
): readonly ParsedSentence[] {
  const taken = new Set<Step>([...turn.outcomes, ...turn.conditions.map(({ step }) => step)]);
  const own = all.filter((step) => taken.has(step));
  const start = own[0]?.span.start ?? 0;
  const end = own.at(-1)?.span.end ?? start;
  const span: Span = { path: file.path, start, end };
  const text = file.text.slice(start, end).split(/\s+/).join(' ').trim();
  const conditions = [...past, ...turn.conditions].map(({ kind, step }) => clauseOf(file, step, kind));
  const outcomes = withSystems(turn.outcomes.map((step) => outcomeOf(file, step)));
  const plain = outcomes.filter(({ clauses }) => clauses.length === 0);
  const isForeign = own.some((step) => isOtherLanguage(tokensOf(maskText(step.text))));
  const toSentence = (read: readonly Outcome[], problems: ParsedSentence['problems']): ParsedSentence => {
    const clauses = [...conditions, ...read.flatMap((one) => one.clauses)];
    const responses = read.flatMap((one) => one.responses);
    const opaque =
      responses.length === 0
        ? 'no-response'
        : isForeign
          ? 'language'
          : read.find((one) => one.opaque !== undefined)?.opaque;
    const pattern = responses.length === 0 ? undefined : patternOfClauses(clauses);
    return {
      origin: 'steps',
      span,
      text,
      ...(pattern === undefined ? {} : { pattern }),
      clauses,
      responses,
      problems: [...problems, ...read.flatMap((one) => one.problems)],
      ...(opaque === undefined ? {} : { opaque }),
    };
  };
  const bound = outcomes.filter(({ clauses }) => clauses.length > 0);
  const first = plain.length > 0 || bound.length === 0 ? [plain] : [];
  return [...first, ...bound.map((one) => [one])].map((read, index) =>
    toSentence(read, index === 0 ? stepProblems(turn, span) : []),
  );
}

/** `AND SHALL …` goes on with the subject of the outcome before. */
function withSystems(outcomes: readonly Outcome[]): readonly Outcome[] {
  let system: string | undefined;
  return outcomes.map((outcome) => ({
    ...outcome,
    responses: outcome.responses.map((response) => {
      if (response.modal === 'none') return response;
      system = response.system ?? system;
      return response.system === undefined && system !== undefined ? { ...response, system } : response;
    }),
  }));
}

function stepProblems(turn: Turn, span: Span): ParsedSentence['problems'] {
  const problems: ParsedSentence['problems'][number][] = [];
  if (turn.conditions.every(({ kind }) => kind === 'while'))
    problems.push({ kind: 'scenario-without-trigger', span, detail: 'no WHEN' });
  if (turn.outcomes.length === 0)
    problems.push({ kind: 'scenario-without-outcome', span, detail: 'no THEN' });
  return problems;
}

function clauseOf(file: SourceFile, step: Step, kind: ClauseKind): EarsClause {
  const { text, span } = bodyOf(file, step);
  return {
    kind,
    written: step.written,
    keywordSpan: step.keywordSpan,
    text,
    span: { path: file.path, start: step.keywordSpan.start, end: Math.max(span.end, step.keywordSpan.end) },
    trailing: false,
  };
}

/** What stands after a step's keyword and the marks around it. */
function bodyOf(file: SourceFile, step: Step): { readonly text: string; readonly span: Span } {
  const from = afterMarks(file.text, step);
  const mask = maskText(file.text.slice(from, Math.max(from, step.span.end)));
  const { start, end } = trimWords(mask, 0, mask.raw.length, ',;:.!?。！？，；：、');
  return { text: wordsIn(mask, start, end), span: { path: file.path, start: from + start, end: from + end } };
}

/** Behind the marks that close what was opened before the keyword, with a colon before or after them. */
function afterMarks(text: string, { keywordSpan }: Step): number {
  let at = keywordSpan.end;
  const skip = (chars: string) => {
    while (at < text.length && chars.includes(text[at] ?? '')) at++;
  };
  let opening = keywordSpan.start;
  while (opening > 0 && ' \t'.includes(text[opening - 1] ?? '')) opening--;
  skip(' \t:：,');
  while (opening > 0 && /[*_`]/.test(text[opening - 1] ?? '') && text[at] === text[opening - 1]) {
    opening--;
    at++;
  }
  skip(' \t:：');
  return at;
}

type Outcome = Pick<ParsedSentence, 'clauses' | 'responses' | 'problems' | 'opaque'>;

/** A THEN needs no subject, and may speak of what is done without saying by whom. */
const SENTENCES_ONLY: ReadonlySet<SentenceProblemKind> = new Set([
  'missing-subject',
  'pronoun-subject',
  'subject-not-system',
  'several-responses',
]);

/** A THEN with a modal is read as a sentence; without one all of it is what must be the case. */
function outcomeOf(file: SourceFile, step: Step): Outcome {
  const body = bodyOf(file, step);
  const forms = parseSentences(file.path, file.text, body.span.start, body.span.end).filter(
    ({ normative, sentence }) => normative && sentence.responses.length > 0,
  );
  const [form] = forms;
  if (form === undefined) {
    const { text, span } = body;
    const response: EarsResponse = { modal: 'none', negated: false, strength: 'mandatory', text, span };
    return { clauses: [], responses: [response], problems: [] };
  }
  const clauses = forms.flatMap(({ sentence }) =>
    sentence.clauses.map((clause) => ({ ...clause, trailing: true })),
  );
  const responses = forms.flatMap(({ sentence }) => sentence.responses);
  const problems = forms
    .flatMap(({ sentence }) => sentence.problems)
    .filter(({ kind }) => !SENTENCES_ONLY.has(kind));
  const opaque =
    forms.length > 1 && clauses.length > 0
      ? 'ambiguous-scope'
      : forms.find(({ sentence }) => sentence.opaque !== undefined)?.sentence.opaque;
  return { clauses, responses, problems, ...(opaque === undefined ? {} : { opaque }) };
}
