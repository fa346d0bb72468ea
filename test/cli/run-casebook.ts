import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

export const LAUNCHER = resolve('plugins/cli/casebook.mjs');

/** What a run of the command gave. */
export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the real launcher as a process of its own, with pipes, as CI does. */
export function runCasebook(
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string>>;
    /** JavaScript that runs first in that process. */
    readonly first?: string;
    readonly launcher?: string;
  } = {},
): Promise<Run> {
  const { FORCE_COLOR: _force, NO_COLOR: _no, ...inherited } = process.env;
  const first =
    options.first === undefined
      ? []
      : ['--import', `data:text/javascript,${encodeURIComponent(options.first)}`];
  const child = spawn(process.execPath, [...first, options.launcher ?? LAUNCHER, ...args], {
    cwd: options.cwd ?? process.cwd(),
    env: { ...inherited, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return collect(child);
}

export function collect(child: ReturnType<typeof spawn>): Promise<Run> {
  let out = '';
  let error = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    error += text;
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (status) => done({ status, out, error }));
  });
}

/** Writes files into a new folder, which goes away with the test. */
export function writeProject(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'casebook-cli-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

export const SPEC = 'openspec/specs/box/spec.md';

/** A spec that nothing is wrong with, with as many requirements as asked for. */
export function goodSpec(requirements = 1): string {
  const blocks = Array.from(
    { length: requirements },
    (_, n) => `### Requirement: Refuse null ${n} [BOX-NULL-${n}]

WHEN a caller puts null into box ${n}, the box SHALL refuse it.

#### Scenario: Null leaves box ${n} empty [BOX-NULL-${n}-EMPTY]

WHEN a caller puts null into the empty box ${n}, the box SHALL stay empty.
`,
  );
  return `# Box

## Purpose

A box holds one value at a time and tells its callers when they make a mistake.

## Requirements

${blocks.join('\n')}`;
}

/** A spec with one error: its requirement has no scenario. */
export const BAD_SPEC = goodSpec().replace(/#### Scenario[\s\S]*/, '');
