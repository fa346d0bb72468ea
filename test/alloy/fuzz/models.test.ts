import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze, loadCadicalSolver } from '#alloy';
import { compareModel } from './compare-model.ts';
import { modelOf } from './source/model.ts';
import type { OfficialRow } from './source/official-process.ts';
import { numbersOf } from './source/random.ts';

const solver = await loadCadicalSolver();
const here = import.meta.dirname;

describe('generated models', () => {
  /** Written by `run.ts --record`, with the answers of the official Alloy 6.2.0, partial-instance inference off. */
  const recorded = JSON.parse(readFileSync(join(here, 'recorded.json'), 'utf8')) as readonly {
    readonly text: string;
    readonly answers: readonly OfficialRow[];
  }[];

  it('are answered as the official tool did [ALLOY-FUZZ]', () => {
    expect(recorded.length).toBeGreaterThan(150);
    for (const { text, answers } of recorded) {
      for (const { kind, message } of compareModel(text, solver, answers)) {
        expect(kind, `${message}\n${text}`).toBe('agree');
      }
    }
  });

  it('use every operator in what is decided [ALLOY-FUZZ]', () => {
    const decided = recorded.filter(({ answers }) => answers.every(({ verdict }) => verdict !== 'error'));
    const words = new Set(decided.flatMap(({ text }) => text.match(/[a-z]+|[^a-z\s\w]+/g) ?? []));
    const operators = `
      always eventually after before historically once until releases since triggered ; '
      all some no one lone sum disj let else not and or implies iff in univ iden none
      + - & ++ -> . <: :> ~ ^ * # = != < > =< >= << >> >>> plus minus mul div rem
      var abstract extends enum open exactly steps check run assert pred fun fact`;
    const missing = operators.match(/\S+/g)?.filter((operator) => {
      return ![...words].some((word) =>
        /[a-z]/.test(operator) ? word === operator : word.includes(operator),
      );
    });
    expect(missing).toEqual([]);
  });

  it('are answered as trying everything does [ALLOY-FUZZ]', () => {
    for (let seed = 0; seed < 60; seed++) {
      const text = modelOf(numbersOf(seed));
      for (const { kind, message } of compareModel(text, solver)) {
        expect(kind, `${message}\n${text}`).not.toBe('disagree');
      }
    }
  });
});

/** Where the official tool is wrong: each file says in its first line what, and in its last what the right answers are. */
describe('what the official tool answers wrongly', () => {
  const folder = join(here, 'differences');
  for (const name of readdirSync(folder).sort()) {
    it(`is answered as the language means it: ${name} [ALLOY-TIME]`, async () => {
      const text = readFileSync(join(folder, name), 'utf8');
      const [, expected = ''] = /^-- right: (.*)$/m.exec(text) ?? [];
      const { commands } = await analyze(text, { path: name, solver });
      expect(commands.map(({ outcome }) => outcome.kind).join(' ')).toBe(expected);
    });
  }
});
