import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceFile } from '#model';
import { caretFrame } from '../../plugins/report/caret-frame.ts';
import { columnsOf, visibleText } from '../../plugins/report/visible-text.ts';

const at = (text: string, word: string) => {
  const start = text.indexOf(word);
  return { path: 'a.md', start, end: start + word.length };
};

describe('caretFrame', () => {
  it('puts carets below the words of the span [FIND-TEXT-FRAME]', () => {
    const text = 'one\ntwo three four\n';
    expect(caretFrame(sourceFile('a.md', text), at(text, 'three'), 80)).toEqual({
      line: 2,
      column: 5,
      source: 'two three four',
      marker: '    ^^^^^',
    });
  });

  it('counts wide characters as two columns [FIND-TEXT-FRAME]', () => {
    const text = '箱 three';
    expect(caretFrame(sourceFile('a.md', text), at(text, 'three'), 80).marker).toBe('   ^^^^^');
  });

  it('marks only the first line of a span over several [FIND-TEXT-FRAME]', () => {
    const text = 'one two\nthree';
    const frame = caretFrame(sourceFile('a.md', text), { path: 'a.md', start: 4, end: text.length }, 80);
    expect(frame).toMatchObject({ source: 'one two', marker: '    ^^^' });
  });

  it('fits any text and any span into the width and keeps the carets in it [FIND-TEXT-FRAME]', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 400, unit: 'grapheme' }),
        fc.nat(400),
        fc.nat(400),
        fc.integer({ min: 20, max: 120 }),
        (text, a, b, width) => {
          const file = sourceFile('a.md', text);
          const span = { path: 'a.md', start: Math.min(a, b), end: Math.max(a, b) };
          const frame = caretFrame(file, span, width);
          expect(columnsOf(frame.source)).toBeLessThanOrEqual(width);
          expect(frame.marker.length).toBeLessThanOrEqual(width);
          expect(frame.marker).toMatch(/^ *\^+$/);
        },
      ),
    );
  });

  it('lets nothing in a text steer the terminal [FIND-TEXT-SAFE]', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visibleText(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
    expect(visibleText('\u001b[31mred\u202e')).toBe('\ufffd[31mred\ufffd');
  });
});
