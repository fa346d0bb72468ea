import { describe, expect, it } from 'vitest';
import { analysed, inShort, specOf } from '../analysed.ts';

const VOCABULARY = `system box
state level : low | middle | high
  "the level is {v}"
flag locked "the box is locked"
state lamp : red | green | off
  set-by "turn the lamp {v}"`;

const CASES = [
  'WHEN the level is high, the box SHALL turn the lamp red.',
  'WHILE the box is not locked, WHEN the level is low or middle, the box SHALL turn the lamp green.',
  'WHILE the box is locked, WHEN the level is low or middle, the box SHALL turn the lamp off.',
];

describe('what several states decide together', () => {
  it('is proved to be answered once, whatever they are [CONS-ANSWERS]', async () => {
    const analysis = await analysed(specOf(CASES, VOCABULARY));
    expect(inShort(analysis)).toEqual([]);
    expect(analysis.partitions).toMatchObject([
      { over: 'level and locked', cases: [{ claim: 'BOX-1' }, { claim: 'BOX-2' }, { claim: 'BOX-3' }] },
    ]);
    const [script] = analysis.partitions.flatMap((partition) => partition.script ?? []);
    expect(analysis.scripts.get(script ?? '')).toContain('Can two cases hold together? Expected: unsat');
  });

  it('is not, where a case is missing or two overlap [CONS-ANSWERS-NONE]', async () => {
    const missing = await analysed(specOf(CASES.slice(0, 2), VOCABULARY));
    expect(missing.partitions).toEqual([]);
    const twice = CASES.map((sentence) => sentence.replace('low or middle', 'low, middle or high'));
    const overlapping = await analysed(specOf(twice, VOCABULARY));
    expect(overlapping.partitions).toEqual([]);
    expect(inShort(overlapping)).toEqual(
      expect.arrayContaining(
        ['overlap BOX-1 BOX-2', 'overlap BOX-1 BOX-3'].map((one) => expect.stringMatching(one)),
      ),
    );
  });

  it('is not claimed where a sentence that decides it has a condition that is only text [CONS-ANSWERS-NONE]', async () => {
    const torn = await analysed(
      specOf([...CASES, 'WHEN somebody knocks, the box SHALL turn the lamp red.'], VOCABULARY),
    );
    expect(torn.partitions).toEqual([]);
    const moon = CASES.map((sentence) =>
      sentence.replace('the box is', 'the moon is').replace('locked', 'full'),
    );
    expect((await analysed(specOf(moon, VOCABULARY))).partitions).toEqual([]);
  });
});
