import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeLock } from '#starlight';

describe('takeLock', () => {
  it('lets one run in and tells the next who is at work [SITE-BUILD-LOCK]', () => {
    const scratch = mkdtempSync(join(tmpdir(), 'casebook-lock-'));
    const first = takeLock(scratch);
    expect(first).toMatchObject({ kind: 'held', wasKilled: false });
    expect(takeLock(scratch)).toMatchObject({ kind: 'busy', pid: process.pid });
    if (first.kind === 'held') first.release();
    expect(takeLock(scratch)).toMatchObject({ kind: 'held', wasKilled: false });
  });

  it('takes over from a run that has ended without a word [SITE-BUILD-LOCK]', () => {
    const scratch = mkdtempSync(join(tmpdir(), 'casebook-lock-'));
    const ended = spawnSync(process.execPath, ['-e', 'console.log(process.pid)'], {
      encoding: 'utf8',
    }).stdout.trim();
    writeFileSync(join(scratch, 'lock'), ended);
    const lock = takeLock(scratch);
    expect(lock).toMatchObject({ kind: 'held', wasKilled: true });
    if (lock.kind === 'held') lock.release();
    expect(readdirSync(scratch)).toEqual([]);
  });

  it('takes over a lock that holds no process at all [SITE-BUILD-LOCK]', () => {
    const scratch = mkdtempSync(join(tmpdir(), 'casebook-lock-'));
    writeFileSync(join(scratch, 'lock'), '');
    expect(takeLock(scratch)).toMatchObject({ kind: 'held', wasKilled: true });
  });
});
