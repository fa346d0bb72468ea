import type { CoverageReport, ReportFormat } from '#model';
import { readJunit } from './junit.ts';
import { readJson, recordIn } from './read-json.ts';
import type { ReadTests } from './reading.ts';
import { readVitestJson } from './vitest-json.ts';
import { rootElement } from './walk-xml.ts';

/** Coverage without what the file itself is known by. */
export type ReadCoverage = Omit<CoverageReport, 'path' | 'sha256'>;

/** What a file turned out to be. */
export type ReadReport =
  | { readonly kind: 'tests'; readonly report: ReadTests }
  | { readonly kind: 'coverage'; readonly report: ReadCoverage }
  | { readonly kind: 'none'; readonly reason: string };

/** Reads a file that a run left behind, whatever its name: its content decides what it is. */
export function readReport(text: string): ReadReport {
  const start = text
    .slice(0, SNIFFED)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (start === '') return none('It is empty.');
  if (start.startsWith('<')) return readXmlReport(text);
  if (start.startsWith('{') || start.startsWith('[')) return readJsonReport(text.replace(/^\ufeff/, ''));
  return none('Its content is no report of a form that is known.');
}

const SNIFFED = 64 * 1024;

function readXmlReport(text: string): ReadReport {
  const root = rootElement(text);
  switch (root) {
    case 'testsuites':
    case 'testsuite':
      return tests(readJunit(text));
    case undefined:
      return none('It is XML that cannot be read, even to its first element.');
    default:
      return none(
        `It is XML, and its outermost element, ${root.slice(0, 40)}, is that of no report that is known.`,
      );
  }
}

function readJsonReport(text: string): ReadReport {
  const json = readJson(text);
  if (json.kind === 'broken') {
    const format = formatOfBroken(text);
    const problem = { message: json.message, start: json.offset, end: json.offset };
    return format === undefined
      ? none('It is JSON that is broken, and of no form that is known.')
      : tests({ format, results: [], problems: [problem] });
  }
  const report = recordIn(json.value);
  if (report !== undefined && Array.isArray(report.testResults)) return tests(readVitestJson(report));
  return none('It is JSON of no form of report that is known.');
}

/** Which report a broken JSON text was to be, by the words it starts with. */
function formatOfBroken(text: string): ReportFormat | undefined {
  if (/"numTotalTests"|"testResults"|"assertionResults"/.test(text)) return 'vitest';
  return undefined;
}

function tests(report: ReadTests): ReadReport {
  return { kind: 'tests', report };
}

function none(reason: string): ReadReport {
  return { kind: 'none', reason };
}
