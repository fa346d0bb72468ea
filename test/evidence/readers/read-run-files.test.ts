import { describe, expect, it } from 'vitest';
import { LIMITS, parseConfig } from '#config';
import { readRunFiles } from '#evidence';
import type { EvidenceFiles, EvidenceRead } from '#model';
import { fixture, fixtures } from './report-fixtures.ts';

const parsed = parseConfig({});
if (!parsed.ok) throw new Error('no options are not accepted');
const { evidence } = parsed.config;

function filesOf(
  read: Readonly<Record<string, string | Exclude<EvidenceRead['kind'], 'text'>>>,
): EvidenceFiles {
  return {
    list: () => Object.keys(read).sort(),
    read: (path) => {
      const text = read[path];
      if (text === undefined) return { kind: 'missing' };
      if (text === 'missing' || text === 'outside' || text === 'too-large' || text === 'unreadable')
        return { kind: text };
      return { kind: 'text', path, text, sha256: `of ${path}` };
    },
  };
}

describe('readRunFiles', () => {
  it('knows a report by its content, whatever its name [REPORT-SNIFF-CONTENT]', () => {
    const { reports, coverage, unread } = readRunFiles(
      filesOf(
        Object.fromEntries(
          [...fixtures].map(([name, text], index) => [
            `reports/${String(index).padStart(2, '0')}.bin`,
            `${name.endsWith('.json') ? '' : '\ufeff'}${text}`,
          ]),
        ),
      ),
      evidence,
    );
    const formats = Object.groupBy(reports, ({ format }) => format);
    expect(
      Object.entries(formats)
        .map(([format, list]) => [format, list?.length])
        .sort(),
    ).toEqual([
      ['ctrf', 1],
      ['go-test', 1],
      ['junit', 16],
      ['playwright', 2],
      ['tap', 6],
      ['vitest', 2],
    ]);
    expect(coverage.map(({ format }) => format).sort()).toEqual([
      'cobertura',
      'cobertura',
      'lcov',
      'lcov',
      'lcov',
    ]);
    expect(unread).toEqual([]);
  });

  it('names the reason for each file that is no report [REPORT-SNIFF-UNREAD]', () => {
    const { reports, unread } = readRunFiles(
      filesOf({
        'reports/a.json': '{"name":"casebook"}',
        'reports/b.xml': '<html/>',
        'reports/c.xml': '  \n',
        'reports/d.xml': '<<<',
        'reports/e.json': '{"name":',
        'reports/f.tap': 'once upon a time',
        'reports/g.xml': 'too-large',
        'reports/h.xml': 'outside',
        'reports/i.xml': 'unreadable',
      }),
      evidence,
    );
    expect(reports).toEqual([]);
    expect(unread.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
      'reports/a.json It is JSON of no form of report that is known.',
      'reports/b.xml It is XML, and its outermost element, html, is that of no report that is known.',
      'reports/c.xml It is empty.',
      'reports/d.xml It is XML that cannot be read, even to its first element.',
      'reports/e.json It is JSON that is broken, and of no form that is known.',
      'reports/f.tap Its content is no report of a form that is known.',
      'reports/g.xml It is larger than 64 MB.',
      'reports/h.xml It is outside the project.',
      'reports/i.xml It is no text that can be read.',
    ]);
  });

  it('names what the options name and no file fits, and no place that is only usual [REPORT-SNIFF-ABSENT]', () => {
    const files = filesOf({ 'reports/v.json': fixture('vitest.json') });
    const { reports, unread } = readRunFiles(
      { ...files, list: (patterns) => files.list([]).filter((path) => patterns.includes(path)) },
      {
        ...evidence,
        reports: ['reports/v.json', 'reports/none.xml', '../outside.xml', 'none/**/*.xml', 'ctrf/*.json'],
        coverage: ['coverage/lcov.info', 'none/*.info', 'none/**/*.xml'],
      },
    );
    expect(reports.map(({ path }) => path)).toEqual(['reports/v.json']);
    expect(unread).toEqual([
      { path: 'reports/none.xml', reason: 'There is no such file in the project.' },
      { path: '../outside.xml', reason: 'There is no such file in the project.' },
      { path: 'none/**/*.xml', reason: 'No file in the project fits it.' },
      { path: 'none/*.info', reason: 'No file in the project fits it.' },
    ]);
  });

  it('reads no more files than its bound, and names the others [REPORT-HOSTILE-BOUNDS]', () => {
    const names = Array.from(
      { length: LIMITS.reportFiles + 2 },
      (_, index) => `r/${String(index).padStart(6, '0')}`,
    );
    const text = '<testsuite><testcase name="a"/></testsuite>';
    const { reports, unread } = readRunFiles(
      filesOf(Object.fromEntries(names.map((name) => [name, text]))),
      evidence,
    );
    expect(reports).toHaveLength(LIMITS.reportFiles);
    expect(unread.map(({ path }) => path)).toEqual(names.slice(-2));
  });

  it('gives each report its path and its hash [REPORT-SNIFF-CONTENT]', () => {
    const { reports } = readRunFiles(filesOf({ 'reports/v.json': fixture('vitest.json') }), evidence);
    expect(reports.map(({ path, sha256 }) => [path, sha256])).toEqual([
      ['reports/v.json', 'of reports/v.json'],
    ]);
  });

  it('reads the record, which is no report, and says what is wrong with it [REPORT-SNIFF-RECORD]', () => {
    const { record, recordProblems, unread } = readRunFiles(filesOf({ [evidence.record]: '{' }), evidence);
    expect(record).toEqual({ runs: [] });
    expect(recordProblems).toEqual([expect.objectContaining({ path: evidence.record })]);
    expect(unread).toEqual([]);
  });

  it('knows of nothing where no run can be seen [REPORT-SNIFF-CONTENT]', () => {
    expect(readRunFiles(undefined, evidence)).toEqual({
      reports: [],
      coverage: [],
      unread: [],
      record: { runs: [] },
      recordProblems: [],
    });
  });
});
