import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { LIMITS } from '#config';
import type {
  Command,
  CommandRun,
  CommandStatistics,
  ModelChecker,
  ModelProgress,
  ModelReport,
  ModelText,
  Outcome,
  Span,
  UnknownReason,
} from '#model';
import type { DiskCache } from '../disk-cache.ts';
import { engineName, engineVersion } from './engine-version.ts';
import type { CommandAnswer, Job, ReadModel } from './messages.ts';
import { type Remembered, remember } from './remembered.ts';
import { createSchedule } from './schedule.ts';
import { type JobEnd, openThread, type Thread } from './thread.ts';

/** How models are checked. */
export interface CheckerOptions {
  readonly timeoutMs?: number;
  /** Time beyond `timeoutMs` after which a thread is stopped. */
  readonly graceMs?: number;
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

/** A command that has to be run. */
interface Task {
  readonly text: ModelText;
  readonly textKey: string;
  readonly model: ReadModel;
  readonly index: number;
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
  const count = Math.max(1, Math.min(options.threads ?? availableParallelism(), LIMITS.workers));
  const threads = Array.from({ length: count }, openThread);
  let kept: Remembered | undefined;
  // Answers of this process, those that are not kept between runs too: a page that is shown again need not wait again.
  const answers = new Map<string, CommandAnswer>();
  return {
    stop: async () => {
      await Promise.all(threads.map((thread) => thread.stop()));
    },
    async check(texts, onProgress) {
      kept ??= remember(options.cache, options.cache === undefined ? '' : engineVersion());
      const memory = kept;
      const models = await readModels(texts, threads, memory);
      const wanted = models.flatMap(({ text, textKey, model }): Task[] =>
        model.commands.flatMap(({ command }, index) =>
          options.only?.(command) === false ? [] : [{ text, textKey, model, index }],
        ),
      );
      await runTasks(wanted, { threads, answers, memory, timeoutMs, hardLimitMs }, onProgress);
      const asked = new Set(wanted.map(keyOfTask));
      for (const key of answers.keys()) if (!asked.has(key)) answers.delete(key);
      return models.map(({ text, model }) => toReport(text, model, answers));
    },
  };
}

interface PlacedModel {
  readonly text: ModelText;
  readonly textKey: string;
  readonly model: ReadModel;
}

/** Reads every text, on all threads. */
async function readModels(
  texts: readonly ModelText[],
  threads: readonly Thread[],
  memory: Remembered,
): Promise<readonly PlacedModel[]> {
  const models: (PlacedModel | undefined)[] = texts.map((text) => {
    const textKey = keyOf(text);
    const model = memory.model(textKey);
    return model && { text, textKey, model };
  });
  const unread = texts.flatMap((_, at) => (models[at] === undefined ? at : []));
  const next = () => unread.shift();
  await Promise.all(
    threads.map(async (thread) => {
      for (let at = next(); at !== undefined; at = next()) {
        const text = texts[at];
        if (text === undefined) continue;
        const textKey = keyOf(text);
        models[at] = { text, textKey, model: await readOne(thread, text, textKey, memory) };
      }
    }),
  );
  return models.flatMap((model) => model ?? []);
}

async function readOne(
  thread: Thread,
  text: ModelText,
  textKey: string,
  memory: Remembered,
): Promise<ReadModel> {
  const job: Omit<Job, 'id'> = { kind: 'read', textKey, text, index: 0, timeoutMs: LIMITS.modelReadMs };
  const whole = await thread.run(job, LIMITS.modelReadMs);
  if (whole.kind === 'answered' && whole.answer.kind === 'read') {
    memory.keepModel(textKey, whole.answer.model);
    return whole.answer.model;
  }
  // Some command becomes too much; the others shall have their answers.
  const end = await thread.run({ ...job, kind: 'outline' }, LIMITS.modelReadMs);
  if (end.kind === 'answered' && end.answer.kind === 'read') return end.answer.model;
  const message =
    end.kind === 'late'
      ? `Reading the model took longer than ${seconds(LIMITS.modelReadMs)}, so it was given up.`
      : `The model could not be read: ${reasonOf(end)}.`;
  const start = text.text.search(/\S/);
  const span = { path: text.path, start: Math.max(0, start), end: Math.max(0, start) + (start < 0 ? 0 : 1) };
  return { items: [], problems: [{ severity: 'error', message, span }], commands: [] };
}

interface Running {
  readonly threads: readonly Thread[];
  readonly answers: Map<string, CommandAnswer>;
  readonly memory: Remembered;
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
    const known = task.model.commands[task.index]?.lasting ? memory.answer(key) : undefined;
    if (known === undefined) left.set(key, task);
    else answers.set(key, known);
  }
  let open = left.size;
  onProgress?.({ done: total - open, total });
  const groups = Map.groupBy(
    left.values(),
    (task) => `${task.textKey} ${task.model.commands[task.index]?.group}`,
  );
  const take = createSchedule([...groups.values()].map((items) => ({ items })));
  await Promise.all(
    threads.map(async (thread, taker) => {
      for (let task = take(taker); task !== undefined; task = take(taker)) {
        const key = keyOfTask(task);
        const answer = await runOne(thread, task, running);
        answers.set(key, answer);
        if (task.model.commands[task.index]?.lasting) memory.keepAnswer(key, answer);
        open--;
        onProgress?.({ done: total - open, total });
      }
    }),
  );
}

