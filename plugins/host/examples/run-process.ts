import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { LIMITS } from '#config';
import type { CommandLine } from './sandbox.ts';

/** What a process may use. */
export interface ProcessLimits {
  readonly timeoutMs: number;
  /** Memory it may write to, in megabytes. */
  readonly megabytes: number;
}

/** What a process left behind. */
export interface ProcessEnd {
  /** Lines that came through the channel of results. */
  readonly lines: readonly string[];
  /** Set when it was stopped from here. */
  readonly stopped?: 'time' | 'output';
  /** Exit status; of a process that a signal ended, that of a shell. */
  readonly code: number;
  /** The beginning of what it wrote to standard error. */
  readonly errors: string;
}

/**
 * Starts its arguments as a process with limits, in a group of its own that ends with this process, however that ends: the
 * pipe to standard input closes then.
 */
const SUPERVISE = `exec 9<&0 </dev/null
( read -r _ <&9; kill -KILL -$$ ) >/dev/null 2>&1 3<&- 4<&- &
watcher=$!
( ulimit -c 0; ulimit -f 0; ulimit -t "$1"; ulimit -d "$2"; shift 2; exec "$@" ) 9<&-
status=$?
kill -KILL $watcher
exit $status`;

/** Bytes of standard error that are kept. */
const KEPT_ERRORS = 16 * 1024;

/**
 * Runs a command with nothing of this process's environment and gives what it wrote to its fourth pipe.
 * Ensures: afterwards no process of its group is alive. `onLine` is told each line of results and gives true where the time
 * shall start anew. Never rejects: what cannot be started ended with status 127.
 */
export function runProcess(
  { command, cwd }: CommandLine,
  input: string,
  limits: ProcessLimits,
  onLine: (line: string) => boolean,
): Promise<ProcessEnd> {
  const seconds = Math.ceil(limits.timeoutMs / 1000) + 5;
  const kilobytes = limits.megabytes * 1024;
  return new Promise((resolve) => {
    const child = spawn('/bin/sh', ['-c', SUPERVISE, 'sh', `${seconds}`, `${kilobytes}`, ...command], {
      cwd,
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/', LANG: 'C.UTF-8', TZ: 'UTC' },
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
    });
    let stopped: ProcessEnd['stopped'];
    const stop = (why: NonNullable<ProcessEnd['stopped']>) => {
      stopped ??= why;
      killGroup(child);
    };
    const late = () => stop('time');
    let timer = setTimeout(late, limits.timeoutMs);
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(late, limits.timeoutMs);
    };
    const full = () => stop('output');
    const lines = readLines(child.stdio[4] as Readable, full, (line) => {
      if (onLine(line)) again();
    });
    const errors = readOutput(child, full);
    for (const pipe of child.stdio) pipe?.on('error', () => {});
    (child.stdio[3] as Writable).end(input);
    const end = (code: number) => {
      clearTimeout(timer);
      killGroup(child);
      resolve({ lines, code, errors: errors(), ...(stopped === undefined ? {} : { stopped }) });
    };
    child.once('error', () => end(127));
    child.once('close', (code, signal) => end(code ?? (signal === null ? 1 : 137)));
  });
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** Collects whole lines; a stream without end is too much. */
function readLines(stream: Readable, onFull: () => void, onLine: (line: string) => void): readonly string[] {
  const lines: string[] = [];
  let rest = '';
  let total = 0;
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    total += text.length;
    if (total > LIMITS.exampleResults) {
      stream.destroy();
      onFull();
      return;
    }
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      lines.push(line);
      onLine(line);
    }
  });
  return lines;
}

/** Counts what is printed and keeps the beginning of standard error. */
function readOutput(child: ChildProcess, onFull: () => void): () => string {
  const kept: Buffer[] = [];
  let size = 0;
  let total = 0;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (bytes: Buffer) => {
      total += bytes.length;
      if (total > LIMITS.exampleOutput) onFull();
      if (stream !== child.stderr || size >= KEPT_ERRORS) return;
      kept.push(bytes.subarray(0, KEPT_ERRORS - size));
      size += bytes.length;
    });
  }
  return () => Buffer.concat(kept).toString('utf8');
}
