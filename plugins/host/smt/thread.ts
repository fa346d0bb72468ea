import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { LIMITS } from '#config';
import type { SmtJob, SmtReply, SmtSetup } from './messages.ts';

/** How a script ended: with a reply, or because its thread was stopped for the time or ended by itself. */
export type ScriptEnd =
  | { readonly kind: 'replied'; readonly reply: SmtReply }
  | { readonly kind: 'late' }
  | { readonly kind: 'ended'; readonly message: string };

/** One thread with a Z3 of its own; one that was stopped or died starts anew with its next script. */
export interface SmtThread {
  /** Requires: no other script of it is under way. */
  run(script: string, hardLimitMs: number): Promise<ScriptEnd>;
  stop(): Promise<void>;
}

/** Starts a thread with its first script; an idle one does not keep the process from ending. */
export function openSmtThread(setup: SmtSetup): SmtThread {
  let worker: Worker | undefined;
  let nextId = 0;
  const start = () => {
    const created = new Worker(new URL(`./worker${extname(import.meta.url)}`, import.meta.url), {
      workerData: setup,
      resourceLimits: { maxOldGenerationSizeMb: LIMITS.solverMegabytes },
      // What Z3 prints beside its answers is for its developers.
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
    run: (script, hardLimitMs) =>
      new Promise((resolve) => {
        const current = worker ?? start();
        worker = current;
        const id = nextId++;
        const finish = (end: ScriptEnd) => {
          clearTimeout(timer);
          current.off('message', onMessage).off('error', onError).off('exit', onExit);
          current.unref();
          resolve(end);
        };
        const fail = (message: string) => {
          if (worker === current) worker = undefined;
          finish({ kind: 'ended', message });
        };
        const onMessage = (reply: SmtReply) => {
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
        current.postMessage({ id, script } satisfies SmtJob);
      }),
  };
}
