import picocolors from 'picocolors';
import {
  type CommandRun,
  instanceOf,
  type ModelProblem,
  type ModelReport,
  type Outcome,
  positionAt,
  type SourceFile,
  standingOf,
} from '#model';
import { caretFrame } from './caret-frame.ts';
import { formatInstance } from './format-instance.ts';
import type { FormatOptions } from './format-text.ts';
import { columnsOf, visibleText } from './visible-text.ts';

type Colours = ReturnType<typeof picocolors.createColors>;

/** How the commands of a model are printed. */
export interface CommandOptions extends FormatOptions {
  /** Show instances and counterexamples. */
  readonly instances: boolean;
}

/** The commands of one file, a line each, with what is wrong with its text before them. */
export function formatCommands(report: ModelReport, file: SourceFile, options: CommandOptions): string {
  const colours = picocolors.createColors(options.colour);
  const rows = report.runs.map((run) => cellsOf(run, file));
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => columnsOf(row[at] ?? ''))));
  const lines = report.runs.flatMap((run, index) => {
    const cells = (rows[index] ?? []).map((cell, at) =>
      RIGHT.has(at) ? padStart(cell, widths[at] ?? 0) : padEnd(cell, widths[at] ?? 0),
    );
    const [number = '', name = '', outcome = '', ...rest] = cells;
    const { scope } = run.command;
    return [
      `  ${colours.dim(number)}  ${name}  ${paintOf(run, colours)(outcome)}  ${rest.join('  ')}  ${colours.dim(visibleText(scope))}`.trimEnd(),
      ...detailsOf(run, colours, options),
    ];
  });
  return [
    colours.bold(visibleText(report.path)),
    ...report.problems.map((problem) => formatProblem(problem, file, colours, options.width)),
    ...lines,
    ...(report.runs.length === 0 && report.problems.length === 0 ? [colours.dim('  no command')] : []),
  ].join('\n');
}

/** How all commands ended, in one line. */
export function formatCommandSummary(reports: readonly ModelReport[], { colour }: FormatOptions): string {
  const colours = picocolors.createColors(colour);
  const runs = reports.flatMap((report) => report.runs);
  const count = (standing: string) => runs.filter((run) => standingOf(run) === standing).length;
  const broken = reports
    .flatMap(({ problems }) => problems)
    .filter(({ severity }) => severity === 'error').length;
  const text = `${runs.length} ${runs.length === 1 ? 'command' : 'commands'}: ${count('as-expected')} as expected, ${count('unexpected')} not, ${count('undecided')} without an answer${broken > 0 ? `; ${broken} ${broken === 1 ? 'error' : 'errors'} in models` : ''}`;
  const second = formatSecond(runs);
  const all = second === undefined ? text : `${text}\n${second}`;
  return count('as-expected') === runs.length && broken === 0 ? colours.green(all) : colours.red(all);
}

/** How far another engine agrees, where one was asked. */
function formatSecond(runs: readonly CommandRun[]): string | undefined {
  const engine = runs.find((run) => run.second !== undefined)?.second?.engine;
  if (engine === undefined) return undefined;
  const differ = runs.filter(
    ({ outcome }) => outcome.kind === 'unknown' && outcome.reason === 'disagreement',
  );
  const compared = runs.filter(
    ({ outcome, second }) =>
      (second?.answer === 'sat' || second?.answer === 'unsat') &&
      outcome.kind !== 'error' &&
      (outcome.kind !== 'unknown' || outcome.reason === 'disagreement'),
  );
  return `${engine}: agrees on ${compared.length - differ.length}, disagrees on ${differ.length}, ${runs.length - compared.length} not compared`;
}

/** Columns of numbers. */
const RIGHT = new Set([0, 4, 5]);

function cellsOf(run: CommandRun, file: SourceFile): readonly string[] {
  const { command, outcome, statistics } = run;
  const { line } = positionAt(file, command.span.start);
  const size = statistics.clauses > 0 ? `${statistics.variables} vars, ${statistics.clauses} clauses` : '';
  return [
    String(command.index),
    visibleText(`${command.kind} ${command.label}`),
    `${MARKS[standingOf(run)]} ${outcomeWord(outcome)}${command.expect === undefined ? '' : `, expect ${command.expect}`}`,
    `line ${line}`,
    `${Math.round(statistics.translateMs + statistics.solveMs)} ms`,
    size,
  ];
}

const MARKS = { 'as-expected': '✓', unexpected: '✗', undecided: '?' } as const;

function outcomeWord(outcome: Outcome): string {
  const disagree = outcome.kind === 'unknown' && outcome.reason === 'disagreement';
  return disagree ? 'engines disagree' : OUTCOMES[outcome.kind];
}

const OUTCOMES = {
  holds: 'no counterexample',
  violated: 'counterexample',
  inhabited: 'instance',
  uninhabited: 'no instance',
  unknown: 'unknown',
  error: 'error',
} as const;

function detailsOf(run: CommandRun, colours: Colours, { instances }: CommandOptions): readonly string[] {
  const { outcome, second } = run;
  const indent = '       ';
  if (second !== undefined && second.answer !== 'sat' && second.answer !== 'unsat')
    return [`${indent}${colours.dim(visibleText(`${second.engine}: ${second.message ?? second.answer}`))}`];
  if (outcome.kind === 'unknown' || outcome.kind === 'error')
    return [`${indent}${paintOf(run, colours)(visibleText(outcome.message))}`];
  const instance = instanceOf(outcome);
  if (!instances || instance === undefined) return [];
  return formatInstance(instance)
    .split('\n')
    .map((line) => `${indent}${line}`);
}

function formatProblem(problem: ModelProblem, file: SourceFile, colours: Colours, width: number): string {
  const paint = problem.severity === 'error' ? colours.red : colours.yellow;
  const { line, column } = positionAt(file, problem.span.start);
  const isHere = problem.span.path === file.path;
  const place = isHere ? `${line}:${column}` : visibleText(problem.span.path);
  const head = `  ${paint(problem.severity)} ${colours.cyan(place)}  ${visibleText(problem.message)}`;
  const frame = isHere ? caretFrame(file, problem.span, width - 10) : undefined;
  return [
    head,
    ...(frame === undefined || frame.source.trim() === ''
      ? []
      : [`    ${colours.dim('│')} ${frame.source}`, `    ${colours.dim('│')} ${paint(frame.marker)}`]),
    ...(problem.hint === undefined ? [] : [`    ${colours.green('hint')} ${visibleText(problem.hint)}`]),
  ].join('\n');
}

function paintOf(run: CommandRun, colours: Colours): (text: string) => string {
  switch (standingOf(run)) {
    case 'as-expected':
      return colours.green;
    case 'unexpected':
      return colours.red;
    case 'undecided':
      return colours.yellow;
  }
}

function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columnsOf(text)));
}

function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - columnsOf(text))) + text;
}
