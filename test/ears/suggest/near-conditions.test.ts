import { describe, expect, it } from 'vitest';
import { LIMITS } from '#config';
import { nearConditions } from '../../../plugins/ears/suggest/near-conditions.ts';
import type { Address, EarsSentence } from '../../../plugins/model/index.ts';
import { analyseText, specOf } from '../vocabulary/analyse-text.ts';

async function near(...conditions: readonly string[]) {
  const sentences = conditions.map((one, index) => `WHEN ${one}, the Box SHALL do thing ${index}.`);
  const { ears } = await analyseText(specOf('', sentences));
  return ears.near.map(({ first, second }) => [first.text, second.text]);
}

describe('conditions that are nearly the same', () => {
  it.each([
    ['the user opens the big album', 'the user opens the album'],
    ['the user runs the nightly export', 'the user starts the nightly export'],
    ['the server rejects the upload request', 'the server rejects the upload'],
  ])('are asked about: %j and %j [VOC-NEAR-ASK]', async (first, second) => {
    expect(await near(first, second)).toEqual([[first, second]]);
  });

  it.each([
    ['the upload of a file is complete', 'the upload of a file is not complete'],
    ['the user enters the correct password here', 'the user enters the incorrect password here'],
    ['the user sends more than 3 files', 'the user sends more than 5 files'],
    ['the user runs `box open` once', 'the user runs `box close` once'],
    ['the user opens the first album', 'the user opens the second album'],
    ['the user opens the big album', 'the server closes a small file'],
    ['the lamp is lit', 'lamp is lit'],
    ['the user opens a file in Word again', 'the user opens a file in Writer again'],
    ['the user creates the file notes.md', 'the user creates the file tasks.md'],
    ['the text stands in the original document', 'the text stands in the revised document'],
    ['the user hovers over an enabled icon', 'the user hovers over a disabled icon'],
  ])(
    'are no question where they differ on purpose, or not at all: %j and %j [VOC-NEAR-TELLING]',
    async (first, second) => {
      expect(await near(first, second)).toEqual([]);
    },
  );

  it('are no question where many conditions differ in one word [VOC-NEAR-TELLING]', async () => {
    const colours = ['red', 'green', 'blue', 'white'].map((colour) => `the user picks the ${colour} lamp`);
    expect(await near(...colours)).toEqual([]);
  });

  it('are found in time that grows with their number only [VOC-NEAR-FAST]', () => {
    const sentence = (index: number): EarsSentence => {
      const span = { path: 'a.md', start: index, end: index };
      const text = `the user of account ${index % 97} opens the long list of items in room ${index} again`;
      const clause = {
        kind: 'when',
        written: 'WHEN',
        keywordSpan: span,
        text,
        span,
        trailing: false,
      } as const;
      return {
        origin: 'sentence',
        span,
        text,
        clauses: [clause],
        responses: [],
        problems: [],
        id: `${index}`,
        claim: `C-${index}` as Address,
        capability: 'a',
        conditions: [],
      };
    };
    const sentences = Array.from({ length: 20_000 }, (_, index) => sentence(index));
    const begun = performance.now();
    expect(nearConditions(sentences)).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(60_000);
  }, 120_000);

  it('are not looked for among conditions longer than the limit [VOC-NEAR-FAST]', async () => {
    const named = (length: number, thing: string) => `the "${'x'.repeat(length)}" ${thing} is open`;
    expect(await near(named(10, 'box'), named(10, 'lid'))).toHaveLength(1);
    const { earsConditionLength: limit } = LIMITS;
    expect(await near(named(limit, 'box'), named(limit, 'lid'))).toEqual([]);
  });
});
