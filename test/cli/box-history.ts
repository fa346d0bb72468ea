import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assess } from '#assess';
import { type ConfigInput, configSchema } from '#config';
import { openProject } from '#host';
import type { Assessment } from '#model';
import { runCasebook, writeProject } from './run-casebook.ts';

const SPEC = `# Box

## Purpose

A box holds one value at a time and tells its callers when they make a mistake.

## Requirements

### Requirement: Keep a value [BOX-KEEP]

The box SHALL keep the value that was put into it last.

#### Scenario: Put and get [BOX-KEEP-GET]

WHEN a caller puts a value into the box, the box SHALL give it back.

##### Evidence

- Implementation: [box.js put()](/src/box.js)

#### Scenario: Empty the box [BOX-KEEP-EMPTY]

WHEN a caller empties the box, the box SHALL hold nothing.

##### Evidence

- Implementation: [box.js clear()](/src/box.js)
`;

const CODE = `let value;
export function put(next) {
  value = next;
}
export function clear() {
  value = undefined;
}
export function get() {
  return value;
}
`;

const TESTS = `import assert from 'node:assert';
import { describe, it } from 'node:test';
import { clear, get, put } from '../src/box.js';

describe('box', () => {
  it('gives back what was put [BOX-KEEP-GET]', () => {
    put(1);
    assert.equal(get(), 1);
  });
  it('is empty afterwards [BOX-KEEP-EMPTY]', () => {
    clear();
    assert.equal(get(), undefined);
  });
});
`;

/** Runs the tests for real and, where it is told a commit, writes it into the report as CI would. */
const RUNNER = `import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const REPORT = 'reports/unit.xml';
function runTests() {
  mkdirSync('reports', { recursive: true });
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const flags = ['--test', '--test-reporter=junit', '--test-reporter-destination=' + REPORT];
  return spawnSync(process.execPath, flags, { stdio: 'inherit', env }).status ?? 1;
}
process.exitCode = runTests();
const commit = process.env.COMMIT;
if (commit) {
  const property = '<properties><property name="git.commit" value="' + commit + '"/></properties>';
  const report = readFileSync(REPORT, 'utf8');
  writeFileSync(REPORT, report.replace(/<testsuite [^>]*>/, (suite) => suite + property));
}
`;

/** A small project with a history of its own. */
export class BoxHistory {
  readonly root: string;

  /** @param known a clone that is there already */
  constructor(known?: string) {
    if (known !== undefined) {
      this.root = known;
      return;
    }
    this.root = writeProject({
      'openspec/specs/box/spec.md': SPEC,
      'src/box.js': CODE,
      'test/box.test.js': TESTS,
      'run-tests.mjs': RUNNER,
      'package.json': '{ "type": "module" }\n',
      'README.md': '# Box\n',
    });
    this.git('init', '-q');
    this.git('config', 'user.name', 'A. Reader');
    this.git('config', 'user.email', 'reader@example.org');
    this.commit();
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.root, encoding: 'utf8', stdio: 'pipe' }).trim();
  }

  /** Commits the tree without its reports; the answer is the commit's hash. */
  commit(): string {
    this.git('add', '-A', '--', '.', ':(exclude)reports');
    this.git('commit', '-qm', 'next', '--allow-empty');
    return this.git('rev-parse', 'HEAD');
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  /** Replaces a text that must be there. */
  edit(path: string, from: string, to: string): void {
    const text = this.read(path);
    if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
    this.write(path, text.replace(from, to));
  }

  move(from: string, to: string): void {
    renameSync(join(this.root, from), join(this.root, to));
  }

  remove(path: string): void {
    rmSync(join(this.root, path), { recursive: true, force: true });
  }

  /** Runs the tests without anybody watching. */
  runTests(commit = ''): void {
    execFileSync(process.execPath, ['run-tests.mjs'], {
      cwd: this.root,
      stdio: 'ignore',
      env: { ...process.env, COMMIT: commit },
    });
  }

  casebook(...args: string[]) {
    return runCasebook(args, { cwd: this.root });
  }

  async assess(options: ConfigInput = {}, root = this.root): Promise<Assessment> {
    const config = configSchema.parse(options);
    return assess({ ...openProject(root, config), config });
  }

  /** By claim: its verdict, and why its tests do not count any more. */
  async see(options: ConfigInput = {}, root = this.root): Promise<Readonly<Record<string, unknown>>> {
    const { claims, verdicts, evidence, unusedReviews } = await this.assess(options, root);
    const unused = unusedReviews.map(({ reason }) => reason);
    const entries = claims.map(({ address }): [string, unknown] => {
      const stale = evidence.flatMap((piece) =>
        piece.claim === address && piece.freshness.kind === 'stale' ? piece.freshness.reasons : [],
      );
      const status = verdicts.get(address)?.status ?? 'none';
      return [address, stale.length === 0 ? status : [status, ...stale]];
    });
    return { ...Object.fromEntries(entries), ...(unused.length === 0 ? {} : { unused }) };
  }
}

/** What is seen where every test speaks for its claim. */
export const VERIFIED = { 'BOX-KEEP': 'verified', 'BOX-KEEP-GET': 'verified', 'BOX-KEEP-EMPTY': 'verified' };
