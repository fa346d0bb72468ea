import type { Fence, SourceFile, Span } from '#model';

/**
 * Gives for parts of a fence's text their places in the file.
 * Ensures: what stands before the code of a line, an indent or the mark of a quote, and the author's line endings are counted.
 */
export function placeInFile(
  file: SourceFile,
  { value, valueSpan }: Fence,
): (part: { readonly start: number; readonly end: number }) => Span {
  const written = file.text.slice(valueSpan.start, valueSpan.end).split(/(?<=\r\n|\r(?!\n)|\n)/);
  const starts: { readonly inValue: number; readonly inFile: number }[] = [];
  let inFile = valueSpan.start;
  let inValue = 0;
  for (const [at, code] of value.split(/\r\n|\r|\n/).entries()) {
    const line = written[at] ?? '';
    const body = line.replace(/[\r\n]+$/, '');
    starts.push({ inValue, inFile: inFile + Math.max(0, body.length - code.length) });
    inFile += line.length;
    inValue += code.length + lineEnding(value, inValue + code.length);
  }
  const place = (offset: number) => {
    const start = starts.findLast((line) => line.inValue <= offset);
    const at = start === undefined ? valueSpan.start : start.inFile + offset - start.inValue;
    return Math.min(at, valueSpan.end);
  };
  return ({ start, end }) => ({
    path: file.path,
    start: place(start),
    end: Math.max(place(start), place(end)),
  });
}

function lineEnding(text: string, at: number): number {
  if (text[at] === '\r') return text[at + 1] === '\n' ? 2 : 1;
  return text[at] === '\n' ? 1 : 0;
}
