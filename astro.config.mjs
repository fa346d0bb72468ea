// For working on the site with Astro's own commands (`astro dev`, `astro build`). Users never see this file: the command
// line and the Starlight plugin configure Astro themselves.
import { defineConfig } from 'astro/config';
import config from './casebook.config.ts';
import { parseConfig } from './plugins/config/index.ts';
import { astroConfig, openScratchProject } from './plugins/starlight/index.ts';

const scratch = openScratchProject(import.meta.dirname);
const parsed = parseConfig(config);
if (!parsed.ok) throw new Error('casebook.config.ts is not valid; `casebook check` says why.');
const { root, configFile, ...options } = astroConfig(
  scratch,
  import.meta.dirname,
  parsed.config,
  'Casebook',
  {},
);

// `src/pages` are routes that the plugin injects, not pages that Astro finds; so its source folder is the scratch project's.
export default defineConfig({ ...options, srcDir: './.casebook/src' });
