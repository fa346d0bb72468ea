import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { positionAt, sourceFile } from '#model';
import { parseModule } from '../../../plugins/alloy/syntax/index.ts';

const cases = readFileSync(join(import.meta.dirname, 'mistakes.txt'), 'utf8');

/** Cases stand apart by an empty line; what is reported for one stands behind its text, after `--> `. */
function report(text: string): string {
  const file = sourceFile('m.als', text);
  const { module, problems } = parseModule(text, 'm.als');
  const lines = problems.flatMap(({ severity, message, span, hint }) => {
    const { line, column } = positionAt(file, span.start);
    const place = `${line}:${column}+${span.end - span.start}`;
    return [`--> ${severity} ${place} ${message}`, ...(hint === undefined ? [] : [`-->   ${hint}`])];
  });
  const read = module.paragraphs.map(({ kind }) => kind).join(', ');
  return [text, ...lines, `--> read: ${read === '' ? 'nothing' : read}`].join('\n');
}

describe('a mistake', () => {
  it('is reported at its place, with what was found and expected and a hint [ALLOY-PARSE-ERROR]', () => {
    const texts = cases
      .trimEnd()
      .split('\n\n')
      .map((part) => part.replace(/\n-->.*/g, ''));
    const found = `${texts.map(report).join('\n\n')}\n`;
    if (process.env.UPDATE === '1') writeFileSync(join(import.meta.dirname, 'mistakes.txt'), found);
    expect(texts.length).toBeGreaterThan(80);
    expect(found).toBe(cases);
  });

  it('leaves the paragraphs before and after it [ALLOY-PARSE-ERROR]', () => {
    const texts = cases
      .trimEnd()
      .split('\n\n')
      .map((part) => part.replace(/\n-->.*/g, ''));
    for (const text of texts) {
      // What is not closed may go on into the next paragraph, or hide it.
      if (/\/\*/.test(text)) continue;
      const { module, problems } = parseModule(`sig Before {}\n${text}\none sig After {}\n`, 'm.als');
      const names = module.paragraphs.flatMap((each) => (each.kind === 'signature' ? each.names : []));
      expect(names.map((name) => name.text)).toEqual(expect.arrayContaining(['Before', 'After']));
      expect(module.paragraphs.at(-1), text).toMatchObject({ multiplicity: 'one' });
      expect(problems.length).toBeGreaterThan(0);
    }
  });
});
