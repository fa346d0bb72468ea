import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { LIMITS } from '#config';
import type { Answer, Job } from './messages.ts';

/** How a job ended: with an answer, or because its thread was stopped for the time or ended by itself. */
export type JobEnd =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'late' }
  | { readonly kind: 'ended'; readonly message: string };

/** One worker thread; a stopped one starts anew with its next job. */
export interface Thread {
  /** Requires: no other job of it is under way. */
  run(job: Omit<Job, 'id'>, hardLimitMs: number): Promise<JobEnd>;
  stop(): Promise<void>;
}

/** Starts a thread with the first job; an idle one does not keep the process from ending. */
export function openThread(): Thread {
  let worker: Worker | undefined;
  let nextId = 0;
  const start = () => {
    const created = new Worker(new URL(`./worker${extname(import.meta.url)}`, import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: LIMITS.workerMegabytes },
      // What an engine prints is for its developers, never for the reader of a report.
      stdout: true,
      stderr: true,
    });
    created.unref();
    return created;
  };
  const stop = async () => {
    const old = worker;
    worker = undefined;
    await old?.terminate();
  };
  return {
    stop,
    run: (job, hardLimitMs) =>
      new Promise((resolve) => {
        const current = worker ?? start();
        worker = current;
        const id = nextId++;
        const finish = (end: JobEnd) => {
          clearTimeout(timer);
          current.off('message', onMessage).off('error', onError).off('exit', onExit);
          current.unref();
          resolve(end);
        };
        const fail = (message: string) => {
          if (worker === current) worker = undefined;
          finish({ kind: 'ended', message });
        };
        const onMessage = (answer: Answer) => {
          if (answer.id === id) finish({ kind: 'answered', answer });
        };
        const onError = (error: unknown) => fail(error instanceof Error ? error.message : String(error));
        const onExit = () => fail('its thread ended');
        const timer = setTimeout(() => {
          finish({ kind: 'late' });
          void stop();
        }, hardLimitMs);
        current.ref();
        current.on('message', onMessage).on('error', onError).on('exit', onExit);
        current.postMessage({ ...job, id } satisfies Job);
      }),
  };
}
