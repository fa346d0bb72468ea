import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BoxHistory, VERIFIED } from './box-history.ts';

const SPEC = 'openspec/specs/box/spec.md';

/** Ways in which it is known what a report was taken for; the second sees nothing but commits. */
const WAYS = {
  'the record': {
    run: async (box: BoxHistory) => {
      const run = await box.casebook('record', '--', process.execPath, 'run-tests.mjs');
      expect(run).toMatchObject({ status: 0 });
    },
    save: (_: BoxHistory) => undefined,
  },
  'the commit that the report names': {
    run: async (box: BoxHistory) => box.runTests(box.commit()),
    save: (box: BoxHistory) => {
      box.commit();
    },
  },
};

describe.each(Object.entries(WAYS))('a history seen through %s', (_, { run, save }) => {
  it('stales evidence with each change that matters and with no other [FRESH-HISTORY]', {
    timeout: 300_000,
  }, async () => {
    const box = new BoxHistory();
    const step = async (what: string, expected: Readonly<Record<string, unknown>>) => {
      save(box);
      expect(await box.see(), what).toEqual({ ...VERIFIED, ...expected });
    };
    const stale = (...reasons: string[]) => ({
      'BOX-KEEP': 'stale',
      'BOX-KEEP-GET': ['stale', ...reasons],
    });
    await run(box);
    await step('run', {});

    box.edit('README.md', '# Box', '# The box');
    box.edit(SPEC, 'one value at a time', 'a single value');
    box.edit('src/box.js', 'return value;', 'return value ?? undefined;');
    box.write('src/other.js', 'export const unused = 1;\n');
    await step('edit elsewhere', {});

    box.edit(
      'src/box.js',
      '(next) {\n  value = next;\n}',
      '(\n\tnext,\n) {\n\n\t// Keeps it.\n\tvalue =\n\t\tnext\n}\n',
    );
    box.edit(
      'test/box.test.js',
      '    put(1);\n    assert.equal(get(), 1);\n',
      '\tput(1) // first\n\n\tassert.equal(\n\t\tget(),\n\t\t1,\n\t)\n',
    );
    box.edit(
      SPEC,
      'WHEN a caller puts a value into the box, the box',
      'WHEN a caller puts a value\ninto the box, the box',
    );
    await step('lay out anew', {});

    box.write('test/other.test.js', "import { it } from 'node:test';\nit('does other things', () => {});\n");
    box.edit(
      SPEC,
      '[box.js put()](/src/box.js)',
      '[box.js put()](/src/box.js), [runTests()](/run-tests.mjs)',
    );
    await step('link code that no link led to', {});

    const lines = box.read('src/box.js');
    box.write('src/crate.js', lines.replace('let value;', '// Moved.\nlet value;'));
    box.write('src/box.js', "export { clear, get, put } from './crate.js';\n");
    box.edit(SPEC, '[box.js put()](/src/box.js)', '[crate.js put()](/src/crate.js)');
    box.edit(SPEC, '[box.js clear()](/src/box.js)', '[crate.js clear()](/src/crate.js)');
    await step('move functions to another file', {});

    box.move('test/box.test.js', 'test/crate.test.js');
    await step('rename the file of tests', {});

    box.edit(SPEC, 'give it back', 'give it back at once');
    await step('edit a sentence', stale('Its wording changed after the test ran.'));

    await run(box);
    await step('run again', {});

    box.edit('src/crate.js', 'value =\n\t\tnext', 'value = [next][0]');
    await step('change a function', stale('`put()` in `src/crate.js` changed after the test ran.'));

    await run(box);
    await step('run again', {});

    box.edit('test/crate.test.js', 'put(1)', 'put(2 - 1)');
    await step('change a test', stale('The test itself changed after it ran.'));

    box.edit('test/crate.test.js', 'put(2 - 1)', 'put(1)');
    await step('take that back', {});

    box.edit(SPEC, 'put into it last', 'put into it most recently');
    await step("edit the requirement's own sentence", { 'BOX-KEEP': 'stale' });

    await run(box);
    await step('run again', {});

    box.edit('src/crate.js', 'export function put', 'export const keep = 1; function put');
    box.edit('src/crate.js', 'function put(', 'function keepIt(');
    await step('remove a function', stale('What `crate.js put()` links to is gone since the test ran.'));
  });
});

