import type { Config } from '#config';
import { LIMITS } from '#config';
import {
  type ExampleOutcome,
  placeInFile,
  type ReadExample,
  readJavaScript,
  readLiteral,
  showValue,
  toRun,
  unreadRun,
} from '#evidence';
import type { Example, ExampleRun, ExampleRunner, ProjectFiles, SourceFile } from '#model';
import { canUseNamespaces } from './node-process.ts';
import { type ProcessContext, type ReadBlock, runProgram } from './run-program.ts';
import { stripTypes } from './strip-types.ts';

/** What may be decided otherwise than the machine allows; for tests. */
export interface RunnerOptions {
  /** False leaves the kernel's namespaces unused even where they are to be had. */
  readonly namespaces?: boolean;
}

/**
 * Opens what executes the examples of a project, in processes of their own; undefined unless the options allow that.
 * Requires: a real path. Ensures: nothing is started before examples are there; afterwards no process is left.
 */
export function openExampleRunner(
  root: string,
  config: Config,
  files: ProjectFiles,
  options: RunnerOptions = {},
): ExampleRunner | undefined {
  if (!config.examples.run) return undefined;
  return {
    async run(examples, onProgress) {
      const { isolate, timeoutSeconds, memoryMegabytes } = config.examples;
      const namespaces = options.namespaces !== false && (await canUseNamespaces(root));
      const context: ProcessContext = {
        root,
        timeoutMs: timeoutSeconds * 1000,
        megabytes: memoryMegabytes,
        isolation: namespaces ? 'namespaces' : 'runtime',
      };
      const runs = new Map<Example, ExampleRun>();
      const finish = (example: Example, run: ExampleRun) => {
        runs.set(example, run);
        onProgress?.({ done: runs.size, total: examples.length });
      };
      const allowed: Example[] = [];
      for (const [at, example] of examples.entries()) {
        const reason =
          at < LIMITS.examples ? whyNot(example, config) : `A project may have ${LIMITS.examples} examples.`;
        if (reason === undefined) allowed.push(example);
        else finish(example, { example, status: 'not-run', reason, lines: [] });
      }
      const read = await readAll(allowed, root, files, finish);
      const groups =
        isolate === 'block'
          ? read.map((block) => [block])
          : [...Map.groupBy(read, ({ file }) => file.path).values()];
      const work = groups.values();
      const worker = async () => {
        for (const group of work) {
          const outcomes = await runProgram(group, context);
          for (const [at, block] of group.entries()) finishBlock(block, outcomes[at], finish);
        }
      };
      await Promise.all(Array.from({ length: LIMITS.exampleProcesses }, worker));
      return examples.flatMap((example) => runs.get(example) ?? []);
    },
  };
}

type Finish = (example: Example, run: ExampleRun) => void;

function whyNot({ language, fence }: Example, config: Config): string | undefined {
  if (language === 'other') {
    return fence.language === ''
      ? 'Its fence names no language.'
      : `Casebook does not execute examples in \`${fence.language}\`.`;
  }
  if (!config.examples.languages.includes(language)) {
    return `The options leave out examples in ${language} (\`examples.languages\`).`;
  }
  if (fence.value.length > LIMITS.exampleBytes) return `It is longer than ${LIMITS.exampleBytes} characters.`;
  return undefined;
}

interface PlacedBlock extends ReadBlock {
  readonly example: Example;
  readonly file: SourceFile;
}

/** Reads the examples in JavaScript and TypeScript; those that cannot be read are finished. */
async function readAll(
  examples: readonly Example[],
  root: string,
  files: ProjectFiles,
  finish: Finish,
): Promise<readonly PlacedBlock[]> {
  const typed = examples.filter(({ language }) => language === 'typescript');
  const stripped = new Map(
    (
      await stripTypes(
        typed.map(({ fence }) => fence.value),
        root,
      )
    ).map((result, at) => [typed[at], result]),
  );
  const blocks: PlacedBlock[] = [];
  for (const example of examples) {
    const { fence } = example;
    const opened = files.read(fence.span.path);
    if (opened.kind !== 'text') throw new Error(`A spec that was read is gone: ${fence.span.path}`);
    const { file } = opened;
    const script = stripped.get(example) ?? { text: fence.value };
    if ('problem' in script) {
      finish(example, unreadRun(example, script.problem, fence.valueSpan));
      continue;
    }
    const read = readJavaScript(script.text);
    if ('message' in read) {
      const at = placeInFile(file, fence)({ start: read.offset, end: read.offset + 1 });
      finish(example, unreadRun(example, read.message, at));
    } else {
      blocks.push({ example, file, text: script.text, read });
    }
  }
  return blocks;
}

function finishBlock(
  { example, file, read }: PlacedBlock,
  outcome: ExampleOutcome | undefined,
  finish: Finish,
): void {
  if (outcome === undefined) return;
  finish(
    example,
    toRun(example, read as ReadExample, outcome, placeInFile(file, example.fence), canonicalLiteral),
  );
}

/** The canonical text of a literal of JavaScript. */
function canonicalLiteral(text: string): string | undefined {
  const literal = readLiteral(text);
  return literal === undefined ? undefined : showValue(literal.value);
}
