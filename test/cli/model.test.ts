import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { goodSpec, runCasebook, SPEC, writeProject } from './run-casebook.ts';

const FINE = `sig Value {}
sig Box { held: lone Value }
fact { all b: Box | some b.held }
assert Full { all b: Box | some b.held }
check Full for 3 expect 0
run some_held { some held } for 2
`;
const MIXED = `${FINE}run empty { no Box.held and some Box } for 2\n`;
const MODEL_SPEC = goodSpec().replace(
  '#### Scenario',
  `\`\`\`alloy\nsig Box { held: lone Box }\nassert Held { all b: Box | some b.held }\ncheck Held for 2\n\`\`\`\n\n#### Scenario`,
);

/** The user's own cache must not make a test pass. */
const run = (args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}) =>
  runCasebook(['model', ...args], { cwd, env: { XDG_CACHE_HOME: join(cwd, 'cache'), ...env } });

describe('casebook model', () => {
  it('runs every command of a file, a line each, and ends with 0 when all end as expected [CLI-MODEL-ROWS]', async () => {
    const { status, out, error } = await run(['box.als'], writeProject({ 'box.als': FINE }));
    expect({ status, error }).toEqual({ status: 0, error: '' });
    expect(out).toMatch(/^box\.als\n {2}0 {2}check Full +✓ no counterexample, expect 0 .* for 3\n/);
    expect(out).toMatch(
      /\n {2}1 {2}run some_held +✓ instance .* for 2\n\n2 commands: 2 as expected, 0 not, 0 without an answer\n$/,
    );
  });

  it('ends with 1 when a command does not end as expected, gives no answer or cannot be read [CLI-MODEL-EXIT]', async () => {
    const root = writeProject({
      'mixed.als': MIXED,
      'broken.als': 'sig A { f: B }\n',
      'unsupported.als': 'sig A { f: lone A }\npred p[a: A] { some a.f or p[a.f] }\nrun p for 2\n',
    });
    for (const file of ['mixed.als', 'broken.als', 'unsupported.als'])
      expect((await run([file], root)).status, file).toBe(1);
    expect((await run(['broken.als'], root)).out).toContain('error 1:12');
    expect((await run(['mixed.als'], root)).out).toContain('3 commands: 2 as expected, 1 not');
  });

  it('ends with 2 for what cannot be meant, and with 3 for what cannot be read [CLI-MODEL-EXIT]', async () => {
    const root = writeProject({ 'box.als': FINE, 'other.als': FINE });
    const usage = [
      [],
      ['box.als', '--timeout', 'soon'],
      ['box.als', '--timeout', '0'],
      ['box.als', '--command', '9'],
      ['box.als', 'other.als', '--command', '0'],
      ['box.als', '--format', 'xml'],
      ['box.als', '--engine', 'official'],
      ['box.als', '--engine', 'official', '--jar', 'none.jar'],
    ];
    for (const args of usage) {
      const { status, out, error } = await run(args, root, { CASEBOOK_ALLOY_JAR: '' });
      expect({ args, status, out }).toEqual({ args, status: 2, out: '' });
      expect(error).not.toBe('');
    }
    expect((await run(['gone.als'], root)).status).toBe(3);
    expect((await run(['.'], root)).status).toBe(3);
  });

  it('prints rows for programs, one JSON object for each command [CLI-MODEL-JSON]', async () => {
    const root = writeProject({ 'box.als': MIXED, 'empty.md': '# No model\n' });
    const { status, out } = await run(['box.als', 'empty.md', '--format', 'json'], root);
    expect(status).toBe(1);
    const rows = JSON.parse(out);
    expect(rows.map((row: { index: number; status: string }) => [row.index, row.status])).toEqual([
      [0, 'unsat'],
      [1, 'sat'],
      [2, 'unsat'],
    ]);
    expect(Object.keys(rows[0])).toEqual(
      'file index line label kind scope expect status ms translateMs solveMs vars clauses traceLength message'.split(
        ' ',
      ),
    );
    expect(JSON.parse((await run(['empty.md', '--format', 'json'], root)).out)).toEqual([]);
  });

  it('runs one command by number or by name and shows its instance [CLI-MODEL-COMMAND]', async () => {
    const root = writeProject({ 'box.als': MIXED });
    for (const name of ['1', 'some_held']) {
      const { status, out } = await run(['box.als', '--command', name], root);
      expect(status).toBe(0);
      expect(out).toContain('1 command: 1 as expected');
      expect(out).toMatch(/ {7}Box\.held = \{ Box\$0→Value\$\d/);
    }
    expect((await run(['box.als'], root)).out).not.toContain('Box.held');
    expect((await run(['box.als', '--instance'], root)).out).toContain('Box.held');
  });

  it('reads all Alloy fences of a Markdown file as one model, with its lines [ALLOY-MARKDOWN]', async () => {
    const text =
      '# A\n\n- in a list\n\n  ```alloy\n  sig A {}\n  ```\n\n> ```alloy\n> sig B { a: one A }\n> ```\n\n```ts\nrun nothing\n```\n\n```alloy ignore\nrun nonsense [\n```\n\n~~~alloy\nrun { some B } for 2\n~~~\n';
    const { status, out } = await run(['a.md', '--format', 'json'], writeProject({ 'a.md': text }));
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ line: 22, status: 'sat', index: 0 }]);
  });

  it('opens modules beside the file, and none outside its project [CLI-MODEL-OPEN]', async () => {
    const root = writeProject({
      'in/openspec/a.md': '',
      'in/m/box.als': 'module m/box\nopen m/value\nrun { some Value } for 2\n',
      'in/m/value.als': 'module m/value\nsig Value {}\n',
      'in/m/outside.als': 'open secret\nrun { some Value } for 2\n',
      'in/m/upward.als': 'module a/b/c/d\nopen a/secret\nrun { some Value } for 2\n',
      'secret.als': 'module secret\nsig Value {}\n',
    });
    expect((await run(['in/m/box.als'], root)).status).toBe(0);
    for (const file of ['outside', 'upward']) {
      const { status, out } = await run([`in/m/${file}.als`], root);
      expect(status).toBe(1);
      expect(out).toContain('cannot be found');
    }
  });

  it('remembers outcomes in the project or for the user, and not with --no-cache [CLI-MODEL-CACHE]', async () => {
    const project = writeProject({ [SPEC]: goodSpec(), 'box.als': FINE });
    await run(['box.als'], project);
    expect(readFileSync(join(project, '.casebook/.gitignore'), 'utf8')).toBe('*\n');
    const [bucket = ''] = readdirSync(join(project, '.casebook/cache/models'));
    const [entry = ''] = readdirSync(join(project, '.casebook/cache/models', bucket));
    writeFileSync(join(project, '.casebook/cache/models', bucket, entry), 'damaged');
    expect((await run(['box.als'], project)).status).toBe(0);
    const nowhere = writeProject({ 'box.als': FINE });
    await run(['box.als', '--no-cache'], nowhere);
    expect(readdirSync(nowhere)).toEqual(['box.als']);
    await run(['box.als'], nowhere);
    expect(existsSync(join(nowhere, 'cache/casebook/models'))).toBe(true);
  });

  it('ends what takes too long without an answer [CLI-MODEL-TIMEOUT]', async () => {
    const hard = `sig Point { red: set Point }
run { red = ~red and no iden & red
  all disj a, b, c, d: Point | not (a->b + a->c + a->d + b->c + b->d + c->d in red)
  all disj a, b, c, d: Point | some (a->b + a->c + a->d + b->c + b->d + c->d) & red } for exactly 18 Point
run { some red } for 2
`;
    const root = writeProject({ 'hard.als': hard });
    const { status, out } = await run(['hard.als', '--timeout', '2', '--format', 'json'], root);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      { status: 'unknown', message: expect.any(String) },
      { status: 'sat' },
    ]);
  });
});

