import { extname } from 'node:path';
import { LIMITS } from '#config';
import { openWorkerThread, type WorkerThread } from '../worker-thread.ts';
import type { SmtJob, SmtReply, SmtSetup } from './messages.ts';

/** One thread with a Z3 of its own. */
export type SmtThread = WorkerThread<Omit<SmtJob, 'id'>, SmtReply>;

/** Starts a thread with its first script. */
export function openSmtThread(setup: SmtSetup): SmtThread {
  return openWorkerThread({
    module: new URL(`./worker${extname(import.meta.url)}`, import.meta.url),
    megabytes: LIMITS.solverMegabytes,
    workerData: setup,
  });
}
