import { join, relative, resolve, sep } from 'node:path';
import { watch } from 'chokidar';
import type { ViteDevServer } from 'vite';
import { type Config, LIMITS } from '#config';
import { openProject } from '#host';

/** Folders whose changes are never a project's own text. */
const NEVER = new Set(['.git', '.hg', '.svn', 'node_modules', '.casebook']);

/**
 * Watches the project: after a change it loads the project anew and tells every open page.
 * Ensures: changes that arrive while a load runs lead to one more load, never to two at once; a load that throws leaves the
 * last good records in place and is reported.
 */
export function watchProject(
  server: ViteDevServer,
  project: { readonly root: string; readonly config: Config },
  load: () => Promise<void>,
  onChange?: (change: { readonly milliseconds: number; readonly problem?: Error }) => void,
): { close(): Promise<void> } {
  const { root, config } = project;
  const matters = makeFilter(root, config);
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  const reload = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      const start = performance.now();
      const problem = await load().then(() => undefined, asError);
      tellBrowsers(server, problem);
      onChange?.({ milliseconds: performance.now() - start, ...(problem ? { problem } : {}) });
    } while (again);
    running = false;
  };
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path, stats) => stats?.isDirectory() === true && !matters.folder(path),
  });
  watcher.on('ready', matters.settle);
  watcher.on('all', (event, path) => {
    if (event === 'addDir' || event === 'unlinkDir' || !matters.file(path, event)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void reload(), LIMITS.watchQuietMs);
  });
  return {
    close: async () => {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}

/**
 * Decides what is worth a reload. Folders that hold no listed file at the start (build output, whatever .gitignore leaves
 * out) are not watched; folders made later are.
 */
function makeFilter(root: string, config: Config) {
  const files = new Set(openProject(root, config).files.list());
  const folders = new Set<string>(['']);
  for (const file of files) {
    for (let at = file.lastIndexOf('/'); at > 0; at = file.lastIndexOf('/', at - 1))
      folders.add(file.slice(0, at));
  }
  const out = resolve(root, config.out);
  let settled = false;
  const below = (path: string) => relative(root, path).split(sep).join('/');
  const inSpecs = (path: string) => path === config.openspec || path.startsWith(`${config.openspec}/`);
  return {
    settle: () => {
      settled = true;
    },
    folder: (path: string) => {
      const name = below(path);
      if (resolve(path) === out || NEVER.has(name.slice(name.lastIndexOf('/') + 1))) return false;
      return (
        settled || inSpecs(name) || folders.has(name) || join(root, config.openspec).startsWith(path + sep)
      );
    },
    file: (path: string, event: string) => {
      const name = below(path);
      return event !== 'change' || inSpecs(name) || files.has(name);
    },
  };
}

/**
 * Tells open pages to show what is new and makes Astro forget which pages exist; `astro:content-changed` is what its own
 * content layer sends, and not public, so a browser test adds and removes pages to notice if it goes away.
 */
function tellBrowsers(server: ViteDevServer, problem: Error | undefined): void {
  for (const environment of Object.values(server.environments)) {
    if (environment.name !== 'client') environment.hot.send('astro:content-changed', {});
  }
  const { hot } = server.environments.client;
  if (problem) hot.send({ type: 'error', err: { message: problem.message, stack: problem.stack ?? '' } });
  else hot.send('casebook:changed', {});
}

function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause));
}
