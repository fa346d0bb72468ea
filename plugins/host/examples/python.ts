import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { LIMITS } from '#config';
import type { LanguageTool, RunContext } from './language.ts';
import { readOutcomes } from './outcomes.ts';
import { readScripts } from './read-scripts.ts';
import { runProcess } from './run-process.ts';
import { type CommandLine, inNamespaces } from './sandbox.ts';

const HARNESS = fileURLToPath(new URL('./harness.py', import.meta.url));

/** Memory of Python itself, in megabytes. */
const OWN_MEGABYTES = 128;

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
    read: (examples, context) =>
      readScripts('Python', examples, (texts) => start({ mode: 'read', texts }, context, () => true)),
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
      return readOutcomes(blocks, end, { mark }, context);
    },
  };
}
