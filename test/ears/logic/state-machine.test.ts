import { afterAll, describe, expect, it } from 'vitest';
import { openSolver } from '#host';
import type { Formula } from '../../../plugins/ears/formula.ts';
import { checkStatements } from '../../../plugins/ears/logic/check-statements.ts';
import {
  all,
  brief,
  is,
  known,
  NO_AXIOMS,
  next,
  no,
  state,
  statementsOf,
  type Written,
} from './statements.ts';

const solver = openSolver();
afterAll(() => solver.stop());

/** A lift's drive: at rest, on its way, held in place by hand, or coming down after a fault. */
const drive = state('drive', ['REST', 'MOVING', 'HELD', 'LOWERING']);
const move = (id: string, from: string, when: readonly Formula[], to: string): Written => ({
  id,
  when: all(is(drive, from), ...when),
  shall: is(next(drive), to),
});

const held = known('the hand brake is set');
const called = known('the lift is called');
const fault = known('a fault is seen');
const there = known('the floor is reached');

const MACHINE: readonly Written[] = [
  move('D-1', 'REST', [called], 'MOVING'),
  move('D-2', 'REST', [held], 'HELD'),
  move('D-3', 'MOVING', [there], 'REST'),
  move('D-4', 'MOVING', [fault], 'LOWERING'),
  move('D-5', 'HELD', [no(held)], 'REST'),
  move('D-6', 'LOWERING', [there], 'REST'),
];

const REPAIRED: readonly Written[] = [
  move('D-1', 'REST', [called, no(held)], 'MOVING'),
  ...MACHINE.slice(1, 2),
  move('D-3', 'MOVING', [there, no(fault)], 'REST'),
  ...MACHINE.slice(3),
];

async function check(written: readonly Written[]) {
  const axioms = { ...NO_AXIOMS, declared: [drive] };
  const [checked] = await checkStatements(
    [{ capability: 'lift', statements: statementsOf(written), axioms }],
    solver,
  );
  // What is no more than a note asks a question; here it is about conflicts.
  return (checked?.issues ?? []).filter(({ severity }) => severity !== 'note');
}

describe('a state machine', () => {
  it('has exactly the pairs of moves that can be due together [CONS-MACHINE-CLASH]', async () => {
    expect(brief(await check(MACHINE))).toEqual(['overlap error D-1 D-2', 'overlap error D-3 D-4']);
  });

  it('is silent once each pair is told apart [CONS-MACHINE-CLASH]', async () => {
    expect(brief(await check(REPAIRED))).toEqual([]);
  });

  it('tells the situation in the words of the sentences [CONS-PROOF-SITUATION]', async () => {
    const [first] = await check(MACHINE);
    expect(first?.situation).toEqual([
      { text: 'drive is REST', value: true, from: 'D-1' },
      { text: 'the lift is called', value: true, from: 'D-1' },
      { text: 'the hand brake is set', value: true, from: 'D-2' },
    ]);
  });
});
