import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LIMITS } from '#config';
import { hashFiles, listFolder } from '#host';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'casebook-hash-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

describe('hashFiles', () => {
  it('gives the SHA-256 of files of any size, in the order asked [OUT-INTEGRITY-LIST]', async () => {
    const root = folder();
    const sizes = [0, 1, LIMITS.hashedAtOnce, LIMITS.hashedAtOnce + 1, 3 * LIMITS.hashedAtOnce + 7];
    const files = sizes.map((size, n) => ({ path: `d${n % 2}/f${n}`, bytes: Buffer.alloc(size, `${n}x`) }));
    for (const { path, bytes } of files) {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), bytes);
    }
    const paths = files.map(({ path }) => path).reverse();
    expect(await hashFiles(root, paths)).toEqual(
      files
        .map(({ path, bytes }) => ({ path, sha256: createHash('sha256').update(bytes).digest('hex') }))
        .reverse(),
    );
  });

  it('reads no file whose real place is outside the folder [OUT-VERIFY-SAFE]', async () => {
    const root = folder();
    const other = folder();
    writeFileSync(join(other, 'secret'), 'x');
    symlinkSync(join(other, 'secret'), join(root, 'link'));
    await expect(hashFiles(root, ['link'])).rejects.toThrow('`link` lies outside the folder');
    await expect(hashFiles(root, ['absent'])).rejects.toThrow('ENOENT');
  });
});

describe('listFolder', () => {
  it('lists files in one order and what is no file apart [OUT-VERIFY-SAFE]', () => {
    const root = folder();
    for (const path of ['b/z', 'b/.a', 'a', 'B']) {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), '');
    }
    symlinkSync(root, join(root, 'b/loop'));
    expect(listFolder(root)).toEqual({ files: ['B', 'a', 'b/.a', 'b/z'], others: ['b/loop'] });
  });
});
