// A thread that reads models and runs their commands, one job at a time.
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import {
  type CommandOutcome,
  type CommandReport,
  commandGroups,
  commandKey,
  loadSolver,
  type PreparedModel,
  prepare,
  runCommand,
} from '#alloy';
import type { Command, ModelText, Outcome } from '#model';
import type { Answer, CommandAnswer, Job, ReadModel } from './messages.ts';

/** Models kept between jobs: the commands of one are run one after another. */
const KEPT = 3;

const kept = new Map<string, PreparedModel>();

parentPort?.on('message', (job: Job) => {
  void answer(job).then(
    (done) => parentPort?.postMessage(done),
    (error: unknown) =>
      parentPort?.postMessage({
        id: job.id,
        kind: 'failed',
        message: error instanceof Error ? error.message : String(error),
      } satisfies Answer),
  );
});

async function answer(job: Job): Promise<Answer> {
  const { id, kind } = job;
  const prepared = preparedOf(job);
  if (kind === 'run') return { id, kind, answer: await run(prepared, job) };
  return { id, kind: 'read', model: read(prepared, job) };
}

function preparedOf({ textKey, text }: Job): PreparedModel {
  const known = kept.get(textKey);
  kept.delete(textKey);
  const prepared = known ?? prepare(text.text, text.path, { markdown: false, open: openIn(text) });
  kept.set(textKey, prepared);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return prepared;
}

/** Modules were found by the names they are opened by; the engine asks for them by where they would lie. */
function openIn({ modules }: ModelText) {
  return (wanted: string) => {
    const steps = wanted.replace(/^(?:\.\.\/)+/, '');
    const found = modules.get(wanted) ?? [...modules].find(([name]) => endsWithPath(name, steps))?.[1];
    return found && { path: found.path, text: found.text };
  };
}

/** True where a name as written ends in the steps that are left of it. */
function endsWithPath(name: string, steps: string): boolean {
  return name === steps || name.endsWith(`/${steps}`);
}

function read(prepared: PreparedModel, { kind, textKey }: Job): ReadModel {
  const groups = new Map<number, string>();
  if (kind === 'read') {
    for (const [at, members] of commandGroups(prepared).entries())
      for (const index of members) groups.set(index, String(at));
  }
  const { outline, problems } = prepared;
  return {
    items: outline.items.map(({ kind, name, span }) => ({ kind, name, span })),
    problems: problems.map(({ severity, message, span, hint }) => ({
      severity,
      message,
      span,
      ...(hint === undefined ? {} : { hint }),
    })),
    commands: writtenIn(prepared).map(({ label, check, target, expect, span, scopeText }, index) => {
      const command: Command = {
        index,
        kind: check ? 'check' : 'run',
        label,
        ...(target === undefined ? {} : { target }),
        scope: scopeText,
        ...(expect === undefined ? {} : { expect }),
        span,
      };
      const decides = kind === 'read' ? commandKey(prepared, index) : undefined;
      // What cannot be named by its meaning is named by its place, and not kept beyond this process.
      return decides === undefined
        ? { command, key: `${textKey} ${index}`, group: groups.get(index) ?? scopeText, lasting: false }
        : { command, key: hashOf(decides, command.kind), group: groups.get(index) ?? '', lasting: true };
    }),
  };
}

/** A file without commands has a default one, as in the official tool; a document did not ask for any. */
function writtenIn({ commands, path }: PreparedModel): PreparedModel['commands'] {
  const isDocument = /\.(?:md|markdown|mdx)$/i.test(path);
  return isDocument ? commands.filter(({ span }) => span.end > span.start) : commands;
}

function hashOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex');
}

async function run(prepared: PreparedModel, { index, timeoutMs, solver: name }: Job): Promise<CommandAnswer> {
  const solver = await loadSolver(name);
  const report = runCommand(prepared, index, { solver, timeoutMs, clock: () => performance.now() });
  const { primaryVariables, variables, clauses, traceLength, translateMs, solveMs } = report.statistics;
  return {
    outcome: toOutcome(report.kind, report.outcome),
    statistics: { primaryVariables, variables, clauses, traceLength, translateMs, solveMs },
  };
}

function toOutcome(kind: CommandReport['kind'], outcome: CommandOutcome): Outcome {
  switch (outcome.kind) {
    case 'sat':
      return kind === 'check'
        ? { kind: 'violated', counterexample: outcome.instance }
        : { kind: 'inhabited', instance: outcome.instance };
    case 'unsat':
      return {
        kind: kind === 'check' ? 'holds' : 'uninhabited',
        ...(outcome.vacuous ? { vacuous: true } : {}),
      };
    case 'unknown':
    case 'error':
      return outcome;
  }
}
