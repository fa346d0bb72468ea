import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze, type CommandReport, loadCadicalSolver, prepare, runCommand } from '#alloy';

const folder = join(import.meta.dirname, 'models');
const models = readdirSync(folder)
  .filter((name) => name.endsWith('.als'))
  .sort();
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');

/** What the official Alloy Analyzer 6.2.0 answered, with partial-instance inference off; `record-official.ts` wrote it. */
const OFFICIAL = JSON.parse(readFileSync(join(folder, 'official.json'), 'utf8')) as Record<
  string,
  readonly { readonly label: string; readonly verdict: string; readonly traceLength?: number }[]
>;

const sizes = ({ label, outcome, statistics }: CommandReport): string =>
  `${label}: ${outcome.kind}, ${statistics.primaryVariables} primary, ${statistics.variables} variables, ${statistics.clauses} clauses, ${statistics.traceLength} states`;

describe('models of our own', () => {
  for (const name of models) {
    it(`answers ${name} as the official tool does [ALLOY-ANALYZE]`, async () => {
      const { commands } = await analyze(textOf(name), { path: name });
      const expected = OFFICIAL[name] ?? [];
      if (expected[0]?.label === 'whole file') {
        expect(expected[0].verdict).toBe('error');
        expect(commands.map(({ outcome }) => outcome.kind)).toEqual(commands.map(() => 'error'));
        return;
      }
      expect(commands.map(({ label, outcome }) => `${label} ${outcome.kind}`)).toEqual(
        expected.map(({ label, verdict }) => `${label} ${verdict}`),
      );
      for (const [index, { outcome, statistics, expect: hoped }] of commands.entries()) {
        // The official tool shows a shortest trace, and so do we.
        if (outcome.kind === 'sat' && outcome.instance.loop !== undefined)
          expect(statistics.traceLength).toBe(expected[index]?.traceLength);
        if (hoped !== undefined && outcome.kind !== 'error')
          expect(outcome.kind).toBe(hoped === 0 ? 'unsat' : 'sat');
      }
    });
  }

  it('keeps the size of what it gives the solver [ALLOY-ENCODE]', async () => {
    const found: string[] = [];
    for (const name of models) {
      const { commands } = await analyze(textOf(name), { path: name });
      found.push(name, ...commands.map((command) => `  ${sizes(command)}`));
    }
    const golden = join(folder, 'sizes.txt');
    const text = `${found.join('\n')}\n`;
    if (process.env.UPDATE === '1') writeFileSync(golden, text);
    expect(existsSync(golden), `no golden ${golden}; UPDATE=1 writes it`).toBe(true);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });

  it('gives a command the same report alone, after others and in any order [ALLOY-ANALYZE]', async () => {
    const solver = await loadCadicalSolver();
    for (const name of ['scopes.als', 'mutex-ring.als', 'relations.als']) {
      const { commands } = await analyze(textOf(name), { path: name });
      const backwards = prepare(textOf(name), name);
      for (const report of commands.toReversed()) {
        expect(runCommand(backwards, report.index, { solver })).toEqual(report);
        expect(runCommand(prepare(textOf(name), name), report.index, { solver })).toEqual(report);
      }
    }
  });
});