describe.each(Object.entries(WAYS))('code that is gone, seen through %s', (_, { run, save }) => {
  it('stales evidence also where the tag that named it went with it [FRESH-GROUND-GONE]', async () => {
    const box = new BoxHistory();
    box.edit(SPEC, '##### Evidence\n\n- Implementation: [box.js put()](/src/box.js)\n', '');
    box.edit('src/box.js', 'export function put', '// [BOX-KEEP-GET]\nexport function put');
    await run(box);
    expect(await box.see()).toEqual(VERIFIED);
    box.edit('src/box.js', '// [BOX-KEEP-GET]\n', '');
    save(box);
    expect(await box.see()).toEqual(VERIFIED);
    box.edit('src/box.js', 'value = next', 'value = 0');
    save(box);
    expect(await box.see()).toEqual({
      ...VERIFIED,
      'BOX-KEEP': 'stale',
      'BOX-KEEP-GET': [
        'stale',
        'Code that implemented it when the test ran has changed, is gone, or is linked to no more.',
      ],
    });
  });

  it('stales evidence also where what is left looks like other code of that time [FRESH-GROUND-GONE]', async () => {
    const box = new BoxHistory();
    const classes =
      'export class A { keep(x) { return x; } }\nexport class B { keep(x) { return [x][0]; } }\n';
    box.write('src/classes.js', classes);
    box.edit(SPEC, '[box.js put()](/src/box.js)', '[classes.js A.keep()](/src/classes.js)');
    await run(box);
    expect(await box.see()).toEqual(VERIFIED);
    box.edit('src/classes.js', 'return x;', 'return [x][0];');
    save(box);
    expect(await box.see()).toMatchObject({ 'BOX-KEEP': 'stale' });
  });

  it("stales evidence where the tests' own set-up changes [FRESH-CODE-SETTINGS]", async () => {
    const box = new BoxHistory();
    const suite = "describe('box', () => {\n";
    box.edit('test/box.test.js', suite, `${suite}  afterEach(() => clear());\n`);
    box.edit('test/box.test.js', '{ describe, it }', '{ afterEach, describe, it }');
    await run(box);
    expect(await box.see()).toEqual(VERIFIED);
    box.edit('test/box.test.js', '{ afterEach,', '{ after, afterEach,');
    save(box);
    expect(await box.see()).toEqual(VERIFIED);
    box.edit('test/box.test.js', 'afterEach(() => clear());', 'afterEach(() => put(2));');
    save(box);
    expect(await box.see()).toMatchObject({
      'BOX-KEEP-GET': ['stale', 'The test itself changed after it ran.'],
    });
  });

  it('stales evidence where other code of that time took the place of what implemented a claim [FRESH-GROUND-TRADED]', async () => {
    const box = new BoxHistory();
    const [one, other] = [
      'export function keep(x) { return x; }\n',
      'export function keep(x) { return [x][0]; }\n',
    ];
    box.write('src/one.js', one);
    box.write('src/other.js', other);
    box.edit(SPEC, '[box.js put()](/src/box.js)', '[one.js keep()](/src/one.js)');
    box.edit(
      SPEC,
      '[one.js keep()](/src/one.js)',
      '[one.js keep()](/src/one.js), [box.js put()](/src/box.js)',
    );
    await run(box);
    expect(await box.see()).toEqual(VERIFIED);
    box.write('src/one.js', other);
    box.write('src/other.js', one);
    save(box);
    expect(await box.see()).toMatchObject({ 'BOX-KEEP': 'stale' });
    box.write('src/one.js', one);
    box.write('src/other.js', other);
    save(box);
    expect(await box.see()).toEqual(VERIFIED);
    box.edit(
      SPEC,
      '[one.js keep()](/src/one.js)',
      '[other.js keep()](/src/other.js), [one.js keep()](/src/one.js)',
    );
    save(box);
    expect(await box.see()).toEqual(VERIFIED);
  });
});

