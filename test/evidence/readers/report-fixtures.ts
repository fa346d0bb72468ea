import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TestResult } from '#model';
import { type ReadReport, readReport } from '../../../plugins/evidence/readers/read-report.ts';

const folder = fileURLToPath(new URL('../../fixtures/reports/', import.meta.url));

/** The files that real runners wrote, by name. */
export const fixtures: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .filter((name) => !['README.md', 'expected.json'].includes(name))
    .sort()
    .map((name) => [name, readFileSync(`${folder}${name}`, 'utf8')]),
);

export const expected: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync(`${folder}expected.json`, 'utf8'),
);

export function fixture(name: string): string {
  const text = fixtures.get(name);
  if (text === undefined) throw new Error(`no fixture ${name}`);
  return text;
}

/** The results of a text that must be a report of tests. */
export function testsIn(text: string) {
  const read = readReport(text);
  if (read.kind !== 'tests') throw new Error(`no report of tests, but ${read.kind}`);
  return read.report;
}

export function coverageIn(text: string) {
  const read = readReport(text);
  if (read.kind !== 'coverage') throw new Error(`no coverage, but ${read.kind}`);
  return read.report;
}

/** How many results ended in which way. */
export function countsOf(results: readonly TestResult[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** What was read, a line for each result or file, so that a person can compare it with the runner's own words. */
export function rowsOf(read: ReadReport): unknown {
  switch (read.kind) {
    case 'none':
      return read.reason;
    case 'coverage': {
      const { files, ...said } = read.report;
      return {
        ...said,
        files: files.map(
          ({ file, lines }) => `${file}: ${[...lines].map((pair) => pair.join('×')).join(' ')}`,
        ),
      };
    }
    case 'tests': {
      const { results, ...said } = read.report;
      return { ...said, results: results.map(rowOf) };
    }
  }
}

function rowOf({ status, titles, message, ...more }: TestResult): string {
  const first = message?.split('\n')[0];
  const { milliseconds: _, ...rest } = more;
  return `${status}: ${titles.join(' / ')} ${JSON.stringify(rest)}${first === undefined ? '' : ` ${first}`}`;
}
