import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankMarkdown, parseModule } from '../../../plugins/alloy/syntax/index.ts';

/** What is left of a text, without the spaces around its lines and without empty lines. */
const kept = (text: string) =>
  blankMarkdown(text)
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

describe('a Markdown text', () => {
  it('keeps the lines of its Alloy fences at their places [ALLOY-MARKDOWN]', () => {
    const text =
      '# A model\r\n\n```alloy\r\nsig A {}\n```\rProse `sig B {}`\n\n```Alloy\nrun { some A }\n```\n';
    const blanked = blankMarkdown(text);
    expect(blanked).toHaveLength(text.length);
    expect(kept(text)).toEqual(['sig A {}', 'run { some A }']);
    const { module, problems } = parseModule(blanked, 'spec.md');
    expect(problems).toEqual([]);
    expect(module.paragraphs.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      'sig A {}',
      'run { some A }',
    ]);
  });

  it('may fence with more marks, with tildes, and indented by up to three spaces [ALLOY-MARKDOWN]', () => {
    expect(kept('~~~~ alloy\na\n~~~\nb\n~~~~~\nc')).toEqual(['a', '~~~', 'b']);
    expect(kept('   ```alloy\n   a\n  ```\nb')).toEqual(['a']);
    expect(kept('    ```alloy\na\n```\nb\n```')).toEqual([]);
    expect(kept('````alloy\n```\n````')).toEqual(['```']);
  });

  it('may have attributes after the language, but no other word [ALLOY-MARKDOWN]', () => {
    expect(kept('```alloy {.numbered}\na\n```')).toEqual(['a']);
    expect(kept('```alloy title="A model" start=3\na\n```')).toEqual(['a']);
    for (const info of ['alloy ignore', 'alloyx', 'text alloy', '', 'alloy, ignore', 'alloy `']) {
      expect(kept(`\`\`\`${info}\na\n\`\`\``)).toEqual([]);
    }
  });

  it('keeps nothing of fences inside other fences, and all of one that is not closed [ALLOY-MARKDOWN]', () => {
    expect(kept('````md\n```alloy\na\n```\n````\nb')).toEqual([]);
    expect(kept('```alloy\na\nb')).toEqual(['a', 'b']);
  });

  it('keeps its length and its line ends, whatever it is [ALLOY-MARKDOWN]', () => {
    const piece = fc.constantFrom(
      '```alloy',
      '```',
      '~~~ alloy',
      '~~~',
      '\n',
      '\r\n',
      '\r',
      'é 𝒳',
      ' ',
      '\t',
      'sig A {}',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        const text = pieces.join('');
        const blanked = blankMarkdown(text);
        expect(blanked).toHaveLength(text.length);
        for (let i = 0; i < text.length; i++) {
          if (/[\r\n]/.test(text[i] ?? '')) expect(blanked[i]).toBe(text[i]);
          else expect([' ', text[i]]).toContain(blanked[i]);
        }
      }),
    );
  });
});
