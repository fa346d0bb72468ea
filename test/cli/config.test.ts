import { describe, expect, it } from 'vitest';
import { BAD_SPEC, goodSpec, runCasebook, SPEC, writeProject } from './run-casebook.ts';

const OFF = "{ 'openspec/no-scenario': 'off', 'structure/requirement-without-scenario': 'off' }";

async function check(files: Readonly<Record<string, string>>) {
  return runCasebook(['check', '--root', writeProject(files)]);
}

describe('configuration', () => {
  it.each([
    [
      'casebook.config.ts',
      `import { defineConfig } from 'casebook/config';\nconst rules: Record<string, 'off'> = ${OFF};\nexport default defineConfig({ rules });\n`,
    ],
    [
      'casebook.config.ts',
      `import type { ConfigInput } from 'casebook/config';\nexport default { rules: ${OFF} } satisfies ConfigInput;\n`,
    ],
    ['casebook.config.mjs', `export default { rules: ${OFF} };\n`],
    ['casebook.config.js', `export default { rules: ${OFF} };\n`],
    ['casebook.config.json', `{ "rules": ${OFF.replaceAll("'", '"')} }`],
  ])('is read from %s, also where Casebook is not installed [CLI-CONFIG-FILE]', async (name, text) => {
    const run = await check({ [SPEC]: BAD_SPEC, [name]: text, 'package.json': '{ "name": "box" }' });
    expect(run.out).toContain('0 errors');
    expect(run.status).toBe(0);
  });

  it('is read from TypeScript without a warning in a project of CommonJS [CLI-CONFIG-FILE]', async () => {
    const run = await check({
      [SPEC]: goodSpec(),
      'casebook.config.ts': "export default { name: 'Box' };\n",
      'package.json': '{ "name": "box", "type": "commonjs" }',
    });
    expect(run).toMatchObject({ status: 0, error: '' });
  });

  it.each([
    [
      'an unknown option',
      '{ "failon": "never" }',
      '`failon`: Unexpected option `failon`, expected `failOn`?',
    ],
    [
      'an unknown option within another',
      '{ "evidence": { "report": ["x.xml"] } }',
      '`evidence.report`: Unexpected option `report`, expected `reports`?',
    ],
    [
      'an unknown option in a list',
      '{ "evidence": { "policy": [{ "claim": "*", "own": ["unit"] }] } }',
      '`evidence.policy.0.',
    ],
    ['a wrong value', '{ "failOn": "always" }', '`failOn`:'],
    [
      'an unknown rule',
      '{ "rules": { "structure/duplicate-tags": "off" } }',
      '`rules.structure/duplicate-tags`: There is no rule `structure/duplicate-tags`, did you mean `structure/duplicate-tag`?',
    ],
    ['a base that needs escaping', '{ "base": "/a b/?x#y" }', '`base`: Expected a path such as `/docs/`'],
    ['a base that climbs', '{ "base": "/../x/" }', '`base`: Expected a path such as `/docs/`'],
    ['a base that is an address', '{ "base": "https://example.com/x" }', '`base`: Expected a path'],
    ['a site that is no web address', '{ "site": "ftp://example.com" }', '`site`: Expected an address'],
    ['broken JSON', '{ "failOn": ', 'could not be loaded'],
  ])('names %s and ends with 2 [CLI-CONFIG-WRONG]', async (_, text, message) => {
    const run = await check({ [SPEC]: goodSpec(), 'casebook.config.json': text });
    expect(run).toMatchObject({ status: 2, out: '' });
    expect(run.error).toContain('casebook.config.json: ');
    expect(run.error).toContain(message);
  });

  it('names a module that throws, one without a default export, and two at once [CLI-CONFIG-WRONG]', async () => {
    const throwing = await check({
      [SPEC]: goodSpec(),
      'casebook.config.mjs': "throw new Error('no luck');\n",
    });
    expect(throwing).toMatchObject({ status: 2 });
    expect(throwing.error).toContain('casebook.config.mjs: could not be loaded: no luck');
    const bare = await check({ [SPEC]: goodSpec(), 'casebook.config.mjs': 'export const a = 1;\n' });
    expect(bare).toMatchObject({ status: 2 });
    expect(bare.error).toContain('no default export');
    const two = await check({
      [SPEC]: goodSpec(),
      'casebook.config.json': '{}',
      'casebook.config.mjs': 'export default {};\n',
    });
    expect(two).toMatchObject({ status: 2 });
    expect(two.error).toContain('casebook.config.mjs, casebook.config.json');
  });
});
