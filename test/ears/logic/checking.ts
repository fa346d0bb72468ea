import { afterAll } from 'vitest';
import { openSolver } from '#host';
import { type Checked, checkStatements } from '../../../plugins/ears/logic/check-statements.ts';
import type { Axioms } from '../../../plugins/ears/statement.ts';
import { brief, NO_AXIOMS, statementsOf, type Written } from './statements.ts';

/** Checks statements with a solver that ends with the tests of a file. */
export function checking() {
  const solver = openSolver();
  afterAll(() => solver.stop());
  const check = async (written: readonly Written[], axioms: Partial<Axioms> = {}): Promise<Checked> => {
    const [checked] = await checkStatements(
      [{ capability: 'box', statements: statementsOf(written), axioms: { ...NO_AXIOMS, ...axioms } }],
      solver,
    );
    if (checked === undefined) throw new Error('nothing was checked');
    return checked;
  };
  return {
    check,
    /** What is found, in short. */
    found: async (written: readonly Written[], axioms: Partial<Axioms> = {}) =>
      brief((await check(written, axioms)).issues),
  };
}