function keyOfTask({ model, index }: Task): string {
  return model.commands[index]?.key ?? '';
}

async function runOne(thread: Thread, task: Task, running: Running): Promise<CommandAnswer> {
  const { text, textKey, index } = task;
  const { timeoutMs, hardLimitMs } = running;
  const started = performance.now();
  const end = await thread.run({ kind: 'run', textKey, text, index, timeoutMs }, hardLimitMs);
  if (end.kind === 'answered' && end.answer.kind === 'run') return end.answer.answer;
  const elapsedMs = performance.now() - started;
  return end.kind === 'late'
    ? unknown('time', `It took longer than ${seconds(timeoutMs)}, so it was stopped.`, elapsedMs)
    : unknown('stopped', `The engine stopped: ${reasonOf(end)}.`, elapsedMs);
}

/** Why a job has no answer, as the end of a sentence. */
function reasonOf(end: JobEnd): string {
  const message =
    end.kind === 'ended'
      ? end.message
      : end.kind === 'answered' && end.answer.kind === 'failed'
        ? end.answer.message
        : 'it gave no answer';
  return (message.split('\n')[0] ?? '').replace(/\.$/, '');
}

function unknown(reason: UnknownReason, message: string, elapsedMs: number): CommandAnswer {
  return { outcome: { kind: 'unknown', reason, message }, statistics: { ...NOTHING, solveMs: elapsedMs } };
}

function toReport(
  text: ModelText,
  model: ReadModel,
  answers: ReadonlyMap<string, CommandAnswer>,
): ModelReport {
  return {
    path: text.path,
    engine: engineName(),
    items: model.items,
    problems: model.problems.map((problem) => ({ ...problem, span: ownSpan(problem.span, text) })),
    runs: model.commands.flatMap(({ command, key }): CommandRun[] => {
      const answer = answers.get(key);
      if (answer === undefined) return [];
      return [{ command, outcome: withOwnSpan(answer.outcome, text), statistics: answer.statistics }];
    }),
  };
}

function withOwnSpan(outcome: Outcome, text: ModelText): Outcome {
  return outcome.kind === 'error' ? { ...outcome, span: ownSpan(outcome.span, text) } : outcome;
}

/** A place in the language's own library is no place that a reader could open: the start of the model stands for it. */
function ownSpan(span: Span, text: ModelText): Span {
  const known = span.path === text.path || [...text.modules.values()].some(({ path }) => path === span.path);
  if (known) return span;
  const start = Math.max(0, text.text.search(/\S/));
  return { path: text.path, start, end: start };
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
