import { watch } from 'node:fs';
import type { Command } from 'commander';
import type { Assessment } from '#model';
import { CONFIG_NAMES } from '../config-names.ts';
import { EXIT, type Result, usageFailure } from '../exit-status.ts';
import { openSite, parsePort, placeProblem, type SiteFlags, untilStopped } from '../site-options.ts';
import type { Terminal } from '../terminal.ts';

/** Adds `casebook dev`. */
export function addDev(program: Command, terminal: Terminal, finish: (result: Result<number>) => void): void {
  program
    .command('dev')
    .summary('show the site and follow every save')
    .description('Serves the site on this machine and shows every saved change at once. Ctrl-C ends it.')
    .option('--root <dir>', 'project to show (default: the nearest folder with openspec/)')
    .option('--port <number>', 'port to listen on', '4321')
    .addHelpText(
      'after',
      `
Examples:
  casebook dev
  casebook dev --root ../box --port 8080`,
    )
    .action(async (flags: SiteFlags & { readonly port: string }) => finish(await dev(flags, terminal)));
}

async function dev(
  flags: SiteFlags & { readonly port: string },
  terminal: Terminal,
): Promise<Result<number>> {
  const port = parsePort(flags.port);
  if (port === undefined) return usageFailure(`\`--port ${flags.port}\` is no port, expected 0 to 65535`);
  const opened = await openSite(flags, terminal);
  if (!opened.ok) return opened;
  const problem = placeProblem(opened.value);
  if (problem !== undefined) return usageFailure(problem);
  // Before anything is printed: whoever reads the address may ask to stop at once.
  const stopped = untilStopped();
  const [{ serveDev }, { formatNews }] = await Promise.all([import('../dev.ts'), import('#report')]);
  const look = { colour: terminal.errorColour, width: terminal.width };
  let before: Assessment | undefined;
  let after: Assessment | undefined;
  const serving = await serveDev({
    ...opened.value,
    port,
    onLoad: (assessment) => {
      before = after;
      after = assessment;
    },
    onChange: ({ milliseconds, problem }) => {
      const news = after === undefined ? '' : formatNews(before, after, look);
      const text =
        problem === undefined ? `${news}; updated in ${Math.round(milliseconds)} ms` : problem.message;
      void terminal.error(`${text}\n`);
    },
  });
  terminal.endProgress();
  await terminal.out(`${serving.url}\n`);
  const watched = watchConfig(opened.value.root, (name) => {
    void terminal.error(`\`${name}\` changed; start \`casebook dev\` again to read it\n`);
  });
  await stopped;
  watched.close();
  await serving.stop();
  return { ok: true, value: EXIT.clean };
}

/** Options are read once; whoever edits them must not wait for the page to follow. */
function watchConfig(root: string, onChange: (name: string) => void): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(root, (_, name) => {
    if (name === null || !CONFIG_NAMES.some((each) => each === name)) return;
    clearTimeout(timer);
    timer = setTimeout(() => onChange(name), 100);
  });
  // A root that goes away is no reason to end.
  watcher.on('error', () => undefined);
  return {
    close: () => {
      clearTimeout(timer);
      watcher.close();
    },
  };
}
