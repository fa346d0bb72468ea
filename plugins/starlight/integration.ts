import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { type Config, parseConfig } from '#config';
import { openDiskCache, openProjectChecker, type ProjectChecker } from '#host';
import type { Assessment, ModelProgress } from '#model';
import { contentSecurityPolicy, starlightInlineScripts } from './content-security-policy.ts';
import { createMemory, loadSite } from './load-site.ts';
import { joinBase, type ResolvedOptions } from './options.ts';
import { componentsOutsideRoot } from './outside-root.ts';
import { packageFile } from './package-files.ts';
import { NOT_FOUND, ROUTES } from './routes.ts';
import { writeSearchIndex } from './search-index.ts';
import { getStore, putStore } from './store.ts';
import { casebookVirtualModule } from './virtual-module.ts';
import { watchProject } from './watch.ts';
import { writeExtras } from './write-extras.ts';
import { type ManifestInput, writeManifest } from './write-manifest.ts';

/** What the command line knows and a site's configuration file does not. */
export interface Host {
  readonly config?: Config;
  readonly onStage?: (stage: string, progress?: ModelProgress) => void;
  readonly onPage?: () => void;
  /** True for a host that writes the manifest itself when every file of the site is there. */
  readonly writesManifest?: boolean;
  /** Told what was assessed, at the start and after each change. */
  readonly onLoad?: (assessment: Assessment) => void;
  /** Told the problems of a reassessment in `dev`, and when one is done. */
  readonly onChange?: (change: { readonly milliseconds: number; readonly problem?: Error }) => void;
}

/**
 * The Astro integration: assesses the project, injects the routes, watches in development, and writes what is no page
 * (redirects by tag, the manifest and its schema) when the build is done.
 */
export function casebookIntegration(
  options: ResolvedOptions,
  host: Host = {},
  showsTitle = true,
): AstroIntegration {
  let context:
    | {
        readonly root: string;
        readonly config: Config;
        readonly base: string;
        readonly cache: string;
        readonly models?: ProjectChecker;
      }
    | undefined;
  const memory = createMemory();
  const load = async () => {
    if (!context) return;
    const store = await loadSite({
      ...context,
      memory,
      ...(host.onStage ? { onStage: host.onStage } : {}),
      ...(host.onPage ? { onPage: host.onPage } : {}),
    });
    putStore(store);
    host.onLoad?.(store.assessment);
  };
  return {
    name: 'casebook',
    hooks: {
      'astro:config:setup': async ({ config: astro, command, injectRoute, injectScript, updateConfig }) => {
        if (command === 'preview') return;
        const base = joinBase(astro.base, options.base);
        const root = resolve(fileURLToPath(astro.root), options.root);
        const cache = fileURLToPath(new URL('casebook/', astro.cacheDir));
        const config = host.config ?? optionsConfig(options);
        const models = openProjectChecker(
          root,
          config,
          openDiskCache(fileURLToPath(new URL('models/', astro.cacheDir))),
        );
        context = { root, config, base, cache, ...(models ? { models } : {}) };
        await load();
        const policy = options.contentSecurityPolicy
          ? contentSecurityPolicy(starlightInlineScripts(), command === 'dev' ? 'dev' : 'build')
          : undefined;
        for (const route of options.wholeSite ? [...ROUTES, NOT_FOUND] : ROUTES) {
          injectRoute({
            pattern: joinBase(options.base, route.pattern).slice(0, -1) || '/',
            entrypoint: packageFile(`src/pages/${route.page}`),
            prerender: true,
          });
        }
        if (command === 'dev') {
          injectScript('page', `import ${JSON.stringify(packageFile('src/scripts/dev-refresh.ts'))};`);
        }
        updateConfig({
          // Added at the end, so that it runs when all others have written their files.
          integrations: host.writesManifest ? [] : [sealing(options.base, { root, config })],
          // The policy allows no script, style or font inside a page, so small ones must be files as well.
          ...(policy === undefined ? {} : { build: { inlineStylesheets: 'never' } }),
          vite: {
            ...(policy === undefined ? {} : { build: { assetsInlineLimit: 0 } }),
            plugins: [
              componentsOutsideRoot(fileURLToPath(astro.root)),
              casebookVirtualModule({
                options: { label: options.label, wholeSite: options.wholeSite },
                base,
                policy,
                showsTitle,
              }),
            ],
          },
        });
      },
      'astro:server:setup': ({ server }) => {
        if (!context) return;
        const watcher = watchProject(server, context, load, host.onChange);
        server.httpServer?.on('close', () => void watcher.close());
      },
      'astro:build:done': async ({ dir }) => {
        if (!context) return;
        const folder = fileURLToPath(dir);
        await writeExtras(folder, options.base, context.base);
        // Where Starlight has made an index itself, it is made anew: Starlight lets Pagefind write, which may end early.
        if (options.wholeSite || existsSync(join(folder, 'pagefind'))) {
          host.onStage?.('indexing for search');
          rmSync(join(folder, 'pagefind'), { recursive: true, force: true });
          await writeSearchIndex(folder);
        }
        getStore().pruneCache();
      },
    },
  };
}

/** Writes the manifest of a site that Casebook is a part of, the very last. */
function sealing(base: string, project: Pick<ManifestInput, 'root' | 'config'>): AstroIntegration {
  return {
    name: 'casebook-manifest',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        await writeManifest({ folder: join(fileURLToPath(dir), base), ...project });
      },
    },
  };
}

/** The project's options as the site's configuration gives them. */
function optionsConfig(options: ResolvedOptions): Config {
  const parsed = parseConfig(options.config);
  if (parsed.ok) return parsed.config;
  const problems = parsed.problems.map(({ option, message }) => `${option}: ${message}`);
  throw new Error(`Invalid \`config\` of the casebook plugin:\n${problems.join('\n')}`);
}
