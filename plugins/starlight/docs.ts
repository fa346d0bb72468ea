import { readFileSync } from 'node:fs';
import GithubSlugger from 'github-slugger';
import { escapeHtml, type Renderer } from '#render';
import { listPackageFiles, packageFile } from './package-files.ts';
import type { DocPage } from './store.ts';

/** Folder of the guide and of the rule pages in the package. */
const FOLDER = 'src/content/docs';

/** Pages that list the others of their folder, where the folder has no `index.md` of its own. */
const INDEXES: Readonly<Record<string, string>> = { guide: 'Guide', rules: 'Rules' };

/**
 * Renders the guide and the rule pages of the package with the renderer that spec text goes through, so that code, help and
 * links look alike everywhere and nothing depends on the docs collection of the site that hosts the pages.
 * Requires: front matter with `title`, and `description` where there is one.
 */
export function renderDocs(renderer: Renderer): Promise<readonly DocPage[]> {
  const known = rendered.get(renderer.base);
  if (known) return known;
  const pages = renderAll(renderer);
  rendered.set(renderer.base, pages);
  return pages;
}

/** By base: the pages are the package's own, so a project that is loaded again does not change them. */
const rendered = new Map<string, Promise<readonly DocPage[]>>();

async function renderAll(renderer: Renderer): Promise<readonly DocPage[]> {
  const pages: (DocPage & { readonly order: number })[] = [];
  for (const path of listPackageFiles(FOLDER)) {
    if (path.endsWith('.md')) pages.push(await renderDoc(renderer, path));
  }
  for (const [slug, title] of Object.entries(INDEXES)) {
    if (!pages.some((page) => page.slug === slug)) {
      pages.push({ slug, title, description: '', html: '', headings: [], order: 0 });
    }
  }
  return pages.sort((a, b) => a.order - b.order || (a.slug < b.slug ? -1 : 1));
}

async function renderDoc(renderer: Renderer, path: string) {
  const { values, body } = splitFrontMatter(readFileSync(packageFile(`${FOLDER}/${path}`), 'utf8'));
  const slugger = new GithubSlugger();
  const headings: DocPage['headings'][number][] = [];
  let html = '';
  for (const piece of splitMarkdown(body)) {
    if (piece.kind === 'fence') html += (await renderer.code(piece.text, piece.language)).html;
    else if (piece.kind === 'prose') html += renderer.markdown(piece.text, textContext(renderer));
    else {
      const slug = slugger.slug(piece.text);
      const text = piece.text.replaceAll('`', '');
      headings.push({ depth: piece.depth, slug, text });
      const inner = renderer.inline(piece.text, textContext(renderer));
      html += `<h${piece.depth} id="${escapeHtml(slug)}">${inner}</h${piece.depth}>`;
    }
  }
  return {
    slug: path.replace(/(?:\/?index)?\.md$/, ''),
    title: values.title ?? path,
    description: values.description ?? '',
    order: Number(values.order ?? 100),
    html,
    headings,
  };
}

/** Addresses in the package's own pages are below the base of the Casebook pages. */
function textContext(renderer: Renderer) {
  return {
    resolve: (href: string) =>
      ({ kind: 'href', href: href.startsWith('/') ? renderer.base + href.slice(1) : href }) as const,
  };
}

type Piece =
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string }
  | { readonly kind: 'fence'; readonly language: string; readonly text: string }
  | { readonly kind: 'prose'; readonly text: string };

/** Cuts a page at its headings and at the fences that stand at the start of a line. */
export function splitMarkdown(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const prose: string[] = [];
  const flush = () => {
    if (prose.some((line) => line.trim() !== '')) pieces.push({ kind: 'prose', text: prose.join('\n') });
    prose.length = 0;
  };
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const fence = /^(`{3,}|~{3,})\s*(\S*)/.exec(line);
    const heading = /^(#{2,6})\s+(.+?)\s*#*$/.exec(line);
    if (fence?.[1]) {
      flush();
      const mark = fence[1];
      const body: string[] = [];
      for (at++; at < lines.length && !isFenceEnd(lines[at] ?? '', mark); at++) body.push(lines[at] ?? '');
      pieces.push({ kind: 'fence', language: fence[2] ?? '', text: body.join('\n') });
    } else if (heading?.[1] && heading[2]) {
      flush();
      pieces.push({ kind: 'heading', depth: heading[1].length, text: heading[2] });
    } else prose.push(line);
  }
  flush();
  return pieces;
}

function isFenceEnd(line: string, mark: string): boolean {
  const bare = line.trimEnd();
  return bare.length >= mark.length && bare === (mark[0] ?? '').repeat(bare.length);
}

function splitFrontMatter(text: string): { values: Record<string, string>; body: string } {
  const match = /^---\n([\s\S]*?)\n---\n/.exec(text);
  if (!match) return { values: {}, body: text };
  const values: Record<string, string> = {};
  for (const line of (match[1] ?? '').split('\n')) {
    const pair = /^(\w+):\s*(.*)$/.exec(line);
    if (pair?.[1]) values[pair[1]] = (pair[2] ?? '').replace(/^(['"])(.*)\1$/, '$2');
  }
  return { values, body: text.slice(match[0].length) };
}
