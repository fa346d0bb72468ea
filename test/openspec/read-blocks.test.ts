import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceFile } from '#model';
import { readCommonMark } from '../../plugins/openspec/commonmark-blocks.ts';
import { readBlocks } from '../../plugins/openspec/read-blocks.ts';
import { markdownLines } from './arbitrary-markdown.ts';

describe('reading the blocks of a file in pieces', () => {
  it('gives what the Markdown reader gives for the whole text, whatever the lines are [READ-NEVER-FAILS-BLOCKS]', () => {
    fc.assert(
      fc.property(markdownLines, (text) => {
        const file = sourceFile('spec.md', text);
        expect(readBlocks(file)).toEqual(readCommonMark(file.text, 0, file.text.length));
      }),
      { numRuns: 3000 },
    );
  });
});
