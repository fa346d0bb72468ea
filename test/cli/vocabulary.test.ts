import { describe, expect, it } from 'vitest';
import { goodSpec, runCasebook, SPEC, writeProject } from './run-casebook.ts';

describe('casebook vocabulary suggest', () => {
  it('prints a block of what the specs say [VOC-SUGGEST-COMMAND]', async () => {
    const root = writeProject({ [SPEC]: goodSpec() });
    const run = await runCasebook(['vocabulary', 'suggest', '--root', root]);
    expect(run).toMatchObject({ status: 0, error: '' });
    expect(run.out).toMatch(/^```ears-vocabulary\n# Who acts\.\n# \d+ responses: .*\nsystem /);
    const one = await runCasebook(['vocabulary', 'suggest', 'box'], { cwd: root });
    expect(one.out).toBe(run.out);
  });

  it('says that there is nothing to suggest, on the other channel [VOC-SUGGEST-COMMAND]', async () => {
    const root = writeProject({ [SPEC]: '# Box\n\n## Purpose\n\nKeeps.\n\n## Requirements\n' });
    const run = await runCasebook(['vocabulary', 'suggest', '--root', root]);
    expect(run).toMatchObject({ status: 0, out: '' });
    expect(run.error).toContain('nothing to suggest');
  });

  it('names the nearest capability where there is none of that name [VOC-SUGGEST-COMMAND]', async () => {
    const root = writeProject({ [SPEC]: goodSpec() });
    const run = await runCasebook(['vocabulary', 'suggest', 'bxo', '--root', root]);
    expect(run).toMatchObject({ status: 2, out: '' });
    expect(run.error).toContain('There is no capability `bxo`');
    expect(run.error).toContain('Did you mean `box`?');
  });

  it('helps, and knows no other word [VOC-SUGGEST-COMMAND]', async () => {
    const help = await runCasebook(['vocabulary', 'suggest', '--help']);
    expect(help).toMatchObject({ status: 0, error: '' });
    expect(help.out).toContain('casebook vocabulary suggest box');
    const wrong = await runCasebook(['vocabulary', 'sugest']);
    expect(wrong).toMatchObject({ status: 2, out: '' });
  });
});
