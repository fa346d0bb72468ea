import type { Command } from 'commander';
import { EXIT, type Result, usageFailure } from '../exit-status.ts';
import { openSite, placeProblem, type SiteFlags } from '../site-options.ts';
import type { Terminal } from '../terminal.ts';

/** Adds `casebook build`. */
export function addBuild(
  program: Command,
  terminal: Terminal,
  finish: (result: Result<number>) => void,
): void {
  program
    .command('build')
    .summary('write the site')
    .description(
      'Writes the site to a folder, whole or not at all: the previous site stays until the new one is ready.\nFindings are published on the site; only `check` fails because of them.',
    )
    .option('--root <dir>', 'project to build (default: the nearest folder with openspec/)')
    .option('--out <dir>', 'folder to write to (default: dist in the project)')
    .option('--base <path>', 'path below which the site is served (default: /)')
    .option('--site <url>', 'public address, for canonical links and the sitemap')
    .addHelpText(
      'after',
      `
Examples:
  casebook build
  casebook build --root ../box --out /tmp/box-site
  casebook build --base /box/ --site https://example.com`,
    )
    .action(async (flags: SiteFlags) => finish(await build(flags, terminal)));
}

async function build(flags: SiteFlags, terminal: Terminal): Promise<Result<number>> {
  const opened = await openSite(flags, terminal);
  if (!opened.ok) return opened;
  const problem = placeProblem(opened.value);
  if (problem !== undefined) return usageFailure(problem);
  const { buildSite } = await import('../build.ts');
  const built = await buildSite(opened.value);
  terminal.endProgress();
  if (!built.ok) {
    return built.kind === 'usage'
      ? usageFailure(built.message)
      : { ok: false, failure: { status: EXIT.failed, message: built.message } };
  }
  const { findings, project } = built.assessment;
  const { sayNoCommit } = await import('../say-no-commit.ts');
  await sayNoCommit(opened.value.root, project.commit, terminal);
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  await terminal.out(`${built.pages} pages in ${built.out}\n`);
  await terminal.out(`digest ${built.digest}\n`);
  if (findings.length > 0) {
    await terminal.out(
      `${findings.length} finding${findings.length === 1 ? '' : 's'} on it, ${errors} of them error${errors === 1 ? '' : 's'}; \`casebook check\` lists them\n`,
    );
  }
  return { ok: true, value: EXIT.clean };
}
