import type { Example, ExampleLine, ExampleRun, Span } from '#model';
import { type Comparison, compare, type Reported } from './compare.ts';
import type { ReadExample, ScriptExpectation, ScriptStep } from './script.ts';

/** What is known of an example after its process has ended. */
export interface ExampleOutcome {
  /** By place of the statement; absent where nothing was reported. */
  readonly reported: ReadonlyMap<number, Reported>;
  /** How many statements were started, from the first. */
  readonly started: number;
  /** Why it did not come to its end; absent where it did. */
  readonly stopped?: {
    /** A sentence or an error's text. */
    readonly message: string;
    /** True for an error of the statement that was started last; else the reason is about the whole example. */
    readonly thrown: boolean;
  };
  readonly tool: string;
  readonly isolation: ExampleRun['isolation'];
}

/** From an offset of a fence's text to a place in its file. */
export type SpanOf = (part: { readonly start: number; readonly end: number }) => Span;

/**
 * Makes the run of an example from what its process reported.
 * Ensures: a line passes only where its value was reported and is as expected; an example passes only where all of its lines
 * do and it came to its end.
 */
export function toRun(
  example: Example,
  read: ReadExample,
  outcome: ExampleOutcome,
  spanOf: SpanOf,
  literal: (text: string) => string | undefined,
): ExampleRun {
  const stray = read.stray.map(
    (part): ExampleLine => ({ span: spanOf(part), status: 'errored', actual: part.reason }),
  );
  const lines = [
    ...stray,
    ...read.steps.flatMap((step, at) => linesOf(step, at, outcome, spanOf, literal)),
  ].sort((a, b) => a.span.start - b.span.start);
  const { stopped, tool, isolation } = outcome;
  const how = { tool, ...(isolation === undefined ? {} : { isolation }) };
  if (lines.length === 0 && stopped === undefined) {
    return { example, status: 'not-run', reason: 'It holds no statement.', lines, ...how };
  }
  const status = worstOf([...lines.map((line) => line.status), stopped === undefined ? 'passed' : 'errored']);
  const reason = stopped !== undefined && !stopped.thrown ? { reason: stopped.message } : {};
  return { example, status, ...reason, lines, ...how };
}

/** An example of which nothing was executed. */
export function unreadRun(example: Example, message: string, span: Span): ExampleRun {
  return {
    example,
    status: 'errored',
    reason: message,
    lines: [{ span, status: 'errored', actual: message }],
  };
}

const ORDER = ['failed', 'errored', 'not-run', 'passed'] as const;

function worstOf(statuses: readonly ExampleLine['status'][]): ExampleLine['status'] {
  return ORDER.find((status) => statuses.includes(status)) ?? 'passed';
}

function linesOf(
  step: ScriptStep,
  at: number,
  outcome: ExampleOutcome,
  spanOf: SpanOf,
  literal: (text: string) => string | undefined,
): readonly ExampleLine[] {
  const span = spanOf(step.statement);
  const unreadable = step.unreadable.map(
    ({ reason }): ExampleLine => ({
      span,
      status: 'errored',
      actual: `Its expectation cannot be read. ${reason}`,
    }),
  );
  if (step.expectations.length === 0) {
    return unreadable.length > 0 ? unreadable : [{ span, ...endOf(at, outcome) }];
  }
  const lines = step.expectations.map((expectation): ExampleLine => {
    const { kind, text } = expectation;
    return {
      span,
      expectation: { kind, text, span: spanOf(expectation) },
      ...resultOf(expectation, at, outcome, literal),
    };
  });
  return [...lines, ...unreadable];
}

type Ended = Pick<ExampleLine, 'status' | 'actual'>;

function resultOf(
  expectation: ScriptExpectation,
  at: number,
  outcome: ExampleOutcome,
  literal: (text: string) => string | undefined,
): Ended {
  const reported = outcome.reported.get(at);
  if (reported !== undefined) return shorten(compare(expectation, reported, literal));
  const ended = endOf(at, outcome);
  return ended.status === 'passed'
    ? { status: 'errored', actual: 'What it gave was never reported.' }
    : ended;
}

/** How a statement ended of which nothing is expected. */
function endOf(at: number, { started, stopped }: ExampleOutcome): Ended {
  if (at >= started) return { status: 'not-run' };
  if (at === started - 1 && stopped !== undefined)
    return shorten({ status: 'errored', actual: stopped.message });
  return { status: 'passed' };
}

/** A few lines, as much as a person reads beside a statement. */
function shorten({ status, actual }: Comparison): Ended {
  if (actual === undefined) return { status };
  const lines = actual.split('\n');
  const text = lines.slice(0, 4).join('\n').slice(0, 400);
  return { status, actual: text === actual ? text : `${text} …` };
}
