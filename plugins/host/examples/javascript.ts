import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LIMITS } from '#config';
import {
  buildProgram,
  type JavaScriptStatement,
  readJavaScript,
  readLiteral,
  SHOWN,
  showValue,
} from '#evidence';
import type { Example } from '#model';
import { FORBIDDEN } from './forbidden.ts';
import type { LanguageTool, ReadBlock, RunContext, UnreadBlock } from './language.ts';
import { NODE, nodeCommand, readablePaths } from './node-process.ts';
import { type Progress, readOutcomes } from './outcomes.ts';
import { runProcess } from './run-process.ts';
import { inNamespaces } from './sandbox.ts';
import { stripTypes } from './strip-types.ts';

const HARNESS = fileURLToPath(new URL('./harness.cjs', import.meta.url));

/** The name that the program has among the project's files, without being one. */
const PROGRAM_NAME = '.casebook-example.mjs';

/** JavaScript and TypeScript, by the Node that runs this. */
export const javaScriptTool: LanguageTool<JavaScriptStatement> = {
  languages: ['javascript', 'typescript'],
  tool: `Node.js ${process.version}`,
  guarded: true,
  read: readExamples,
  run: runProgram,
};

async function readExamples(
  examples: readonly Example[],
  { root }: RunContext,
): Promise<readonly (ReadBlock<JavaScriptStatement> | UnreadBlock)[]> {
  const typed = examples.filter(({ language }) => language === 'typescript');
  const stripped = await stripTypes(
    typed.map(({ fence }) => fence.value),
    root,
  );
  const texts = new Map(stripped.map((result, at) => [typed[at], result]));
  return examples.map((example) => {
    const script = texts.get(example) ?? { text: example.fence.value };
    if ('problem' in script) return { example, message: script.problem, offset: 0 };
    const read = readJavaScript(script.text);
    return 'message' in read
      ? { example, ...read }
      : { example, text: script.text, read, literal: canonicalLiteral };
  });
}

function canonicalLiteral(text: string): string | undefined {
  const literal = readLiteral(text);
  return literal === undefined ? undefined : showValue(literal.value);
}

async function runProgram(
  blocks: readonly ReadBlock<JavaScriptStatement>[],
  context: RunContext,
): Promise<readonly Progress[]> {
  const { root, timeoutMs, megabytes, isolation } = context;
  const secret = randomBytes(16).toString('hex');
  const probeUrl = `casebook:${secret}`;
  const job = {
    secret,
    program: buildProgram(
      blocks.map(({ text, read: { steps } }) => ({ text, steps })),
      { module: probeUrl, name: `$${randomBytes(16).toString('hex')}` },
    ),
    url: pathToFileURL(`${root}/${PROGRAM_NAME}`).href,
    probeUrl,
    typed: blocks.flatMap(({ read }) =>
      read.steps.map(({ expectations }) => expectations.some(({ kind }) => kind === 'type')),
    ),
    shown: SHOWN,
    longest: LIMITS.exampleValue,
    forbidden: FORBIDDEN,
  };
  const command = nodeCommand(readFileSync(HARNESS, 'utf8'), root, {
    readable: readablePaths(root, isolation),
    megabytes,
  });
  const mark = `${secret} `;
  const end = await runProcess(
    isolation === 'namespaces' ? inNamespaces(command, root, [NODE]) : command,
    JSON.stringify(job),
    {
      timeoutMs: timeoutMs + LIMITS.exampleGraceMs,
      megabytes: megabytes + LIMITS.exampleRuntimeMegabytes,
    },
    (line) => line.startsWith(`${mark}{"kind":"ended"`),
  );
  return readOutcomes(blocks, end, { mark, programName: PROGRAM_NAME }, context);
}
