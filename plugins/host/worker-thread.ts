import { Worker, type WorkerOptions } from 'node:worker_threads';

/** How a job ended: with a reply, or because its thread was stopped for the time or ended by itself. */
export type JobEnd<Reply> =
  | { readonly kind: 'replied'; readonly reply: Reply }
  | { readonly kind: 'late' }
  | { readonly kind: 'ended'; readonly message: string };

/** One worker thread; one that was stopped or died starts anew with its next job. */
export interface WorkerThread<Job, Reply> {
  /** Requires: no other job of it is under way. */
  run(job: Job, hardLimitMs: number): Promise<JobEnd<Reply>>;
  stop(): Promise<void>;
}

/** What a thread is made of. */
export interface ThreadSetup {
  /** The module that it runs: it takes a job with an `id` as a message, and posts a reply with the same one. */
  readonly module: URL;
  readonly megabytes: number;
  readonly workerData?: WorkerOptions['workerData'];
}

/** Starts a thread with its first job; an idle one does not keep the process from ending. */
export function openWorkerThread<Job extends object, Reply extends { readonly id: number }>(
  setup: ThreadSetup,
): WorkerThread<Job, Reply> {
  let worker: Worker | undefined;
  let nextId = 0;
  const start = () => {
    const created = new Worker(setup.module, {
      workerData: setup.workerData,
      resourceLimits: { maxOldGenerationSizeMb: setup.megabytes },
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
        const finish = (end: JobEnd<Reply>) => {
          clearTimeout(timer);
          current.off('message', onMessage).off('error', onError).off('exit', onExit);
          current.unref();
          resolve(end);
        };
        const fail = (message: string) => {
          if (worker === current) worker = undefined;
          finish({ kind: 'ended', message });
        };
        const onMessage = (reply: Reply) => {
          if (reply.id === id) finish({ kind: 'replied', reply });
        };
        const onError = (error: unknown) => fail(error instanceof Error ? error.message : String(error));
        const onExit = () => fail('its thread ended');
        const timer = setTimeout(() => {
          finish({ kind: 'late' });
          void stop();
        }, hardLimitMs);
        current.ref();
        current.on('message', onMessage).on('error', onError).on('exit', onExit);
        current.postMessage({ ...job, id });
      }),
  };
}
