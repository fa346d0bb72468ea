import { type Command, Option } from 'commander';
import type { Config } from '#config';
import type { Severity } from '#model';
import { EXIT, type Result } from '../exit-status.ts';
import { openRoot } from '../open.ts';
import type { Terminal } from '../terminal.ts';

interface CheckOptions {
  readonly root?: string;
  readonly format: 'text' | 'json';
  readonly failOn?: Config['failOn'];
}

/** Adds `casebook check`. It must not load anything of the site. */
export function addCheck(
  program: Command,
  terminal: Terminal,
  finish: (result: Result<number>) => void,
): void {
  program
    .command('check')
    .summary('read specs and code and report what is wrong')
    .description(
      'Reads specs and code, follows every link and tag, runs the commands of Alloy models, and reports what is wrong. Builds no site.',
    )
    .option('--root <dir>', 'project to check (default: the nearest folder with openspec/)')
    .addOption(new Option('--format <format>', 'how to report').choices(['text', 'json']).default('text'))
    .addOption(
      new Option(
        '--fail-on <severity>',
        'lowest severity that makes the exit status 1 (default: error)',
      ).choices(['error', 'warning', 'never']),
    )
    .addHelpText(
      'after',
      `
Examples:
  casebook check
  casebook check --fail-on warning
  casebook check --root ../box --format json > manifest.json`,
    )
    .action(async (options: CheckOptions) => finish(await check(options, terminal)));
}

async function check(options: CheckOptions, terminal: Terminal): Promise<Result<number>> {
  const opened = await openRoot(options.root);
  if (!opened.ok) return opened;
  const { root, config } = opened.value;
  const [{ assess }, { openProject, openProjectChecker }, { formatText, toManifest }] = await Promise.all([
    import('#assess'),
    import('#host'),
    import('#report'),
  ]);
  const models = openProjectChecker(root, config);
  const assessment = await assess({
    ...openProject(root, config),
    config,
    ...(models ? { modelChecker: models.checker } : {}),
    onStage: (stage, progress) =>
      terminal.progress(progress ? `${stage} ${progress.done}/${progress.total}` : stage),
  });
  terminal.endProgress();
  await models?.close();
  await terminal.out(
    options.format === 'json'
      ? `${JSON.stringify(toManifest(assessment), null, 2)}\n`
      : formatText(assessment, { colour: terminal.colour, width: terminal.width }),
  );
  const counted = countedSeverities(options.failOn ?? config.failOn);
  const failing = assessment.findings.some((finding) => counted.includes(finding.severity));
  return { ok: true, value: failing ? EXIT.findings : EXIT.clean };
}

function countedSeverities(failOn: Config['failOn']): readonly Severity[] {
  switch (failOn) {
    case 'error':
      return ['error'];
    case 'warning':
      return ['error', 'warning'];
    case 'never':
      return [];
  }
}
