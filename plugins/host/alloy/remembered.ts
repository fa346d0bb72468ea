import { z } from 'zod';
import type { DiskCache } from '../disk-cache.ts';
import type { CommandAnswer, ReadModel } from './messages.ts';

/** Raised when what is remembered changes its form. */
const SCHEMA = 2;

const tuples = z.array(z.array(z.string()));
const span = z.strictObject({ path: z.string(), start: z.int().min(0), end: z.int().min(0) });

const instance = z.strictObject({
  bitwidth: z.int().min(0),
  states: z
    .array(
      z.strictObject({
        signatures: z.array(
          z.strictObject({ name: z.string(), variable: z.boolean(), atoms: z.array(z.string()) }),
        ),
        fields: z.array(
          z.strictObject({ signature: z.string(), name: z.string(), variable: z.boolean(), tuples }),
        ),
        witnesses: z.array(z.strictObject({ name: z.string(), tuples })),
      }),
    )
    .min(1),
  loop: z.int().min(0).exactOptional(),
});

const answer = z.strictObject({
  schema: z.literal(SCHEMA),
  outcome: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('holds'), vacuous: z.literal(true).exactOptional() }),
    z.strictObject({ kind: z.literal('violated'), counterexample: instance }),
    z.strictObject({ kind: z.literal('inhabited'), instance }),
    z.strictObject({ kind: z.literal('uninhabited'), vacuous: z.literal(true).exactOptional() }),
  ]),
  statistics: z.strictObject({
    primaryVariables: z.int().min(0),
    variables: z.int().min(0),
    clauses: z.int().min(0),
    traceLength: z.int().min(0),
    translateMs: z.number().min(0),
    solveMs: z.number().min(0),
  }),
});

const readModel = z.strictObject({
  schema: z.literal(SCHEMA),
  items: z.array(
    z.strictObject({
      kind: z.enum(['signature', 'enum', 'fact', 'predicate', 'function', 'assertion', 'macro', 'command']),
      name: z.string(),
      span,
    }),
  ),
  problems: z.array(
    z.strictObject({
      severity: z.enum(['error', 'warning']),
      message: z.string(),
      span,
      hint: z.string().exactOptional(),
    }),
  ),
  commands: z.array(
    z.strictObject({
      command: z.strictObject({
        index: z.int().min(0),
        kind: z.enum(['run', 'check']),
        label: z.string(),
        target: z.string().exactOptional(),
        scope: z.string(),
        expect: z.int().exactOptional(),
        span,
      }),
      key: z.string(),
      lasting: z.boolean(),
      group: z.string(),
    }),
  ),
});

/** Outcomes and models kept between runs. */
export interface Remembered {
  answer(key: string): CommandAnswer | undefined;
  keepAnswer(key: string, answer: CommandAnswer): void;
  model(key: string): ReadModel | undefined;
  keepModel(key: string, model: ReadModel): void;
}

/**
 * Keeps what was found in a cache.
 * Ensures: what the cache does not give whole, of this form and for this key and engine, counts as unknown and is made
 * anew. What has no answer is not kept: it may depend on how busy the machine was, and its message on places in the text.
 */
export function remember(cache: DiskCache | undefined, engine: string): Remembered {
  const read = <Value>(schema: z.ZodType<Value>, key: string): Value | undefined => {
    const text = cache?.get(key);
    if (text === undefined) return undefined;
    try {
      const parsed = schema.safeParse(JSON.parse(text));
      return parsed.success ? parsed.data : undefined;
    } catch {
      return undefined;
    }
  };
  const place = (kind: string, key: string) => `alloy ${kind} ${SCHEMA} ${engine} ${key}`;
  return {
    answer(key) {
      const kept = read(answer, place('answer', key));
      return kept && { outcome: kept.outcome, statistics: kept.statistics };
    },
    keepAnswer(key, { outcome, statistics }) {
      if (outcome.kind !== 'unknown' && outcome.kind !== 'error')
        cache?.set(place('answer', key), JSON.stringify({ schema: SCHEMA, outcome, statistics }));
    },
    model(key) {
      const kept = read(readModel, place('model', key));
      return kept && { items: kept.items, problems: kept.problems, commands: kept.commands };
    },
    keepModel(key, model) {
      cache?.set(place('model', key), JSON.stringify({ schema: SCHEMA, ...model }));
    },
  };
}
