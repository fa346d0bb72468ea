import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseConfig } from '#config';
import { openExampleRunner, openProject } from '#host';
import {
  allowing,
  fence,
  removeProjects,
  runOne,
  runProject,
  SPEC,
  specWith,
  writeProject,
} from './run-examples.ts';

afterAll(removeProjects);

const CODE = {
  'src/box.ts':
    'export enum Kind { Full = "full" }\nexport const add = (a: number, b: number): number => a + b;\nexport function open(key: string): string {\n  if (key === "") throw new RangeError("no key");\n  return "opened " + key;\n}\nexport async function later(n: number): Promise<number> {\n  if (n < 0) throw new RangeError("below zero");\n  return n;\n}\n',
};

describe('examples in JavaScript and TypeScript', () => {
  it('compares each value with what stands behind its statement [EXAMPLE-LINE-VALUE]', async () => {
    const run = await runOne(
      `const { add, open } = await import("./src/box.ts");
add(1, 2); //=> 3
open("a"); //=> opened a
open("a"); //=> "opened a"
const pair = [add(1, 1), { b: 1, a: 'x' }]; //=> [2, { a: "x", b: 1 }]
add(1, 2); //=> 4
[open("b")]; //=> [opened b]`,
      { tree: CODE },
    );
    expect(run.status).toBe('failed');
    expect(run.lines).toEqual([
      'passed: const { add, open } = await import("./src/box.ts");',
      'passed: add(1, 2); //=> 3',
      'passed: open("a"); //=> opened a',
      'passed: open("a"); //=> "opened a"',
      `passed: const pair = [add(1, 1), { b: 1, a: 'x' }]; //=> [2, { a: "x", b: 1 }]`,
      'failed: add(1, 2); //=> 4 → 3',
      `failed: [open("b")]; //=> [opened b] → [ 'opened b' ]`,
    ]);
  });

  it('compares types, errors and anything at all [EXAMPLE-LINE-KINDS]', async () => {
    const run = await runOne(
      `import { open } from "./src/box.ts";
const text = open("a"); //=> type String
const list = []; //=> type Object
open(""); //=> throws RangeError
open(""); //=> throws Error
open("a"); //=> throws RangeError
open("a"); //*
for (const one of [1]) open(String(one)); //*`,
      { tree: CODE },
    );
    expect(run.lines).toEqual([
      'passed: import { open } from "./src/box.ts";',
      'passed: const text = open("a"); //=> type String',
      'failed: const list = []; //=> type Object → type Array',
      'passed: open(""); //=> throws RangeError',
      'failed: open(""); //=> throws Error → throws RangeError: no key',
      `failed: open("a"); //=> throws RangeError → 'opened a'`,
      'passed: open("a"); //*',
      'passed: for (const one of [1]) open(String(one)); //*',
    ]);
  });

  it('waits for promises and takes what they come to [EXAMPLE-LINE-PROMISE]', async () => {
    const run = await runOne(
      `import { later } from "./src/box.ts";
later(3); //=> 3
later(-1); //=> throws RangeError
const pending = later(4); //=> type Promise
await pending; //=> 4
Promise.resolve(1); //=> 2`,
      { tree: CODE },
    );
    expect(run.lines.slice(1)).toEqual([
      'passed: later(3); //=> 3',
      'passed: later(-1); //=> throws RangeError',
      'passed: const pending = later(4); //=> type Promise',
      'passed: await pending; //=> 4',
      'failed: Promise.resolve(1); //=> 2 → 1',
    ]);
  });

  it('runs TypeScript with its types, enums and the compiled names of modules [EXAMPLE-RUN-TYPESCRIPT]', async () => {
    const run = await runOne(
      `import { add, Kind } from "./src/box.js";
interface Pair { readonly left: number }
const pair: Pair = { left: add(1, 1) as number }; //=> { left: 2 }
Kind.Full; //=> full
import { missing } from "./src/box";`,
      { tree: CODE, language: 'ts' },
    );
    expect(run.lines).toEqual([
      'passed: import { add, Kind } from "./src/box.js";',
      'passed: const pair: Pair = { left: add(1, 1) as number }; //=> { left: 2 }',
      'passed: Kind.Full; //=> full',
      `errored: import { missing } from "./src/box"; → SyntaxError: The requested module './src/box' does not provide an export named 'missing'`,
    ]);
  });

  it('says what is wrong with code that cannot be read, and where [EXAMPLE-RUN-UNREADABLE]', async () => {
    const root = writeProject({
      [SPEC]: specWith(
        fence('const a = ;'),
        fence('const a: = 1;', 'ts'),
        fence('const a = 1;\nexport default a;'),
        fence(`${'('.repeat(50_000)}1${')'.repeat(50_000)}; //=> 1`),
        fence('1; //=> 1'),
      ),
    });
    const runs = await runProject(root);
    expect(runs.map(({ status }) => status)).toEqual(['errored', 'errored', 'errored', 'errored', 'passed']);
    expect(runs[0]?.lines).toEqual(['errored: ; → SyntaxError: Unexpected token']);
    expect(runs[1]?.reason).toMatch(/SyntaxError/);
    expect(runs[2]?.reason).toBe('An example cannot export.');
    expect(runs[3]?.reason).toBe('It is nested too deeply to be read.');
  });

  it('does not run what follows an error that nobody expected [EXAMPLE-LINE-ERROR]', async () => {
    const run = await runOne('1; //=> 1\nthrow new TypeError("boom");\n2; //=> 2\n3;');
    expect(run.status).toBe('errored');
    expect(run.lines).toEqual([
      'passed: 1; //=> 1',
      'errored: throw new TypeError("boom"); → TypeError: boom',
      'not-run: 2; //=> 2',
      'not-run: 3;',
    ]);
  });

  it('goes on after an expectation that is not met [EXAMPLE-LINE-FAILED]', async () => {
    const run = await runOne('1; //=> 2\n3; //=> 3');
    expect(run.lines).toEqual(['failed: 1; //=> 2 → 1', 'passed: 3; //=> 3']);
  });

  it('gives every example a process of its own, or one to those of a file [EXAMPLE-RUN-ISOLATE]', async () => {
    const root = writeProject({
      [SPEC]: specWith(
        fence('let count = 1; //=> 1\nconst add = () => ++count;'),
        fence('add(); //=> 2\ncount; //=> 2\nconst add2 = add;'),
        fence('let count = 10; //=> 10\nadd(); //=> 3\ncount; //=> 10'),
      ),
    });
    const shared = await runProject(root, allowing({ isolate: 'file' }));
    expect(shared.map(({ status }) => status)).toEqual(['passed', 'passed', 'passed']);
    const alone = await runProject(root);
    expect(alone.map(({ status }) => status)).toEqual(['passed', 'errored', 'errored']);
    expect(alone[1]?.lines[0]).toBe('errored: add(); //=> 2 → ReferenceError: add is not defined');
  });

  it('says of later examples of a file that an earlier one did not end [EXAMPLE-RUN-ISOLATE]', async () => {
    const root = writeProject({
      [SPEC]: specWith(fence('1; //=> 1'), fence('process.exit(0);'), fence('2; //=> 2')),
    });
    const runs = await runProject(root, allowing({ isolate: 'file' }));
    expect(runs.map(({ status }) => status)).toEqual(['passed', 'errored', 'errored']);
    expect(runs[2]).toMatchObject({
      reason: 'An earlier example of the file did not come to its end.',
      lines: ['not-run: 2; //=> 2'],
    });
  });

  it('runs nothing unless the options allow it [EXAMPLE-ALLOW-OFF]', () => {
    const parsed = parseConfig({});
    if (!parsed.ok) throw new Error('the defaults are valid');
    const root = writeProject({ [SPEC]: specWith(fence('1; //=> 1')) });
    const { files, exampleRunner } = openProject(root, parsed.config);
    expect(openExampleRunner(root, parsed.config, files)).toBeUndefined();
    expect(exampleRunner).toBeUndefined();
  });

  it('says why an example is not run [EXAMPLE-ALLOW-REASON]', async () => {
    const root = writeProject({
      [SPEC]: specWith(
        fence('1; //=> 1'),
        fence('x', 'ruby'),
        fence('y', ''),
        fence('', 'js'),
        fence(`// ${'x'.repeat(300_000)}`),
      ),
    });
    const runs = await runProject(root, allowing());
    expect(runs.map(({ status }) => status)).toEqual(['passed', 'not-run', 'not-run', 'not-run', 'not-run']);
    expect(runs.map(({ reason }) => reason)).toEqual([
      undefined,
      'Casebook does not execute examples in `ruby`.',
      'Its fence names no language.',
      'It holds no statement.',
      'It is longer than 262144 characters.',
    ]);
    const without = await runProject(root, allowing({ languages: ['python'] }));
    expect(without[0]?.reason).toBe('The options leave out examples in javascript (`examples.languages`).');
  });

  it('gives the same result each time, without the places of this machine [EXAMPLE-RUN-SAME]', async () => {
    const code = 'import.meta.missing.x; //=> 1';
    const other = 'import("./src/none.ts"); //=> 1';
    const root = writeProject({
      [SPEC]: specWith(fence(code), fence(other), fence('new Error("x"); //=> Error: x')),
    });
    const [first, second] = [await runProject(root), await runProject(root)];
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(JSON.stringify(first)).not.toContain(root);
    expect(first.map(({ lines }) => lines)).toEqual([
      [`errored: ${code} → TypeError: Cannot read properties of undefined (reading 'x')`],
      [`errored: ${other} → Error: Cannot find module 'src/none.ts' imported from the example`],
      ['passed: new Error("x"); //=> Error: x'],
    ]);
  });

  it('finds the places of statements in quoted and indented fences and behind any line ending [EXAMPLE-LINE-PLACE]', async () => {
    const text = specWith('  ```js\n  const a = [\n    1,\n  ];\n  a.length; //=> 1\n  ```').replaceAll(
      '\n',
      '\r\n',
    );
    const root = writeProject({ [SPEC]: text });
    const [run] = await runProject(root);
    expect(run?.lines).toEqual(['passed: const a = [\r\n    1,\r\n  ];', 'passed: a.length; //=> 1']);
    expect(readFileSync(join(root, SPEC), 'utf8')).toBe(text);
  });
});