describe('a report', () => {
  it('that says nothing of what it was taken for verifies nothing [FRESH-UNBOUND]', async () => {
    const box = new BoxHistory();
    box.runTests();
    const reason =
      'The report `reports/unit.xml` does not say which commit it is of; `casebook record` binds reports to what they were taken for.';
    expect(await box.see()).toEqual({
      'BOX-KEEP': 'stale',
      'BOX-KEEP-GET': ['stale', reason],
      'BOX-KEEP-EMPTY': ['stale', reason],
    });
    expect(await box.see({ evidence: { commit: box.commit() } })).toEqual(VERIFIED);
  });

  it('of a commit that a shallow clone lacks is stale and says so [FRESH-COMMIT-UNKNOWN]', async () => {
    const box = new BoxHistory();
    const commit = box.commit();
    box.runTests(commit);
    box.edit('README.md', '# Box', '# The box');
    box.commit();
    const clone = join(new BoxHistory().root, 'clone');
    box.git('clone', '-q', '--depth', '1', `file://${box.root}`, clone);
    const inClone = new BoxHistory(clone);
    inClone.write('reports/unit.xml', box.read('reports/unit.xml').replaceAll(box.root, clone));
    const reason = `The report \`reports/unit.xml\` is of commit ${commit.slice(0, 7)}, which is not in this clone.`;
    expect(await inClone.see()).toMatchObject({ 'BOX-KEEP-GET': ['stale', reason] });
    expect(await box.see()).toEqual(VERIFIED);
  });

  it('of this commit speaks for its texts and not for those that are changed in the tree [FRESH-BOUND-CLEAN]', async () => {
    const box = new BoxHistory();
    box.runTests(box.commit());
    expect((await box.assess()).project.dirty).toBe(false);
    box.edit('src/box.js', 'value = next', 'value = [next][0]');
    expect(await box.see()).toEqual({
      ...VERIFIED,
      'BOX-KEEP': 'stale',
      'BOX-KEEP-GET': ['stale', '`put()` in `src/box.js` changed after the test ran.'],
    });
  });

  it('is bound by the newest run that left it, not by the commit it names [FRESH-BOUND-ORDER]', async () => {
    const box = new BoxHistory();
    box.runTests(box.commit());
    box.edit('src/box.js', 'value = next', 'value = [next][0]');
    expect((await box.see())['BOX-KEEP']).toBe('stale');
    await box.casebook(
      'record',
      '--',
      process.execPath,
      '-e',
      'const fs = require("fs"); fs.utimesSync("reports/unit.xml", 1e9, 1e9)',
    );
    expect(await box.see()).toEqual(VERIFIED);
  });
});

describe('a result whose test is not in any parse tree', () => {
  const SCENARIO = `Feature: box\n  Scenario: gives back [BOX-KEEP-GET]\n    Then it holds 1\n`;
  const CASES = `<testcase classname="box" name="gives back [BOX-KEEP-GET]" file="features/box.feature"/>
<testcase classname="box" name="is empty [BOX-KEEP-EMPTY]"/>`;
  const OTHER_RUNNER = `const fs = require('fs');
fs.mkdirSync('reports', { recursive: true });
fs.writeFileSync('reports/other.xml', ${JSON.stringify(`<testsuite name="box" tests="2">${CASES}</testsuite>`)});\n`;
  const withoutTests = () => {
    const box = new BoxHistory();
    box.remove('test');
    box.write('features/box.feature', SCENARIO);
    box.write('scripts/run.cjs', OTHER_RUNNER);
    return box;
  };
  const unknown = 'Its test was not found in the tree, so it is not known whether that is still the same.';
  const staleBy = (reason: string) => ['stale', reason];

  it('is fresh while its file, or where that is not known all code, is as it was [EVID-UNMATCHED-STALE]', async () => {
    const box = withoutTests();
    expect((await box.casebook('record', '--', process.execPath, 'scripts/run.cjs')).status).toBe(0);
    expect(await box.see()).toEqual(VERIFIED);
    box.edit(SPEC, 'one value at a time', 'a single value');
    box.write('scripts/more.cjs', 'exports.more = 1;\n');
    expect(await box.see()).toEqual(VERIFIED);
    box.edit('scripts/run.cjs', 'recursive: true', 'recursive: !0');
    expect(await box.see()).toEqual({
      ...VERIFIED,
      'BOX-KEEP': 'stale',
      'BOX-KEEP-EMPTY': staleBy(unknown),
    });
    box.edit('scripts/run.cjs', 'recursive: !0', 'recursive: true');
    box.edit('features/box.feature', 'it holds 1', 'it holds 2');
    expect(await box.see()).toEqual({
      'BOX-KEEP': 'stale',
      'BOX-KEEP-GET': staleBy('The test itself changed after it ran.'),
      'BOX-KEEP-EMPTY': staleBy(unknown),
    });
  });

  it('is compared with all code of its commit, not only with what is linked [EVID-UNMATCHED-STALE]', async () => {
    const box = withoutTests();
    const commit = box.commit();
    execFileSync(process.execPath, ['scripts/run.cjs'], { cwd: box.root });
    const options = { evidence: { commit } };
    expect(await box.see(options)).toEqual(VERIFIED);
    box.edit('README.md', '# Box', '# The box');
    expect(await box.see(options)).toEqual(VERIFIED);
    box.edit('scripts/run.cjs', 'recursive: true', 'recursive: !0');
    box.commit();
    expect(await box.see(options)).toEqual({
      ...VERIFIED,
      'BOX-KEEP': 'stale',
      'BOX-KEEP-EMPTY': staleBy(unknown),
    });
  });
});

