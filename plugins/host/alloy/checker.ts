import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { SolverName } from '#alloy';
import { LIMITS } from '#config';
import type {
  Command,
  CommandRun,
  CommandStatistics,
  ModelChecker,
  ModelProgress,
  ModelReport,
  ModelText,
  Span,
  UnknownReason,
} from '#model';
import type { DiskCache } from '../disk-cache.ts';
import type { JobEnd } from '../worker-thread.ts';
import { compactText } from './compact-text.ts';
import { engineName, engineVersion } from './engine-version.ts';
import type { Answer, CommandAnswer, Job, ReadModel } from './messages.ts';
import { type Remembered, remember } from './remembered.ts';
import { createSchedule } from './schedule.ts';
import { openThread, type Thread } from './thread.ts';

/** How models are checked. */
export interface CheckerOptions {
  readonly timeoutMs?: number;
  /** Time beyond `timeoutMs` after which a thread is stopped. */
  readonly graceMs?: number;
  /** `cadical` when absent; outcomes of each solver are remembered apart. */
  readonly solver?: SolverName;
  /** Keeps outcomes between runs; none are kept without it. */
  readonly cache?: DiskCache;
  /** Threads at most; as many as the machine has processors, up to `LIMITS.workers`, when absent. */
  readonly threads?: number;
  /** Only the commands for which it is true are run. */
  readonly only?: (command: Command) => boolean;
}

/** A checker that holds threads; stop it when no more is to be checked. */
export interface PooledChecker extends ModelChecker {
  stop(): Promise<void>;
}

/** A model as threads see it, without the blank lines of its document, and what was read of it. */
interface PlacedModel {
  readonly text: ModelText;
  readonly textKey: string;
  readonly model: ReadModel;
  /** The place in the document of a span that a thread gives. */
  readonly restore: (span: Span) => Span;
}

/** A command that has to be run. */
interface Task {
  readonly placed: PlacedModel;
  readonly index: number;
}

/** An answer, with the task it was found for. */
interface KnownAnswer extends CommandAnswer {
  readonly task?: Task;
}

const NOTHING: CommandStatistics = {
  primaryVariables: 0,
  variables: 0,
  clauses: 0,
  traceLength: 0,
  translateMs: 0,
  solveMs: 0,
};

/**
 * Opens a checker that runs commands with Casebook's own engine on several threads.
 * Ensures: reports come in the order of the texts and commands whatever order they are run in; a command that does not end
 * in its time is stopped, and the others go on; equal commands are run once.
 */
export function openModelChecker(options: CheckerOptions = {}): PooledChecker {
  const timeoutMs = options.timeoutMs ?? LIMITS.commandMs;
  const hardLimitMs = timeoutMs + (options.graceMs ?? LIMITS.commandGraceMs);
  const solver = options.solver ?? 'cadical';
  const count = Math.max(1, Math.min(options.threads ?? availableParallelism(), LIMITS.workers));
  const threads = Array.from({ length: count }, openThread);
  let kept: Remembered | undefined;
  // Answers of this process, those that are not kept between runs too: a page that is shown again need not wait again.
  const answers = new Map<string, KnownAnswer>();
  return {
    stop: async () => {
      await Promise.all(threads.map((thread) => thread.stop()));
    },
    async check(texts, onProgress) {
      kept ??= remember(options.cache, options.cache === undefined ? '' : `${engineVersion()} ${solver}`);
      const memory = kept;
      const models = await readModels(texts, { threads, memory, solver });
      const wanted = models.flatMap((placed): Task[] =>
        placed.model.commands.flatMap(({ command }, index) =>
          options.only?.(command) === false ? [] : [{ placed, index }],
        ),
      );
      await runTasks(wanted, { threads, answers, memory, solver, timeoutMs, hardLimitMs }, onProgress);
      const asked = new Set(wanted.map(keyOfTask));
      for (const key of answers.keys()) if (!asked.has(key)) answers.delete(key);
      return models.map((placed) => toReport(placed, answers, solver));
    },
  };
}

/** What models are read with. */
interface Reading {
  readonly threads: readonly Thread[];
  readonly memory: Remembered;
  readonly solver: SolverName;
}

/** Reads every text, on all threads. */
async function readModels(texts: readonly ModelText[], reading: Reading): Promise<readonly PlacedModel[]> {
  const { threads, memory } = reading;
  const unread = texts.map((whole): Omit<PlacedModel, 'model'> => {
    const { text, restore } = compactText(whole.text);
    const compact = { ...whole, text };
    return { text: compact, textKey: keyOf(compact), restore };
  });
  const models = unread.map((placed): PlacedModel | undefined => {
    const model = memory.model(placed.textKey);
    return model && { ...placed, model };
  });
  const left = unread.flatMap((placed, at) => (models[at] === undefined ? { placed, at } : []));
  await Promise.all(
    threads.map(async (thread) => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        const { placed, at } = next;
        models[at] = { ...placed, model: await readOne(thread, placed, reading) };
      }
    }),
  );
  return models.flatMap((model) => model ?? []);
}

