import { extname } from 'node:path';
import { LIMITS } from '#config';
import { openWorkerThread, type WorkerThread } from '../worker-thread.ts';
import type { Answer, Job } from './messages.ts';

/** One thread with an Alloy engine. */
export type Thread = WorkerThread<Omit<Job, 'id'>, Answer>;

/** Starts a thread with its first job. */
export function openThread(): Thread {
  return openWorkerThread({
    module: new URL(`./worker${extname(import.meta.url)}`, import.meta.url),
    megabytes: LIMITS.workerMegabytes,
  });
}
