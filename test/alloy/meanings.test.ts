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

describe('lone and one over relations', () => {
  it('say that any two values that satisfy the body are the same [ALLOY-LOWER]', async () => {
    const text = `sig A { r: set A }
      check { lone t: A -> A | t = r } for 2
      check { lone t: A -> A | t in r } for 2
      check { lone t: A -> A, s: set A | t = r and s in A } for 2
      run { not lone t: r | some t } for 1`;
    expect(await answersOf(text)).toEqual(['unsat', 'sat', 'sat', 'unsat']);
  });

  // The official tool counts relations that do not have the multiplicities, too.
  it('look at relations with the multiplicities of the arrow only [ALLOY-LOWER]', async () => {
    const text = `sig A { r: set A }
      check { lone t: A one -> one A | t in r } for 1
      check { lone t: A one -> one A | t in r } for 2`;
    expect(await answersOf(text)).toEqual(['unsat', 'sat']);
  });
});

describe('total orders', () => {
  // The official tool takes all possible elements for elements where their signature has no exact scope, so that it finds
  // no instance for the first two and the last command.
  it('are of the elements that there are [ALLOY-LOWER]', async () => {
    const text = `sig A {} sig B extends A {}
      one sig O { first: set B, next: B -> B } { pred/totalOrder[B, first, next] }
      run { #B = 2 } for 3
      run { some A - B } for 3
      run { no B } for 3
      check { B = O.first.*(O.next) and one O.first } for 3
      run { #B = 2 and B.(O.next) != O.first } for 3 but 2 B`;
    expect(await answersOf(text)).toEqual(['sat', 'sat', 'unsat', 'unsat', 'sat']);
  });

  it('mean the same wherever they stand [ALLOY-LOWER]', async () => {
    const commands = `
      run { no A } for 2
      run { #A = 2 and O.next = A -> A } for 2
      check { #A = 2 and one O.first implies O.next != O.first -> (A - O.first) } for 2`;
    const order = 'pred/totalOrder[A, first, next]';
    const start = 'sig A {} one sig O { first: set A, next: A -> A }';
    expect(await answersOf(`${start} { ${order} } ${commands}`)).toEqual(['unsat', 'unsat', 'sat']);
    expect(await answersOf(`${start} { not not ${order} } ${commands}`)).toEqual(['unsat', 'unsat', 'sat']);
    // The official tool asks for some atom that is not the last one, not for a relation that is no order.
    expect(await answersOf(`${start} { not ${order} } ${commands}`)).toEqual(['sat', 'sat', 'unsat']);
  });

  it('of elements that need not be all may leave more in the relation than leads on from them [ALLOY-LOWER]', async () => {
    const text = `sig A {} sig B in A {} one sig C extends A {}
      one sig O { first: set B, next: A -> A } { pred/totalOrder[B, first, next] }
      run { some O.next - (B -> A) } for 3
      run { some O.next - (A -> B) and some B } for 3
      run { some B.(O.next) - B } for 3`;
    expect(await answersOf(text)).toEqual(['sat', 'sat', 'unsat']);
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
