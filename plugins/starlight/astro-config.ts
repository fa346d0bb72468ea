import { dirname, join } from 'node:path';
import starlight from '@astrojs/starlight';
import type { AstroInlineConfig } from 'astro';
import type { Config } from '#config';
import { nameProject } from '#host';
import type { Host } from './integration.ts';
import { PACKAGE_ROOT, packageFile, packageFolder } from './package-files.ts';
import { casebook } from './plugin.ts';
import type { ScratchProject } from './scratch-project.ts';

/** The Astro configuration of the scratch project: Starlight as the shell, Casebook as its only content. */
export function astroConfig(
  scratch: ScratchProject,
  root: string,
  config: Config,
  host: Host,
): AstroInlineConfig {
  return {
    configFile: false,
    root: scratch.root,
    publicDir: packageFile('public'),
    outDir: scratch.out,
    cacheDir: scratch.cache,
    base: config.base,
    ...(config.site ? { site: config.site } : {}),
    logLevel: 'error',
    devToolbar: { enabled: false },
    trailingSlash: 'ignore',
    build: { format: 'directory' },
    vite: {
      logLevel: 'error',
      clearScreen: false,
      // Vite's own choice is the folder of the installed packages, which other projects share and this user may not write.
      cacheDir: join(scratch.cache, 'vite'),
      // The development server may send the project's, the package's and the installed packages' files, and no others.
      server: { fs: { allow: [scratch.root, PACKAGE_ROOT, dirname(packageFolder('astro'))] } },
    },
    prefetch: false,
    experimental: { incrementalBuild: true },
    integrations: [
      starlight({
        title: nameProject(root, config),
        titleDelimiter: '·',
        favicon: '/casebook.svg',
        sidebar: [],
        // Casebook runs Pagefind itself, in a fixed order, so that equal sites have equal bytes.
        pagefind: false,
        expressiveCode: false,
        credits: false,
        lastUpdated: false,
        customCss: [packageFile('src/styles/theme.css')],
        plugins: [casebook({ root, base: '/', wholeSite: true }, { ...host, config })],
      }),
    ],
  };
}
