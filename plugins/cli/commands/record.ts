import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Command } from 'commander';
import { EXIT, type Result } from '../exit-status.ts';
import { type Opened, openRoot } from '../open.ts';
import type { Recorded } from '../recording.ts';
import type { Terminal } from '../terminal.ts';

/** Adds `casebook record`. */
export function addRecord(
  program: Command,
  terminal: Terminal,
  finish: (result: Result<number>) => void,
): void {
  program
    .command('record')
    .summary('run tests and remember what their reports were taken for')
    .description(
      'Runs a command and records which texts of claims and code the reports that it writes were taken for. Later changes to these texts then make the results stale, and changes elsewhere do not.\nWithout a command it binds the reports that are there to the project as it is now, on your word.',
    )
    .argument('[command...]', 'the command to run, after `--`')
    .option('--root <dir>', 'project to record for (default: the nearest folder with openspec/)')
    .addHelpText(
      'after',
      `
The exit status is that of the command; the record is written whether tests fail or not.

Examples:
  casebook record -- npm test
  casebook record -- npx vitest run --reporter=junit --outputFile=reports/vitest.xml
  casebook record                    the tests were run just now, on this very tree`,
    )
    .action(async (command: readonly string[], options: { readonly root?: string }) =>
      finish(await record(command, options.root, terminal)),
    );
}

async function record(
  command: readonly string[],
  named: string | undefined,
  terminal: Terminal,
): Promise<Result<number>> {
  const opened = await openRoot(named);
  if (!opened.ok) return opened;
  return command.length === 0
    ? recordOnWord(opened.value, terminal)
    : recordCommand(command, opened.value, terminal);
}

async function recordOnWord({ root, config }: Opened, terminal: Terminal): Promise<Result<number>> {
  const { recordPresent } = await import('../recording.ts');
  terminal.progress('reading specs and code');
  const recorded = await recordPresent(root, config, new Date());
  terminal.endProgress();
  if (!recorded.ok) return recorded;
  const { reports } = recorded.value;
  const said =
    reports.length === 0
      ? 'there is no report to bind'
      : `${inWords(reports.length, 'report')} bound to the project as it is now, on your word; \`casebook record -- <command>\` would have seen it`;
  await terminal.error(`casebook: ${said}\n${passedOverLines(recorded.value)}`);
  return { ok: true, value: EXIT.clean };
}

async function recordCommand(
  command: readonly string[],
  { root, config }: Opened,
  terminal: Terminal,
): Promise<Result<number>> {
  const { beginRecording } = await import('../recording.ts');
  terminal.progress('reading specs and code');
  const recording = await beginRecording(root, config, new Date());
  terminal.endProgress();
  if (!recording.ok) return recording;
  const status = await run(command);
  if (!status.ok) return status;
  terminal.progress('reading what was left');
  const recorded = await recording.value.finish(command);
  terminal.endProgress();
  await terminal.error(sayRecorded(recorded, config.evidence.record));
  return status;
}

function sayRecorded({ reports, changed }: Recorded, path: string): string {
  if (reports.length === 0)
    return 'casebook: nothing was recorded: the command wrote no file that `evidence.reports` or `evidence.coverage` names\nLet the tests write a report, such as JUnit XML, into `reports/`.\n';
  const lines = [`casebook: ${inWords(reports.length, 'report')} recorded in ${path}`];
  if (changed > 0) {
    const which = changed === 1 ? 'text of a claim or of code' : 'texts of claims or code';
    lines.push(
      `casebook: ${changed} ${which} changed while the command ran, so what rests on ${changed === 1 ? 'it' : 'them'} is stale`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function passedOverLines({ passedOver }: Recorded): string {
  return passedOver.map(({ path, reason }) => `casebook: ${path} was left alone: ${reason}\n`).join('');
}

function inWords(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a command in this terminal; the answer is its exit status, or 128 and the number of the signal that ended it.
 * Ensures: a signal to this process reaches it, and this process outlives it, to record what it left.
 */
function run(command: readonly string[]): Promise<Result<number>> {
  const [name = '', ...args] = command;
  const child = spawn(name, args, { stdio: 'inherit' });
  const forward = (signal: NodeJS.Signals) => {
    // A terminal sends its interrupt to both.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of FORWARDED) process.on(signal, forward);
  const done = new Promise<Result<number>>((resolve) => {
    child.on('error', (error) => {
      resolve({
        ok: false,
        failure: {
          status: EXIT.failed,
          message: `\`${name}\` could not be started: ${error.message}`,
          hint: 'It is started as a program, without a shell: a tool of this project as `npx TOOL`, a line of shell as `sh -c "LINE"`.',
        },
      });
    });
    child.on('close', (code, signal) => {
      const bySignal = signal === null ? EXIT.failed : 128 + constants.signals[signal];
      resolve({ ok: true, value: code ?? bySignal });
    });
  });
  return done.finally(() => {
    for (const signal of FORWARDED) process.off(signal, forward);
  });
}