describe('an affirmation', () => {
  it('lets evidence for older texts count until the next change of them [FRESH-AFFIRM]', async () => {
    const box = new BoxHistory();
    await box.casebook('record', '--', process.execPath, 'run-tests.mjs');
    box.edit(SPEC, 'give it back', 'give it back at once');
    expect((await box.see())['BOX-KEEP']).toBe('stale');

    const affirmed = await box.casebook('affirm', 'BOX-KEEP-GET', '--reason', 'No caller waits.');
    expect(affirmed).toEqual({
      status: 0,
      out: '',
      error: 'casebook: `BOX-KEEP-GET` is affirmed by A. Reader in openspec/reviews.yaml now\n',
    });
    expect(await box.see()).toEqual(VERIFIED);
    const { evidence } = await box.assess();
    expect(evidence.find(({ claim }) => claim === 'BOX-KEEP-GET')?.freshness).toMatchObject({
      kind: 'fresh',
      affirmedBy: { reason: 'No caller waits.', reviewer: 'A. Reader' },
    });

    box.edit('src/box.js', 'value = next', 'value = [next][0]');
    expect(await box.see()).toEqual({
      ...VERIFIED,
      'BOX-KEEP': 'stale',
      'BOX-KEEP-GET': [
        'stale',
        'Its wording changed after the test ran.',
        '`put()` in `src/box.js` changed after the test ran.',
      ],
      unused: ['The wording, the code or the tests of `BOX-KEEP-GET` changed after it was affirmed.'],
    });
  });

  it('of a requirement lets evidence of its scenarios count for its present sentence [FRESH-AFFIRM-REQUIREMENT]', async () => {
    const box = new BoxHistory();
    await box.casebook('record', '--', process.execPath, 'run-tests.mjs');
    box.edit(SPEC, 'put into it last', 'put into it most recently');
    expect(await box.see()).toEqual({ ...VERIFIED, 'BOX-KEEP': 'stale' });
    expect(await box.casebook('affirm', 'BOX-KEEP', '--reason', 'It means the same.')).toMatchObject({
      status: 0,
    });
    expect(await box.see()).toEqual(VERIFIED);
    box.edit(SPEC, 'most recently', 'at the very last');
    expect(await box.see()).toMatchObject({ 'BOX-KEEP': 'stale' });
  });

  it('is refused where nothing is stale, or nobody knows what was tested [FRESH-AFFIRM-REFUSED]', async () => {
    const box = new BoxHistory();
    box.runTests();
    const unknown = await box.casebook('affirm', 'BOX-KEEP-GET', '--reason', 'I believe it.');
    expect(unknown.status).toBe(2);
    expect(unknown.error).toContain('It is not known what the evidence of `BOX-KEEP-GET` was taken for');
    await box.casebook('record', '--', process.execPath, 'run-tests.mjs');
    const fresh = await box.casebook('affirm', 'BOX-KEEP-GET', '--reason', 'I believe it.');
    expect(fresh).toMatchObject({ status: 2 });
    expect(fresh.error).toContain('No evidence of `BOX-KEEP-GET` is stale');
    const nobody = await box.casebook('affirm', 'BOX-KEPT', '--reason', 'I believe it.');
    expect(nobody.error).toContain('No requirement or scenario has the tag or the address `BOX-KEPT`');
    expect(box.git('status', '--porcelain', 'openspec')).toBe('');
  });

  it('written by hand saves no evidence of which nobody knows what it was taken for [FRESH-AFFIRM-REFUSED]', async () => {
    const box = new BoxHistory();
    await box.casebook('record', '--', process.execPath, 'run-tests.mjs');
    box.edit(SPEC, 'give it back', 'give it back at once');
    await box.casebook('affirm', 'BOX-KEEP-GET', '--reason', 'No caller waits.');
    expect(await box.see()).toEqual(VERIFIED);
    box.remove('reports/casebook-record.json');
    expect(await box.see()).toMatchObject({
      'BOX-KEEP': 'stale',
      'BOX-KEEP-EMPTY': ['stale', expect.any(String)],
    });
  });
});
