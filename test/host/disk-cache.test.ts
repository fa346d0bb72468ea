import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDiskCache } from '#host';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casebook-cache-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The single entry's file. */
function entryFile(): string {
  const bucket = readdirSync(folder)[0] ?? '';
  return join(folder, bucket, readdirSync(join(folder, bucket))[0] ?? '');
}

describe('disk cache', () => {
  it('returns to a later run what an earlier one stored [PUB-CACHE-REUSE]', () => {
    openDiskCache(folder).set('key', 'value\n\0 with anything');
    expect(openDiskCache(folder).get('key')).toBe('value\n\0 with anything');
    expect(openDiskCache(folder).get('other')).toBeUndefined();
  });

  it('does not return an entry that was altered or cut short [PUB-CACHE-CORRUPT]', () => {
    const cache = openDiskCache(folder);
    cache.set('key', 'the value');
    const whole = readFileSync(entryFile(), 'utf8');
    for (const damaged of [whole.slice(0, -1), whole.replace('value', 'vaIue'), '', whole.slice(0, 40)]) {
      writeFileSync(entryFile(), damaged);
      expect(cache.get('key')).toBeUndefined();
    }
  });

  it('does not return an entry that was written for another key [PUB-CACHE-CORRUPT]', () => {
    const cache = openDiskCache(folder);
    cache.set('key', 'the value');
    const foreign = readFileSync(entryFile(), 'utf8');
    rmSync(folder, { recursive: true });
    cache.set('other', 'x');
    writeFileSync(entryFile(), foreign);
    expect(cache.get('other')).toBeUndefined();
  });

  it('costs only time where it cannot be written [PUB-CACHE-REUSE]', () => {
    const cache = openDiskCache(join(folder, 'file', 'below'));
    writeFileSync(join(folder, 'file'), '');
    cache.set('key', 'value');
    expect(cache.get('key')).toBeUndefined();
  });

  it('writes through no link that lies in its folder [PUB-CACHE-LINK]', () => {
    const cache = openDiskCache(folder);
    cache.set('key', 'the value');
    const bucket = readdirSync(folder)[0] ?? '';
    rmSync(join(folder, bucket), { recursive: true });
    const other = mkdtempSync(join(tmpdir(), 'casebook-other-'));
    symlinkSync(other, join(folder, bucket), 'junction');
    const later = openDiskCache(folder);
    later.set('key', 'the value');
    expect(later.get('key')).toBeUndefined();
    expect(readdirSync(other)).toEqual([]);
  });
});
