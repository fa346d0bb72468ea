import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type OtherEngine, openModelChecker, openOfficialEngine, withSecondOpinion } from '#host';
import { BOX, outcomesOf, text } from './texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'casebook-second-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const own = openModelChecker({ threads: 1 });
afterAll(() => own.stop());

const answering = (...answers: readonly ('sat' | 'unsat' | 'unknown' | 'error')[]): OtherEngine => ({
  name: 'Other 1.0',
  answers: async (texts) =>
    texts.map(() => ({ answers: answers.map((answer, index) => ({ index, answer })) })),
});

/** A program in the place of Java that speaks the runner's protocol. */
function javaThat(name: string, body: string): string {
  const path = join(folder, name);
  writeFileSync(
    path,
    `#!${process.execPath}
const input = require('node:fs').readFileSync(0, 'utf8');
const [file, places] = input.trim().split('\\t');
const say = (row) => console.log(JSON.stringify({ file, ...row }));
require('node:fs').writeFileSync(${JSON.stringify(`${path}.asked`)}, JSON.stringify([process.argv.slice(2), input, require('node:fs').readFileSync(file, 'utf8')]));
${body}
`,
  );
  chmodSync(path, 0o755);
  return path;
}

describe('withSecondOpinion', () => {
  it('keeps an outcome that another engine confirms, and puts its answer beside it [ALLOY-OFFICIAL]', async () => {
    const [report] = await withSecondOpinion(own, answering('sat', 'sat', 'sat', 'sat')).check([text(BOX)]);
    expect(outcomesOf(report)).toEqual(outcomesOf((await own.check([text(BOX)]))[0]));
    expect(report?.runs.map(({ second }) => second)).toEqual(
      Array.from({ length: 4 }, () => ({ engine: 'Other 1.0', answer: 'sat' })),
    );
  });

  it('takes neither for true where they differ, and names both answers [ALLOY-OFFICIAL-DISAGREE]', async () => {
    const [report] = await withSecondOpinion(own, answering('unsat', 'unsat', 'sat', 'sat')).check([
      text(BOX),
    ]);
    expect(report?.runs.map(({ outcome }) => outcome)).toMatchObject([
      {
        kind: 'unknown',
        reason: 'disagreement',
        message: 'Casebook says that there is an instance, and Other 1.0 that there is no instance.',
      },
      {
        kind: 'unknown',
        reason: 'disagreement',
        message:
          'Casebook says that there is a counterexample, and Other 1.0 that there is no counterexample.',
      },
      { kind: 'inhabited' },
      { kind: 'violated' },
    ]);
  });

  it('compares nothing with an engine that cannot answer [ALLOY-OFFICIAL]', async () => {
    const [report] = await withSecondOpinion(own, answering('error', 'unknown')).check([text(BOX)]);
    expect(outcomesOf(report)).toEqual(outcomesOf((await own.check([text(BOX)]))[0]));
    expect(report?.runs.map(({ second }) => second?.answer)).toEqual(['error', 'unknown', 'error', 'error']);
    expect(report?.runs[3]?.second?.message).toBe('It gave no answer.');
  });
});

describe('openOfficialEngine', () => {
  const jar = join(folder, 'alloy.jar');
  writeFileSync(jar, '');

  it('gives the runner a copy of the model and the commands wanted, and reads its answers [ALLOY-OFFICIAL]', async () => {
    const java = javaThat(
      'java-fine',
      `say({ index: 0, label: 'a', kind: 'run', verdict: 'sat', ms: 1, traceLength: 1 });
       say({ index: 2, label: 'b', kind: 'check', verdict: 'error', message: 'Line 3, column 1: ' + file + ' is too hard', ms: 1 });
       say({ commands: 3 });`,
    );
    const engine = openOfficialEngine({ jar, java, timeoutMs: 7000 });
    const [answered] = await engine.answers([text(BOX, 'openspec/specs/box/spec.md')], [[0, 2]]);
    expect(answered).toEqual({
      answers: [
        { index: 0, answer: 'sat' },
        { index: 2, answer: 'error', message: 'Line 3, column 1: 0/spec.als is too hard' },
      ],
    });
    const [args, input, copy] = JSON.parse(readFileSync(`${java}.asked`, 'utf8'));
    expect(args).toEqual(['-cp', jar, expect.stringMatching(/OfficialRunner\.java$/), '--timeout', '7']);
    expect(input).toMatch(/\.als\t0,2\n$/);
    expect(copy).toBe(BOX);
    expect(engine.name).toBe('Alloy Analyzer (alloy.jar)');
  });

  it('says why a model was not read, and of a process that ends early that it did [ALLOY-OFFICIAL]', async () => {
    const unread = javaThat(
      'java-unread',
      `say({ index: -1, verdict: 'error', message: 'Line 1: no' }); say({ commands: 0 });`,
    );
    expect(await openOfficialEngine({ jar, java: unread }).answers([text(BOX)], [[0]])).toEqual([
      { answers: [], problem: 'Line 1: no' },
    ]);
    const early = javaThat('java-early', `process.exit(7);`);
    expect(await openOfficialEngine({ jar, java: early }).answers([text(BOX)], [[0]])).toEqual([
      { answers: [], problem: 'It ended with status 7.' },
    ]);
  });

  it('fails where there is no Java [ALLOY-OFFICIAL]', async () => {
    const engine = openOfficialEngine({ jar, java: join(folder, 'no-java') });
    await expect(engine.answers([text(BOX)], [[0]])).rejects.toThrow(/needs, does not start/);
  });

  it('asks again only for a model or a jar that has changed [ALLOY-CACHE]', async () => {
    const entries = new Map<string, string>();
    const cache = {
      get: (key: string) => entries.get(key),
      set: (key: string, value: string) => void entries.set(key, value),
      prune: () => undefined,
    };
    const yes = javaThat(
      'java-yes',
      `say({ index: 0, label: 'a', kind: 'run', verdict: 'sat', ms: 1 }); say({ commands: 1 });`,
    );
    const no = javaThat(
      'java-no',
      `say({ index: 0, label: 'a', kind: 'run', verdict: 'unsat', ms: 1 }); say({ commands: 1 });`,
    );
    const ask = async (java: string, body: string) =>
      (await openOfficialEngine({ jar, java, cache }).answers([text(body)], [[0]]))[0]?.answers[0]?.answer;
    expect(await ask(yes, BOX)).toBe('sat');
    expect(await ask(no, BOX)).toBe('sat');
    expect(await ask(no, `${BOX} `)).toBe('unsat');
    writeFileSync(jar, 'another');
    expect(await ask(no, BOX)).toBe('unsat');
  });
});
