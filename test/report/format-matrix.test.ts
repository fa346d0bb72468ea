import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EVIDENCE_STANDINGS, LAYERS } from '#model';
import { formatMatrix } from '#report';
import { assessed, evidenceFor, STALE } from '../dependability/fixture.ts';

/** Reads CSV as RFC 4180 says. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (at >= text.length) throw new Error('An open quote');
        if (text[at] === '"') at++;
        field += text[at];
      }
      at++;
    } else while (at < text.length && text[at] !== ',' && !text.startsWith('\r\n', at)) field += text[at++];
    if (/["\r\n]/.test(field) && text[at - 1] !== '"') throw new Error('A field that should be quoted');
    row.push(field);
    if (text[at] === ',') at++;
    else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`Unexpected ${text[at]}`);
  }
  return rows;
}

test('has a row for each claim and a column for each layer and standing [CASE-CSV-ROWS]', () => {
  const [header = [], ...rows] = readCsv(
    formatMatrix(
      assessed(
        { box: { 'BOX-ADD': ['BOX-ADD-FULL'] } },
        {
          evidence: [
            evidenceFor('BOX-ADD-FULL'),
            evidenceFor('BOX-ADD-FULL', { layer: 'property', title: 'any', ...STALE }),
            evidenceFor('BOX-ADD-FULL', { title: 'weak', weak: 'It asserted nothing.' }),
          ],
        },
      ),
    ),
  );
  for (const layer of LAYERS)
    for (const standing of EVIDENCE_STANDINGS) expect(header).toContain(`${layer} ${standing}`);
  expect(rows.map((row) => row.length)).toEqual([header.length, header.length]);
  const value = (row: number, column: string) => rows[row]?.[header.indexOf(column)];
  expect([0, 1].map((row) => [value(row, 'tag'), value(row, 'kind'), value(row, 'strength')])).toEqual([
    ['BOX-ADD', 'requirement', 'mandatory'],
    ['BOX-ADD-FULL', 'scenario', 'mandatory'],
  ]);
  expect(value(1, 'requirement')).toBe('BOX-ADD');
  expect(value(1, 'obligations met')).toBe('an executed test, example or proof');
  for (const row of [0, 1]) {
    expect(value(row, 'verdict')).toBe('stale');
    expect(value(row, 'unit passed')).toBe('1');
    expect(value(row, 'unit weak')).toBe('1');
    expect(value(row, 'property stale')).toBe('1');
    expect(value(row, 'all passed')).toBe('1');
    expect(value(row, 'model passed')).toBe('0');
  }
});

test('lets no text of an author begin a formula, and reads back as it was [CASE-CSV-FORMULA]', () => {
  const plain = assessed({ box: { 'BOX-ADD': [] } });
  const titleOf = (title: string) => {
    const claims = plain.claims.map((claim) => ({ ...claim, title }));
    const [header = [], row = []] = readCsv(formatMatrix({ ...plain, claims }));
    expect(row).toHaveLength(header.length);
    return row[header.indexOf('title')] ?? '';
  };
  for (const start of ['=', '+', '-', '@', '\t=', ' =', '\u00a0+', '\uff1d']) {
    expect(titleOf(`${start}HYPERLINK("http://x")`)).toBe(`'${start}HYPERLINK("http://x")`);
  }
  expect(titleOf('Adds, "quotes"\r\nand lines')).toBe('Adds, "quotes"\r\nand lines');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (title) => {
      const read = titleOf(title);
      expect(read).not.toMatch(/^[=+\-@\t\r\n]/);
      expect([title, `'${title}`]).toContain(read);
    }),
  );
});
