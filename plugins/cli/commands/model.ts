import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { SolverName } from '#alloy';
import type { ModelReport, SourceFile } from '#model';
import { EXIT, type Result, usageFailure } from '../exit-status.ts';
import { findRoot } from '../find-root.ts';
import { readModelFiles } from '../model-files.ts';
import type { Terminal } from '../terminal.ts';

interface ModelFlags {
  readonly command?: string;
  readonly instance?: true;
  readonly format: 'text' | 'json';
  readonly timeout?: string;
  readonly cache: boolean;
  readonly solver: SolverName;
  readonly engine: 'own' | 'official';
  readonly jar?: string;
}

/** Adds `casebook model`. It must not load anything of the site. */
export function addModel(
  program: Command,
  terminal: Terminal,
  finish: (result: Result<number>) => void,
): void {
  program
    .command('model')
    .summary('run the commands of Alloy models')
    .description(
      'Runs every `run` and `check` of Alloy files, or of the Alloy fences of Markdown files, and says how each ended within its scope.\nExit status 1 when one does not end as its author expects: a `check` without `expect` expects no counterexample, a `run` an instance.',
    )
    .argument('<file...>', '.als or .md files')
    .option('--command <number or name>', 'run only this command, and show its instance or counterexample')
    .option('--instance', 'show every instance and counterexample')
    .addOption(new Option('--format <format>', 'how to report').choices(['text', 'json']).default('text'))
    .option('--timeout <seconds>', 'time for one command (default: 60)')
    .option('--no-cache', 'run every command, also one whose outcome is remembered')
    .addOption(
      new Option('--solver <solver>', '`small` is a solver of our own, slower: a second look at the first')
        .choices(['cadical', 'small'] satisfies SolverName[])
        .default('cadical'),
    )
    .addOption(
      new Option(
        '--engine <engine>',
        '`official` asks an official Alloy jar too and reports where it disagrees',
      )
        .choices(['own', 'official'])
        .default('own'),
    )
    .option('--jar <file>', 'the official jar (default: what CASEBOOK_ALLOY_JAR names)')
    .addHelpText(
      'after',
      `
Examples:
  casebook model openspec/specs/box/spec.md
  casebook model box.als --command 2
  casebook model box.als --format json --timeout 10
  casebook model box.als --engine official --jar alloy.jar`,
    )
    .action(async (files: readonly string[], flags: ModelFlags) =>
      finish(await model(files, flags, terminal)),
    );
}

async function model(
  paths: readonly string[],
  flags: ModelFlags,
  terminal: Terminal,
): Promise<Result<number>> {
  const timeoutMs = flags.timeout === undefined ? undefined : Number(flags.timeout) * 1000;
  if (timeoutMs !== undefined && !(timeoutMs > 0 && timeoutMs <= 86_400_000))
    return usageFailure(`\`--timeout ${flags.timeout}\` is no time, expected seconds such as 60`);
  if (flags.command !== undefined && paths.length > 1)
    return usageFailure('`--command` names a command of one file, but there are several files');
  const read = await readModelFiles(paths);
  if (!read.ok) return read;
  const jar = jarOf(flags);
  if (!jar.ok) return jar;
  const { openModelCache, openModelChecker, openOfficialEngine, withSecondOpinion } = await import('#host');
  const root = findRoot(undefined, process.cwd());
  const cache = flags.cache ? openModelCache(root.ok ? root.value : undefined) : undefined;
  const own = openModelChecker({
    solver: flags.solver,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(cache === undefined ? {} : { cache }),
    ...(flags.command === undefined ? {} : { only: isNamed(flags.command) }),
  });
  const checker =
    jar.value === undefined
      ? own
      : withSecondOpinion(
          own,
          openOfficialEngine({ jar: jar.value, ...(timeoutMs === undefined ? {} : { timeoutMs }) }),
        );
  const reports = await checker.check(
    read.value.map(({ text }) => text),
    ({ done, total }) => terminal.progress(`running commands ${done}/${total}`),
  );
  terminal.endProgress();
  await own.stop();
  cache?.prune();
  if (flags.command !== undefined && reports.every((report) => report.runs.length === 0 && !isBroken(report)))
    return usageFailure(`There is no command \`${flags.command}\` in \`${paths[0]}\``);
  await print(reports, read.value, flags, terminal);
  const { standingOf } = await import('#model');
  const clean = reports.every(
    (report) => !isBroken(report) && report.runs.every((run) => standingOf(run) === 'as-expected'),
  );
  return { ok: true, value: clean ? EXIT.clean : EXIT.findings };
}

/** The jar that is to be asked; undefined where none is. */
function jarOf({ engine, jar = process.env.CASEBOOK_ALLOY_JAR }: ModelFlags): Result<string | undefined> {
  if (engine === 'own') return { ok: true, value: undefined };
  if (jar === undefined || jar === '')
    return usageFailure(
      '`--engine official` needs a jar',
      'Name it with `--jar FILE` or in the environment as CASEBOOK_ALLOY_JAR; Maven Central has it as org.alloytools.alloy.dist.',
    );
  return statSync(jar, { throwIfNoEntry: false })?.isFile()
    ? { ok: true, value: resolve(jar) }
    : usageFailure(`There is no jar \`${jar}\``);
}

/** A command by its number, from 0, or by its label. */
function isNamed(wanted: string): (command: { readonly index: number; readonly label: string }) => boolean {
  return /^\d+$/.test(wanted) ? ({ index }) => index === Number(wanted) : ({ label }) => label === wanted;
}

function isBroken({ problems }: ModelReport): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

async function print(
  reports: readonly ModelReport[],
  files: readonly { readonly file: SourceFile }[],
  flags: ModelFlags,
  terminal: Terminal,
): Promise<void> {
  const { commandRows, formatCommandSummary, formatCommands } = await import('#report');
  const withFile = reports.flatMap((report, at) => {
    const file = files[at]?.file;
    return file === undefined ? [] : [{ report, file }];
  });
  const instances = flags.instance === true || flags.command !== undefined;
  if (flags.format === 'json') {
    const rows = withFile.flatMap(({ report, file }) => commandRows(report, file, { instances }));
    await terminal.out(
      rows.length === 0 ? '[]\n' : `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`,
    );
    return;
  }
  const look = { colour: terminal.colour, width: terminal.width };
  const tables = withFile.map(({ report, file }) => formatCommands(report, file, { ...look, instances }));
  await terminal.out(`${[...tables, formatCommandSummary(reports, look)].join('\n\n')}\n`);
}
