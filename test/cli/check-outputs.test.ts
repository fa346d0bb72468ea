import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sarifSchema } from '../report/sarif-schema.ts';
import { goodSpec, runCasebook, SPEC, writeProject } from './run-casebook.ts';

const ORPHAN = "it('null [BOX-GONE]', () => {});\n";

describe('casebook check for other tools', () => {
  it('ends with 1 and lists the claims when a demand is not met [OUT-GATE-LIST]', async () => {
    const root = writeProject({ [SPEC]: goodSpec() });
    const run = await runCasebook(['check', '--root', root, '--require', 'verified']);
    expect(run.status).toBe(1);
    expect(run.out).toContain(`2 mandatory claims are neither verified nor waived (--require verified):
  unverified  BOX-NULL-0  Refuse null 0
  unverified  BOX-NULL-0-EMPTY  Null leaves box 0 empty
`);
    const json = await runCasebook(['check', '--root', root, '--require', 'verified', '--format', 'json']);
    expect(json.status).toBe(1);
    expect(() => JSON.parse(json.out)).not.toThrow();
    expect(json.error).toContain('unverified  BOX-NULL-0-EMPTY');
    const met = await runCasebook(['check', '--root', root, '--require', 'no-refuted']);
    expect(met).toMatchObject({ status: 0, error: '' });
    expect((await runCasebook(['check', '--root', root, '--require', 'perfect'])).status).toBe(2);
  });

  it('names files from the top of the repository where other tools look for them there [OUT-FORMAT-FOLDER]', async () => {
    const top = writeProject({ [`parts/box/${SPEC}`]: goodSpec(), 'parts/box/test/box.test.ts': ORPHAN });
    execFileSync('git', ['init', '-q'], { cwd: top });
    const formatted = async (format: string) =>
      (await runCasebook(['check', '--format', format], { cwd: join(top, 'parts/box') })).out;
    expect(await formatted('github')).toContain('::warning file=parts/box/test/box.test.ts,line=1');
    const [run] = sarifSchema.parse(JSON.parse(await formatted('sarif'))).runs;
    expect(
      run.results.map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri),
    ).toContain('parts/box/test/box.test.ts');
    // A person stands in the project.
    expect(await formatted('text')).toContain('\n  test/box.test.ts:1:');
  });

  it('writes a baseline, passes with it and fails for what is new [OUT-BASELINE-KNOWN]', async () => {
    const root = writeProject({ [SPEC]: goodSpec(), 'test/box.test.ts': ORPHAN });
    const baseline = join(root, 'debt/baseline.json');
    const strict = [
      'check',
      '--root',
      root,
      '--fail-on',
      'warning',
      '--require',
      'verified',
      '--baseline',
      baseline,
    ];
    expect((await runCasebook(strict)).status).toBe(2);
    expect((await runCasebook([...strict, '--update-baseline'])).status).toBe(0);
    const known = await runCasebook(strict);
    expect(known).toMatchObject({ status: 0, error: '' });
    expect(known.out).toContain('in the baseline: 1 finding, 2 claims; what is shown is new');
    expect(known.out).not.toContain('traceability/orphaned-tag');
    writeFileSync(join(root, 'test/box.test.ts'), `\n${ORPHAN}${ORPHAN.replace('GONE', 'LOST')}`);
    const fresh = await runCasebook(strict);
    expect(fresh.status).toBe(1);
    expect(fresh.out).toContain('BOX-LOST');
    expect(fresh.out).not.toContain('`BOX-GONE`');
    writeFileSync(baseline, '{}');
    const broken = await runCasebook(strict);
    expect(broken.status).toBe(2);
    expect(broken.error).toContain('is no baseline');
    expect(broken.error).toContain('`casebook check --baseline FILE --update-baseline` writes one.');
    const folder = await runCasebook(['check', '--root', root, '--baseline', root]);
    expect(folder).toMatchObject({ status: 2, out: '' });
    expect(folder.error).toContain(`\`${root}\` is no file`);
    expect((await runCasebook(['check', '--root', root, '--update-baseline'])).status).toBe(2);
  });

  it('writes the report to a file and a summary to the terminal [OUT-FORMAT-FILE]', async () => {
    const root = writeProject({ [SPEC]: goodSpec(), 'test/box.test.ts': ORPHAN });
    const file = join(root, 'out/casebook.sarif');
    const run = await runCasebook(['check', '--root', root, '--format', 'sarif', '--output', file]);
    expect(run).toMatchObject({ status: 0, error: '' });
    expect(run.out).toMatch(/^1 capability.*\n[\s\S]*0 errors, 1 warning, 0 notes\n$/);
    const [{ results }] = sarifSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).runs;
    expect(results.map(({ ruleId }) => ruleId)).toEqual(['traceability/orphaned-tag']);
  });

  it.each([
    ['junit', /^<\?xml [\s\S]*<\/testsuites>\n$/],
    ['github', /^::warning file=test\/box\.test\.ts,line=1,/],
    ['markdown', /^## Casebook: /],
  ])('prints %s and nothing beside it [OUT-FORMAT-FILE]', async (format, expected) => {
    const root = writeProject({ [SPEC]: goodSpec(), 'test/box.test.ts': ORPHAN });
    const run = await runCasebook(['check', '--root', root, '--format', format]);
    expect(run).toMatchObject({ status: 0, error: '' });
    expect(run.out).toMatch(expected);
  });
});

