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
      const added = await index.addHTMLFile({ sourcePath: page, content });
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

function listPages(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
