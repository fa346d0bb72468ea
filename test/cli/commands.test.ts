import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { RULES } from '#rules';
import { wantsColour } from '../../plugins/cli/terminal.ts';
import { goodSpec, runCasebook, SPEC, writeProject } from './run-casebook.ts';

const COMMANDS = ['build', 'check', 'dev', 'preview', 'model', 'init', 'explain', 'record', 'affirm'];

describe('help', () => {
  it.each(COMMANDS)('of %s says what it does and gives examples [CLI-HELP-COMMAND]', async (command) => {
    const run = await runCasebook([command, '--help']);
    expect(run).toMatchObject({ status: 0, error: '' });
    expect(run.out).toContain(`Usage: casebook ${command}`);
    expect(run.out).toMatch(new RegExp(`Examples:\\n  casebook ${command}`));
  });

  it('lists every command and what exit statuses mean [CLI-HELP-COMMAND]', async () => {
    const run = await runCasebook(['--help']);
    expect(run).toMatchObject({ status: 0, error: '' });
    for (const command of COMMANDS) expect(run.out).toMatch(new RegExp(`^  ${command} `, 'm'));
    expect(run.out).toContain('70 a bug in Casebook');
  });

  it.each([
    [['chek'], 'Did you mean check?'],
    [['check', '--formt', 'json'], 'Did you mean --format?'],
    [['check', '--format', 'yaml'], 'Allowed choices are text, json'],
    [['dev', '--port', 'many'], 'no port'],
    [['check', 'extra'], 'Unexpected `extra`'],
    [['init', 'extra'], 'too many arguments'],
  ])(
    'is offered when %j cannot be understood, with exit status 2 [CLI-HELP-NEAREST]',
    async (args, message) => {
      const run = await runCasebook(args);
      expect(run).toMatchObject({ status: 2, out: '' });
      expect(run.error).toContain(message);
      expect(run.error).toMatch(/^casebook: /);
    },
  );
});

