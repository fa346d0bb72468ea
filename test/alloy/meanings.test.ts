import { describe, expect, it } from 'vitest';
import { analyze } from '#alloy';

/** How the commands of a model end, in their order. */
async function answersOf(text: string): Promise<readonly string[]> {
  const { commands } = await analyze(text, { path: 'm.als' });
  return commands.map(({ outcome }) => (outcome.kind === 'error' ? outcome.message : outcome.kind));
}

describe('signatures', () => {
  it('that are subsets of univ may hold atoms of every signature and integers [ALLOY-BOUNDS]', async () => {
    const text = `sig A {} sig B in univ {} sig C = univ {}
      run { some B & A } for 2
      run { some B & Int } for 2
      run { B != C } for 2
      check { C = A + Int } for 2`;
    expect(await answersOf(text)).toEqual(['sat', 'sat', 'sat', 'unsat']);
  });
});

describe('fields that are defined and not variable', () => {
  // The official tool fails with an exception of its own on these.
  it('keep their value, and so does what defines them [ALLOY-BOUNDS]', async () => {
    const commands = `
      run { some A } for 2
      run { A' != A } for 2
      check { always O.g = A } for 2
      check { g' = g } for 2`;
    const kept = ['sat', 'unsat', 'unsat', 'unsat'];
    expect(await answersOf(`one sig O { g = A } var sig A {} ${commands}`)).toEqual(kept);
    expect(await answersOf(`sig O { g = A } fact { one O } var sig A {} ${commands}`)).toEqual(kept);
  });

  it('belong to an atom of a signature that changes only where they are empty [ALLOY-BOUNDS]', async () => {
    const text = `var one sig O { g = A } sig A {}
      run { O' != O } for 2
      run { O' != O and some A } for 2
      check { g' = g } for 2
      check { always O.g = A } for 2`;
    expect(await answersOf(text)).toEqual(['sat', 'unsat', 'unsat', 'unsat']);
  });
});
