import type { TestStatus } from '#model';
import { type JsonRecord, numberIn, readJson, recordIn, textIn } from './read-json.ts';
import { messageOf, Reading, type ReadTests } from './reading.ts';
import { linesOf } from './text-lines.ts';

/**
 * Reads what `go test -json` prints: one event in each line.
 *
 * *Ensures* a test passed only when it began and ended so; one without an end, as after a panic, is errored, and a package that
 * failed though none of its tests did (as one that was not built) is one errored result.
 */
export function readGoTest(text: string): ReadTests {
  const reader = new GoReader();
  for (const { line, start, end, cut } of linesOf(text)) {
    if (line.trim() === '') continue;
    const json = readJson(line);
    const event = json.kind === 'value' ? recordIn(json.value) : undefined;
    if (event === undefined || cut)
      reader.reading.problem('This line is no complete event of go test.', start, end);
    if (event !== undefined) reader.take(event, start);
  }
  return reader.finish();
}

interface Run {
  readonly group: string;
  readonly name: string;
  readonly offset: number;
  readonly began: boolean;
  status: TestStatus | undefined;
  output: string;
  milliseconds: number | undefined;
}

interface Package {
  readonly offset: number;
  output: string;
  failedBuild: string | undefined;
  ended: 'pass' | 'fail' | 'skip' | undefined;
}

class GoReader {
  readonly reading = new Reading();
  readonly #runs: Run[] = [];
  /** The latest run of each test. */
  readonly #latest = new Map<string, Run>();
  readonly #packages = new Map<string, Package>();
  readonly #builds = new Map<string, string>();

  take(event: JsonRecord, offset: number): void {
    const action = textIn(event.Action) ?? '';
    const group = textIn(event.Package);
    const name = textIn(event.Test);
    this.reading.takenAt(textIn(event.Time));
    if (action === 'build-output') {
      const path = textIn(event.ImportPath) ?? '';
      this.#builds.set(path, keep(this.#builds.get(path) ?? '', textIn(event.Output)));
    } else if (action === 'build-fail' || action === 'build-pass') {
      // The package that was to be built has an event of its own.
    } else if (group === undefined) {
      this.reading.problem('This event names no package.', offset);
    } else if (name === undefined) {
      this.#takePackage(group, action, event, offset);
    } else {
      this.#takeTest({ group, name, action, event, offset });
    }
  }

  finish(): ReadTests {
    const troubled = new Set<string>();
    for (const { group, name, offset, began, status, output, milliseconds } of this.#runs) {
      const end: TestStatus = status === undefined || !began ? 'errored' : status;
      if (end === 'errored' || end === 'failed') troubled.add(group);
      const message = end === 'passed' ? undefined : (messageOf(saidIn(output)) ?? unended(status));
      this.reading.add(
        {
          titles: name.split('/').filter((part) => part !== ''),
          status: end,
          group,
          declared: [],
          ...(message === undefined ? {} : { message }),
          ...(milliseconds === undefined ? {} : { milliseconds }),
        },
        offset,
      );
    }
    for (const [group, { offset, ended, output, failedBuild }] of this.#packages) {
      if (ended === undefined) this.reading.problem(`The package ${group} has no end.`, offset);
      if (ended !== 'fail' || troubled.has(group)) continue;
      const said = (failedBuild === undefined ? undefined : this.#builds.get(failedBuild)) ?? output;
      const message = messageOf(saidIn(said)) ?? 'The package failed, though no test in it did.';
      this.reading.add(
        { titles: ['(the whole package)'], status: 'errored', group, declared: [], message },
        offset,
      );
    }
    return this.reading.finish('go-test', 'go test');
  }

  #takePackage(group: string, action: string, event: JsonRecord, offset: number): void {
    const known = this.#packages.get(group) ?? {
      offset,
      output: '',
      failedBuild: undefined,
      ended: undefined,
    };
    this.#packages.set(group, known);
    if (action === 'output') known.output = keep(known.output, textIn(event.Output));
    else if (action === 'pass' || action === 'fail' || action === 'skip') {
      known.ended = action;
      known.failedBuild = textIn(event.FailedBuild);
    } else if (action !== 'start' && action !== 'bench') {
      this.reading.problem('What happened to this package is said in a word that is not known.', offset);
    }
  }

  #takeTest(told: {
    readonly group: string;
    readonly name: string;
    readonly action: string;
    readonly event: JsonRecord;
    readonly offset: number;
  }): void {
    const { group, name, action, event, offset } = told;
    const key = `${group} ${name}`;
    const open = this.#latest.get(key);
    const began = action === 'run' || open?.status !== undefined;
    const run: Run =
      open === undefined || (began && action !== 'output' && action !== 'attr')
        ? {
            group,
            name,
            offset,
            began: action === 'run',
            status: undefined,
            output: '',
            milliseconds: undefined,
          }
        : open;
    if (run !== open) {
      this.#runs.push(run);
      this.#latest.set(key, run);
    }
    switch (action) {
      case 'run':
      case 'pause':
      case 'cont':
      case 'start':
      case 'attr':
      case 'artifacts':
        return;
      case 'output':
        run.output = keep(run.output, textIn(event.Output));
        return;
      case 'pass':
      case 'bench':
      case 'fail':
      case 'skip': {
        run.status = ENDS[action];
        const seconds = numberIn(event.Elapsed);
        run.milliseconds = seconds === undefined ? undefined : Math.round(seconds * 1e6) / 1e3;
        return;
      }
      default:
        run.status = 'errored';
        this.reading.problem('What happened to this test is said in a word that is not known.', offset);
    }
  }
}

const ENDS = { pass: 'passed', bench: 'passed', fail: 'failed', skip: 'skipped' } as const;

function unended(status: TestStatus | undefined): string | undefined {
  return status === undefined ? 'The test has no end.' : undefined;
}

const KEPT = 8_000;

function keep(before: string, more: string | undefined): string {
  return more === undefined || before.length > KEPT ? before : before + more;
}

/** What a test printed, without what the runner prints around it. */
function saidIn(output: string): string {
  return output
    .split('\n')
    .filter((line) => !/^\s*(?:=== |--- |FAIL\b|PASS\b|ok\s)/.test(line))
    .join('\n');
}
