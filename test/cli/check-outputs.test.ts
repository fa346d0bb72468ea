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
