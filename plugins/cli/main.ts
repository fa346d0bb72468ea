import { stripVTControlCharacters } from 'node:util';
import { Command, CommanderError } from 'commander';
import picocolors from 'picocolors';
import { addAffirm } from './commands/affirm.ts';
import { addBuild } from './commands/build.ts';
import { addCheck } from './commands/check.ts';
import { addDev } from './commands/dev.ts';
import { addExplain } from './commands/explain.ts';
import { addInit } from './commands/init.ts';
import { addModel } from './commands/model.ts';
import { addPreview } from './commands/preview.ts';
import { addRecord } from './commands/record.ts';
import { addVerify } from './commands/verify.ts';
import { addVocabulary } from './commands/vocabulary.ts';
import { EXIT, type Failure, type Result } from './exit-status.ts';
import { packageVersion } from './package-file.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** Runs the command line; the answer is the exit status. The only place where our own bugs are caught. */
export async function main(args: readonly string[]): Promise<number> {
  const terminal = openTerminal();
  let status: number = EXIT.clean;
  let failure: Failure | undefined;
  const finish = (result: Result<number>) => {
    if (result.ok) status = result.value;
    else failure = result.failure;
  };
  try {
    await createProgram(terminal, finish).parseAsync(args, { from: 'user' });
  } catch (error) {
    terminal.endProgress();
    return reportError(error, terminal);
  }
  terminal.endProgress();
  if (failure === undefined) return status;
  await reportFailure(failure, terminal);
  return failure.status;
}

function createProgram(terminal: Terminal, finish: (result: Result<number>) => void): Command {
  const program = new Command('casebook');
  program
    .description('Turns an OpenSpec repository into a searchable site that says what each claim rests on.')
    .version(packageVersion(), '--version', 'print the version')
    .helpOption('--help', 'print help')
    .helpCommand('help [command]', 'print help of a command')
    .showHelpAfterError('`casebook --help` lists the commands.')
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      getOutHasColors: () => terminal.colour,
      getErrHasColors: () => terminal.errorColour,
      outputError: (text, write) => write(text.replace(/^error: /, 'casebook: ')),
    })
    .addHelpText(
      'after',
      `
Exit status: 0 clean, 1 findings at or above the threshold, 2 usage or configuration, 3 the run failed, 70 a bug in Casebook.

Examples:
  casebook check                     report what is wrong in this project
  casebook build --out public        write the site to a folder
  casebook dev                       show the site and follow every save
  casebook model box.als             run the commands of an Alloy model
  casebook record -- npm test        run tests and remember what they were run on
  casebook explain structure/duplicate-tag`,
    );
  for (const add of [
    addBuild,
    addCheck,
    addDev,
    addPreview,
    addRecord,
    addAffirm,
    addModel,
    addInit,
    addExplain,
    addVerify,
    addVocabulary,
  ])
    add(program, terminal, finish);
  for (const command of program.commands) inherit(command, program, command.name());
  return program;
}

/** Commands and theirs answer to `--help` and to mistakes as the program does. */
function inherit(command: Command, parent: Command, path: string): void {
  command.helpOption('--help', 'print help').copyInheritedSettings(parent);
  command.showHelpAfterError(`\`casebook ${path} --help\` lists the options.`);
  for (const child of command.commands) inherit(child, command, `${path} ${child.name()}`);
}

async function reportFailure(failure: Failure, terminal: Terminal): Promise<void> {
  const colours = picocolors.createColors(terminal.errorColour);
  const lines = failure.message.split('\n').map((line) => `${colours.red('casebook:')} ${line}`);
  if (failure.hint !== undefined) lines.push(failure.hint);
  await terminal.error(`${lines.join('\n')}\n`);
}

async function reportError(error: unknown, terminal: Terminal): Promise<number> {
  // Commander has printed help, version or the usage error already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.usage;
  if (isSystemError(error)) {
    await reportFailure({ status: EXIT.failed, message: error.message }, terminal);
    return EXIT.failed;
  }
  const refused = refusedToTool(error);
  if (refused !== undefined) {
    await reportFailure({ status: EXIT.failed, message: refused }, terminal);
    return EXIT.failed;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  await terminal.error(
    `casebook: this is a bug in Casebook; please report it with the text below.\nCasebook ${packageVersion()}, Node ${process.versions.node}, ${process.platform}-${process.arch}\n${stack}\n`,
  );
  return EXIT.bug;
}

/** True for what the operating system refused: no space, no permission, too many files. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return (
    error instanceof Error && 'syscall' in error && typeof (error as NodeJS.ErrnoException).code === 'string'
  );
}

/** What the operating system refused a tool written in Rust, which packs that into an error of its own. */
function refusedToTool(error: unknown): string | undefined {
  const text = error instanceof Error ? stripVTControlCharacters(error.message) : '';
  const reason = /^.*\(os error \d+\)/m.exec(text)?.[0].trim();
  const what = /^Failed to .*$/m.exec(text)?.[0];
  return reason === undefined || what === undefined ? reason : `${what}: ${reason}`;
}
