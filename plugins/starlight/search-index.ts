import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { close, createIndex } from 'pagefind';
import { stableIndex } from './stable-index.ts';

/**
 * Indexes the pages of a built site for search.
 * Ensures: equal pages give equal bytes, since pages are handed over one by one in the order of their paths and the index is put in order.
 * Throws: when Pagefind reports an error, which no page of ours can cause.
 */
export async function writeSearchIndex(folder: string): Promise<number> {
  try {
    const { index, errors } = await createIndex({});
    if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
    const pages = listPages(folder);
    for (const page of pages) {
      const content = readFileSync(join(folder, page), 'utf8');
      if (!content.includes('data-pagefind-body')) continue;
      const added = await index.addHTMLFile({ sourcePath: page, content: apart(content) });
      if (added.errors.length > 0) throw new Error(`Pagefind rejected ${page}: ${added.errors.join('; ')}`);
    }
    // Pagefind's own `writeFiles` may return before the last file has its bytes, so the files are fetched and written here.
    const { files, errors: fetchErrors } = await index.getFiles();
    if (fetchErrors.length > 0) throw new Error(`Pagefind gave no index: ${fetchErrors.join('; ')}`);
    for (const file of stableIndex(files)) {
      const path = join(folder, 'pagefind', file.path);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, file.content);
    }
    return pages.length;
  } finally {
    await close();
  }
}

/**
 * Puts a blank between elements that stand side by side without one on pages of ours: what looks like two things would be
 * one word to a search, such as a verdict and the reason behind it. Code stays as it is.
 */
function apart(html: string): string {
  if (!html.includes('class="not-content cb') || html.includes('\0')) return html;
  const code: string[] = [];
  const masked = html.replace(/(<(pre|code)\b[^>]*>)([\s\S]*?)(?=<\/\2>)/g, (_whole, open, _name, inner) => {
    code.push(inner);
    return `${open}\0`;
  });
  let at = 0;
  return masked
    .replace(/(<\/(?:a|code|q|span|strong|time)>)(?=<(?:a|code|q|span|strong|time)\b)/g, '$1 ')
    .replace(/\0/g, () => code[at++] ?? '');
}

function listPages(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
