import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { allowing, fence, removeProjects, runProject, SPEC, specWith, writeProject } from './run-examples.ts';

afterAll(removeProjects);

const hasJava = spawnSync('jshell', ['--version']).status === 0;

describe.runIf(hasJava)('examples in Java', () => {
  it('are compared line by line in a shell of Java [EXAMPLE-RUN-JAVA]', async () => {
    const root = writeProject({
      [SPEC]: specWith(
        ...[
          `var n = 1 + 1; //=> 2
var name = "demo"; //=> type String
name; //=> demo
name.length(); //*
Integer.parseInt("bad"); //=> throws NumberFormatException
int twice(int x) {
  return 2 * x; // a "remark"
}
twice(4); //=> 9
List.of(1, 2); //=> [1, 2]
String s = "a // b"; /* none */ //=> "a // b"
throw new IllegalStateException("x");
1; //=> 1`,
          'int x = "a";',
          'int x = ;',
          'System.exit(0);\n1 + 1; //=> 2',
        ].map((code) => fence(code, 'java')),
      ),
    });
    const runs = await runProject(root, allowing({ unsandboxed: ['java'] }));
    expect(runs.map(({ status }) => status)).toEqual(['failed', 'errored', 'errored', 'errored']);
    expect(runs[0]?.lines).toEqual([
      'passed: var n = 1 + 1; //=> 2',
      'passed: var name = "demo"; //=> type String',
      'passed: name; //=> demo',
      'passed: name.length(); //*',
      'passed: Integer.parseInt("bad"); //=> throws NumberFormatException',
      'passed: int twice(int x) {\n  return 2 * x; // a "remark"\n}',
      'failed: twice(4); //=> 9 → 8',
      'passed: List.of(1, 2); //=> [1, 2]',
      'passed: String s = "a // b"; //=> "a // b"',
      'errored: throw new IllegalStateException("x"); → java.lang.IllegalStateException: x',
      'not-run: 1; //=> 1',
    ]);
    expect(runs[3]?.lines.at(-1)).toBe('not-run: 1 + 1; //=> 2');
  });
});
