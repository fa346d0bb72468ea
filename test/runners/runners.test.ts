import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReport as readAsEvidence } from '../../plugins/evidence/readers/read-report.ts';
import { formatCtrf } from '../../plugins/runners/ctrf.ts';

const EXPECTED = 'This test is expected to fail, and did.';
const repository = resolve(import.meta.dirname, '../..');
const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** Copies a fixture to a folder of its own, in which Casebook and the runner are installed, and runs its tests. */
function runTests(name: string, command: readonly string[], git: readonly (readonly string[])[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'casebook-runners-'));
  made.push(folder);
  cpSync(join(repository, 'test/fixtures/runners', name), folder, { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  for (const installed of readdirSync(join(repository, 'node_modules')))
    symlinkSync(join(repository, 'node_modules', installed), join(folder, 'node_modules', installed));
  symlinkSync(repository, join(folder, 'node_modules/casebook'));
  // As in every project: what a runner keeps there is no change of the tree.
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n');
  for (const args of git) spawnSync('git', args, { cwd: folder });
  const [script = '', ...args] = command;
  spawnSync(process.execPath, [join(repository, 'node_modules', script), ...args], {
    cwd: folder,
    timeout: 120_000,
    env: { ...process.env, CI: '', VITEST: '' },
  });
  return folder;
}

interface Report {
  readonly reportFormat: string;
  readonly results: {
    readonly tool: { readonly name: string };
    readonly summary: Readonly<Record<string, number>>;
    readonly environment?: { readonly commit?: string };
    readonly tests: readonly (Readonly<Record<string, unknown>> & {
      readonly name: string;
      readonly extra?: { readonly assertions?: number };
    })[];
  };
}

function readReport(folder: string, path: string): Report {
  return JSON.parse(readFileSync(join(folder, path), 'utf8'));
}

const COMMIT = [
  ['init', '-q'],
  ['-c', 'user.name=t', '-c', 'user.email=t@example.org', 'add', '-A'],
  ['-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '-qm', 'first'],
];

describe('casebook/vitest', () => {
  let folder = '';
  let results: Report['results'];
  beforeAll(() => {
    folder = runTests('vitest', ['vitest/vitest.mjs', 'run'], COMMIT);
    ({ results } = readReport(folder, 'reports/vitest-ctrf.json'));
  }, 120_000);
  const test = (name: string) => results.tests.find((one) => one.name === name);

  it('reports every test of Vitest with its status, suites, file and tags [RUNNER-REPORT]', () => {
    expect(results.tests.map(({ name, rawStatus, status }) => [name, rawStatus, status])).toEqual(
      expect.arrayContaining([
        ['holds the first thing', 'passed', 'passed'],
        ['asserts nothing', 'passed', 'passed'],
        ['claims what no spec has', 'failed', 'failed'],
        ['holds two things', 'failed', 'failed'],
        ['is skipped', 'skipped', 'skipped'],
        ['fails as it should', 'skipped', 'skipped'],
        ['passes when tried again', 'flaky', 'passed'],
        ['holds 1', 'passed', 'passed'],
        ['holds 2', 'failed', 'failed'],
        ['tests/broken.test.ts', 'errored', 'other'],
      ]),
    );
    expect(results.tests).toHaveLength(12);
    expect(test('holds the first thing')).toMatchObject({
      suite: ['box', 'when empty'],
      filePath: 'tests/box.test.ts',
      tags: ['BOX-FILL', 'BOX-FILL-FIRST'],
    });
    expect(results.summary).toMatchObject({
      tests: 12,
      passed: 5,
      failed: 3,
      skipped: 2,
      other: 2,
      flaky: 1,
    });
  });

  it('reports a suite that broke outside of its tests [RUNNER-REPORT]', () => {
    expect(test('that is never cleared away')).toMatchObject({
      ...{ suite: ['box'], status: 'other', rawStatus: 'errored', message: 'no way out' },
    });
  });

  it('calls no test of Vitest passed that failed as it was expected, and says so [RUNNER-EXPECTED]', () => {
    expect(test('fails as it should')).toMatchObject({ status: 'skipped', message: EXPECTED });
    expect(test('is skipped')?.message).toBeUndefined();
  });

  it('fails a test of Vitest that names a tag that no spec has [RUNNER-SPEC-UNKNOWN]', () => {
    expect(test('claims what no spec has')?.message).toBe(
      'No requirement or scenario has the tag `BOX-FIL`, expected `BOX-FILL`?',
    );
  });

  it('tells how many assertions each test of Vitest made [RUNNER-ASSERTIONS]', () => {
    expect(test('holds the first thing')?.extra?.assertions).toBe(2);
    expect(test('asserts nothing')?.extra?.assertions).toBe(0);
  });

  it('names the commit of a clean tree [RUNNER-COMMIT]', () => {
    const { stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: folder, encoding: 'utf8' });
    expect(results.environment?.commit).toBe(stdout.trim());
  });
});

describe('casebook/playwright', () => {
  let results: Report['results'];
  beforeAll(() => {
    const folder = runTests('playwright', ['@playwright/test/cli.js', 'test'], COMMIT.slice(0, 1));
    ({ results } = readReport(folder, 'reports/results.json'));
  }, 120_000);
  const test = (name: string) => results.tests.find((one) => one.name === name);

  it('reports every test of Playwright with its status, suites, file, project and tags [RUNNER-REPORT]', () => {
    expect(results.tests.map(({ name, rawStatus }) => [name, rawStatus])).toEqual([
      ['holds the first thing', 'passed'],
      ['asserts nothing', 'passed'],
      ['claims what no spec has', 'failed'],
      ['is flaky', 'flaky'],
      ['fails', 'failed'],
      ['fails as it should', 'skipped'],
      ['is skipped', 'skipped'],
    ]);
    expect(test('holds the first thing')).toMatchObject({
      suite: ['box'],
      filePath: 'tests/box.spec.ts',
      tags: ['BOX-FILL', 'BOX-FILL-FIRST', 'fast'],
      extra: { project: 'api' },
    });
  });

  it('calls no test of Playwright passed that failed as it was expected, and says so [RUNNER-EXPECTED]', () => {
    expect(test('fails as it should')).toMatchObject({ status: 'skipped', message: EXPECTED });
    expect(test('is skipped')?.message).toBeUndefined();
  });

  it('fails a test of Playwright that names a tag that no spec has [RUNNER-SPEC-UNKNOWN]', () => {
    expect(test('claims what no spec has')?.message).toContain('expected `BOX-FILL`?');
  });

  it('tells how many assertions each test of Playwright made [RUNNER-ASSERTIONS]', () => {
    expect(test('holds the first thing')?.extra?.assertions).toBe(1);
    expect(test('asserts nothing')?.extra?.assertions).toBe(0);
  });

  it('names no commit where the tree differs from it [RUNNER-COMMIT]', () => {
    expect(results.environment).toBeUndefined();
  });
});

describe('a report of these reporters', () => {
  it('is read with titles, project and assertions as they are [RUNNER-READ]', () => {
    const test = {
      ...{ title: 'many things', suites: ['many'], path: 'test/box.test.ts', project: 'api', tags: [] },
      ...{ status: 'passed' as const, milliseconds: 2, retries: 0, assertions: 0 },
    };
    const read = readAsEvidence(formatCtrf({ tool: 'vitest', start: 0, stop: 2, tests: [test] }));
    if (read.kind !== 'tests') throw new Error('It is no report of tests');
    expect(read.report.problems).toEqual([]);
    expect(read.report.results).toEqual([
      {
        ...{ titles: ['many', 'many things'], file: 'test/box.test.ts', runnerProject: 'api' },
        ...{ status: 'passed', declared: [], milliseconds: 2, assertions: 0 },
      },
    ]);
  });
});
