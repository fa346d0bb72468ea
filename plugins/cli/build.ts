import { existsSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from '#config';
import type { Assessment } from '#model';
import {
  astroConfig,
  getStore,
  openScratchProject,
  publish,
  publishProblem,
  recoverPublished,
  type ScratchProject,
  takeLock,
  writeManifest,
} from '#starlight';
import { CONFIG_NAMES } from './config-names.ts';

/** What a build, a development server and a preview need to know. */
export interface SiteOptions {
  /** The project's root. */
  readonly root: string;
  /** Options of the project with those of the command line in their place; `out`, `base` and `site` are taken from here. */
  readonly config: Config;
  /** Told each step as it starts, and how far it is where that can be counted. */
  readonly onProgress?: (progress: Progress) => void;
}

/** One step of a run. */
export interface Progress {
  readonly step: string;
  readonly done?: number;
  readonly total?: number;
}

/** What a build gave. */
export type BuildResult =
  | {
      readonly ok: true;
      readonly out: string;
      readonly pages: number;
      /** Of the manifest; it names the site byte by byte. */
      readonly digest: string;
      readonly assessment: Assessment;
    }
  | { readonly ok: false; readonly kind: 'usage' | 'failed'; readonly message: string };

/**
 * Builds the site of a project and publishes it whole or not at all.
 * Ensures: a run that ends early, killed or failed, leaves the previous site in place.
 */
export async function buildSite(options: SiteOptions): Promise<BuildResult> {
  const { config, onProgress } = options;
  const root = realpathSync(options.root);
  const out = resolve(root, config.out);
  const problem = publishProblem(out, root);
  if (problem) return { ok: false, kind: 'usage', message: problem.message };
  const scratch = openScratchProject(root);
  const lock = takeLock(scratch.root);
  if (lock.kind === 'busy') {
    return {
      ok: false,
      kind: 'failed',
      message: `Another build (process ${lock.pid}) is at work in \`${scratch.root}\`; delete \`${lock.path}\` if that is not so`,
    };
  }
  try {
    recoverPublished(out);
    if (lock.wasKilled) forgetPages(scratch);
    rmSync(scratch.out, { recursive: true, force: true });
    const pages = await runAstro(scratch, { ...options, root });
    onProgress?.({ step: 'hashing' });
    const configFile = CONFIG_NAMES.find((name) => existsSync(join(root, name)));
    const digest = await writeManifest({
      folder: scratch.out,
      root,
      config,
      ...(configFile === undefined ? {} : { configFile }),
    });
    onProgress?.({ step: 'publishing' });
    publish(scratch.out, out);
    return { ok: true, out, pages, digest, assessment: getStore().assessment };
  } finally {
    lock.release();
  }
}

async function runAstro(scratch: ScratchProject, options: SiteOptions): Promise<number> {
  const { root, config, onProgress } = options;
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const { build } = await import('astro');
  const folder = process.cwd();
  let pages = 0;
  let total = 0;
  // Astro puts what it bundles below the working folder unless the output is there too.
  process.chdir(scratch.root);
  try {
    await build(
      astroConfig(scratch, root, config, {
        writesManifest: true,
        onStage: (step, progress) => onProgress?.({ step, ...progress }),
        onPage: () => {
          if (total === 0) {
            const { site } = getStore();
            total = (['capability', 'requirement', 'model', 'source'] as const).reduce(
              (sum, kind) => sum + site.slugs(kind).length,
              0,
            );
          }
          pages++;
          onProgress?.({ step: 'rendering pages', done: Math.min(pages, total), total });
        },
      }),
    );
  } finally {
    process.chdir(folder);
  }
  return countPages(scratch.out);
}

/** A killed run may have left rendered pages that its list of pages does not know of. */
function forgetPages(scratch: ScratchProject): void {
  rmSync(join(scratch.cache, 'incremental-build.json'), { force: true });
}

function countPages(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name === 'index.html',
  ).length;
}
