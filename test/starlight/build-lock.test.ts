import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
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

  it.runIf(process.platform === 'linux')(
    'takes over from a killed run whose number another process has now, this one too [SITE-BUILD-LOCK]',
    () => {
      for (const pid of [process.pid, process.ppid]) {
        const scratch = mkdtempSync(join(tmpdir(), 'casebook-lock-'));
        writeFileSync(join(scratch, 'lock'), `${pid} 1`);
        expect(takeLock(scratch)).toMatchObject({ kind: 'held', wasKilled: true });
      }
    },
  );

  it.runIf(process.platform === 'linux')(
    'takes over from a run that has ended and that nobody has asked about yet [SITE-BUILD-LOCK]',
    async () => {
      const scratch = mkdtempSync(join(tmpdir(), 'casebook-lock-'));
      // The shell starts a process and becomes a `sleep`, which asks for the status of none; that must come first.
      const careless = spawn('sh', ['-c', 'sleep 2 & echo $!; exec sleep 60']);
      onTestFinished(() => void careless.kill());
      const pid = String((await once(careless.stdout, 'data'))[0]).trim();
      await expect
        .poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8'), { timeout: 15_000 })
        .toContain(') Z ');
      writeFileSync(join(scratch, 'lock'), pid);
      expect(takeLock(scratch)).toMatchObject({ kind: 'held', wasKilled: true });
    },
  );
});