describe('explain', () => {
  it.each(['allow/unused', 'structure/duplicate-tag', 'traceability/missing-target'])(
    'prints the page of %s as text [CLI-EXPLAIN-PAGE]',
    async (code) => {
      const run = await runCasebook(['explain', code]);
      expect(run).toMatchObject({ status: 0, error: '' });
      expect(run.out).toMatch(new RegExp(`^${code} \\((error|warning|note)\\)`));
      expect(run.out).toMatch(/^What it finds$/m);
      expect(run.out).toMatch(/^How to fix$/m);
      // The examples stay as they are; front matter, fences and headings of the page do not.
      expect(run.out).toMatch(/^ {2}openspec\/specs\/box\/spec.md$/m);
      expect(run.out).toMatch(/^ {4}### Requirement: /m);
      expect(run.out).not.toMatch(/^#|^---$|^```/m);
    },
  );

  it('lists every rule when it gets no code [CLI-EXPLAIN-LIST]', async () => {
    const run = await runCasebook(['explain']);
    expect(run.status).toBe(0);
    const lines = run.out.trim().split('\n');
    expect(lines.map((line) => line.split(/ {2,}/))).toEqual(
      RULES.map((rule) => [rule.code, rule.off ? 'off' : rule.severity, rule.title]),
    );
  });

  it('names the nearest rule for a code it does not know [CLI-EXPLAIN-UNKNOWN]', async () => {
    const run = await runCasebook(['explain', 'structure/duplicat-tag']);
    expect(run).toMatchObject({ status: 2, out: '' });
    expect(run.error).toContain('Did you mean `structure/duplicate-tag`?');
  });
});

describe('init', () => {
  it('writes a configuration that works as it stands, and a workflow [CLI-INIT-WRITE]', async () => {
    const root = writeProject({ [SPEC]: goodSpec() });
    const run = await runCasebook(['init', '--root', root]);
    expect(run).toMatchObject({ status: 0, error: '' });
    expect(run.out).toContain('wrote  casebook.config.ts\nwrote  .github/workflows/casebook.yml\n');
    expect((await runCasebook(['check', '--root', root])).status).toBe(0);
  });

  it('writes the workflow of a project in a folder where its repository keeps workflows [CLI-INIT-REPOSITORY]', async () => {
    const root = writeProject({
      [`packages/box/${SPEC}`]: goodSpec(),
      '.git/HEAD': 'ref: refs/heads/main\n',
    });
    const run = await runCasebook(['init'], { cwd: join(root, 'packages/box') });
    expect(run).toMatchObject({ status: 0, error: '' });
    expect(run.out).toContain('wrote  casebook.config.ts\nwrote  ../../.github/workflows/casebook.yml\n');
    const workflow = parse(readFileSync(join(root, '.github/workflows/casebook.yml'), 'utf8'));
    expect(workflow.jobs.casebook.defaults.run['working-directory']).toBe('packages/box');
    expect(workflow.jobs.casebook.steps).toContainEqual({
      uses: 'actions/upload-artifact@v4',
      with: { name: 'casebook', path: 'packages/box/dist' },
    });
    expect(existsSync(join(root, 'packages/box/.github'))).toBe(false);
  });

  it('names every option of the configuration that a beginner may want, each with a value that works [CLI-INIT-WRITE]', async () => {
    const root = writeProject({ [SPEC]: goodSpec() });
    await runCasebook(['init', '--root', root]);
    const text = readFileSync(join(root, 'casebook.config.ts'), 'utf8');
    // Every commented option at once must be a valid configuration.
    writeFileSync(join(root, 'casebook.config.ts'), text.replaceAll(/^ {2}\/\/ (\w+: .*,)$/gm, '  $1'));
    const run = await runCasebook(['check', '--root', root, '--format', 'json']);
    expect(run).toMatchObject({ status: 0, error: '' });
    expect(JSON.parse(run.out).project.name).toBe('Box');
  });

  it('overwrites nothing and ends with 2 when there is nothing to write [CLI-INIT-KEEP]', async () => {
    const root = writeProject({ [SPEC]: goodSpec(), 'casebook.config.json': '{}' });
    const run = await runCasebook(['init', '--root', root]);
    expect(run.out).toContain('kept   casebook.config.json');
    expect(existsSync(join(root, 'casebook.config.ts'))).toBe(false);
    expect(readFileSync(join(root, 'casebook.config.json'), 'utf8')).toBe('{}');
    expect((await runCasebook(['init', '--root', root])).status).toBe(2);
  });

  it('ends with 3 when the system refuses to write [CLI-EXIT-FAILED]', async () => {
    const root = writeProject({ [SPEC]: goodSpec(), '.github': 'a file, no folder' });
    const run = await runCasebook(['init', '--root', root]);
    expect(run.status).toBe(3);
    expect(run.error).toMatch(/^casebook: E\w+: /);
    expect(run.error).not.toContain('    at ');
  });
});

describe('a bug of ours', () => {
  it('ends with 70, says so and shows where [CLI-EXIT-BUG]', async () => {
    const broken = `data:text/javascript,${encodeURIComponent("export const applyGate = () => { throw new TypeError('boom'); };")}`;
    const first = `
      import { registerHooks } from 'node:module';
      registerHooks({ resolve: (name, context, next) =>
        name === '#report' ? { url: ${JSON.stringify(broken)}, shortCircuit: true } : next(name, context) });`;
    const run = await runCasebook(['check', '--root', writeProject({ [SPEC]: goodSpec() })], { first });
    expect(run).toMatchObject({ status: 70, out: '' });
    expect(run.error).toContain('this is a bug in Casebook');
    expect(run.error).toMatch(/TypeError: boom\n {4}at /);
  });
});

describe('wantsColour', () => {
  it('asks FORCE_COLOR, then NO_COLOR, then whether a person is watching [CLI-OUTPUT-COLOUR]', () => {
    expect(wantsColour({}, true)).toBe(true);
    expect(wantsColour({}, false)).toBe(false);
    expect(wantsColour({ TERM: 'dumb' }, true)).toBe(false);
    expect(wantsColour({ NO_COLOR: '1' }, true)).toBe(false);
    expect(wantsColour({ NO_COLOR: '' }, true)).toBe(true);
    expect(wantsColour({ FORCE_COLOR: '1' }, false)).toBe(true);
    expect(wantsColour({ FORCE_COLOR: '1', NO_COLOR: '1' }, false)).toBe(true);
    expect(wantsColour({ FORCE_COLOR: '0' }, true)).toBe(false);
  });
});
