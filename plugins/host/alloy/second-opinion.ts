import {
  type CommandRun,
  instanceOf,
  type ModelChecker,
  type ModelReport,
  type ModelText,
  type SecondOpinion,
} from '#model';

/** What another engine says to one command of a text, by its place. */
export interface OtherAnswer {
  readonly index: number;
  readonly answer: SecondOpinion['answer'];
  readonly message?: string;
}

/** Another engine that runs the commands of a text by itself. */
export interface OtherEngine {
  readonly name: string;
  /**
   * Answers for every text in the order given; an empty list, with the reason, for a text it cannot read.
   * @param asked the commands wanted of each text, by their places
   */
  answers(
    texts: readonly ModelText[],
    asked: readonly (readonly number[])[],
  ): Promise<readonly { readonly answers: readonly OtherAnswer[]; readonly problem?: string }[]>;
}

/**
 * Asks another engine the same and puts its answer beside each command.
 * Ensures: where both engines decide and differ, neither counts: the outcome is unknown and names both answers.
 */
export function withSecondOpinion(checker: ModelChecker, other: OtherEngine): ModelChecker {
  return {
    async check(texts, onProgress) {
      const reports = await checker.check(texts, onProgress);
      const asked = reports.map(({ runs }) => runs.map(({ command }) => command.index));
      const answered = await other.answers(texts, asked);
      return reports.map((report, at) => withAnswers(report, answered[at], other.name));
    },
  };
}

function withAnswers(
  report: ModelReport,
  answered: Awaited<ReturnType<OtherEngine['answers']>>[number] | undefined,
  engine: string,
): ModelReport {
  const byIndex = new Map((answered?.answers ?? []).map((answer) => [answer.index, answer]));
  return {
    ...report,
    runs: report.runs.map((run) => {
      const given = byIndex.get(run.command.index);
      const message =
        given?.message ?? (given === undefined ? (answered?.problem ?? 'It gave no answer.') : undefined);
      return compare(run, {
        engine,
        answer: given?.answer ?? 'error',
        ...(message === undefined ? {} : { message }),
      });
    }),
  };
}

function compare(run: CommandRun, second: SecondOpinion): CommandRun {
  const { outcome, command } = run;
  if (outcome.kind === 'unknown' || outcome.kind === 'error') return { ...run, second };
  const own = instanceOf(outcome) === undefined ? 'unsat' : 'sat';
  if (second.answer !== 'sat' && second.answer !== 'unsat') return { ...run, second };
  if (second.answer === own) return { ...run, second };
  const [one, none] =
    command.kind === 'check' ? ['a counterexample', 'no counterexample'] : ['an instance', 'no instance'];
  const words = (answer: string) => `there is ${answer === 'sat' ? one : none}`;
  return {
    ...run,
    second,
    outcome: {
      kind: 'unknown',
      reason: 'disagreement',
      message: `Casebook says that ${words(own)}, and ${second.engine} that ${words(second.answer)}.`,
    },
  };
}
