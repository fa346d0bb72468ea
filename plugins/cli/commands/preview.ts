import type { Command } from 'commander';
import { EXIT, type Result, usageFailure } from '../exit-status.ts';
import { openSite, parsePort, type SiteFlags, untilStopped } from '../site-options.ts';
import type { Terminal } from '../terminal.ts';

/** Adds `casebook preview`. */
export function addPreview(
  program: Command,
  terminal: Terminal,
  finish: (result: Result<number>) => void,
): void {
  program
    .command('preview')
    .summary('serve what build wrote')
    .description('Serves a built site on this machine, as a static host would. Ctrl-C ends it.')
    .option('--root <dir>', 'project whose site to serve (default: the nearest folder with openspec/)')
    .option('--out <dir>', 'folder that build wrote to (default: dist in the project)')
    .option('--base <path>', 'path below which the site is served (default: /)')
    .option('--port <number>', 'port to listen on', '4321')
    .addHelpText(
      'after',
      `
Examples:
  casebook preview
  casebook preview --out /tmp/box-site --port 8080`,
    )
    .action(async (flags: SiteFlags & { readonly port: string }) => finish(await preview(flags, terminal)));
}

async function preview(
  flags: SiteFlags & { readonly port: string },
  terminal: Terminal,
): Promise<Result<number>> {
  const port = parsePort(flags.port);
  if (port === undefined) return usageFailure(`\`--port ${flags.port}\` is no port, expected 0 to 65535`);
  const opened = await openSite(flags, terminal);
  if (!opened.ok) return opened;
  // Before anything is printed: whoever reads the address may ask to stop at once.
  const stopped = untilStopped();
  const { servePreview } = await import('../preview.ts');
  const serving = await servePreview({ ...opened.value, port });
  terminal.endProgress();
  if (!serving.ok)
    return serving.kind === 'port'
      ? {
          ok: false,
          failure: {
            status: EXIT.failed,
            message: serving.message,
            hint: 'Choose another one with `--port`.',
          },
        }
      : usageFailure(serving.message, 'Build the site first: `casebook build`.');
  await terminal.out(`${serving.url}\n`);
  await stopped;
  await serving.stop();
  return { ok: true, value: EXIT.clean };
}
