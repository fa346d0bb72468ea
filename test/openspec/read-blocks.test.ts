import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceFile } from '#model';
import { readCommonMark } from '../../plugins/openspec/commonmark-blocks.ts';
import { readBlocks } from '../../plugins/openspec/read-blocks.ts';
import { readBudget } from '../../plugins/openspec/read-budget.ts';
import { markdownLines, nestedLists } from './arbitrary-markdown.ts';

describe('reading the blocks of a file in pieces', () => {
  it('gives what the Markdown reader gives for the whole text, whatever the lines are [READ-NEVER-FAILS-BLOCKS]', () => {
    fc.assert(
      fc.property(markdownLines, (text) => {
        const file = sourceFile('spec.md', text);
        expect(readBlocks(file, readBudget())).toEqual(readCommonMark(file.text, 0, file.text.length));
      }),
      { numRuns: 3000 },
    );
  });

  it('gives what the Markdown reader gives for lists of any length, wherever a piece ends [READ-NEVER-FAILS-BLOCKS]', () => {
    const texts = fc.oneof({ weight: 3, arbitrary: nestedLists }, markdownLines);
    fc.assert(
      fc.property(texts, fc.constantFrom(1, 1, 20, 60), (text, pieceLength) => {
        const file = sourceFile('spec.md', text);
        const blocks = readBlocks(file, readBudget(), pieceLength);
        expect(blocks).toEqual(readCommonMark(file.text, 0, file.text.length));
      }),
      { numRuns: 3000 },
    );
  });

  const words = 'Words of a paragraph that fill a line of this file.\n'.repeat(15);

  it.each([
    [
      'a fence that is open over headings',
      `- a\n\n  b\n\n${words}\n\`\`\`\n${`# x\n\n${words}\n`.repeat(4)}\`\`\`\n\n# y\n`,
    ],
    ['raw HTML over headings', `<div>\n${`# x\n${words}`.repeat(4)}\n# y\n`],
    ['raw HTML over blank lines', `<pre>\n${`# x\n\n${words}\n`.repeat(4)}</pre>\n\n# y\n`],
    [
      'a list over blank lines',
      `- a\n  - b\n${`\n- c\n  - d ${words.slice(0, 200).replaceAll('\n', ' ')}\n`.repeat(8)}\n# y\n`,
    ],
    ['a fence that is never closed', `- a\n  - b\n\n${words}\n~~~\n${`# x\n\n${words}\n`.repeat(4)}`],
    ['a mark at the start of a piece', `- a\n  - b\n\n${words}\n\uFEFF| a |\n|---|\n\n# y\n`],
  ])('reads %s as one, however long it is [READ-NEVER-FAILS-BLOCKS]', (_, text) => {
    expect(readBlocks(sourceFile('spec.md', text), readBudget())).toEqual(
      readCommonMark(text, 0, text.length),
    );
  });

  it('leaves text unread that is nested deeper than anyone can follow, and goes on below it [READ-NEVER-FAILS-DEEP]', () => {
    const text = `${'> '.repeat(20_000)}x\n\n# y\n`;
    expect(readBlocks(sourceFile('spec.md', text), readBudget()).map(({ kind }) => kind)).toEqual([
      'unread',
      'heading',
    ]);
  });
});
