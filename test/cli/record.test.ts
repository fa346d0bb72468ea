import { spawn } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '#config';
import { readRecord } from '#evidence';
import type { RecordedRun } from '#model';
import { addReview } from '../../plugins/cli/add-review.ts';
import { BoxHistory, VERIFIED } from './box-history.ts';
import { collect, LAUNCHER, writeProject } from './run-casebook.ts';

const RECORD = 'reports/casebook-record.json';
const node = (code: string) => ['record', '--', process.execPath, '-e', code];
const runsOf = (box: BoxHistory): readonly RecordedRun[] => readRecord(box.read(RECORD)).record.runs;
const pathsOf = (box: BoxHistory) => runsOf(box).map(({ reports }) => reports.map(({ path }) => path));

/** Code that writes a report in which one test has the given title. */
const writeReport = (path: string, title = 'gives back what was put [BOX-KEEP-GET]') =>
  `const fs = require('node:fs'); fs.mkdirSync('reports', { recursive: true });
   fs.writeFileSync('${path}', '<testsuites><testsuite name="box"><testcase name="${title}" classname="box" file="test/box.test.js"/></testsuite></testsuites>');`;

describe('casebook record', () => {
  it('runs a command in this terminal and passes its exit status on, recording failed tests too [FRESH-RECORD-STATUS]', async () => {
    const box = new BoxHistory();
    box.edit('src/box.js', 'value = next', 'value = 0');
    const run = await box.casebook('record', '--', process.execPath, 'run-tests.mjs');
    expect(run).toEqual({ status: 1, out: '', error: `casebook: 1 report recorded in ${RECORD}\n` });
    expect(await box.see()).toEqual({ ...VERIFIED, 'BOX-KEEP': 'refuted', 'BOX-KEEP-GET': 'refuted' });
    const said = await box.casebook(
      ...node(`${writeReport('reports/a.xml')} console.log('from the tests'); process.exitCode = 7;`),
    );
    expect(said).toMatchObject({ status: 7, out: 'from the tests\n' });
  });

  it('says which commit, whether the tree differed from it, when and by which command [FRESH-RECORD]', async () => {
    const box = new BoxHistory();
    const commit = box.git('rev-parse', 'HEAD');
    const before = new Date().toISOString();
    await box.casebook('record', '--', process.execPath, 'run-tests.mjs');
    const [first] = runsOf(box);
    expect(first).toMatchObject({ commit, dirty: false, command: [process.execPath, 'run-tests.mjs'] });
    expect(first && before <= first.takenAt && first.takenAt <= new Date().toISOString()).toBe(true);
    box.edit('src/box.js', 'value = next', 'value = [next][0]');
    await box.casebook('record', '--', process.execPath, 'run-tests.mjs');
    expect(runsOf(box)).toMatchObject([{ commit, dirty: true }]);
  });

  it('records only the reports that the command wrote, same bytes or not [FRESH-RECORD-WRITTEN]', async () => {
    const box = new BoxHistory();
    await box.casebook(...node(writeReport('reports/a.xml')));
    await box.casebook(...node(writeReport('reports/b.xml')));
    expect(pathsOf(box)).toEqual([['reports/b.xml'], ['reports/a.xml']]);
    box.edit('src/box.js', 'value = next', 'value = [next][0]');
    expect((await box.see())['BOX-KEEP-GET']).toEqual(['stale', expect.any(String), expect.any(String)]);
    await box.casebook(...node(writeReport('reports/a.xml')));
    expect(pathsOf(box)).toEqual([['reports/a.xml'], ['reports/b.xml']]);
    const { evidence } = await box.assess();
    expect(
      evidence.flatMap(({ test, freshness }) =>
        test?.outcome ? [[test.outcome.report.report.path, freshness.kind]] : [],
      ),
    ).toEqual(
      expect.arrayContaining([
        ['reports/a.xml', 'fresh'],
        ['reports/b.xml', 'stale'],
      ]),
    );
  });

  it('forgets runs whose reports are gone or were written anew since [FRESH-RECORD-FILE]', async () => {
    const box = new BoxHistory();
    for (const name of ['a', 'b', 'c']) await box.casebook(...node(writeReport(`reports/${name}.xml`)));
    box.remove('reports/a.xml');
    box.write('reports/b.xml', '<testsuites/>');
    await box.casebook(...node(writeReport('reports/d.xml')));
    expect(pathsOf(box)).toEqual([['reports/d.xml'], ['reports/c.xml']]);
    expect(LIMITS.recordedRuns).toBeGreaterThan(4);
  });

  it('records no text that changed while the command ran, and says so [FRESH-RECORD-DURING]', async () => {
    const box = new BoxHistory();
    const change = `const path = 'src/box.js'; fs.writeFileSync(path, fs.readFileSync(path, 'utf8').replace('value = next', 'value = [next][0]'));`;
    const run = await box.casebook(...node(`${writeReport('reports/a.xml')} ${change}`));
    expect(run.error).toMatch(
      /casebook: \d+ texts of claims or code changed while the command ran, so what rests on them is stale/,
    );
    expect(await box.see()).toMatchObject({
      'BOX-KEEP-GET': ['stale', '`put()` in `src/box.js` changed after the test ran.'],
    });
    box.edit('src/box.js', 'value = [next][0]', 'value = next');
    expect((await box.see())['BOX-KEEP-GET']).toEqual([
      'stale',
      '`put()` in `src/box.js` changed after the test ran.',
    ]);
  });

  it('says where the command left no report [FRESH-RECORD-WRITTEN]', async () => {
    const box = new BoxHistory();
    const run = await box.casebook(...node('process.exitCode = 3'));
    expect(run.status).toBe(3);
    expect(run.error).toContain('nothing was recorded: the command wrote no file that `evidence.reports`');
    expect(existsSync(join(box.root, RECORD))).toBe(false);
  });

  it('fails where the command cannot be started [FRESH-RECORD-STATUS]', async () => {
    const run = await new BoxHistory().casebook('record', '--', './no-such-runner');
    expect(run.status).toBe(3);
    expect(run.error).toContain('casebook: `./no-such-runner` could not be started');
  });

  it('passes signals on and records what was left all the same [FRESH-RECORD-STATUS]', async () => {
    const box = new BoxHistory();
    const code = `${writeReport('reports/a.xml')} process.on('SIGTERM', () => process.exit(9)); setInterval(() => {}, 1000); console.log('ready');`;
    const child = spawn(process.execPath, [LAUNCHER, ...node(code)], {
      cwd: box.root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.once('data', () => child.kill('SIGTERM'));
    expect(await collect(child)).toMatchObject({
      status: 9,
      error: `casebook: 1 report recorded in ${RECORD}\n`,
    });
    const killed = await box.casebook(
      ...node(`${writeReport('reports/b.xml')} process.kill(process.pid, 'SIGKILL');`),
    );
    expect(killed.status).toBe(137);
    expect(pathsOf(box)).toEqual([['reports/b.xml'], ['reports/a.xml']]);
  });

  it('does not begin where the record is damaged, so that nothing of it is lost [FRESH-RECORD-DAMAGED]', async () => {
    const box = new BoxHistory();
    box.write(RECORD, '{"schemaVersion": 9, "runs": []}');
    const run = await box.casebook(...node(writeReport('reports/a.xml')));
    expect(run.status).toBe(2);
    expect(run.error).toContain(`\`${RECORD}\` cannot be added to`);
    expect(existsSync(join(box.root, 'reports/a.xml'))).toBe(false);
    expect(box.read(RECORD)).toBe('{"schemaVersion": 9, "runs": []}');
  });
});

describe('a record of an older Casebook', () => {
  it('begins a new record where an older Casebook wrote it [FRESH-RECORD-OUTDATED]', async () => {
    const box = new BoxHistory();
    const run = node(writeReport('reports/a.xml'));
    await box.casebook(...run);
    box.write(RECORD, box.read(RECORD).replace('"schemaVersion": 2', '"schemaVersion": 1'));
    const { out } = await box.casebook('check');
    expect(out).toContain('written by an older Casebook');
    expect(await box.casebook(...run)).toMatchObject({ status: 0 });
    expect(pathsOf(box)).toEqual([['reports/a.xml']]);
    expect((await box.casebook('check')).out).not.toContain('older Casebook');
  });
});

describe('casebook record without a command', () => {
  it('binds what nothing binds yet to the present tree, and says on whose word [FRESH-RECORD-WORD]', async () => {
    const box = new BoxHistory();
    box.runTests();
    const run = await box.casebook('record');
    expect(run).toMatchObject({ status: 0, out: '' });
    expect(run.error).toContain('1 report bound to the project as it is now, on your word');
    expect(await box.see()).toEqual(VERIFIED);
    const [only] = runsOf(box);
    expect(only && 'command' in only).toBe(false);
    box.edit('src/box.js', 'value = next', 'value = [next][0]');
    expect((await box.see())['BOX-KEEP']).toBe('stale');
    const again = await box.casebook('record');
    expect(again.error).toContain('reports/unit.xml was left alone: it is in the record already');
    expect((await box.see())['BOX-KEEP']).toBe('stale');
  });

  it('leaves a report alone that says that it is of another commit [FRESH-RECORD-WORD]', async () => {
    const box = new BoxHistory();
    const commit = box.commit();
    box.runTests(commit);
    box.edit('src/box.js', 'value = next', 'value = [next][0]');
    box.commit();
    const run = await box.casebook('record');
    expect(run.error).toContain(
      `reports/unit.xml was left alone: it says that it is of commit ${commit.slice(0, 7)}`,
    );
    expect((await box.see())['BOX-KEEP']).toBe('stale');
  });
});

const ENTRY = {
  claim: 'BOX-KEEP',
  reason: 'Same: "meaning"',
  reviewer: 'A. Reader',
  date: '2026-11-22',
  texts: 'ab'.repeat(16),
};
const WRITTEN = `affirmed:
  - claim: BOX-KEEP
    reason: 'Same: "meaning"'
    reviewer: A. Reader
    date: 2026-11-22
    texts: ${'ab'.repeat(16)}
`;

describe('the file of reviews', () => {
  it('gets the list of affirmations where it has none [FRESH-AFFIRM-FILE]', () => {
    for (const empty of ['', '\n', 'affirmed:\n', 'affirmed: []\n']) {
      const added = addReview(empty, 'affirmed', ENTRY);
      expect(added.ok && added.text.replace(/^affirmed: /m, 'affirmed:'), empty).toContain('BOX-KEEP');
    }
    expect(addReview('', 'affirmed', ENTRY)).toEqual({ ok: true, text: WRITTEN, replaced: 0 });
  });

  it('keeps comments, other entries and their order [FRESH-AFFIRM-FILE]', () => {
    const text = `# Reviews of this project.
waived:
  - claim: BOX-LOCK # no lock yet
    reason: Not before the second release.
    reviewer: A. Reader
    date: 2026-01-02
# Read again in spring.
affirmed:
  - claim: BOX-GET
    reason: One word.
    reviewer: A. Reader
    date: 2026-01-02
    texts: ${'cd'.repeat(16)}
`;
    const added = addReview(text, 'affirmed', ENTRY);
    expect(added).toEqual({ ok: true, text: text + WRITTEN.replace('affirmed:\n', ''), replaced: 0 });
  });

  it('holds one affirmation of a claim, the last [FRESH-AFFIRM-FILE]', () => {
    const first = addReview('', 'affirmed', { ...ENTRY, texts: '0'.repeat(32), reason: 'Older.' });
    expect(first.ok && addReview(first.text, 'affirmed', ENTRY)).toEqual({
      ok: true,
      text: WRITTEN,
      replaced: 1,
    });
    const both = addReview(WRITTEN, 'reviewed', ENTRY);
    expect(both.ok && both.text).toContain(WRITTEN);
  });

  it.each(['- a list', 'affirmed: one', 'affirmed: [', 'word'])(
    'is left alone where it holds %j [FRESH-AFFIRM-FILE]',
    (text) => {
      expect(addReview(text, 'affirmed', ENTRY)).toMatchObject({ ok: false });
    },
  );

  it('is not touched where it cannot be added to [FRESH-AFFIRM-FILE]', async () => {
    const box = new BoxHistory();
    const path = join(box.root, 'openspec/reviews.yaml');
    writeFileSync(path, 'reviewed: one\n');
    const run = await box.casebook('affirm', 'BOX-KEEP', '--reviewed', '--reason', 'Read.');
    expect(run.status).toBe(2);
    expect(run.error).toContain('`openspec/reviews.yaml` cannot be added to: `reviewed`');
    expect(readFileSync(path, 'utf8')).toBe('reviewed: one\n');
  });

  it('is not read through a link out of the project [FRESH-AFFIRM-OUTSIDE]', async () => {
    const box = new BoxHistory();
    const other = join(writeProject({ 'reviews.yaml': 'reviewed: []\n' }), 'reviews.yaml');
    symlinkSync(other, join(box.root, 'openspec/reviews.yaml'));
    const run = await box.casebook('affirm', 'BOX-KEEP', '--reviewed', '--reason', 'Read.');
    expect(run).toMatchObject({ status: 2, out: '' });
    expect(run.error).toBe(
      'casebook: `openspec/reviews.yaml` cannot be added to: it lies outside the project\n',
    );
    expect(readFileSync(other, 'utf8')).toBe('reviewed: []\n');
  });

  it('takes examinations, which count as reviews of these very texts [FRESH-AFFIRM-FILE]', async () => {
    const box = new BoxHistory();
    const run = await box.casebook(
      'affirm',
      'BOX-KEEP-GET',
      '--reviewed',
      '--reason',
      'Read with care.',
      '--reviewer',
      'B. Reader',
    );
    expect(run.error).toBe(
      'casebook: `BOX-KEEP-GET` is reviewed by B. Reader in openspec/reviews.yaml now\n',
    );
    const reviews = async () => (await box.assess()).evidence.filter(({ kind }) => kind === 'review');
    expect(await reviews()).toMatchObject([
      { claim: 'BOX-KEEP-GET', result: 'passed', freshness: { kind: 'fresh' } },
    ]);
    box.edit('src/box.js', 'value = next', 'value = [next][0]');
    expect(await reviews()).toMatchObject([{ freshness: { kind: 'stale' } }]);
  });
});
