import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
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

const tree = { 'box.py': 'def add(a, b):\n    return a + b\n' };
const unsandboxed = allowing({ timeoutSeconds: 5, unsandboxed: ['python'] });
const hasPython = spawnSync('python3', ['--version']).status === 0;

describe.runIf(hasPython)('examples in Python', () => {
  it('are compared line by line [EXAMPLE-RUN-PYTHON]', async () => {
    const run = await runOne(
      `from box import add
add(1, 2) #=> 3
x = "é😀"; y = 2 #=> 2
x #=> é😀
a, b = 1, 2 #=> (1, 2)
{"b": 1, "a": [1]} #=> {'a': [1], 'b': 1}
int("q") #=> throws ValueError
int("q") #=> throws KeyError
def f(n):
    return n
f([1]) #=> type list
f(1) #*
import asyncio
await asyncio.sleep(0, 7) #=> 8
print("1") #=> 1
raise KeyError("k")
1 #=> 1`,
      { language: 'python', tree, config: unsandboxed },
    );
    expect(run.status).toBe('failed');
    expect(run.lines).toEqual([
      'passed: from box import add',
      'passed: add(1, 2) #=> 3',
      'passed: x = "é😀"',
      'passed: y = 2 #=> 2',
      'passed: x #=> é😀',
      'passed: a, b = 1, 2 #=> (1, 2)',
      `passed: {"b": 1, "a": [1]} #=> {'a': [1], 'b': 1}`,
      'passed: int("q") #=> throws ValueError',
      `failed: int("q") #=> throws KeyError → throws ValueError: invalid literal for int() with base 10: 'q'`,
      'passed: def f(n):\n    return n',
      'passed: f([1]) #=> type list',
      'passed: f(1) #*',
      'passed: import asyncio',
      'failed: await asyncio.sleep(0, 7) #=> 8 → 7',
      'failed: print("1") #=> 1 → None',
      `errored: raise KeyError("k") → KeyError: 'k'`,
      'not-run: 1 #=> 1',
    ]);
  });

  it('that cannot be read, do not end or end early are errors [EXAMPLE-RUN-PYTHON]', async () => {
    const root = writeProject({
      [SPEC]: specWith(
        ...[
          'x = ',
          'while True: pass',
          'import os\nos._exit(0)\n1 #=> 1',
          'import sys\nsys.exit(0)\n1 #=> 1',
          'a = []\nwhile True: a.append("x" * 1000000)',
        ].map((code) => fence(code, 'python')),
      ),
    });
    const runs = await runProject(
      root,
      allowing({ timeoutSeconds: 1, memoryMegabytes: 64, unsandboxed: ['python'] }),
    );
    expect(runs.map(({ status }) => status)).toEqual(runs.map(() => 'errored'));
    expect(runs[0]?.reason).toBe('SyntaxError: invalid syntax');
    expect(runs[1]?.reason).toBe('It did not end within 1 seconds.');
  });

  it('are not run where nothing keeps them from the machine, unless the options say so [EXAMPLE-ALLOW-UNSANDBOXED]', async () => {
    const options = { namespaces: false };
    const refused = await runOne('1 #=> 1', { language: 'python', config: allowing(), options });
    expect(refused.status).toBe('not-run');
    expect(refused.reason).toMatch(/`examples\.unsandboxed`/);
    const run = await runOne('1 #=> 1', { language: 'python', config: unsandboxed, options });
    expect(run.status).toBe('passed');
    expect(run.run.isolation).toBe('none');
  });

  it('have no way out of their namespaces, for the kernel keeps them in [EXAMPLE-BOX-KERNEL]', async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections++;
      socket.end();
    });
    await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1' }, resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const codes = [
      'open("/etc/passwd").read()',
      'open("made", "w")',
      'import os; os.remove("box.py")',
      'import os; os.symlink("/etc", "made")',
      `import socket; socket.create_connection(("127.0.0.1", ${port}), 1)`,
      'import socket; socket.getaddrinfo("example.org", 80)',
      `import os; os.kill(${process.pid}, 9)`,
      'open(".git/config").read()',
      'open("/proc/self/environ").read()',
    ];
    const root = writeProject({
      [SPEC]: specWith(
        fence('1 #=> 1', 'python'),
        ...codes.map((code) => fence(code, 'python')),
        fence(
          `import ctypes
libc = ctypes.CDLL(None)
libc.mount(None, b"/", None, 32 | 4096, None) #=> -1
libc.mount(b"none", b"/usr", b"tmpfs", 0, None) #=> -1
libc.unshare(0x10000000) #=> -1
libc.chroot(b"/usr") #=> -1
libc.umount2(b"/", 2) #=> -1
import os
os.environ.get("CASEBOOK_TEST_SECRET") #=> None`,
          'python',
        ),
      ),
      ...tree,
      '.git/config': 'the-secret',
    });
    const before = readdirSync(root);
    const [first, ...runs] = await runProject(root);
    server.close();
    expect(connections).toBe(0);
    if (first?.run.isolation !== 'namespaces') {
      // This system gives us no namespaces; then nothing is run at all.
      expect([first, ...runs].map((run) => run?.status)).toEqual([first, ...runs].map(() => 'not-run'));
      return;
    }
    const tricks = runs.pop();
    expect(runs.map(({ lines }) => lines.at(-1)?.slice(0, 7))).toEqual(codes.map(() => 'errored'));
    expect(tricks?.lines.filter((line) => !line.startsWith('passed'))).toEqual([]);
    expect(readdirSync(root)).toEqual(before);
    expect(existsSync(join(root, 'box.py'))).toBe(true);
  });

  it('leave nothing running behind [EXAMPLE-LIMIT-ORPHAN]', async () => {
    const name = `casebook-left-${process.pid}`;
    const run = await runOne(
      `import subprocess, sys
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)", "${name}"])
while True: pass`,
      { language: 'python', config: allowing({ timeoutSeconds: 1, unsandboxed: ['python'] }) },
    );
    expect(run.reason).toBe('It did not end within 1 seconds.');
    const { stdout } = spawnSync('ps', ['-A', '-o', 'args='], { encoding: 'utf8' });
    expect(stdout).not.toContain(name);
  });
});
