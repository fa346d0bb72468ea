import type { ReportFormat } from '#model';
import { readCobertura } from './cobertura.ts';
import type { ReadCoverage } from './coverage-reading.ts';
import { readCtrf } from './ctrf.ts';
import { readGoTest } from './go-test.ts';
import { readJunit } from './junit.ts';
import { readLcov } from './lcov.ts';
import { isOwnJunit } from './own-junit.ts';
import { readPlaywrightJson } from './playwright-json.ts';
import { type JsonRecord, readJson, recordIn } from './read-json.ts';
import type { ReadTests } from './reading.ts';
import { readTap } from './tap.ts';
import { readVitestJson } from './vitest-json.ts';
import { rootElement } from './walk-xml.ts';

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
  if (GO_EVENT.test(start)) return tests(readGoTest(text));
  if (start.startsWith('{') || start.startsWith('[')) return readJsonReport(text.replace(/^\ufeff/, ''));
  if (/^(?:TN:|SF:)/m.test(start) && !TAP.test(start)) return { kind: 'coverage', report: readLcov(text) };
  if (TAP.test(start)) return tests(readTap(text));
  return none('Its content is no report of a form that is known.');
}

const SNIFFED = 64 * 1024;
const GO_EVENT = /^\{[^\n]*"(?:Action|ImportPath)":"[^\n]*(?:\n|$)/;
const TAP = /^(?:TAP version \d+|1\.\.\d+\s*(?:#.*)?$|(?:not )?ok \d+\b)/m;

function readXmlReport(text: string): ReadReport {
  const root = rootElement(text);
  switch (root) {
    case 'testsuites':
    case 'testsuite':
      if (isOwnJunit(text)) return none('It holds verdicts of Casebook, which are no results of tests.');
      return tests(readJunit(text));
    case 'coverage':
      return { kind: 'coverage', report: readCobertura(text) };
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
  if (report === undefined) return none('It is JSON of no form of report that is known.');
  return readJsonRecord(report);
}

function readJsonRecord(report: JsonRecord): ReadReport {
  if (Array.isArray(report.testResults)) return tests(readVitestJson(report));
  if (Array.isArray(report.suites) && recordIn(report.config) !== undefined)
    return tests(readPlaywrightJson(report));
  if (Array.isArray(recordIn(report.results)?.tests)) return tests(readCtrf(report));
  return none('It is JSON of no form of report that is known.');
}

/** Which report a broken JSON text was to be, by the words in it. */
function formatOfBroken(text: string): ReportFormat | undefined {
  if (/"numTotalTests"|"testResults"|"assertionResults"/.test(text)) return 'vitest';
  if (/"reportFormat"\s*:\s*"CTRF"|^\s*\{\s*"results"\s*:\s*\{/.test(text)) return 'ctrf';
  if (/"configFile"|"rootDir"|"failOnFlakyTests"/.test(text)) return 'playwright';
  return undefined;
}

function tests(report: ReadTests): ReadReport {
  return { kind: 'tests', report };
}

function none(reason: string): ReadReport {
  return { kind: 'none', reason };
}
