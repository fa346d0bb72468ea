import type { ReadCoverage } from './coverage-reading.ts';
import { CoverageReading } from './coverage-reading.ts';
import { linesOf } from './text-lines.ts';

/** Reads an LCOV tracefile; records of one file are added up. */
export function readLcov(text: string): ReadCoverage {
  const reading = new CoverageReading();
  let file: string | undefined;
  for (const { line, start, end, cut } of linesOf(text)) {
    const at = line.indexOf(':');
    const key = at < 0 ? line.trim() : line.slice(0, at);
    const value = line.slice(at + 1);
    if (cut && key !== 'end_of_record') {
      reading.problem('The report breaks off in this line.', start, end);
    } else if (key === 'SF') {
      file = value.trim();
      reading.file(file);
    } else if (key === 'end_of_record') {
      file = undefined;
    } else if (key === 'DA') {
      const numbers = /^(\d{1,9}),(-?\d{1,15})(?:,|$)/.exec(value.trim());
      if (file === undefined || numbers === null)
        reading.problem('This line of coverage cannot be read.', start, end);
      else reading.line(file, Number(numbers[1]), Number(numbers[2]));
    }
  }
  if (file !== undefined) reading.problem(`The record of ${file} has no end.`, text.length);
  return reading.finish('lcov');
}
