import type { Plugin } from 'vite';

/**
 * Lets Astro use components of a package that shares no folder with the project, such as `/usr/lib/…` and `/home/…`.
 * Astro looks up a component's styles and scripts by its path, and takes a path outside the project for one below it
 * unless it begins with `/@fs`; so that is what its look-up is given. The modules keep their own ids.
 */
export function componentsOutsideRoot(root: string): Plugin {
  const first = (path: string) => path.split('/')[1];
  const isOutside = (id: string) =>
    id.startsWith('/') && !id.startsWith('/@fs/') && first(id) !== first(root);
  return {
    name: 'casebook-outside-root',
    enforce: 'pre',
    configResolved(config) {
      for (const plugin of config.plugins) {
        const { load } = plugin;
        if (plugin.name !== 'astro:build' || typeof load !== 'object') continue;
        const lookUp = load.handler;
        load.handler = function (id, options) {
          return lookUp.call(this, isOutside(id) ? `/@fs${id}` : id, options);
        };
      }
    },
  };
}
