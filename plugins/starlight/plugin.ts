import type { StarlightPlugin } from '@astrojs/starlight/types';
import { casebookIntegration, type Host } from './integration.ts';
import { type PluginOptions, parseOptions } from './options.ts';
import { packageFile, packageModule } from './package-files.ts';

/** Starlight components that Casebook replaces, by the file that replaces them. */
const TITLE = { PageTitle: 'src/components/shell/PageTitle.astro' };
const SEARCH = { Search: 'src/components/shell/Search.astro' };

/**
 * The Starlight plugin: adds the pages of an OpenSpec project to a Starlight site.
 * Ensures: a component that the site has already replaced stays the site's own.
 */
export function casebook(options: PluginOptions = {}, host: Host = {}): StarlightPlugin {
  const resolved = parseOptions(options);
  return {
    name: 'casebook',
    hooks: {
      'i18n:setup': ({ injectTranslations }) => {
        // "Overview" is the name of the first page here, not of the top of each.
        if (resolved.wholeSite) injectTranslations({ en: { 'tableOfContents.overview': 'Top' } });
      },
      'config:setup': ({ config, updateConfig, addIntegration, addRouteMiddleware, logger }) => {
        const components: Record<string, string | undefined> = { ...config.components };
        for (const [name, file] of Object.entries(resolved.wholeSite ? { ...TITLE, ...SEARCH } : TITLE)) {
          if (components[name]) {
            logger.warn(
              `The site replaces ${name} itself, so Casebook's own is not used. See ${file} of the package.`,
            );
          } else {
            components[name] = packageFile(file);
          }
        }
        updateConfig({
          components,
          ...(resolved.wholeSite
            ? { disable404Route: true }
            : { customCss: [...(config.customCss ?? []), packageFile('src/styles/sidebar.css')] }),
        });
        addRouteMiddleware({ entrypoint: packageModule('plugins/starlight/middleware'), order: 'post' });
        addIntegration(
          casebookIntegration(resolved, host, components.PageTitle === packageFile(TITLE.PageTitle)),
        );
      },
    },
  };
}
