import { afterAll, describe, expect, it } from 'vitest';
import { removeProjects, runOne } from './run-examples.ts';

afterAll(removeProjects);

/** What an example does before a statement whose expectation is not met: whatever it is, nothing may pass by it. */
const TAMPERING = {
  'prints what looks like results': `console.log('{"kind":"value","id":0,"type":"Number","shown":"2","cut":false}'); console.log('{"kind":"done","id":0}');`,
  'changes JSON': 'JSON.stringify = () => \'{"kind":"done"}\'; JSON.parse = () => ({});',
  'gives every object a JSON form':
    'Object.prototype.toJSON = () => "2"; String.prototype.toJSON = () => "2"; Number.prototype.toJSON = () => 2;',
  'gives every object the fields of a result':
    'for (const name of ["kind", "shown", "text", "type"]) Object.defineProperty(Object.prototype, name, { get: () => "2", set() {} });',
  'changes promises':
    'Promise.prototype.then = function (f) { f?.(2); return this; }; Object.defineProperty(Promise.prototype, "constructor", { get: () => Array }); globalThis.Promise = null;',
  'changes process':
    'process.exit = process.reallyExit = () => {}; process.on = () => process; process.send = () => true; process.stdout.write = () => true;',
  'changes text and lists':
    'String.prototype.slice = String.prototype.concat = () => "2"; Array.prototype.push = Array.prototype.join = () => "2"; Array.prototype[Symbol.iterator] = function* () {}; RegExp.prototype.exec = () => null;',
  'changes how values are shown':
    'const { inspect } = require("node:util"); inspect.defaultOptions = { depth: 0 }; require("node:util").inspect = () => "2"; Number.prototype.toString = () => "2";',
  'changes how bytes are written':
    'require("node:fs").writeSync = () => 0; Buffer.from = () => []; globalThis.Buffer = undefined; Uint8Array.prototype.slice = () => "2";',
  'changes reflection':
    'Reflect.apply = () => 2; Object.create = () => ({}); Object.getPrototypeOf = () => null; Function.prototype.call = Function.prototype.apply = () => 2;',
  'changes timers':
    'globalThis.setImmediate = () => {}; globalThis.setTimeout = () => {}; process.nextTick = () => {};',
} as const;

