import { spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

/** Without namespaces of the kernel only the runtime keeps an example in; both must. */
describe.each([
  { name: 'in namespaces where there are any', namespaces: true },
  { name: 'by the runtime alone', namespaces: false },
])('the sandbox of examples $name', ({ namespaces }) => {
  const options = { namespaces };
  const quick = allowing({ timeoutSeconds: 1 });

  it('stops an example that does not end [EXAMPLE-LIMIT-TIME]', async () => {
    for (const code of [
      'for (;;) {}',
      'while (true) await null;',
      'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);',
      'process.on("SIGTERM", () => {}); process.on("exit", () => { for (;;) {} }); process.exit(0);',
    ]) {
      const run = await runOne(`1; //=> 1\n${code}\n2; //=> 2`, { config: quick, options });
      expect(run.status, code).toBe('errored');
      expect(run.reason).toBe('It did not end within 1 seconds.');
      expect(run.lines[0]).toBe('passed: 1; //=> 1');
      expect(run.lines.at(-1)).toBe('not-run: 2; //=> 2');
    }
  });

  it('says that an example waits for what cannot come [EXAMPLE-LIMIT-TIME]', async () => {
    const run = await runOne('await new Promise(() => {});\n2; //=> 2', { options });
    expect(run.lines).toEqual([
      'errored: await new Promise(() => {}); → It waits for a promise that nothing can settle any more.',
      'not-run: 2; //=> 2',
    ]);
  });

  it('stops an example that takes memory without bound, inside and outside of the heap [EXAMPLE-LIMIT-MEMORY]', async () => {
    const config = allowing({ memoryMegabytes: 64 });
    for (const code of [
      'const all = []; for (;;) all.push(new Array(1000).fill({}));',
      'const all = []; for (;;) all.push(Buffer.alloc(10_000_000, 1));',
      'const all = []; for (;;) all.push(new Uint8Array(10_000_000).fill(1));',
      'const all = []; for (;;) all.push(new WebAssembly.Memory({ initial: 1000 })) && new Uint8Array(all.at(-1).buffer).fill(1);',
      'let text = "x"; for (;;) text += text + Math.random();',
    ]) {
      const run = await runOne(`${code}\n2; //=> 2`, { config, options });
      expect(run.status, code).toBe('errored');
      expect(run.lines.at(-1)).toBe('not-run: 2; //=> 2');
      expect(run.lines.join('\n'), code).toMatch(/memory|allocation failed|Invalid string length/i);
    }
  });

  it('stops an example that prints without end [EXAMPLE-LIMIT-OUTPUT]', async () => {
    for (const code of [
      'for (;;) console.log("x".repeat(1000));',
      'for (;;) process.stderr.write("x".repeat(1000));',
    ]) {
      const run = await runOne(`${code}\n2; //=> 2`, { options });
      expect(run.reason).toBe('It printed more than 262144 characters.');
      expect(run.lines.at(-1)).toBe('not-run: 2; //=> 2');
    }
  });

  it('writes nothing [EXAMPLE-BOX-WRITE]', async () => {
    const root = writeProject({
      [SPEC]: specWith(
        ...[
          'require("node:fs").writeFileSync("made.txt", "x");',
          'require("node:fs").mkdirSync("made");',
          'require("node:fs").rmSync("kept.txt");',
          'require("node:fs").renameSync("kept.txt", "made.txt");',
          'require("node:fs").symlinkSync("/etc", "made");',
          'require("node:fs").writeFileSync("/tmp/casebook-made.txt", "x");',
          'process.report.writeReport("made.json");',
          'require("node:v8").writeHeapSnapshot("made.heapsnapshot");',
          'new (process.getBuiltinModule("node:sqlite").DatabaseSync)("made.db");',
          'require("node:trace_events").createTracing({ categories: ["node"] }).enable();',
        ].map((code) => fence(code)),
      ),
      'kept.txt': 'kept',
    });
    const before = readdirSync(root);
    const runs = await runProject(root, allowing(), options);
    expect(runs.map(({ status }) => status)).toEqual(runs.map(() => 'errored'));
    expect(readdirSync(root)).toEqual(before);
    expect(existsSync('/tmp/casebook-made.txt')).toBe(false);
  });

  it('reads nothing outside the project, and nothing of git [EXAMPLE-BOX-READ]', async () => {
    const outside = writeProject({ 'secret.txt': 'the-secret' });
    const codes = [
      'require("node:fs").readFileSync("/etc/passwd", "utf8");',
      `require("node:fs").readFileSync(${JSON.stringify(join(outside, 'secret.txt'))}, "utf8");`,
      `require("node:fs").readFileSync("../${outside.split('/').at(-1)}/secret.txt", "utf8");`,
      'require("node:fs").readdirSync("..");',
      'require("node:fs").readFileSync("/proc/self/environ", "utf8");',
      'require("node:fs").readFileSync(".git/config", "utf8");',
      `await import(${JSON.stringify(join(outside, 'secret.txt'))});`,
    ];
    const root = writeProject({
      [SPEC]: specWith(...codes.map((code) => fence(code))),
      '.git/config': 'the-secret',
    });
    const runs = await runProject(root, allowing(), options);
    expect(runs.map(({ status }) => status)).toEqual(codes.map(() => 'errored'));
    expect(JSON.stringify(runs.map(({ lines }) => lines))).not.toContain('the-secret');
  });

  it('follows no symbolic link out of the project [EXAMPLE-BOX-LINK]', async () => {
    const outside = writeProject({ 'secret.txt': 'the-secret' });
    const root = writeProject({
      [SPEC]: specWith(
        fence('const read = require("node:fs").readFileSync("out/secret.txt", "utf8"); //=> the-secret'),
        fence('const read = require("node:fs").readFileSync("out.txt", "utf8"); //=> the-secret'),
      ),
    });
    symlinkSync(outside, join(root, 'out'));
    symlinkSync(join(outside, 'secret.txt'), join(root, 'out.txt'));
    const runs = await runProject(root, allowing(), options);
    for (const run of runs) expect(['errored', 'not-run']).toContain(run.status);
    const reasons = runs.map(({ reason }) => reason ?? '');
    if (runs[0]?.run.isolation === 'namespaces') expect(runs[0].lines[0]).toMatch(/no such file/i);
    else expect(reasons[0]).toMatch(/symbolic link `out(\.txt)?` leads out of the project/);
  });

  it('sees nothing of the environment [EXAMPLE-BOX-ENVIRONMENT]', async () => {
    process.env.CASEBOOK_TEST_SECRET = 'the-secret';
    try {
      const run = await runOne(
        'process.env.CASEBOOK_TEST_SECRET; //=> undefined\nObject.keys(process.env).sort(); //=> ["HOME", "LANG", "PATH", "TZ"]',
        { options },
      );
      expect(run.status, run.lines.join('\n')).toBe('passed');
    } finally {
      delete process.env.CASEBOOK_TEST_SECRET;
    }
  });

  it('starts no process, no thread and no native code [EXAMPLE-BOX-PROCESS]', async () => {
    const codes = [
      'require("node:child_process").spawnSync("ls");',
      'require("node:child_process").fork("x.js");',
      'new (require("node:worker_threads").Worker)("1", { eval: true });',
      'process.execve("/bin/ls", ["ls"]);',
      'process.dlopen({ exports: {} }, "./x.node");',
      'new (require("node:wasi").WASI)({ version: "preview1" });',
      'require("node:module").register("data:text/javascript,");',
      'process.binding("spawn_sync");',
      'new (require("node:inspector").Session)().connect();',
      'require("node:v8").setFlagsFromString("--allow-natives-syntax");',
    ];
    const root = writeProject({ [SPEC]: specWith(...codes.map((code) => fence(code))) });
    const runs = await runProject(root, allowing(), options);
    expect(runs.map(({ status }) => status)).toEqual(codes.map(() => 'errored'));
    for (const run of runs)
      expect(run.lines[0]).toMatch(/Access to this API has been restricted|may not use/);
  });

  it('reaches no other process, its parent included [EXAMPLE-BOX-KILL]', async () => {
    const codes = [
      'process.kill(process.ppid, "SIGKILL");',
      'process.kill(0, "SIGKILL");',
      `process.kill(${process.pid}, "SIGKILL");`,
      `process._debugProcess(${process.pid});`,
      `require("node:os").setPriority(${process.pid}, 19);`,
      'process.abort();',
    ];
    const root = writeProject({
      [SPEC]: specWith(...codes.map((code) => fence(code)), fence('1; //=> 1')),
    });
    const runs = await runProject(root, allowing(), options);
    expect(runs.map(({ status }) => status)).toEqual([...codes.map(() => 'errored'), 'passed']);
  });

  describe('with real sockets', () => {
    const seen: string[] = [];
    const servers: Server[] = [];
    const datagrams = createSocket('udp4');
    let port = 0;
    let datagramPort = 0;
    let root = '';

    beforeAll(async () => {
      root = writeProject({});
      mkdirSync(join(root, 'run'));
      for (const place of [0, join(root, 'run/socket')]) {
        const server = createServer((socket) => {
          seen.push(String(place));
          socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi');
        });
        servers.push(server);
        await new Promise<void>((resolve) =>
          server.listen(typeof place === 'number' ? { port: place, host: '127.0.0.1' } : place, resolve),
        );
      }
      const address = servers[0]?.address();
      port = typeof address === 'object' && address !== null ? address.port : 0;
      datagrams.on('message', () => seen.push('datagram'));
      await new Promise<void>((resolve) => datagrams.bind(0, '127.0.0.1', resolve));
      datagramPort = datagrams.address().port;
    });
    afterAll(() => {
      for (const server of servers) server.close();
      datagrams.close();
    });

    it('reaches no network [EXAMPLE-BOX-NETWORK]', async () => {
      const codes = [
        `await fetch("http://127.0.0.1:${port}/");`,
        `require("node:net").connect(${port}, "127.0.0.1");`,
        `new (require("node:net").Socket)().connect(${port}, "127.0.0.1");`,
        'require("node:net").connect("run/socket");',
        `require("node:http").get("http://127.0.0.1:${port}/");`,
        `require("node:tls").connect(${port}, "127.0.0.1");`,
        `require("node:http2").connect("http://127.0.0.1:${port}/");`,
        `await new Promise((open, fail) => { const s = new WebSocket("ws://127.0.0.1:${port}/"); s.onopen = open; s.onerror = () => fail(new Error("closed")); });`,
        `require("node:dgram").createSocket("udp4").send("x", ${datagramPort}, "127.0.0.1");`,
        'await require("node:dns").promises.lookup("localhost");',
        'new (require("node:dns").Resolver)();',
        'require("node:net").createServer().listen(0);',
        'require("node:http").createServer().listen(0);',
        `const { connect } = await import("node:net"); connect(${port}, "127.0.0.1");`,
        `delete require("node:net").Socket.prototype.connect; require("node:net").connect(${port}, "127.0.0.1");`,
      ];
      mkdirSync(join(root, 'openspec/specs/box'), { recursive: true });
      writeFileSync(join(root, SPEC), specWith(...codes.map((code) => fence(code))));
      const runs = await runProject(root, allowing(), options);
      expect(
        runs.map(({ status, lines }) => `${status} ${status === 'errored' ? '' : lines.join()}`),
      ).toEqual(codes.map(() => 'errored '));
      expect(seen).toEqual([]);
    });
  });

  it('has ended when the process that started it is killed [EXAMPLE-LIMIT-ORPHAN]', async () => {
    const root = writeProject({
      [SPEC]: specWith(fence('for (;;) {}'), fence('await new Promise((r) => setTimeout(r, 60_000));')),
    });
    const program = `
      import { allowing, runProject } from ${JSON.stringify(new URL('./run-examples.ts', import.meta.url).href)};
      await runProject(${JSON.stringify(root)}, allowing({ timeoutSeconds: 50 }), ${JSON.stringify(options)});`;
    const host = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      cwd: fileURLToPath(new URL('../../..', import.meta.url)),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const running = () =>
      spawnSync('ps', ['-A', '-o', 'args='], { encoding: 'utf8' })
        .stdout.split('\n')
        .filter((line) => line.includes('--allow-fs-read') && line.includes(root));
    for (let tries = 0; running().length < 2 && tries < 200; tries++) await wait(100);
    expect(running().length).toBeGreaterThanOrEqual(2);
    await wait(300);
    host.kill('SIGKILL');
    for (let tries = 0; running().length > 0 && tries < 100; tries++) await wait(100);
    expect(running()).toEqual([]);
    rmSync(root, { recursive: true, force: true });
  });
});
