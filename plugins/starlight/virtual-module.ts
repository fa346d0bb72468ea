import type { Plugin } from 'vite';
import type { ResolvedOptions } from './options.ts';
import { packageModule } from './package-files.ts';

/** What the routes may import: the records' place and the options, nothing of the engine. */
const ID = 'virtual:casebook/context';

/** Vite plugin that serves the routes' only import from outside `src/`. */
export function casebookVirtualModule(context: {
  readonly options: Pick<ResolvedOptions, 'label' | 'wholeSite'>;
  readonly base: string;
  readonly policy: string | undefined;
  readonly showsTitle: boolean;
}): Plugin {
  return {
    name: 'casebook-context',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load: (id) =>
      id === `\0${ID}`
        ? [
            `export { getStore } from ${JSON.stringify(packageModule('plugins/starlight/store'))};`,
            ...Object.entries(context).map(
              ([name, value]) => `export const ${name} = ${JSON.stringify(value)};`,
            ),
          ].join('\n')
        : undefined,
  };
}
