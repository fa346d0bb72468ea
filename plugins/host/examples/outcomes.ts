import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { LIMITS } from '#config';
import type { ExampleOutcome, Reported } from '#evidence';
import type { ReadBlock, RunContext } from './language.ts';
import type { ProcessEnd } from './run-process.ts';

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

/** How a process of examples was told to report. */
export interface Channel {
  /** What every line begins with; a secret of the harness. */
  readonly mark: string;
  /** A name in the process that stands for the example. */
  readonly programName?: string;
}

/** What is known of an example, but for the tool. */
export type Progress = Pick<ExampleOutcome, 'reported' | 'started' | 'stopped'>;

/**
 * Reads what the harness in a process of examples reported.
 * Ensures: only records in the order of the program count; with any other line in the channel, nothing does.
 */
export function readOutcomes(
  blocks: readonly ReadBlock[],
  end: ProcessEnd,
  channel: Channel,
  context: RunContext,
): readonly Progress[] {
  const sizes = blocks.map(({ read }) => read.steps.length);
  const log = readLog(end.lines, channel.mark, sizes);
  if (log === undefined) {
    const message = 'It interfered with the channel of results, so none of them can be trusted.';
    return blocks.map(() => ({ reported: new Map(), started: 0, stopped: { message, thrown: false } }));
  }
  const clean = cleaner(context.root, channel);
  let first = 0;
  let broken: string | undefined;
  return blocks.map((_, block): Progress => {
    const from = first;
    first += sizes[block] ?? 0;
    const reported = new Map(
      [...log.reported].flatMap(([id, value]) =>
        id >= from && id < first ? [[id - from, cleanReported(value, clean)] as const] : [],
      ),
    );
    const started = Math.max(0, Math.min(log.started, first) - from);
    const progress = { reported, started };
    if (block < blocks.length - 1 ? log.ended > block : log.done) return progress;
    if (broken !== undefined) return { ...progress, stopped: { message: broken, thrown: false } };
    broken = 'An earlier example of the file did not come to its end.';
    const thrown =
      log.uncaught !== undefined && started > 0 && log.ended === block && !reported.has(started - 1);
    const message = log.uncaught === undefined ? whyEnded(end, context) : clean(log.uncaught);
    return {
      ...progress,
      stopped: {
        message: thrown || log.uncaught === undefined ? message : `Nothing caught this error: ${message}`,
        thrown,
      },
    };
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
        if (ended !== sizes.length) return undefined;
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

function whyEnded({ stopped, code, errors }: ProcessEnd, { timeoutMs, megabytes }: RunContext): string {
  if (stopped === 'time') return `It did not end within ${timeoutMs / 1000} seconds.`;
  if (stopped === 'output') return `It printed more than ${LIMITS.exampleOutput} characters.`;
  if (/out of memory|Allocation failed|Fatal process OOM/i.test(errors))
    return `It used more than ${megabytes} MB of memory.`;
  if (code > 128) return 'Its process was ended by the system.';
  return `Its process ended by itself before the last statement (exit status ${code}).`;
}

function cleanReported(reported: Reported, clean: (text: string) => string): Reported {
  return reported.kind === 'threw' ? { ...reported, message: clean(reported.message) } : reported;
}

/** Takes from a text where the project lies on this machine. */
function cleaner(root: string, { programName }: Channel): (text: string) => string {
  const places = [pathToFileURL(`${root}/`).href, `${root}/`];
  return (text) => {
    const relative = places.reduce((rest, place) => rest.replaceAll(place, ''), text);
    const named = programName === undefined ? relative : relative.replaceAll(programName, 'the example');
    return named.replaceAll(/\n\s+at .*/g, '');
  };
}
