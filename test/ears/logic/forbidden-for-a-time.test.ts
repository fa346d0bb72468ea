import { afterAll, describe, expect, it } from 'vitest';
import { openSolver } from '#host';
import { analyseText } from './analyse-text.ts';

const solver = openSolver();
afterAll(() => solver.stop());

/** What is found of two sentences. */
async function found(...sentences: readonly string[]): Promise<readonly string[]> {
  const { issues } = await analyseText(['flag stop'], sentences, solver);
  return issues.map(({ check, severity }) => `${check} ${severity}`);
}

describe('what is forbidden for a time', () => {
  const due = (time: string) => `WHEN the lid opens, THE box SHALL ring the bell within ${time}.`;
  const forbidden = (time: string) => `WHEN the lid opens, THE box SHALL NOT ring the bell within ${time}.`;

  it('contradicts what is due in that time [CONS-TIME-FORBIDDEN]', async () => {
    expect(await found(due('60 seconds'), forbidden('1 minute'))).toEqual(['contradiction error']);
    expect(await found(forbidden('10 s'), due('5 s'))).toEqual(['contradiction error']);
  });

  it('leaves time for what may be done after it [CONS-TIME-FORBIDDEN]', async () => {
    expect(await found(due('10 s'), forbidden('5 s'))).toEqual([]);
  });

  it('contradicts nothing under another condition [CONS-TIME-FORBIDDEN]', async () => {
    const other = 'WHEN the lid shuts, THE box SHALL NOT ring the bell within 60 s.';
    expect(await found(due('5 s'), other)).toEqual([]);
  });
});