async function readOne(
  thread: Thread,
  { text, textKey }: Pick<PlacedModel, 'text' | 'textKey'>,
  { memory, solver }: Reading,
): Promise<ReadModel> {
  const job: Omit<Job, 'id'> = {
    kind: 'read',
    textKey,
    text,
    index: 0,
    solver,
    timeoutMs: LIMITS.modelReadMs,
  };
  const whole = await thread.run(job, LIMITS.modelReadMs);
  if (whole.kind === 'replied' && whole.reply.kind === 'read') {
    memory.keepModel(textKey, whole.reply.model);
    return whole.reply.model;
  }
  // Some command becomes too much; the others shall have their answers.
  const end = await thread.run({ ...job, kind: 'outline' }, LIMITS.modelReadMs);
  if (end.kind === 'replied' && end.reply.kind === 'read') return end.reply.model;
  const message =
    end.kind === 'late'
      ? `Reading the model took longer than ${seconds(LIMITS.modelReadMs)}, so it was given up.`
      : `The model could not be read: ${reasonOf(end)}.`;
  const span = { path: text.path, start: 0, end: Math.min(1, text.text.length) };
  return { items: [], problems: [{ severity: 'error', message, span }], commands: [] };
}

interface Running extends Reading {
  readonly answers: Map<string, KnownAnswer>;
  readonly timeoutMs: number;
  readonly hardLimitMs: number;
}

/** Runs every command that is not remembered, each key once, on all threads. */
async function runTasks(
  tasks: readonly Task[],
  running: Running,
  onProgress: ((progress: ModelProgress) => void) | undefined,
): Promise<void> {
  const { threads, answers, memory } = running;
  const total = tasks.length;
  const left = new Map<string, Task>();
  for (const task of tasks) {
    const key = keyOfTask(task);
    if (answers.has(key) || left.has(key)) continue;
    const known = readOf(task)?.lasting ? memory.answer(key) : undefined;
    if (known === undefined) left.set(key, task);
    else answers.set(key, known);
  }
  let open = left.size;
  onProgress?.({ done: total - open, total });
  const groups = Map.groupBy(left.values(), (task) => `${task.placed.textKey} ${readOf(task)?.group}`);
  const take = createSchedule([...groups.values()].map((items) => ({ items })));
  await Promise.all(
    threads.map(async (thread, taker) => {
      for (let task = take(taker); task !== undefined; task = take(taker)) {
        const key = keyOfTask(task);
        const answer = await runOne(thread, task, running);
        answers.set(key, { ...answer, task });
        if (readOf(task)?.lasting) memory.keepAnswer(key, answer);
        open--;
        onProgress?.({ done: total - open, total });
      }
    }),
  );
}

function readOf({ placed, index }: Task) {
  return placed.model.commands[index];
}

function keyOfTask(task: Task): string {
  return readOf(task)?.key ?? '';
}

async function runOne(thread: Thread, task: Task, running: Running): Promise<CommandAnswer> {
  const { placed, index } = task;
  const { text, textKey } = placed;
  const { solver, timeoutMs, hardLimitMs } = running;
  const started = performance.now();
  const end = await thread.run({ kind: 'run', textKey, text, index, solver, timeoutMs }, hardLimitMs);
  if (end.kind === 'replied' && end.reply.kind === 'run') return end.reply.answer;
  const elapsedMs = performance.now() - started;
  return end.kind === 'late'
    ? unknown('time', `It took longer than ${seconds(timeoutMs)}, so it was stopped.`, elapsedMs)
    : unknown('stopped', `The engine stopped: ${reasonOf(end)}.`, elapsedMs);
}

/** Why a job has no answer, as the end of a sentence. */
function reasonOf(end: JobEnd<Answer>): string {
  const message =
    end.kind === 'ended'
      ? end.message
      : end.kind === 'replied' && end.reply.kind === 'failed'
        ? end.reply.message
        : 'it gave no answer';
  return (message.split('\n')[0] ?? '').replace(/\.$/, '');
}

function unknown(reason: UnknownReason, message: string, elapsedMs: number): CommandAnswer {
  return { outcome: { kind: 'unknown', reason, message }, statistics: { ...NOTHING, solveMs: elapsedMs } };
}

function toReport(
  placed: PlacedModel,
  answers: ReadonlyMap<string, KnownAnswer>,
  solver: SolverName,
): ModelReport {
  const { text, model } = placed;
  return {
    path: text.path,
    engine: engineName(solver),
    items: model.items.map((item) => ({ ...item, span: ownSpan(item.span, placed) })),
    problems: model.problems.map((problem) => ({ ...problem, span: ownSpan(problem.span, placed) })),
    runs: model.commands.flatMap(({ command, key }, index): CommandRun[] => {
      const answer = answers.get(key);
      if (answer === undefined) return [];
      const { outcome, statistics, task } = answer;
      const span = ownSpan(command.span, placed);
      const isOwn = task === undefined || (task.placed.textKey === placed.textKey && task.index === index);
      return [
        {
          command: { ...command, span },
          // An equal command elsewhere may have been the one that was run; its place is not this one's.
          outcome:
            outcome.kind === 'error'
              ? { ...outcome, span: isOwn ? ownSpan(outcome.span, placed) : span }
              : outcome,
          statistics,
        },
      ];
    }),
  };
}

/** A place in the document or in a module it opens; one in the language's own library is none that a reader could open. */
function ownSpan(span: Span, { text, restore }: PlacedModel): Span {
  if (span.path === text.path) return restore(span);
  if ([...text.modules.values()].some(({ path }) => path === span.path)) return span;
  return restore({ path: text.path, start: 0, end: 0 });
}

/** Names a text with everything it may open. */
function keyOf(text: ModelText): string {
  const parts = [text.path, text.text];
  for (const [name, { path, text: opened }] of [...text.modules].sort(([a], [b]) => (a < b ? -1 : 1)))
    parts.push(name, path, opened);
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function seconds(milliseconds: number): string {
  const value = Math.round(milliseconds / 100) / 10;
  return `${value} ${value === 1 ? 'second' : 'seconds'}`;
}
