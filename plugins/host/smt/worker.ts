// A thread that holds one Z3 and runs scripts in it, one at a time, each in a context of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { init } from 'z3-solver';
import type { SmtJob, SmtReply, SmtSetup } from './messages.ts';

/** Z3's own way to be called without its threads: it says nothing of it in its types. */
interface Runtime {
  ccall(
    name: string,
    returns: 'string',
    takes: readonly 'string'[] | readonly ['number', 'string'],
    values: readonly unknown[],
  ): string;
}

const setup: SmtSetup = workerData;
const loaded = load();
// A failure is told with the first script.
loaded.catch(() => undefined);

parentPort?.on('message', (job: SmtJob) => {
  void answer(job).then((reply) => parentPort?.postMessage(reply));
});

async function load() {
  const { wasm } = setup;
  const { em, Z3 } = await init({
    ...(wasm === undefined ? {} : { locateFile: () => wasm }),
    // It would write past the thread's own streams.
    print: () => undefined,
    printErr: () => undefined,
  });
  Z3.global_param_set('memory_max_size', String(setup.megabytes));
  const { major, minor, build_number } = Z3.get_version();
  return { Z3, runtime: em as Runtime, name: `Z3 ${major}.${minor}.${build_number}` };
}

async function answer({ id, script }: SmtJob): Promise<SmtReply> {
  try {
    const { Z3, runtime, name } = await loaded;
    const options = Z3.mk_config();
    const context = Z3.mk_context(options);
    Z3.del_config(options);
    const output = runtime.ccall('Z3_eval_smtlib2_string', 'string', ['number', 'string'], [context, script]);
    Z3.del_context(context);
    return { id, kind: 'answered', output, name };
  } catch (error) {
    return { id, kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}
