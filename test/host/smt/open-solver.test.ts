import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDiskCache, openSolver, type PooledSolver } from '#host';

const SAT = '(declare-const a Bool)\n(assert a)\n(check-sat)\n';
const UNSAT = '(declare-const a Bool)\n(assert a)\n(assert (not a))\n(check-sat)\n';

let folder: string;
let solver: PooledSolver;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casebook-smt-'));
  solver = openSolver();
});

afterAll(async () => {
  await solver.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the solver', () => {
  it('is installed, answers, and says which Z3 it is [CONS-SOLVER-RUNS]', async () => {
    const answers = await solver.run([SAT, UNSAT]);
    expect(answers).toEqual([
      { kind: 'answered', output: 'sat\n' },
      { kind: 'answered', output: 'unsat\n' },
    ]);
    expect(await solver.name()).toMatch(/^Z3 \d+\.\d+\.\d+$/);
  });

  it('starts each script from nothing, and answers in the order of the scripts [CONS-SOLVER-RUNS]', async () => {
    const scripts = Array.from({ length: 40 }, (_, at) => (at % 3 === 0 ? UNSAT : SAT));
    const expected = scripts.map((script) => (script === UNSAT ? 'unsat\n' : 'sat\n'));
    for (const threads of [1, 2]) {
      const pool = openSolver({ threads });
      const answers = await pool.run(scripts);
      await pool.stop();
      expect(answers.map((one) => (one.kind === 'answered' ? one.output : one.reason))).toEqual(expected);
    }
  });

  it('gives what Z3 prints of a mistake as part of the answer [CONS-SOLVER-RUNS]', async () => {
    const [answer] = await solver.run(['(check-sat)\n(assert missing)\n']);
    expect(answer?.kind).toBe('answered');
    expect(answer?.kind === 'answered' && answer.output).toContain('unknown constant missing');
  });

  it('stops at the number of steps that a script sets, always at the same place [CONS-SOLVER-BOUND]', async () => {
    const holes = 9;
    const lines = ['(set-option :rlimit 20000)'];
    const name = (pigeon: number, hole: number) => `p${pigeon}_${hole}`;
    for (let pigeon = 0; pigeon <= holes; pigeon++) {
      for (let hole = 0; hole < holes; hole++) lines.push(`(declare-const ${name(pigeon, hole)} Bool)`);
      lines.push(`(assert (or ${Array.from({ length: holes }, (_, hole) => name(pigeon, hole)).join(' ')}))`);
    }
    for (let hole = 0; hole < holes; hole++) {
      for (let a = 0; a <= holes; a++) {
        for (let b = a + 1; b <= holes; b++)
          lines.push(`(assert (not (and ${name(a, hole)} ${name(b, hole)})))`);
      }
    }
    const script = `${[...lines, '(check-sat)'].join('\n')}\n`;
    expect(await solver.run([script])).toEqual([{ kind: 'answered', output: 'unknown\n' }]);
  });

  it('gives up a script that takes too long by the clock, and goes on with the next [CONS-SOLVER-BOUND]', async () => {
    const hasty = openSolver({ scriptMs: 1, threads: 1 });
    const answers = await hasty.run([SAT]);
    expect(answers).toEqual([{ kind: 'failed', reason: 'it took too long and was stopped' }]);
    await hasty.stop();
    expect(await solver.run([SAT])).toEqual([{ kind: 'answered', output: 'sat\n' }]);
  });

  it('gives up a script whose thread ends by itself, and starts another for the next [CONS-SOLVER-BOUND]', async () => {
    const pool = openSolver({ threads: 1 });
    const ended = pool.run([SAT, UNSAT]);
    // The thread is ended from outside while its first script is under way.
    await new Promise((resolve) => setImmediate(resolve));
    await pool.stop();
    const [first, second] = await ended;
    expect(first).toEqual({ kind: 'failed', reason: 'its thread ended' });
    expect(second).toEqual({ kind: 'answered', output: 'unsat\n' });
    expect(await pool.run([SAT])).toEqual([{ kind: 'answered', output: 'sat\n' }]);
    await pool.stop();
  });

  it('fails with a reason where its code is missing [CONS-SOLVER-MISSING]', async () => {
    const none = openSolver({ wasm: join(folder, 'none.wasm') });
    const [answer] = await none.run([SAT]);
    await none.stop();
    expect(answer?.kind).toBe('failed');
    expect(answer?.kind === 'failed' && answer.reason).toContain('none.wasm');
  });

  it('remembers answers and its name, and starts no thread for them [CONS-SOLVER-REMEMBERS]', async () => {
    const cache = openDiskCache(join(folder, 'cache'));
    const first = openSolver({ cache });
    const answers = await first.run([SAT, UNSAT]);
    const name = await first.name();
    await first.stop();
    // A thread would not end in a thousandth of a second.
    const second = openSolver({ cache, scriptMs: 1 });
    expect(await second.run([UNSAT, SAT])).toEqual([...answers].reverse());
    expect(await second.name()).toBe(name);
    await second.stop();
  });

  it('remembers nothing of a script that failed [CONS-SOLVER-REMEMBERS]', async () => {
    const cache = openDiskCache(join(folder, 'other'));
    const hasty = openSolver({ cache, scriptMs: 1 });
    expect((await hasty.run([SAT]))[0]?.kind).toBe('failed');
    await hasty.stop();
    const patient = openSolver({ cache });
    expect(await patient.run([SAT])).toEqual([{ kind: 'answered', output: 'sat\n' }]);
    await patient.stop();
  });
});
