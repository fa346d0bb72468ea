import { fstatSync, writeFileSync } from 'node:fs';

/** What a command writes to; a seam, so that commands can be run without a process of their own. */
export interface Terminal {
  /** Columns of standard output; 100 when it is no terminal. */
  readonly width: number;
  /** Whether standard output, and standard error, show colours. */
  readonly colour: boolean;
  readonly errorColour: boolean;
  /** Resolves when everything has been handed over. A reader that went away is no error. */
  out(text: string): Promise<void>;
  error(text: string): Promise<void>;
  /** Says what goes on, in place, on the standard error of a terminal that can, once the work has taken a second. */
  progress(stage: string): void;
  endProgress(): void;
}

const PATIENCE_MS = 1000;

/** The terminal of this process. */
export function openTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  // Whoever waits for a write is told; without a listener the process would end before that.
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined);
  const started = performance.now();
  let shown = false;
  const endProgress = () => {
    if (shown) stderr.write('\r\u001b[2K');
    shown = false;
  };
  return {
    // Some terminals say 0; below 40 columns a frame shows nothing useful.
    width: stdout.columns ? Math.max(40, stdout.columns) : 100,
    colour: wantsColour(env, stdout.isTTY === true),
    errorColour: wantsColour(env, stderr.isTTY === true),
    out: (text) => write(stdout, text),
    error: (text) => write(stderr, text),
    progress(stage) {
      if (stderr.isTTY !== true || env.TERM === 'dumb' || performance.now() - started < PATIENCE_MS) return;
      stderr.write(`\r\u001b[2Kcasebook: ${stage} …`);
      shown = true;
    },
    endProgress,
  };
}

/** FORCE_COLOR decides, then NO_COLOR, then whether a person is watching. */
export function wantsColour(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  const forced = env.FORCE_COLOR;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  return isTerminal && env.TERM !== 'dumb';
}

/** A stream of this process. */
type Stream = NodeJS.WriteStream & { readonly fd: number };

async function write(stream: Stream, text: string): Promise<void> {
  // Into a file, a stream writes once and takes what a full disk left out for written.
  if (isFile(stream)) return writeFileSync(stream.fd, Buffer.from(text));
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error && !isClosedPipe(error)) reject(error);
      else resolve();
    });
  });
}

function isFile({ fd }: Stream): boolean {
  try {
    return fstatSync(fd).isFile();
  } catch {
    return false;
  }
}

function isClosedPipe(error: Error): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
}
