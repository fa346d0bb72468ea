import { describe, expect, it } from 'vitest';
import { analyze, formatInstance } from '#alloy';
import type { Instance } from '#model';

async function instanceOf(text: string): Promise<Instance> {
  const { commands } = await analyze(text, { path: 'm.als' });
  const outcome = commands[0]?.outcome;
  if (outcome?.kind !== 'sat') throw new Error(`The command is ${outcome?.kind}`);
  return outcome.instance;
}

describe('instances', () => {
  it('name atoms after the narrowest signature they are in [ALLOY-INSTANCE]', async () => {
    const { states } = await instanceOf(
      'sig Animal {} sig Dog extends Animal {} one sig Rex extends Dog {} sig Loud in Animal {} ' +
        'run { #Animal = 3 and #Dog = 2 and Loud = Animal - Dog }',
    );
    expect(states[0]?.signatures).toEqual([
      { name: 'Animal', variable: false, atoms: ['Rex$0', expect.any(String), expect.any(String)] },
      { name: 'Dog', variable: false, atoms: ['Rex$0', 'Dog$0'] },
      { name: 'Rex', variable: false, atoms: ['Rex$0'] },
      { name: 'Loud', variable: false, atoms: ['Animal$0'] },
    ]);
    expect(states).toHaveLength(1);
  });

  it('give integers as numbers, fields with their signature and witnesses by name [ALLOY-INSTANCE]', async () => {
    const text = 'one sig Clock { at: Int } pred p[x: Clock] { x.at = -3 } run p for 3 but 3 Int';
    const instance = await instanceOf(text);
    expect(instance).toMatchObject({ bitwidth: 3 });
    expect(instance.loop).toBeUndefined();
    expect(instance.states[0]?.fields).toEqual([
      { signature: 'Clock', name: 'at', variable: false, tuples: [['Clock$0', '-3']] },
    ]);
    expect(instance.states[0]?.witnesses).toEqual([{ name: '$p_x', tuples: [['Clock$0']] }]);
  });

  it('leave out what is private, and what the library keeps for itself [ALLOY-INSTANCE]', async () => {
    const { states } = await instanceOf(
      'open util/ordering[A] private sig Hidden {} sig A { private secret: A, shown: A } run { some A } for 2',
    );
    expect(states[0]?.signatures.map(({ name }) => name)).toEqual(['A']);
    expect(states[0]?.fields.map(({ name }) => name)).toEqual(['shown']);
  });

  it('give a trace state by state, with the way back [ALLOY-INSTANCE]', async () => {
    const instance = await instanceOf('var sig On {} run { no On ; one On ; always no On }');
    expect(instance.states.map(({ signatures }) => signatures[0]?.atoms)).toEqual([[], ['On$0'], []]);
    expect(instance.loop).toBe(2);
  });
});

describe('instances as text', () => {
  it('have a line for each signature and field [ALLOY-INSTANCE]', async () => {
    const instance = await instanceOf('sig A { to: lone B } one sig B {} run { one A and some to }');
    expect(formatInstance(instance)).toBe('A = A$0\nB = B$0\nA.to = A$0 → B$0\n');
  });

  it('say of a trace what changes, and where it goes on [ALLOY-INSTANCE]', async () => {
    const instance = await instanceOf(
      'one sig Lamp {} var sig On in Lamp {} run { no On ; some On ; some On ; no On ; always some On }',
    );
    expect(formatInstance(instance)).toBe(
      [
        'State 0',
        '  Lamp = Lamp$0',
        '  On = ∅',
        'State 1',
        '  On = Lamp$0',
        'State 2',
        '  (unchanged)',
        'State 3',
        '  On = ∅',
        'State 4, then state 4 again',
        '  On = Lamp$0',
        '',
      ].join('\n'),
    );
  });

  it('put the tuples of a large field below each other [ALLOY-INSTANCE]', async () => {
    const instance = await instanceOf(
      'sig Signature { successor: set Signature } run { #successor = 6 } for exactly 3 Signature',
    );
    const lines = formatInstance(instance).split('\n');
    expect(lines).toContain('Signature.successor =');
    expect(lines.filter((line) => line.startsWith('  Signature$'))).toHaveLength(6);
  });
});
