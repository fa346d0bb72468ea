import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitMarkdown } from '../../plugins/starlight/docs.ts';

describe('splitMarkdown', () => {
  it('cuts at headings and fences and keeps a fence inside a longer fence as text [SITE-GUIDE-RENDER]', () => {
    const text = [
      'before',
      '## One `two`',
      'prose',
      '````markdown',
      '```ts',
      'x',
      '```',
      '````',
      'after',
    ].join('\n');
    expect(splitMarkdown(text)).toEqual([
      { kind: 'prose', text: 'before' },
      { kind: 'heading', depth: 2, text: 'One `two`' },
      { kind: 'prose', text: 'prose' },
      { kind: 'fence', language: 'markdown', text: '```ts\nx\n```' },
      { kind: 'prose', text: 'after' },
    ]);
  });

  it('does not take a comment in code for a heading [SITE-GUIDE-RENDER]', () => {
    expect(splitMarkdown('```sh\n## not a heading\n```').map((piece) => piece.kind)).toEqual(['fence']);
  });

  it('loses no word of a page [SITE-GUIDE-RENDER]', () => {
    const line = fc.constantFrom('## head', '```ts', '```', '~~~', 'word', '', '- item', '    deep', '````');
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const kept = splitMarkdown(lines.join('\n'))
          .map((piece) => piece.text)
          .join('\n');
        for (const word of ['word', 'item', 'deep', 'head']) {
          const count = (text: string) => text.split(word).length;
          expect(count(kept)).toBe(count(lines.join('\n')));
        }
      }),
    );
  });
});
