import type { Command } from 'commander';
import picocolors from 'picocolors';
import { EXIT, type Result, usageFailure } from '../exit-status.ts';
import type { Terminal } from '../terminal.ts';
import type { VerifyProblem } from '../verify-site.ts';

interface VerifyFlags {
  readonly root?: string;
  readonly digest?: string;
}

/** Adds `casebook verify`. */
export function addVerify(
  program: Command,
  terminal: Terminal,
  finish: (result: Result<number>) => void,
): void {
  program
    .command('verify')
    .summary('check that a published site is what was built')
    .description(
      'Holds every file of a published site against the hashes in its manifest, and the manifest against its own digest. That finds every change by accident; against one on purpose keep the digest that `build` printed in another place and name it.',
    )
    .argument('<dir>', 'folder of the site, the one that holds manifest.json')
    .option('--root <dir>', 'also check that the files of this project are those it was made from')
    .option('--digest <hex>', 'the digest that the site shall have')
    .addHelpText(
      'after',
      `
Exit status: 0 everything is as it was built, 1 something is not, 2 there is no manifest to check against.

Examples:
  casebook verify dist
  casebook verify dist --root .
  casebook verify public --digest 5f0c…`,
    )
    .action(async (dir: string, flags: VerifyFlags) => finish(await verify(dir, flags, terminal)));
}

const WORDS: Readonly<Record<VerifyProblem['kind'], string>> = {
  manifest: 'manifest',
  changed: 'changed',
  missing: 'missing',
  unexpected: 'unexpected',
  refused: 'refused, leads out of the folder',
  'input-changed': 'input changed',
  'input-missing': 'input missing',
};

async function verify(dir: string, flags: VerifyFlags, terminal: Terminal): Promise<Result<number>> {
  const [{ verifySite }, { visibleText }] = await Promise.all([
    import('../verify-site.ts'),
    import('#report'),
  ]);
  const { isFolder } = await import('../find-root.ts');
  if (flags.root !== undefined && !isFolder(flags.root))
    return usageFailure(`\`--root ${flags.root}\` is no folder`);
  const result = await verifySite(dir, flags);
  if (!result.ok) return usageFailure(result.message, 'Name the folder that `casebook build` wrote.');
  const colours = picocolors.createColors(terminal.colour);
  const { problems, artefacts, inputs, digest } = result;
  const lines = problems.map(({ kind, what }) => `${colours.red(WORDS[kind])}  ${visibleText(what)}`);
  const all = `${artefacts} files${inputs === undefined ? '' : ` and ${inputs} inputs`}`;
  const end =
    problems.length === 0
      ? colours.green(`${all} are as the manifest says`)
      : colours.red(
          `${problems.length} problem${problems.length === 1 ? '' : 's'}; the manifest lists ${all}`,
        );
  await terminal.out(`${[...lines, end, `digest ${digest}`].join('\n')}\n`);
  return { ok: true, value: problems.length === 0 ? EXIT.clean : EXIT.findings };
}
