import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
      `<html lang="en"><body><main data-pagefind-body><h1>Page ${at}</h1><span data-pagefind-filter="kind:${at % 3}"></span><p>word${at % 7} common text ${'abc'.repeat(at % 5)}</p></main></body></html>`,
    );
  }
  return folder;
}

describe('writeSearchIndex', () => {
  it('writes the same bytes for the same pages [SITE-SEARCH-EQUAL]', async () => {
    const [first, second] = [pages(120), pages(120)];
    await writeSearchIndex(first);
    await writeSearchIndex(second);
    expect(treeHash(join(second, 'pagefind'))).toBe(treeHash(join(first, 'pagefind')));
    expect(readdirSync(join(first, 'pagefind'))).toContain('pagefind.js');
  });
});
