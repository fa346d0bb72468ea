import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formatBadgeJson, formatBadgeSvg, formatGsn, formatMatrix, manifestJsonSchema } from '#report';
import { getStore } from './store.ts';

/**
 * Writes what is no page into a built site: a redirect for each tag, so that `/t/<tag>/` is a lasting address whatever the
 * pages are called, the schema of the manifest, the badge, the dependability case as a table and as an argument, and what
 * the solver of sentences was asked.
 * @param inner Path of the Casebook pages below the folder; @param base the same on the web.
 */
export async function writeExtras(folder: string, inner: string, base: string): Promise<void> {
  const { site, assessment } = getStore();
  const root = join(folder, inner);
  for (const { tag, href } of site.tags()) {
    if (!isSafeName(tag)) continue;
    write(join(root, 't', tag, 'index.html'), redirectPage(tag, href));
  }
  write(join(root, 'schema/manifest.json'), `${JSON.stringify(manifestJsonSchema(), null, 2)}\n`);
  write(join(root, 'badge.svg'), formatBadgeSvg(assessment));
  write(join(root, 'badge.json'), formatBadgeJson(assessment));
  write(join(root, 'matrix.csv'), formatMatrix(assessment));
  write(join(root, 'argument.gsn.yaml'), formatGsn(assessment));
  for (const [name, script] of site.scripts()) {
    if (isSafeName(name)) write(join(root, 'smt', name), script);
  }
  // GitHub Pages would otherwise leave out the folders that start with an underscore.
  if (base === '/' || inner === '/') write(join(folder, '.nojekyll'), '');
}

/** A tag is written by an author: it must never lead out of its folder. */
function isSafeName(tag: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(tag);
}

function redirectPage(tag: string, href: string): string {
  const to = escapeHtml(href);
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="content-security-policy" content="default-src 'none'"><meta name="robots" content="noindex">`,
    `<meta http-equiv="refresh" content="0; url=${to}"><title>${escapeHtml(tag)}</title></head>`,
    `<body><p><a href="${to}">${escapeHtml(tag)}</a></p></body></html>\n`,
  ].join('');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
