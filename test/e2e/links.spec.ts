import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
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
    const ids = new Map<string, Set<string>>();
    const idsOf = (file: string) => {
      const known = ids.get(file);
      if (known) return known;
      const found = new Set(
        [...readFileSync(file, 'utf8').matchAll(/\sid=(?:"([^"]*)"|([^\s>]+))/g)].map((match) =>
          decodeEntities(match[1] ?? match[2] ?? ''),
        ),
      );
      ids.set(file, found);
      return found;
    };
    const broken: string[] = [];
    let count = 0;
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
      const page = join(entry.parentPath, entry.name);
      for (const match of readFileSync(page, 'utf8').matchAll(/\s(?:href|src)="([^"]*)"/g)) {
        const href = decodeEntities(match[1] ?? '');
        if (/^(?:https?:|mailto:|data:)/.test(href)) continue;
        count++;
        const [path = '', anchor] = href.split('#');
        const target = path === '' ? page : fileOf(folder, base, path);
        if (!target || !existsSync(target)) broken.push(`${page}: ${href}`);
        else if (
          anchor &&
          anchor !== '_top' &&
          target.endsWith('.html') &&
          !idsOf(target).has(decodeURIComponent(anchor))
        ) {
          broken.push(`${page}: ${href} (no such place)`);
        }
      }
    }
    expect(broken).toEqual([]);
    expect(count).toBeGreaterThan(200);
  });
}

function fileOf(folder: string, base: string, path: string): string | undefined {
  if (!`${path}/`.startsWith(base)) return undefined;
  const inner = decodeURIComponent(path.slice(base.length));
  return path.endsWith('/') || inner === '' ? join(folder, inner, 'index.html') : join(folder, inner);
}

function decodeEntities(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