describe('casebook check with results of tests', () => {
  const junit = (body: string) =>
    `<testsuite name="test/box.test.ts" tests="1"><testcase name="stays empty [BOX-NULL-0-EMPTY]" classname="test/box.test.ts" file="test/box.test.ts">${body}</testcase></testsuite>`;

  it('passes what was run and passed, and names what failed in every format [OUT-GATE-DEMAND]', async () => {
    const root = writeProject({
      [SPEC]: goodSpec(),
      'test/box.test.ts': "it('stays empty [BOX-NULL-0-EMPTY]', () => {});\n",
      'body.txt': '',
      'run.mjs': `
        import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
        mkdirSync('reports', { recursive: true });
        writeFileSync('reports/junit.xml', ${JSON.stringify(junit('BODY'))}.replace('BODY', readFileSync('body.txt', 'utf8')));`,
    });
    const record = () =>
      runCasebook(['record', '--root', root, '--', process.execPath, 'run.mjs'], { cwd: root });
    const check = (...flags: string[]) => runCasebook(['check', '--root', root, ...flags]);
    expect((await record()).status).toBe(0);
    const passed = await check('--require', 'verified', '--require', 'no-refuted');
    expect(passed).toMatchObject({ status: 0, error: '' });
    expect(passed.out).toContain('2 claims: 2 verified;');
    expect(passed.out).toContain('1 report, 1 result: 1 passed; bound by a record\n');
    writeFileSync(join(root, 'body.txt'), '<failure message="it held null"/>');
    await record();
    const failed = await check('--require', 'no-refuted');
    expect(failed.status).toBe(1);
    expect(failed.out).toMatch(
      /^refuted 1 claim\n {2}openspec\/specs\/box\/spec\.md:13:1 {2}Null leaves box 0 empty/,
    );
    expect(failed.out).toContain('  refuted  BOX-NULL-0-EMPTY  Null leaves box 0 empty\n');
    expect((await check('--format', 'junit')).out).toContain('<failure message="refuted: ');
    expect((await check('--format', 'github')).out).toMatch(/^::error file=test\/box.*held null/m);
    expect((await check('--format', 'markdown')).out).toContain('| refuted | `BOX-NULL-0-EMPTY`');
    const [{ results }] = sarifSchema.parse(JSON.parse((await check('--format', 'sarif')).out)).runs;
    expect(results.filter(({ level }) => level === 'error').map(({ ruleId }) => ruleId)).toEqual([
      'evidence/failed-test',
    ]);
  });
});
