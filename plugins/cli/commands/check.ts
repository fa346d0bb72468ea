import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Command, Option } from 'commander';
import type { Config } from '#config';
import type { Assessment } from '#model';
import type { Baseline, Demand, Gate } from '#report';
import { EXIT, type Result, usageFailure } from '../exit-status.ts';
import { openRoot } from '../open.ts';
import { packageVersion } from '../package-file.ts';
import type { Terminal } from '../terminal.ts';

const FORMATS = ['text', 'json', 'sarif', 'junit', 'github', 'markdown'] as const;
const NEW_BASELINE = '`casebook check --baseline FILE --update-baseline` writes one.';
const DEMANDS: readonly Demand[] = ['verified', 'no-refuted'];

interface CheckOptions {
  readonly only?: 'ears';
  readonly root?: string;
  readonly format: (typeof FORMATS)[number];
  readonly output?: string;
  readonly failOn?: Config['failOn'];
  readonly require?: readonly Demand[];
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

/** Adds `casebook check`. It must not load anything of the site. */
export function addCheck(
  program: Command,
  terminal: Terminal,
  finish: (result: Result<number>) => void,
): void {
  program
    .command('check')
    .argument('[specs...]', 'with --only: the specs to read (default: all)')
    .summary('read specs, code and results of tests, and report what is wrong')
    .description(
      'Reads specs, code and reports of tests, follows every link and tag, runs the commands of Alloy models, and reports what is wrong. Builds no site.',
    )
    .option('--root <dir>', 'project to check (default: the nearest folder with openspec/)')
    .addOption(
      new Option('--only <area>', 'read nothing but sentences: no code, no models, no reports').choices([
        'ears',
      ]),
    )
    .addOption(new Option('--format <format>', 'how to report').choices([...FORMATS]).default('text'))
    .option('--output <file>', 'write the report to a file, and a summary to the terminal')
    .addOption(
      new Option(
        '--fail-on <severity>',
        'lowest severity that makes the exit status 1 (default: error)',
      ).choices(['error', 'warning', 'never']),
    )
    .addOption(
      new Option(
        '--require <demand...>',
        'exit with 1 unless every mandatory claim is verified or waived (verified), no claim is refuted (no-refuted)',
      ).choices([...DEMANDS]),
    )
    .option('--baseline <file>', 'let pass what this file lists as known')
    .option('--update-baseline', 'write what there is now to the file of --baseline')
    .addHelpText(
      'after',
      `
Examples:
  casebook check
  casebook check --fail-on warning --require verified
  casebook check --only ears openspec/specs/box/spec.md
  casebook check --root ../box --format json > manifest.json
  casebook check --format sarif --output casebook.sarif
  casebook check --baseline casebook-baseline.json --update-baseline
  casebook check --baseline casebook-baseline.json --require verified --format github`,
    )
    .action(async (specs: string[], options: CheckOptions) => finish(await check(specs, options, terminal)));
}

async function check(
  specs: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<Result<number>> {
  const misuse = misusedOnly(specs, options);
  if (misuse !== undefined) return misuse;
  const opened = await openRoot(options.root);
  if (!opened.ok) return opened;
  const { root, config } = opened.value;
  const baseline = await readBaseline(options);
  if (!baseline.ok) return baseline;
  const assessed =
    options.only === undefined
      ? { ok: true as const, value: await assessProject(root, config, terminal) }
      : await (await import('./check-sentences.ts')).assessSentences(root, config, specs);
  if (!assessed.ok) return assessed;
  const assessment = assessed.value;
  const { applyGate, failureLines, formatEnd } = await import('#report');
  const updated = options.updateBaseline
    ? await updateBaseline(options.baseline ?? '', assessment, terminal)
    : baseline;
  if (!updated.ok) return updated;
  const known = updated.value;
  const gate = applyGate(assessment, {
    failOn: options.failOn ?? config.failOn,
    demands: options.require ?? [],
    ...(known === undefined ? {} : { baseline: known }),
  });
  const report = await formatReport(options.format, { assessment, gate, config, terminal, ...options });
  if (options.output === undefined) {
    await terminal.out(report);
    // The other formats say it themselves, or have no place for it.
    if (['json', 'sarif', 'junit'].includes(options.format) && !gate.passed)
      await terminal.error(
        failureLines(gate)
          .map((line) => `${line}\n`)
          .join(''),
      );
  } else {
    const written = writeOutput(options.output, report);
    if (!written.ok) return written;
    await terminal.out(
      `${formatEnd(assessment, { colour: terminal.colour, width: terminal.width }, gate)}\n`,
    );
  }
  return { ok: true, value: gate.passed ? EXIT.clean : EXIT.findings };
}

/** What cannot be asked for where only sentences are read, or only there. */
function misusedOnly(specs: readonly string[], { only, require }: CheckOptions): Result<number> | undefined {
  if (only === undefined && specs.length > 0)
    return usageFailure(
      `Unexpected \`${specs[0]}\`: a whole project is checked at once`,
      'Name a project with `--root DIR`, or read the sentences of single specs with `--only ears`.',
    );
  if (only !== undefined && require !== undefined)
    return usageFailure(
      '`--require` asks for verdicts, but `--only ears` reads nothing that could verify a claim',
      'Leave out one of them.',
    );
  return undefined;
}

async function assessProject(root: string, config: Config, terminal: Terminal): Promise<Assessment> {
  const [{ assess }, { openModelCache, openProject, openProjectChecker, openSolver }] = await Promise.all([
    import('#assess'),
    import('#host'),
  ]);
  const cache = openModelCache(root);
  const models = openProjectChecker(root, config, cache);
  const smtSolver = openSolver({ cache });
  const assessment = await assess({
    ...openProject(root, config),
    config,
    smtSolver,
    ...(models ? { modelChecker: models.checker } : {}),
    onStage: (stage, progress) =>
      terminal.progress(progress ? `${stage} ${progress.done}/${progress.total}` : stage),
  });
  terminal.endProgress();
  await models?.close();
  await smtSolver.stop();
  const { sayNoCommit } = await import('../say-no-commit.ts');
  await sayNoCommit(root, assessment.project.commit, terminal);
  return assessment;
}

interface ReportInput {
  readonly only?: 'ears';
  readonly assessment: Assessment;
  readonly gate: Gate;
  readonly config: Config;
  readonly terminal: Terminal;
  readonly output?: string;
}

async function formatReport(format: CheckOptions['format'], input: ReportInput): Promise<string> {
  const { assessment, gate, config, terminal, output, only } = input;
  const report = await import('#report');
  switch (format) {
    case 'text':
      if (only !== undefined)
        return report.formatSentences(assessment, {
          colour: terminal.colour && output === undefined,
          width: output === undefined ? terminal.width : 100,
        });
      // A file is no terminal.
      return output === undefined
        ? report.formatText(assessment, { colour: terminal.colour, width: terminal.width }, gate)
        : report.formatText(assessment, { colour: false, width: 100 }, gate);
    case 'json':
      return `${JSON.stringify(report.toManifest(assessment), null, 2)}\n`;
    case 'sarif': {
      const site = config.site && new URL(config.base.replace(/\/?$/, '/'), config.site).href;
      return report.formatSarif(assessment, gate, {
        version: packageVersion(),
        ...(site === undefined ? {} : { site }),
      });
    }
    case 'junit':
      return report.formatJunit(assessment, gate);
    case 'github':
      return report.formatGithub(assessment, gate);
    case 'markdown':
      return report.formatMarkdown(assessment, gate);
  }
}

async function readBaseline({
  baseline,
  updateBaseline,
}: CheckOptions): Promise<Result<Baseline | undefined>> {
  if (baseline === undefined) {
    return updateBaseline
      ? usageFailure(
          '`--update-baseline` writes a file, but none is named',
          'Name it with `--baseline FILE`.',
        )
      : { ok: true, value: undefined };
  }
  if (updateBaseline) return { ok: true, value: undefined };
  if (!existsSync(baseline)) {
    return usageFailure(`There is no file \`${baseline}\``, NEW_BASELINE);
  }
  if (!statSync(baseline).isFile()) return usageFailure(`\`${baseline}\` is no file`, NEW_BASELINE);
  const { parseBaseline } = await import('#report');
  const parsed = parseBaseline(readFileSync(baseline, 'utf8'));
  return parsed.ok
    ? { ok: true, value: parsed.baseline }
    : usageFailure(`\`${baseline}\` ${parsed.message}`, NEW_BASELINE);
}

async function updateBaseline(
  path: string,
  assessment: Assessment,
  terminal: Terminal,
): Promise<Result<Baseline>> {
  const { formatBaseline, toBaseline } = await import('#report');
  const baseline = toBaseline(assessment);
  const written = writeOutput(path, formatBaseline(baseline));
  if (!written.ok) return written;
  await terminal.error(
    `casebook: ${baseline.claims.size} claims and ${baseline.findings.size} findings are in \`${path}\` now\n`,
  );
  return { ok: true, value: baseline };
}

/** Writes a file that was asked for, with the folders it stands in. */
function writeOutput(path: string, text: string): Result<true> {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return { ok: true, value: true };
  } catch (error) {
    const message = `\`${path}\` could not be written: ${error instanceof Error ? error.message : String(error)}`;
    return { ok: false, failure: { status: EXIT.failed, message, hint: 'Name a file that can be written.' } };
  }
}
