import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What the official tool says of one command; a file that it cannot read has one row of index -1. */
export interface OfficialRow {
  readonly index: number;
  readonly verdict: 'sat' | 'unsat' | 'error';
  readonly message?: string;
  readonly traceLength?: number;
}

/** An official Alloy that waits for files; see `OfficialRunner.java`. */
export class OfficialProcess {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting: ((rows: OfficialRow[]) => void)[] = [];
  #rows: OfficialRow[] = [];

  constructor(jar: string) {
    const runner = new URL('../../../../plugins/host/alloy/OfficialRunner.java', import.meta.url).pathname;
    this.#process = spawn('java', ['-Xmx2g', '-cp', jar, runner, '--timeout', '10']);
    createInterface({ input: this.#process.stdout }).on('line', (line) => this.#read(line));
    this.#process.stderr.resume();
  }

  answers(file: string): Promise<OfficialRow[]> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#process.stdin.write(`${file}\n`);
    });
  }

  stop(): void {
    this.#process.stdin.end();
  }

  #read(line: string): void {
    const row = JSON.parse(line) as OfficialRow | { readonly commands: number };
    if (!('commands' in row)) {
      this.#rows.push(row);
      return;
    }
    const rows = this.#rows;
    this.#rows = [];
    this.#waiting.shift()?.(rows);
  }
}