describe('casebook check with models', () => {
  it('runs the commands of specs, and reports one that does not end as expected [CLI-CHECK-MODELS]', async () => {
    const root = writeProject({ [SPEC]: MODEL_SPEC });
    const { status, out } = await runCasebook(['check', '--root', root]);
    expect(status).toBe(1);
    expect(out).toContain('error models/unmet-expectation');
    expect(out).toContain('1 model command: 0 as expected within their scopes, 1 not, 0 without an answer');
  });

  it('gives the same manifest with and without what is remembered, times left out [CLI-CHECK-MODELS]', async () => {
    const root = writeProject({ [SPEC]: MODEL_SPEC });
    const cold = await runCasebook(['check', '--root', root, '--format', 'json']);
    const warm = await runCasebook(['check', '--root', root, '--format', 'json']);
    expect(warm.out).toBe(cold.out);
    const [model] = JSON.parse(cold.out).models;
    expect(model).toMatchObject({
      language: 'alloy',
      engine: expect.stringMatching(/^Casebook \d/),
      commands: [
        {
          kind: 'check',
          label: 'Held',
          scope: 'for 2',
          outcome: 'violated',
          expectation: 'unexpected',
          evidence: { layer: 'model-check', result: 'against' },
          bearsOn: [{ claim: 'BOX-NULL-0', by: 'section' }],
          statistics: { traceLength: 1 },
        },
      ],
    });
    expect(cold.out).not.toMatch(/Ms"/);
  });

  it('leaves commands unrun where the configuration says so, and knows their options [CLI-CHECK-MODELS]', async () => {
    const root = writeProject({
      [SPEC]: MODEL_SPEC,
      'casebook.config.json': '{ "models": { "enabled": false } }',
    });
    const { status, out } = await runCasebook(['check', '--root', root, '--format', 'json']);
    expect(status).toBe(0);
    expect(JSON.parse(out).models).toMatchObject([{ commands: [] }]);
    expect(existsSync(join(root, '.casebook'))).toBe(false);
    writeFileSync(join(root, 'casebook.config.json'), '{ "models": { "officialJar": "none.jar" } }');
    const wrong = await runCasebook(['check', '--root', root]);
    expect(wrong).toMatchObject({ status: 2, out: '' });
    expect(wrong.error).toContain('none.jar');
  });
});
