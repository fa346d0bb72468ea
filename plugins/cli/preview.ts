import { createReadStream, existsSync, realpathSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { recoverPublished } from '#starlight';
import type { SiteOptions } from './build.ts';
import type { Serving } from './dev.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** What starting a preview gave. */
export type PreviewResult =
  | ({ readonly ok: true } & Serving)
  | { readonly ok: false; readonly kind: 'usage' | 'port'; readonly message: string };

/** Serves a built site as a static host would, on this machine only. */
export async function servePreview(
  options: SiteOptions & { readonly port?: number },
): Promise<PreviewResult> {
  const { root, config } = options;
  const out = resolve(root, config.out);
  recoverPublished(out);
  if (!existsSync(join(out, 'index.html'))) {
    return { ok: false, kind: 'usage', message: `\`${out}\` holds no site, build one first` };
  }
  const base = config.base.endsWith('/') ? config.base : `${config.base}/`;
  const server = createServer((request, response) => answer(realpathSync(out), base, request, response));
  const failure = await new Promise<NodeJS.ErrnoException | undefined>((done) => {
    server.once('error', done);
    server.listen(options.port ?? 4321, '127.0.0.1', () => done(undefined));
  });
  if (failure !== undefined) {
    if (failure.code !== 'EADDRINUSE' && failure.code !== 'EACCES') throw failure;
    return { ok: false, kind: 'port', message: whyNot(failure.code, options.port) };
  }
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return {
    ok: true,
    url: `http://localhost:${port}${base}`,
    stop: () => new Promise((done) => server.close(() => done()).closeAllConnections()),
  };
}

function whyNot(code: 'EADDRINUSE' | 'EACCES', port = 4321): string {
  return code === 'EADDRINUSE'
    ? `Something else listens on port ${port} already`
    : `The system lets nobody but its owner listen on port ${port}`;
}

function answer(folder: string, base: string, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const path = pathOf(request.url ?? '/');
  if (path !== undefined && `${path}/` === base) {
    response.writeHead(302, { location: base }).end();
    return;
  }
  const inner = path?.startsWith(base) ? path.slice(base.length) : undefined;
  const found = inner === undefined ? undefined : findFile(folder, inner);
  if (found === 'folder') {
    response.writeHead(302, { location: `${path}/` }).end();
    return;
  }
  const file = found ?? findFile(folder, '404.html');
  if (file === undefined || file === 'folder') {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
    return;
  }
  response.writeHead(found ? 200 : 404, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': statSync(file).size,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
}

function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
}

/** The file a path names, `'folder'` for a page without its slash, undefined for what is absent or outside. */
function findFile(folder: string, path: string): string | 'folder' | undefined {
  if (path.includes('\0')) return undefined;
  const named = join(folder, path);
  if (named !== folder && !named.startsWith(folder + sep)) return undefined;
  const stats = statSync(named, { throwIfNoEntry: false });
  if (!stats) return undefined;
  if (stats.isFile()) return realpathSync(named).startsWith(folder + sep) ? named : undefined;
  const index = join(named, 'index.html');
  if (!existsSync(index)) return undefined;
  return path === '' || path.endsWith('/') ? index : 'folder';
}
