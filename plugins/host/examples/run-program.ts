import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { LIMITS } from '#config';
import {
  buildProgram,
  type ExampleOutcome,
  type JavaScriptStatement,
  type ReadExample,
  type Reported,
  SHOWN,
} from '#evidence';
import type { ExampleRun } from '#model';
import { FORBIDDEN } from './forbidden.ts';
import { NODE, nodeCommand } from './node-process.ts';
import { type ProcessEnd, runProcess } from './run-process.ts';
import { inNamespaces } from './sandbox.ts';

/** An example that was read, with its text as JavaScript. */
export interface ReadBlock {
  readonly text: string;
  readonly read: ReadExample<JavaScriptStatement>;
}

/** What every process of examples is given. */
export interface ProcessContext {
  /** Absolute and real. */
  readonly root: string;
  readonly timeoutMs: number;
  readonly megabytes: number;
  readonly isolation: NonNullable<ExampleRun['isolation']>;
}

const HARNESS = fileURLToPath(new URL('./harness.cjs', import.meta.url));

const idSchema = z.int().min(-1);
const recordSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['started', 'nothing', 'ended', 'done']), id: idSchema }),
  z.strictObject({
    kind: z.literal('value'),
    id: idSchema,
    type: z.string(),
    shown: z.string(),
    text: z.string().optional(),
    cut: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('threw'),
    id: idSchema,
    name: z.string(),
    type: z.string(),
    message: z.string(),
  }),
  z.strictObject({ kind: z.literal('uncaught'), id: idSchema, message: z.string() }),
]);
type ResultRecord = z.output<typeof recordSchema>;

/**
 * Runs JavaScript examples in one process, in their order, and gives for each what came of it.
 * Ensures: only what the harness reported, in the order of the program, counts; with any other line in its channel, nothing does.
 */
export async function runProgram(
  blocks: readonly ReadBlock[],
  context: ProcessContext,
): Promise<readonly ExampleOutcome[]> {
  const { root, timeoutMs, megabytes, isolation } = context;
  const secret = randomBytes(16).toString('hex');
  const probeUrl = `casebook:${secret}`;
  const url = pathToFileURL(`${root}/${PROGRAM_NAME}`).href;
  const program = buildProgram(
    blocks.map(({ text, read: { steps } }) => ({ text, steps })),
    { module: probeUrl, name: `$${randomBytes(16).toString('hex')}` },
  );
  const typed = blocks.flatMap(({ read }) =>
    read.steps.map(({ expectations }) => expectations.some(({ kind }) => kind === 'type')),
  );
  const job = {
    secret,
    program,
    url,
    probeUrl,
    typed,
    shown: SHOWN,
    longest: LIMITS.exampleValue,
    forbidden: FORBIDDEN,
  };
  const command = nodeCommand(readFileSync(HARNESS, 'utf8'), root, megabytes);
  const mark = `${secret} `;
  const end = await runProcess(
    isolation === 'namespaces' ? inNamespaces(command, root, [NODE]) : command,
    JSON.stringify(job),
    { timeoutMs: timeoutMs + LIMITS.exampleGraceMs, megabytes: megabytes + LIMITS.exampleRuntimeMegabytes },
    (line) => line.startsWith(`${mark}{"kind":"ended"`),
  );
  const tool = `Node.js ${process.version}`;
  return readOutcomes(blocks, end, mark, context).map((outcome) => ({ ...outcome, tool, isolation }));
}

/** The name that the program has among the project's files, without being one. */
const PROGRAM_NAME = '.casebook-example.mjs';

type Progress = Pick<ExampleOutcome, 'reported' | 'started' | 'stopped'>;

