import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Config, type ConfigInput, parseConfig } from '#config';
import { examplesIn } from '#evidence';
import { openExampleRunner, openProject, type RunnerOptions } from '#host';
import type { ExampleRun, SourceFile } from '#model';
import { readProject } from '#openspec';

const folders: string[] = [];

/** Deletes what the projects of a test file were written to. */
export function removeProjects(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Writes a project to a folder of its own; a value is a file's text. Gives the folder's real path. */
export function writeProject(tree: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'casebook-examples-')));
  folders.push(root);
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** The path of the spec that `specWith` writes. */
export const SPEC = 'openspec/specs/box/spec.md';

/** A spec whose one scenario has these examples. */
export function specWith(...fences: readonly string[]): string {
  const examples = fences.map((fence) => `- Example:\n\n${fence}\n`).join('\n');
  return `# Box\n\n## Purpose\n\nKeeps one thing and says what it keeps, for tests.\n\n## Requirements\n\n### Requirement: Keep [BOX-KEEP]\n\nBox SHALL keep its thing.\n\n#### Scenario: Kept [BOX-KEEP-A]\n\nWHEN a thing is put in, Box SHALL keep it.\n\n##### Evidence\n\n${examples}`;
}

/** A fence of JavaScript, or of another language. */
export function fence(code: string, language = 'js'): string {
  return `\`\`\`${language}\n${code}\n\`\`\``;
}

/** A run as a test reads it: the statement's text, what was expected, how it ended. */
export interface ReadRun {
  readonly status: ExampleRun['status'];
  readonly reason?: string;
  readonly lines: readonly string[];
  readonly run: ExampleRun;
}

/** The options that allow examples. */
export function allowing(examples: ConfigInput['examples'] = {}): Config {
  const parsed = parseConfig({ examples: { run: true, ...examples } });
  if (!parsed.ok) throw new Error('the options are valid');
  return parsed.config;
}

/** Executes every example of the project below a root. */
export async function runProject(
  root: string,
  config: Config = allowing(),
  options: RunnerOptions = {},
): Promise<readonly ReadRun[]> {
  const { files } = openProject(root, config);
  const { capabilities } = readProject(files, config);
  const runner = openExampleRunner(root, config, files, options);
  if (runner === undefined) throw new Error('examples are not allowed');
  const runs = await runner.run(examplesIn(capabilities));
  return runs.map((run) => {
    const opened = files.read(run.example.fence.span.path);
    if (opened.kind !== 'text') throw new Error('the spec is there');
    const { file } = opened;
    return {
      status: run.status,
      ...(run.reason === undefined ? {} : { reason: run.reason }),
      lines: run.lines.map((line) => {
        const wanted = line.expectation === undefined ? '' : ` ${cut(file, line.expectation.span)}`;
        return `${line.status}: ${cut(file, line.span)}${wanted}${line.actual === undefined ? '' : ` → ${line.actual}`}`;
      }),
      run,
    };
  });
}

function cut(file: SourceFile, { start, end }: { readonly start: number; readonly end: number }): string {
  return file.text.slice(start, end);
}

/** Executes one example in JavaScript in a project of its own. */
export async function runOne(
  code: string,
  {
    tree = {},
    config = allowing(),
    options = {},
    language = 'js',
  }: {
    readonly tree?: Readonly<Record<string, string>>;
    readonly config?: Config;
    readonly options?: RunnerOptions;
    readonly language?: string;
  } = {},
): Promise<ReadRun> {
  const root = writeProject({ ...tree, [SPEC]: specWith(fence(code, language)) });
  const [run] = await runProject(root, config, options);
  if (run === undefined) throw new Error('the example was not found');
  return run;
}
