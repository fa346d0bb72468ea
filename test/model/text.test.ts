import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineSpan, positionAt, sourceFile, textOf } from '#model';

const text = fc
  .array(fc.constantFrom('a', 'bc', '', '\n', '\r', '\r\n', '\uFEFF', '😀'))
  .map((parts) => parts.join(''));
const withoutReturns = text.map((each) => each.replaceAll('\r', ''));

describe('a source file', () => {
  it('has a line after every CRLF, LF and lone CR, whichever of them it uses [READ-CRLF]', () => {
    fc.assert(
      fc.property(fc.oneof(text, withoutReturns), (written) => {
        const file = sourceFile('a.md', written);
        const lines = file.text.split(/\r\n|\n|\r/);
        expect(file.lineStarts.map((_, i) => textOf(file, lineSpan(file, i + 1)))).toEqual(lines);
        for (const [i, start] of file.lineStarts.entries())
          expect(positionAt(file, start)).toEqual({ line: i + 1, column: 1 });
      }),
    );
  });
});