function readOutcomes(
  blocks: readonly ReadBlock[],
  end: ProcessEnd,
  mark: string,
  context: ProcessContext,
): readonly Progress[] {
  const sizes = blocks.map(({ read }) => read.steps.length);
  const log = readLog(end.lines, mark, sizes);
  if (log === undefined) {
    const message = 'It wrote to the channel of results, so none of them can be trusted.';
    return blocks.map(() => ({ reported: new Map(), started: 0, stopped: { message, thrown: false } }));
  }
  let first = 0;
  let broken: string | undefined;
  return blocks.map((_, block): Progress => {
    const from = first;
    first += sizes[block] ?? 0;
    const reported = new Map(
      [...log.reported].flatMap(([id, value]) =>
        id >= from && id < first ? [[id - from, cleanReported(value, context.root)] as const] : [],
      ),
    );
    const started = Math.max(0, Math.min(log.started, first) - from);
    const progress = { reported, started };
    if (log.ended > block && (log.done || log.ended > block + 1 || block + 1 < blocks.length))
      return progress;
    if (broken !== undefined) return { ...progress, stopped: { message: broken, thrown: false } };
    broken = 'An earlier example of the file did not come to its end.';
    const thrown =
      log.uncaught !== undefined && started > 0 && log.ended === block && !reported.has(started - 1);
    const message = log.uncaught === undefined ? whyEnded(end, context) : clean(log.uncaught, context.root);
    return { ...progress, stopped: { message, thrown } };
  });
}

interface Log {
  readonly reported: ReadonlyMap<number, Reported>;
  readonly started: number;
  /** Blocks that came to their end. */
  readonly ended: number;
  readonly done: boolean;
  readonly uncaught?: string;
}

/** Reads the records; undefined where anything is not as the harness writes it. */
function readLog(lines: readonly string[], mark: string, sizes: readonly number[]): Log | undefined {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const reported = new Map<number, Reported>();
  let [started, ended, done] = [0, 0, false];
  let uncaught: string | undefined;
  for (const line of lines) {
    const record = line.startsWith(mark) ? readRecord(line.slice(mark.length)) : undefined;
    if (record === undefined || done || uncaught !== undefined) return undefined;
    switch (record.kind) {
      case 'started':
        if (record.id !== started || started >= total) return undefined;
        started++;
        break;
      case 'ended':
        if (
          record.id !== ended ||
          started !== sizes.slice(0, ended + 1).reduce((sum, size) => sum + size, 0)
        ) {
          return undefined;
        }
        ended++;
        break;
      case 'done':
        done = true;
        break;
      case 'uncaught':
        uncaught = record.message;
        break;
      default:
        if (record.id !== started - 1 || reported.has(record.id)) return undefined;
        reported.set(record.id, toReported(record));
    }
  }
  return { reported, started, ended, done, ...(uncaught === undefined ? {} : { uncaught }) };
}

function readRecord(text: string): ResultRecord | undefined {
  try {
    const parsed = recordSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function toReported(
  record: Extract<ResultRecord, { kind: 'value' | 'threw' | 'nothing' | 'started' | 'ended' | 'done' }>,
): Reported {
  switch (record.kind) {
    case 'value': {
      const { type, shown, text, cut } = record;
      return { kind: 'value', type, shown, cut, ...(text === undefined ? {} : { text }) };
    }
    case 'threw':
      return { kind: 'threw', names: [record.name, record.type], message: record.message };
    default:
      return { kind: 'nothing' };
  }
}

function whyEnded({ stopped, code, errors }: ProcessEnd, { timeoutMs, megabytes }: ProcessContext): string {
  if (stopped === 'time') return `It did not end within ${timeoutMs / 1000} seconds.`;
  if (stopped === 'output') return `It printed more than ${LIMITS.exampleOutput} characters.`;
  if (/out of memory|Allocation failed|Fatal process OOM/i.test(errors))
    return `It used more than ${megabytes} MB of memory.`;
  if (code > 128) return 'Its process was ended by the system.';
  return `Its process ended by itself before the last statement (exit status ${code}).`;
}

function cleanReported(reported: Reported, root: string): Reported {
  switch (reported.kind) {
    case 'threw':
      return { ...reported, message: clean(reported.message, root) };
    default:
      return reported;
  }
}

/** A text without where the project lies on this machine. */
function clean(text: string, root: string): string {
  return text
    .replaceAll(pathToFileURL(`${root}/`).href, '')
    .replaceAll(`${root}/`, '')
    .replaceAll(PROGRAM_NAME, 'the example')
    .replaceAll(/\n\s+at .*/g, '');
}
