import { lstatSync, realpathSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { type Config, parseConfig } from '#config';
import { type Result, usageFailure } from './exit-status.ts';
import { openRoot } from './open.ts';
import type { Terminal } from './terminal.ts';

/** Options of the command line that concern the site; each takes the place of the configuration's. */
export interface SiteFlags {
  readonly root?: string;
  readonly out?: string;
  readonly base?: string;
  readonly site?: string;
}

/** What the commands of the site are called with. */
export interface SiteInput {
  readonly root: string;
  readonly config: Config;
  readonly onProgress: (progress: {
    readonly step: string;
    readonly done?: number;
    readonly total?: number;
  }) => void;
}

/** Opens the project and puts the command line's options in the place of the configuration's. */
export async function openSite(flags: SiteFlags, terminal: Terminal): Promise<Result<SiteInput>> {
  const opened = await openRoot(flags.root);
  if (!opened.ok) return opened;
  const { root, config } = opened.value;
  const parsed = parseConfig({
    ...config,
    // A path on the command line is relative to where the user is, as everywhere.
    ...(flags.out === undefined ? {} : { out: resolve(flags.out) }),
    ...(flags.base === undefined ? {} : { base: flags.base.startsWith('/') ? flags.base : `/${flags.base}` }),
    ...(flags.site === undefined ? {} : { site: flags.site }),
  });
  if (!parsed.ok) {
    return usageFailure(
      parsed.problems.map(({ option, message }) => `\`--${option}\`: ${message}`).join('\n'),
    );
  }
  return {
    ok: true,
    value: {
      root,
      config: parsed.config,
      onProgress: ({ step, done, total }) =>
        terminal.progress(done === undefined ? step : `${step} ${done}${total ? `/${total}` : ''}`),
    },
  };
}

/** Why the site of a project cannot be made where it is: found at once, and not by a tool below after seconds. */
export function placeProblem({ root, config }: Pick<SiteInput, 'root' | 'config'>): string | undefined {
  const character =
    /[#?*]/.exec(realpathSync(root))?.[0] ?? (sep === '/' ? /\\/.exec(realpathSync(root))?.[0] : undefined);
  if (character !== undefined) {
    return `The path of the project holds \`${character}\`, which the builder of the site takes for a pattern or an address; \`casebook check\` works there, \`build\` and \`dev\` need another name or a copy`;
  }
  const scratch = resolve(root, '.casebook');
  if (lstatSync(scratch, { throwIfNoEntry: false })?.isDirectory() === false)
    return `\`${scratch}\` is no folder, but Casebook keeps there what it builds with, and follows no link to write; remove it`;
  const specs = resolve(root, config.openspec);
  const out = resolve(root, config.out);
  return `${out}${sep}`.startsWith(`${specs}${sep}`)
    ? `\`${out}\` lies in the folder of the specs, expected a folder outside it`
    : undefined;
}

/** Resolves when the user or the system asks this process to stop. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

/** A port from the command line. */
export function parsePort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : undefined;
}
