import { type CheckedCommand, commandName, type Fence, instanceOf, scopeInWords, standingOf } from '#model';
import { messageHtml } from '#render';
import { countOf } from './count-of.ts';
import { toInstanceView } from './instance.ts';
import type { CommandLine, CommandView } from './model-types.ts';
import { modelHref, type SiteIndex, sourceHref } from './site-index.ts';
import type { Html } from './types.ts';
import { lineOf, placeOf } from './views.ts';

/** The anchor of a command, on the page of its model and where its details are shown. */
export function commandId(run: CheckedCommand): string {
  return `command-${run.command.index}`;
}

/** The commands that stand in a fence, a line each; those in `here` have their details on the page. */
export function commandLines(
  index: SiteIndex,
  fence: Fence,
  here: ReadonlySet<CheckedCommand>,
): readonly CommandLine[] {
  return (index.commandsOfPath.get(fence.span.path) ?? [])
    .filter(({ command }) => fence.span.start <= command.span.start && command.span.start < fence.span.end)
    .map((run) => toLine(index, run, here.has(run)));
}

function toLine(index: SiteIndex, run: CheckedCommand, isHere: boolean): CommandLine {
  const { command } = run;
  return {
    name: commandName(command).replaceAll('`', ''),
    standing: standingOf(run),
    outcome: outcomeWords(run),
    href: `${isHere ? '' : modelHref(index, run.capability)}#${commandId(run)}`,
  };
}

/**
 * A command with everything that a reader needs to judge it.
 * @param instances `unexpected` leaves out instances that the author expects, which the page of the model has
 */
export function toCommandView(
  index: SiteIndex,
  run: CheckedCommand,
  instances: 'all' | 'unexpected' = 'all',
): CommandView {
  const { command, statistics, outcome, second } = run;
  const temporal = statistics.traceLength > 1 || instanceOf(outcome)?.loop !== undefined;
  const instance = instanceOf(outcome);
  const source = sourceHref(index, command.span.path, lineOf(index, command.span));
  const decided = standingOf(run) !== 'undecided';
  return {
    ...toLine(index, run, true),
    id: commandId(run),
    modelHref: `${modelHref(index, run.capability)}#${commandId(run)}`,
    scope: command.scope,
    scopeWords: scopeInWords(command.scope, temporal),
    expectation: expectationWords(run),
    at: placeOf(index, command.span),
    ...(source === undefined ? {} : { sourceHref: source }),
    engine: index.engineOf.get(run.capability) ?? '',
    ...(decided ? { size: sizeWords(run, temporal) } : {}),
    ...(decided && index.showTimes ? { time: timeWords(statistics.translateMs + statistics.solveMs) } : {}),
    ...(second === undefined
      ? {}
      : {
          second: `${second.engine}: ${SECOND[second.answer]}${second.message ? `, ${second.message}` : ''}`,
        }),
    ...(outcome.kind === 'unknown' || outcome.kind === 'error'
      ? { message: messageOf(outcome.message) }
      : {}),
    claims: run.bearings.flatMap(({ claim, by }) => {
      const href = index.hrefs.get(claim);
      const known = index.claims.get(claim);
      return href === undefined ? [] : [{ href, text: known?.tag ?? known?.title ?? claim, by: BY[by] }];
    }),
    ...(instance === undefined || (instances === 'unexpected' && standingOf(run) !== 'unexpected')
      ? {}
      : {
          instance: toInstanceView(instance, outcome.kind === 'violated' ? 'counterexample' : 'instance'),
        }),
  };
}

const BY = {
  section: 'it stands there',
  tag: 'its comment names it',
  name: 'it is named there',
} as const;

const SECOND = {
  sat: 'finds one too, or another',
  unsat: 'finds none',
  unknown: 'gives no answer',
  error: 'cannot run it',
} as const;

/** A message of the engine as a sentence of its own. */
function messageOf(message: string): Html {
  return messageHtml(message.charAt(0).toUpperCase() + message.slice(1));
}

/** What came of a command, in words that need no knowledge of Alloy; "within this scope" belongs to each. */
function outcomeWords(run: CheckedCommand): string {
  const unexpected = standingOf(run) === 'unexpected';
  switch (run.outcome.kind) {
    case 'holds':
      return unexpected
        ? 'no counterexample within its scope, though one is expected'
        : 'no counterexample within its scope';
    case 'violated':
      return unexpected ? 'there is a counterexample' : 'there is a counterexample, as expected';
    case 'inhabited':
      return unexpected ? 'there is an instance, though none is expected' : 'there is an instance';
    case 'uninhabited':
      return unexpected
        ? 'no instance within its scope, though one is expected'
        : 'no instance within its scope, as expected';
    case 'unknown':
      return 'no answer';
    case 'error':
      return run.outcome.unsupported ? 'not analysed' : 'could not be run';
  }
}

function expectationWords({ command }: CheckedCommand): string {
  const { kind, expect } = command;
  const what = kind === 'check' ? 'counterexample' : 'instance';
  if (expect === undefined)
    return kind === 'check'
      ? 'no counterexample: a check states that its assertion holds'
      : 'an instance: a run asks for one';
  const one = kind === 'check' ? 'a counterexample' : 'an instance';
  return `${expect > 0 ? one : `no ${what}`} (\`expect ${expect}\`)`;
}

function sizeWords({ statistics, outcome }: CheckedCommand, temporal: boolean): string {
  const { variables, clauses, traceLength } = statistics;
  const number = (value: number) => value.toLocaleString('en-US');
  const states = countOf(traceLength, 'state');
  const trace = instanceOf(outcome) === undefined ? `traces of up to ${states}` : `trace of ${states}`;
  return [
    countOf(variables, 'variable').replace(/^\d+/, number(variables)),
    countOf(clauses, 'clause').replace(/^\d+/, number(clauses)),
    ...(temporal ? [trace] : []),
  ].join(', ');
}

function timeWords(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