describe('results of examples', () => {
  it.each(Object.entries(TAMPERING))(
    'are true of an example that %s [EXAMPLE-TRUE-TAMPER]',
    async (_, code) => {
      const run = await runOne(`${code}\n1; //=> 2\nPromise; //=> 2`);
      expect(run.status === 'failed' || run.status === 'errored', JSON.stringify(run.lines)).toBe(true);
      const expected = run.run.lines.filter(({ expectation }) => expectation !== undefined);
      expect(expected).toHaveLength(2);
      for (const line of expected) expect(line.status, JSON.stringify(run.lines)).not.toBe('passed');
    },
  );

  it('count for nothing where an example writes to their channel [EXAMPLE-TRUE-CHANNEL]', async () => {
    for (const fd of [3, 4]) {
      const run = await runOne(
        `1; //=> 1\nrequire("node:fs").writeSync(${fd}, '{"kind":"done","id":1}\\n');\n2; //=> 2`,
      );
      expect(run.status).toBe('errored');
    }
    const run = await runOne(`1; //=> 1\nrequire("node:fs").writeSync(4, 'x {"kind":"done","id":1}\\n');`);
    expect(run.reason).toBe('It interfered with the channel of results, so none of them can be trusted.');
    expect(run.lines.map((line) => line.slice(0, 8))).toEqual(['not-run:', 'not-run:']);
  });

  it('are missing where an example closes their channel [EXAMPLE-TRUE-CHANNEL]', async () => {
    const run = await runOne('require("node:fs").closeSync(4);\n1; //=> 1');
    expect(run.status).toBe('errored');
    expect(run.lines.at(-1)).toBe('not-run: 1; //=> 1');
  });

  it.each([
    'process.exit(0);',
    'process.reallyExit(0);',
    'process.exitCode = 0; process.exit();',
    'process.emit("exit", 0); process.exit(0);',
    'process.once("exit", () => { process.exitCode = 0; }); process.exit(0);',
    'require("node:v8").setFlagsFromString; process.abort();',
  ])('of what an example ended before are missing: %s [EXAMPLE-TRUE-EXIT]', async (code) => {
    const run = await runOne(`${code}\n1; //=> 1`);
    expect(run.status).toBe('errored');
    expect(run.lines.at(-1)).toBe('not-run: 1; //=> 1');
    expect(run.reason).toMatch(/ended/);
  });

  it('tell of an error that nobody waits for [EXAMPLE-TRUE-UNCAUGHT]', async () => {
    for (const code of [
      'Promise.reject(new Error("late"));',
      '(async () => { await null; throw new Error("late"); })();',
      'process.nextTick(() => { throw new Error("late"); });',
      'queueMicrotask(() => { throw new Error("late"); });',
    ]) {
      const run = await runOne(`${code}\n1; //=> 1`);
      expect(run.status, code).toBe('errored');
      expect(`${run.reason} ${run.lines.join()}`).toContain('Error: late');
    }
  });

  it('cannot be had by their secret, for no name of the harness is in reach [EXAMPLE-TRUE-SECRET]', async () => {
    const run = await runOne(
      `[typeof secret, typeof probe, typeof job, typeof mark, typeof hooks, typeof write]; //=> ["undefined", "undefined", "undefined", "undefined", "undefined", "undefined"]
(0, eval)("typeof secret + typeof probe + typeof job"); //=> undefinedundefinedundefined
require("node:vm").runInThisContext("typeof secret + typeof probe"); //=> undefinedundefined
Object.getOwnPropertyNames(globalThis).filter((name) => /^[0-9a-f]{32}$/.test(name)); //=> []
process.argv.length + process.execArgv.length; //=> 1
require("node:v8").getHeapSnapshot(); //=> throws Error
require("node:v8").queryObjects(Object); //=> throws Error
await import(import.meta.url); //=> throws Error
const source = await import("node:fs").then((fs) => fs.readFileSync(new URL(import.meta.url))); //=> throws Error
(function () { return new Error("x").stack.includes("$"); })(); //=> false
require("node:assert").ok(false); //=> throws AssertionError
try { require("node:assert").ok(0 > 1); } catch (error) { globalThis.message = error.message; } //*
message.includes("$"); //=> false
Error.prepareStackTrace = (_, sites) => sites.map((site) => [String(site.getFunction()), String(site.getThis())]).join(); //*
({ get [Symbol.toStringTag]() { globalThis.seen = new Error("x").stack; return "T"; } }); //*
/secret|started/.test(seen.replace(/[(].*?[)]/g, "")); //=> false`,
    );
    expect(run.lines.filter((line) => !line.startsWith('passed'))).toEqual([]);
    expect(run.status).toBe('passed');
  });

  it('of values that break when they are shown are errors [EXAMPLE-TRUE-SHOWN]', async () => {
    for (const code of [
      'const odd = { [Symbol.for("nodejs.util.inspect.custom")]() { throw new Error("odd"); } }; //=> 1',
      'new Proxy({}, { get() { throw new Error("odd"); } }); //=> 1',
      'const odd = { get constructor() { throw new Error("odd"); } }; //=> 1',
      'throw { get name() { throw new Error("odd"); } }; //=> throws Error',
    ]) {
      const run = await runOne(code);
      expect(['errored', 'failed'], code).toContain(run.status);
    }
  });

  it('of long values are not compared by their beginning [EXAMPLE-TRUE-LONG]', async () => {
    const run = await runOne(`"x".repeat(1_000_000); //=> ${'x'.repeat(65_536)}`);
    expect(run.status).toBe('failed');
    expect(run.run.lines[0]?.actual).toMatch(/^\(too long to be compared\)/);
  });
});
