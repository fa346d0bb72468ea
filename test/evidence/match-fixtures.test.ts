import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readReport } from '../../plugins/evidence/readers/read-report.ts';
import { matchIn, matchInBrief } from './match-project.ts';

const reports = fileURLToPath(new URL('../fixtures/reports/', import.meta.url));
const projects = fileURLToPath(new URL('../fixtures/matching/', import.meta.url));
const golden = `${projects}expected.json`;

/** The reports of each project, and where its runner leaves them there. */
const all = [
  [
    'java',
    'target/surefire-reports/',
    'surefire.junit.xml surefire-set-up.junit.xml surefire-nested.junit.xml',
  ],
  ['python', 'reports/', 'pytest-xunit1.junit.xml pytest-reruns.junit.xml'],
  ['go', 'reports/', 'go-test.json go-junit-report.xml'],
  ['rust', 'target/nextest/ci/', 'nextest.junit.xml'],
  ['cpp', 'reports/', 'googletest.junit.xml'],
  ['vitest', 'reports/', 'vitest.json vitest.junit.xml'],
  ['jest', 'reports/', 'jest.json jest.ctrf.json jest-junit.xml jest-junit-files.xml'],
  ['playwright', 'test-results/', 'playwright.json playwright.junit.xml'],
  ['node', 'reports/', 'node.tap node.junit.xml'],
].flatMap(([project = '', folder = '', names = '']) =>
  names.split(' ').map((name) => ({ project, name, path: `${folder}${name}` })),
);

const textsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(`${projects}${folder}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = `${entry.parentPath}/${entry.name}`;
        return [path.slice(projects.length + folder.length + 1), readFileSync(path, 'utf8')];
      }),
  );

const read = (name: string, path: string) => {
  const found = readReport(readFileSync(`${reports}${name}`, 'utf8'));
  if (found.kind !== 'tests') throw new Error(`${name} is no report of tests`);
  return { ...found.report, path, sha256: '0'.repeat(64) };
};

const rowsOf = async (texts: Readonly<Record<string, string>>, name: string, path: string) => {
  const report = read(name, path);
  const matches = await matchIn(texts, report);
  return report.results.map(({ titles }, i) => `${titles.join(' > ')} => ${matchInBrief(matches[i])}`);
};

describe('reports that real runners wrote', () => {
  it('are matched with the tests that these runners ran [EVID-MATCH-RUNNERS]', async () => {
    const rows: Record<string, readonly string[]> = {};
    for (const { name, project, path } of all) rows[name] = await rowsOf(textsOf(project), name, path);
    if (process.env.UPDATE) writeFileSync(golden, `${JSON.stringify(rows, null, 2)}\n`);
    expect(rows).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
    expect(Object.keys(rows)).toHaveLength(19);
  });

  it('are matched with no test of another project where several stand in one tree [EVID-MATCH-RUNNERS]', async () => {
    const folders = [...new Set(all.map(({ project }) => project))];
    const texts = Object.fromEntries(
      folders.flatMap((folder) =>
        Object.entries(textsOf(folder)).map(([path, text]) => [`${folder}/${path}`, text]),
      ),
    );
    for (const { name, project, path } of all) {
      const rows = await rowsOf(texts, name, `${project}/${path}`);
      const places = rows.flatMap((row) => / => (?:in |all of )?([\w/.]+)(?::\d+)? /.exec(row)?.[1] ?? []);
      expect(places.filter((place) => !place.startsWith(`${project}/`) && place.includes('/'))).toEqual([]);
    }
  });
});
