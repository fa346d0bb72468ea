import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { LIMITS } from '#config';
import { attachExpectations } from '#evidence';
import type { Example } from '#model';
import type { LanguageTool, ReadBlock, RunContext, UnreadBlock } from './language.ts';
import { type Progress, readOutcomes } from './outcomes.ts';
import { runProcess } from './run-process.ts';
import { type CommandLine, inNamespaces } from './sandbox.ts';

const HARNESS = fileURLToPath(new URL('./harness.py', import.meta.url));

/** Memory of Python itself, in megabytes. */
const OWN_MEGABYTES = 128;

const scriptSchema = z.union([
  z.strictObject({ message: z.string(), offset: z.int() }),
  z.strictObject({
    statements: z.array(z.strictObject({ start: z.int(), end: z.int(), givesValue: z.boolean() })),
    comments: z.array(
      z.strictObject({ start: z.int(), end: z.int(), text: z.string(), literal: z.string().nullable() }),
    ),
  }),
]);

const foundSchema = z.tuple([z.string(), z.string(), z.string(), z.string()]);

/** Finds Python on this machine; undefined where there is none from 3.10 on. */
export async function findPython(): Promise<LanguageTool | undefined> {
  const ask =
    'import json, sys; assert sys.version_info >= (3, 10); print(json.dumps([sys.executable, sys.base_prefix, sys.prefix, sys.version.split()[0]]))';
  try {
    const { stdout } = await promisify(execFile)('python3', ['-I', '-c', ask], { timeout: 10_000 });
    const [program, basePrefix, prefix, version] = foundSchema.parse(JSON.parse(stdout));
    return pythonTool(program, [basePrefix, prefix], version);
  } catch {
    return undefined;
  }
}

function pythonTool(program: string, folders: readonly string[], version: string): LanguageTool {
  const start = (job: object, context: RunContext, onLine: (line: string) => boolean) => {
    const { root, isolation, megabytes, timeoutMs } = context;
    const command: CommandLine = {
      command: [program, '-I', '-B', '-X', 'utf8', '-c', readFileSync(HARNESS, 'utf8')],
      cwd: root,
    };
    return runProcess(
      isolation === 'namespaces' ? inNamespaces(command, root, folders) : command,
      JSON.stringify(job),
      { timeoutMs: timeoutMs + LIMITS.exampleGraceMs, megabytes: megabytes + OWN_MEGABYTES },
      onLine,
    );
  };
  return {
    languages: ['python'],
    tool: `Python ${version}`,
    guarded: false,
    read: (examples, context) => readExamples(examples, context, start),
    async run(blocks, context) {
      const mark = `${randomBytes(16).toString('hex')} `;
      const job = {
        mode: 'run',
        mark,
        held: `_${randomBytes(16).toString('hex')}`,
        longest: LIMITS.exampleValue,
        paths: [context.root, join(context.root, 'src')].filter((path) => existsSync(path)),
        blocks: blocks.map(({ text, read: { steps } }) => ({
          text,
          steps: steps.map(({ expectations }) => ({
            expected: expectations.length > 0,
            throws: expectations.some(({ kind }) => kind === 'throws'),
          })),
        })),
      };
      const end = await start(job, context, (line) => line.startsWith(`${mark}{"kind": "ended"`));
      return readOutcomes(blocks, end, { mark }, context) satisfies readonly Progress[];
    },
  };
}

async function readExamples(
  examples: readonly Example[],
  context: RunContext,
  start: (
    job: object,
    context: RunContext,
    onLine: (line: string) => boolean,
  ) => ReturnType<typeof runProcess>,
): Promise<readonly (ReadBlock | UnreadBlock)[]> {
  const read: (ReadBlock | UnreadBlock)[] = [];
  while (read.length < examples.length) {
    const left = examples.slice(read.length);
    const { lines } = await start(
      { mode: 'read', texts: left.map(({ fence }) => fence.value) },
      context,
      () => true,
    );
    for (const [at, line] of lines.entries()) {
      const example = left[at];
      if (example !== undefined) read.push(toBlock(example, scriptSchema.parse(JSON.parse(line))));
    }
    const next = examples[read.length];
    // Whatever ended the process early was the first text without an answer.
    if (next !== undefined) read.push({ example: next, message: 'It cannot be read as Python.', offset: 0 });
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
