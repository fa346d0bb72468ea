import type { Config } from '#config';
import { LIMITS } from '#config';
import { placeInFile, type ScriptStatement, toRun, unreadRun } from '#evidence';
import type { Example, ExampleRun, ExampleRunner, ProjectFiles, SourceFile } from '#model';
import { findJava } from './java.ts';
import { javaScriptTool } from './javascript.ts';
import type { LanguageTool, RunContext, UnreadBlock } from './language.ts';
import { whyNotContained } from './leading-out.ts';
import { canUseNamespaces } from './node-process.ts';
import { findPython } from './python.ts';

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
      const runs = new Map<Example, ExampleRun>();
      const batch: Batch = {
        root,
        config,
        files,
        namespaces: options.namespaces !== false && (await canUseNamespaces(root)),
        finish: (run) => {
          runs.set(run.example, run);
          onProgress?.({ done: runs.size, total: examples.length });
        },
      };
      const allowed = examples.filter((example, at) => {
        const reason =
          at < LIMITS.examples
            ? whyLeftOut(example, config)
            : `A project may have ${LIMITS.examples} examples.`;
        if (reason !== undefined) batch.finish(notRun(example, reason));
        return reason === undefined;
      });
      await runTool(javaScriptTool, allowed, batch);
      await runFound(
        'python',
        'There is no Python from 3.10 on here (`python3`).',
        findPython,
        allowed,
        batch,
      );
      await runFound(
        'java',
        'There is no Java from 17 on with its shell here (`java`).',
        findJava,
        allowed,
        batch,
      );
      return examples.flatMap((example) => runs.get(example) ?? []);
    },
  };
}

/** One call of a runner. */
interface Batch {
  readonly root: string;
  readonly config: Config;
  readonly files: ProjectFiles;
  readonly namespaces: boolean;
  readonly finish: (run: ExampleRun) => void;
}

function notRun(example: Example, reason: string): ExampleRun {
  return { example, status: 'not-run', reason, lines: [] };
}

function whyLeftOut({ language, fence }: Example, config: Config): string | undefined {
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

/** Runs the examples in a language whose tool may be missing. */
async function runFound(
  language: Example['language'],
  missing: string,
  find: () => Promise<LanguageTool | undefined>,
  all: readonly Example[],
  batch: Batch,
): Promise<void> {
  const examples = all.filter((example) => example.language === language);
  const tool = examples.length === 0 ? undefined : await find();
  if (tool !== undefined) await runTool(tool, examples, batch);
  else for (const example of examples) batch.finish(notRun(example, missing));
}

/** Reads and runs the examples that are in the languages of a tool. */
async function runTool<S extends ScriptStatement>(
  language: LanguageTool<S>,
  all: readonly Example[],
  batch: Batch,
): Promise<void> {
  const { config, finish } = batch;
  const examples = all.filter((example) => language.languages.some((name) => name === example.language));
  const isolation = chooseIsolation(language, batch);
  if (examples.length === 0) return;
  if ('reason' in isolation) {
    for (const example of examples) finish(notRun(example, isolation.reason));
    return;
  }
  const context: RunContext = {
    root: batch.root,
    timeoutMs: config.examples.timeoutSeconds * 1000,
    megabytes: config.examples.memoryMegabytes,
    isolation: isolation.kind,
  };
  const placed = (await language.read(examples, context)).flatMap((block) => {
    const file = fileOf(block.example, batch.files);
    if ('read' in block) return { block, file };
    finish(unread(block, file));
    return [];
  });
  const groups =
    config.examples.isolate === 'block'
      ? placed.map((one) => [one])
      : [...Map.groupBy(placed, ({ file }) => file.path).values()];
  const { tool } = language;
  const work = groups.values();
  const worker = async () => {
    for (const group of work) {
      const outcomes = await language.run(
        group.map(({ block }) => block),
        context,
      );
      for (const [at, { block, file }] of group.entries()) {
        const outcome = outcomes[at];
        if (outcome === undefined) continue;
        const { example, read, literal } = block;
        const spanOf = placeInFile(file, example.fence);
        finish(toRun(example, read, { ...outcome, tool, isolation: isolation.kind }, spanOf, literal));
      }
    }
  };
  await Promise.all(Array.from({ length: LIMITS.exampleProcesses }, worker));
}

/** What keeps examples in a language from this machine, or why they are not run. */
function chooseIsolation(
  { languages, guarded }: Pick<LanguageTool, 'languages' | 'guarded'>,
  { namespaces, root, config }: Batch,
): { readonly kind: RunContext['isolation'] } | { readonly reason: string } {
  if (namespaces) return { kind: 'namespaces' };
  const open = languages.every((name) => config.examples.unsandboxed.includes(name));
  if (!guarded) {
    const reason = `Nothing on this machine keeps an example in ${languages.join(' or ')} from files and network, and the options do not allow it all the same (\`examples.unsandboxed\`).`;
    return open ? { kind: 'none' } : { reason };
  }
  const reason = open ? undefined : whyNotContained(root);
  return reason === undefined ? { kind: 'runtime' } : { reason };
}

function fileOf({ fence }: Example, files: ProjectFiles): SourceFile {
  const opened = files.read(fence.span.path);
  if (opened.kind !== 'text') throw new Error(`A spec that was read is gone: ${fence.span.path}`);
  return opened.file;
}

function unread({ example, message, offset }: UnreadBlock, file: SourceFile): ExampleRun {
  const { fence } = example;
  return unreadRun(example, message, placeInFile(file, fence)({ start: offset, end: offset + 1 }));
}
