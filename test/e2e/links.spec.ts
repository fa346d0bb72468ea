import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { builtSites } from './built-sites.ts';
import { SITES } from './sites.ts';

const sites: readonly (readonly [name: string, base: string])[] = [
  ['kettle-site', '/'],
  ['below-site', `${SITES.below.base}/`],
  ['own-site', '/'],
  ['existing-site', '/'],
];

for (const [name, base] of sites) {
  test(`has no link to a page or a place that is not there: ${name} [SITE-PAGES-LINKS]`, () => {
    const folder = builtSites()[name] ?? '';
    const pages = new Map<string, PageLinks>();
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && entry.name.endsWith('.html')) pages.set(path, readPage(path));
    }
    const broken: string[] = [];
    let count = 0;
    for (const [page, { hrefs }] of pages) {
      for (const href of hrefs) {
        if (/^(?:https?:|mailto:|data:)/.test(href)) continue;
        count++;
        const [path = '', anchor = ''] = href.split('#');
        const target = path === '' ? page : fileOf(folder, base, path);
        const ids = target === undefined ? undefined : pages.get(target)?.ids;
        if (!target || !existsSync(target)) broken.push(`${page}: ${href}`);
        else if (anchor !== '' && anchor !== '_top' && ids && !ids.has(decodeURIComponent(anchor))) {
          broken.push(`${page}: ${href} (no such place)`);
        }
      }
    }
    expect(broken).toEqual([]);
    expect(count).toBeGreaterThan(200);
  });
}

interface PageLinks {
  readonly hrefs: readonly string[];
  readonly ids: ReadonlySet<string>;
}

/** The addresses and ids of a page, as a browser would read them. */
function readPage(path: string): PageLinks {
  const hrefs: string[] = [];
  const ids = new Set<string>();
  const walk = (node: DefaultTreeAdapterMap['node']) => {
    if ('attrs' in node) {
      for (const { name, value } of node.attrs) {
        if (name === 'href' || name === 'src') hrefs.push(value);
        if (name === 'id') ids.add(value);
      }
    }
    if ('childNodes' in node) for (const child of node.childNodes) walk(child);
  };
  walk(parse(readFileSync(path, 'utf8')));
  return { hrefs, ids };
}

function fileOf(folder: string, base: string, path: string): string | undefined {
  if (!`${path}/`.startsWith(base)) return undefined;
  const inner = decodeURIComponent(path.slice(base.length));
  return path.endsWith('/') || inner === '' ? join(folder, inner, 'index.html') : join(folder, inner);
}
