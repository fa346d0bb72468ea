import { CoverageReading, type ReadCoverage } from './coverage-reading.ts';
import { joinPath } from './reading.ts';
import { walkXml } from './walk-xml.ts';

/** Reads a Cobertura report; where it names one source folder, its files are below that. */
export function readCobertura(text: string): ReadCoverage {
  const reading = new CoverageReading();
  const open: string[] = [];
  const sources: string[] = [];
  const lines: { readonly file: string; readonly line: number; readonly hits: number }[] = [];
  let file: string | undefined;
  let source: string | undefined;
  const broken = walkXml(text, {
    open(name, attributes, offset) {
      const parents = [open.at(-1), open.at(-2)];
      open.push(name);
      if (name === 'coverage') reading.takenAt(millisecondsIn(attributes.get('timestamp')));
      else if (name === 'source') source = '';
      else if (name === 'class') {
        file = attributes.get('filename') || undefined;
        if (file === undefined) reading.problem('A class names no file.', offset);
      } else if (name === 'line' && parents[0] === 'lines' && parents[1] === 'class' && file !== undefined) {
        const [line, hits] = [attributes.get('number') ?? '', attributes.get('hits') ?? ''];
        if (/^\d{1,9}$/.test(line) && /^-?\d{1,15}$/.test(hits))
          lines.push({ file, line: Number(line), hits: Number(hits) });
        else reading.problem('This line of coverage cannot be read.', offset);
      }
      return true;
    },
    text(part) {
      if (source !== undefined) source += part;
    },
    close(name) {
      open.pop();
      if (name === 'class') file = undefined;
      if (name !== 'source') return;
      if (source?.trim()) sources.push(source.trim());
      source = undefined;
    },
  });
  reading.problems(broken);
  const folder = sources.length === 1 && sources[0] !== '.' ? sources[0] : undefined;
  for (const { file: name, line, hits } of lines) reading.line(joinPath(folder, name), line, hits);
  return reading.finish('cobertura');
}

/** Since 1970, in milliseconds; some tools write seconds. */
function millisecondsIn(value: string | undefined): number {
  const number = /^\d{1,16}$/.test(value ?? '') ? Number(value) : 0;
  return number < 1e11 ? number * 1000 : number;
}
