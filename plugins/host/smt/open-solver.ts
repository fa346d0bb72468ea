import { availableParallelism } from 'node:os';
import { LIMITS } from '#config';
import type { SmtAnswer, SmtSolver } from '#model';
import type { DiskCache } from '../disk-cache.ts';
import type { JobEnd } from '../worker-thread.ts';
import type { SmtReply } from './messages.ts';
import { solverPackage } from './solver-package.ts';
import { openSmtThread, type SmtThread } from './thread.ts';

export interface SolverOptions {
  /** Keeps answers between runs. */
  readonly cache?: DiskCache;
  /** Threads at most. */
  readonly threads?: number;
  /** Time for one script; a thread that takes longer is stopped. */
  readonly scriptMs?: number;
  /** Where Z3's code lies; that of its package when absent. */
  readonly wasm?: string;
}

/** A solver that holds threads; stop it when no more is to be asked. */
export interface PooledSolver extends SmtSolver {
  stop(): Promise<void>;
}

/** Scripts that are worth a further thread, which takes half a second to start. */
const SCRIPTS_PER_THREAD = 16;

/** Raised when the form of what is remembered changes. */
const SCHEMA = 1;

/**
 * Opens Z3 on threads of its own, which start with the first script that is not remembered.
 * Ensures: answers are in the order of the scripts; each script starts from nothing, so that it does not matter which
 * thread took it; what Z3 printed, errors too, is the answer, and only an answer is remembered.
 * Limits: `LIMITS.solverThreads`, `solverMegabytes` for each, `solverScriptMs` by the clock as a last resort: what bounds a
 * script is the `rlimit` it sets.
 */
export function openSolver(options: SolverOptions = {}): PooledSolver {
  const most = Math.max(1, Math.min(options.threads ?? availableParallelism() - 1, LIMITS.solverThreads));
  const setup = {
    megabytes: LIMITS.solverMegabytes,
    ...(options.wasm === undefined ? {} : { wasm: options.wasm }),
  };
  const threads: SmtThread[] = [];
  let busy: Promise<unknown> = Promise.resolve();
  let named: string | undefined;
  // Z3 in another place than its package is not known by the version of that.
  const installed = options.wasm === undefined ? solverPackage() : undefined;
  const cache = installed === undefined ? undefined : options.cache;
  const place = (kind: string, text = '') => `smt ${kind} ${SCHEMA} ${installed} ${text}`;
  const ask = async (thread: SmtThread, script: string): Promise<SmtAnswer> => {
    const answer = answerOf(
      await thread.run({ script }, options.scriptMs ?? LIMITS.solverScriptMs),
      (name) => {
        if (named === undefined) cache?.set(place('name'), name);
        named = name;
      },
    );
    if (answer.kind === 'answered') cache?.set(place('answer', script), answer.output);
    return answer;
  };
  const runFresh = async (scripts: readonly string[]): Promise<readonly SmtAnswer[]> => {
    const wanted = Math.min(most, Math.ceil(scripts.length / SCRIPTS_PER_THREAD));
    while (threads.length < wanted) threads.push(openSmtThread(setup));
    const answers: SmtAnswer[] = [];
    let next = 0;
    const work = async (thread: SmtThread) => {
      for (let at = next++; at < scripts.length; at = next++) {
        const script = scripts[at] ?? '';
        answers[at] =
          script.length > LIMITS.solverScriptLength
            ? { kind: 'failed', reason: `the script is longer than ${LIMITS.solverScriptLength} characters` }
            : await ask(thread, script);
      }
    };
    await Promise.all(threads.slice(0, wanted).map(work));
    return answers;
  };
  const run = async (scripts: readonly string[]): Promise<readonly SmtAnswer[]> => {
    const known = new Map<string, SmtAnswer>();
    for (const script of scripts) {
      const output = cache?.get(place('answer', script));
      if (output !== undefined) known.set(script, { kind: 'answered', output });
    }
    const fresh = [...new Set(scripts)].filter((script) => !known.has(script));
    const answers = await runFresh(fresh);
    for (const [at, script] of fresh.entries()) {
      const answer = answers[at];
      if (answer !== undefined) known.set(script, answer);
    }
    return scripts.map((script) => known.get(script) ?? { kind: 'failed', reason: 'the solver was stopped' });
  };
  // A thread takes one script at a time: a second call waits for the first.
  const inTurn = (scripts: readonly string[]) => {
    const result = busy.then(() => run(scripts));
    busy = result.catch(() => undefined);
    return result;
  };
  return {
    run: inTurn,
    name: async () => {
      named ??= cache?.get(place('name'));
      if (named === undefined) await inTurn(['(get-info :version)\n']);
      return named ?? 'Z3';
    },
    stop: async () => {
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
}

function answerOf(end: JobEnd<SmtReply>, learnName: (name: string) => void): SmtAnswer {
  switch (end.kind) {
    case 'replied':
      if (end.reply.kind === 'failed') return { kind: 'failed', reason: end.reply.reason };
      learnName(end.reply.name);
      return { kind: 'answered', output: end.reply.output };
    case 'late':
      return { kind: 'failed', reason: 'it took too long and was stopped' };
    case 'ended':
      return { kind: 'failed', reason: end.message };
  }
}
