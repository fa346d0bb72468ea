import { describe, expect, it } from 'vitest';
import { analyseEars, createEarsCache, type EarsCache } from '#ears';
import { sourceFile } from '#model';
import { parseSpec } from '#openspec';
import { specOf } from './analysed.ts';

const SHARED = '```ears-vocabulary\nflag lit "the lamp is lit"\n```\n';

function analysedWith(cache: EarsCache | undefined, text: string, shared = SHARED) {
  const file = sourceFile('openspec/specs/box/spec.md', text);
  const vocabulary = sourceFile('openspec/vocabulary.md', shared);
  return analyseEars({
    capabilities: [parseSpec(file, 'box')],
    changes: [],
    shared: parseSpec(vocabulary, 'vocabulary'),
    files: new Map([file, vocabulary].map((one) => [one.path, one])),
    ...(cache === undefined ? {} : { cache }),
  });
}

describe('what is kept of sentences between runs', () => {
  it('changes nothing, whatever changed since [EARS-CACHE]', async () => {
    const cache = createEarsCache();
    const spec = specOf(['WHEN the lamp is lit, the box SHALL hum.']);
    const runs = [
      [spec],
      [spec],
      [spec.replace('is lit', 'is not lit')],
      [spec, SHARED.replace('lit', 'bright').replace('lit"', 'bright"')],
      [spec.replace('BOX-1', 'BOX-9')],
      [spec],
    ] as const;
    for (const [text, shared] of runs)
      expect(await analysedWith(cache, text, shared)).toEqual(await analysedWith(undefined, text, shared));
  });

  it('is not made again [EARS-CACHE]', async () => {
    const cache = createEarsCache();
    const spec = specOf(['WHEN the lamp is lit, the box SHALL hum.']);
    const first = await analysedWith(cache, spec);
    expect((await analysedWith(cache, spec)).sentences[0]).toBe(first.sentences[0]);
    const other = await analysedWith(cache, spec.replace('hum', 'glow'));
    expect(other.sentences[0]).not.toBe(first.sentences[0]);
  });
});
