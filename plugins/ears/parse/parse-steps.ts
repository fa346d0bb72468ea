import type { ClauseKind, EarsClause, EarsResponse, ParsedSentence, SourceFile, Span, Step } from '#model';
import { isOtherLanguage } from './language.ts';
import { maskText, trimWords, wordsIn } from './mask.ts';
import { patternOfClauses } from './named-pattern.ts';
import { parseSentences } from './parse-sentence.ts';
import { tokensOf } from './tokens.ts';

/** The steps of one turn of a scenario: what is given, what happens, what has to be the case then. */
interface Turn {
  readonly conditions: { readonly kind: ClauseKind; readonly step: Step }[];
  readonly outcomes: Step[];
}

/**
 * Takes the steps of a scenario apart: GIVEN becomes `while`, WHEN `when`, THEN a response that binds with or without a
 * modal. A scenario that goes on with another WHEN after a THEN gives one result for each turn; only the first can be
 * compared with other sentences, because a later one holds after what went before.
 */
export function parseSteps(file: SourceFile, steps: readonly Step[]): readonly ParsedSentence[] {
  const turns = turnsOf(steps);
  const past: { readonly kind: ClauseKind; readonly step: Step }[] = [];
  return turns.map((turn, index): ParsedSentence => {
    const sentence = parseTurn(file, turn, past, steps);
    past.push(...turn.conditions);
    return index === 0 ? sentence : { ...sentence, opaque: sentence.opaque ?? 'temporal' };
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

function parseTurn(
  file: SourceFile,
  turn: Turn,
  past: readonly { readonly kind: ClauseKind; readonly step: Step }[],
  all: readonly Step[],
): ParsedSentence {
  const own = all.filter(
    (step) => turn.outcomes.includes(step) || turn.conditions.some((one) => one.step === step),
  );
  const start = own[0]?.span.start ?? 0;
  const end = own.at(-1)?.span.end ?? start;
  const span: Span = { path: file.path, start, end };
  const read = turn.outcomes.map((step) => outcomeOf(file, step));
  const clauses = [
    ...[...past, ...turn.conditions].map(({ kind, step }) => clauseOf(file, step, kind)),
    ...read.flatMap(({ clauses: trailing }) => trailing),
  ];
  const responses = read.flatMap(({ responses: each }) => each);
  const isForeign = own.some((step) => isOtherLanguage(tokensOf(maskText(step.text))));
  const scattered = responses.length > 1 && clauses.some(({ trailing }) => trailing);
  const opaque =
    responses.length === 0
      ? 'no-response'
      : isForeign
        ? 'language'
        : scattered
          ? 'ambiguous-scope'
          : read.find((one) => one.opaque)?.opaque;
  const pattern = responses.length === 0 ? undefined : patternOfClauses(clauses);
  const problems = [...read.flatMap((one) => one.problems), ...stepProblems(turn, span)];
  return {
    origin: 'steps',
    span,
    text: file.text.slice(start, end).split(/\s+/).join(' ').trim(),
    ...(pattern === undefined ? {} : { pattern }),
    clauses,
    responses,
    problems,
    ...(opaque === undefined ? {} : { opaque }),
  };
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
  const from = step.keywordSpan.end;
  const mask = maskText(file.text.slice(from, Math.max(from, step.span.end)));
  const lead = /^[*_`]*[ \t]*[:：,，、]?[*_`]*/.exec(mask.raw)?.[0].length ?? 0;
  const { start, end } = trimWords(mask, lead, mask.raw.length, ',;:.!?。！？，；');
  return { text: wordsIn(mask, start, end), span: { path: file.path, start: from + start, end: from + end } };
}

/** A THEN with a modal is read as a sentence; without one all of it is what must be the case. */
function outcomeOf(
  file: SourceFile,
  step: Step,
): Pick<ParsedSentence, 'clauses' | 'responses' | 'problems' | 'opaque'> {
  const body = bodyOf(file, step);
  const forms = parseSentences(file.path, file.text, body.span.start, body.span.end).filter(
    ({ normative }) => normative,
  );
  const [form] = forms;
  if (form === undefined || form.sentence.responses.length === 0) {
    const response: EarsResponse = {
      modal: 'none',
      negated: false,
      strength: 'mandatory',
      text: body.text,
      span: body.span,
    };
    return { clauses: [], responses: [response], problems: [] };
  }
  const clauses = forms.flatMap(({ sentence }) =>
    sentence.clauses.map((clause) => ({ ...clause, trailing: true })),
  );
  const responses = forms.flatMap(({ sentence }) => sentence.responses);
  const problems = forms.flatMap(({ sentence }) => sentence.problems);
  const opaque = forms.length > 1 && clauses.length > 0 ? 'ambiguous-scope' : form.sentence.opaque;
  return { clauses, responses, problems, ...(opaque === undefined ? {} : { opaque }) };
}
