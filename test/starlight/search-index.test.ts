import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { writeSearchIndex } from '#starlight';

function treeHash(folder: string): string {
  const digest = createHash('sha256');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => join(found.parentPath, found.name))
    .sort()) {
    digest.update(entry.slice(folder.length)).update(readFileSync(entry));
  }
  return digest.digest('hex');
}

function pages(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'casebook-index-'));
  for (let at = 0; at < count; at++) {
    mkdirSync(join(folder, `p${at}`));
    writeFileSync(
      join(folder, `p${at}/index.html`),
      `<html lang="en"><body><main data-pagefind-body><h1>Page ${at}</h1><span data-pagefind-filter="kind:${at % 3}"></span><span data-pagefind-filter="capability:${at % 9}"></span><span data-pagefind-filter="verdict:${at % 5}"></span><p>word${at % 7} common text ${'abc'.repeat(at % 5)}</p></main></body></html>`,
    );
  }
  return folder;
}

describe('writeSearchIndex', () => {
  it('writes the same bytes for the same pages [SITE-SEARCH-EQUAL]', async () => {
    const hashes = new Set<string>();
    for (let run = 0; run < 6; run++) {
      const folder = pages(120);
      await writeSearchIndex(folder);
      expect(readdirSync(join(folder, 'pagefind'))).toContain('pagefind.js');
      hashes.add(treeHash(join(folder, 'pagefind')));
    }
    expect(hashes.size).toBe(1);
  });

  it('keeps what stands side by side on a page apart, and names in code whole [SITE-SEARCH-WORDS]', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'casebook-index-'));
    const body =
      '<p><span>refuted</span><span>test failed</span><a href="/x/">box</a><code>add<span>To</span><span>Box</span></code><span>held</span></p>' +
      '<pre><code><span>put</span><span>Away</span></code></pre>';
    const page = (shell: string) =>
      `<html lang="en"><body><main data-pagefind-body><div class="${shell}"><h1>Page</h1>${body}</div></main></body></html>`;
    for (const [name, shell] of [
      ['ours', 'not-content cb'],
      ['theirs', 'prose'],
    ] as const) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'index.html'), page(shell));
    }
    await writeSearchIndex(folder);
    const fragments = join(folder, 'pagefind/fragment');
    const texts = new Map(
      readdirSync(fragments).map((file) => {
        const fragment = gunzipSync(readFileSync(join(fragments, file))).toString('utf8');
        const { url, content } = JSON.parse(fragment.slice('pagefind_dcd'.length));
        return [url, content];
      }),
    );
    expect(texts.get('/ours/')).toContain('refuted test failed box addToBox held');
    expect(texts.get('/ours/')).toContain('putAway');
    expect(texts.get('/theirs/')).toContain('refutedtest failedbox');
  });

  it('leaves no file of the index empty [SITE-SEARCH-EQUAL]', async () => {
    const folder = pages(60);
    await writeSearchIndex(folder);
    const entry = JSON.parse(readFileSync(join(folder, 'pagefind/pagefind-entry.json'), 'utf8'));
    expect(entry.languages.en.page_count).toBe(60);
    for (const found of readdirSync(join(folder, 'pagefind'), { recursive: true, withFileTypes: true })) {
      if (found.isFile()) expect(statSync(join(found.parentPath, found.name)).size).toBeGreaterThan(0);
    }
  });
});
