import { z } from 'zod';
import { attachExpectations } from '#evidence';
import type { Example } from '#model';
import type { ReadBlock, UnreadBlock } from './language.ts';
import type { ProcessEnd } from './run-process.ts';

const scriptSchema = z.union([
  z.strictObject({ message: z.string(), offset: z.int() }),
  z.strictObject({
    statements: z.array(z.strictObject({ start: z.int(), end: z.int(), givesValue: z.boolean() })),
    comments: z.array(
      z.strictObject({ start: z.int(), end: z.int(), text: z.string(), literal: z.string().nullable() }),
    ),
  }),
]);

/**
 * Reads examples with the parser of their own language, in processes of it: `start` gives it texts, and it answers each with a
 * line. Ensures: one for each example, in their order.
 */
export async function readScripts(
  language: string,
  examples: readonly Example[],
  start: (texts: readonly string[]) => Promise<ProcessEnd>,
): Promise<readonly (ReadBlock | UnreadBlock)[]> {
  const read: (ReadBlock | UnreadBlock)[] = [];
  while (read.length < examples.length) {
    const left = examples.slice(read.length);
    const { lines } = await start(left.map(({ fence }) => fence.value));
    for (const [at, line] of lines.entries()) {
      const example = left[at];
      if (example !== undefined) read.push(toBlock(example, scriptSchema.parse(JSON.parse(line))));
    }
    const next = examples[read.length];
    // Whatever ended the process early was the first text without an answer.
    if (next !== undefined) {
      read.push({ example: next, message: `It cannot be read as ${language}.`, offset: 0 });
    }
  }
  return read;
}

function toBlock(example: Example, script: z.output<typeof scriptSchema>): ReadBlock | UnreadBlock {
  if ('message' in script) return { example, ...script };
  const literals = new Map(
    script.comments.flatMap(({ text, literal }) =>
      literal === null ? [] : [[text.replace(/^\s*=>/, '').trim(), literal] as const],
    ),
  );
  return {
    example,
    text: example.fence.value,
    read: attachExpectations(script),
    literal: (text) => literals.get(text),
  };
}
