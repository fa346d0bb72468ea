import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, dirname, join, posix } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { LIMITS } from '#config';
import type { ModelText } from '#model';
import type { DiskCache } from '../disk-cache.ts';
import type { OtherAnswer, OtherEngine } from './second-opinion.ts';

/** How an official Alloy is asked. */
export interface OfficialOptions {
  /** Its jar, which the user named. */
  readonly jar: string;
  readonly timeoutMs?: number;
  readonly cache?: DiskCache;
  /** The program that runs Java. */
  readonly java?: string;
}

/** What the runner writes, a line each: a command's answer, or that a file is done. */
const rowSchema = z.union([
  z.object({
    file: z.string(),
    index: z.int(),
    verdict: z.enum(['sat', 'unsat', 'error']),
    message: z.string().optional(),
  }),
  z.object({ file: z.string(), commands: z.int() }),
]);

/** Folders between a model's copy and the folder made for it: as many steps upward as an `open` may take. */
const DEPTH = 12;

type Answered = Awaited<ReturnType<OtherEngine['answers']>>[number];

/**
 * Opens an official Alloy jar as a second engine, in Java processes of their own.
 * Ensures: it is given copies of the models in a folder of their own, which is deleted afterwards; what it cannot answer is
 * an answer that says so.
 * Throws: the system's error where Java cannot be started.
 */
export function openOfficialEngine(options: OfficialOptions): OtherEngine {
  const { jar, cache } = options;
  return {
    name: `Alloy Analyzer (${basename(jar)})`,
    async answers(texts, asked) {
      const folder = mkdtempSync(join(tmpdir(), 'casebook-alloy-'));
      try {
        const stat = statSync(jar, { throwIfNoEntry: false });
        const left = texts.map((text, at) => ({ text, at, file: copyModel(text, join(folder, String(at))) }));
        const answered: Answered[] = texts.map(() => ({ answers: [] }));
        const ask = async () => {
          for (let next = left.shift(); next !== undefined; next = left.shift()) {
            const { text, at, file } = next;
            const indexes = asked[at] ?? [];
            if (indexes.length === 0) continue;
            const key = `official ${stat?.size} ${stat?.mtimeMs} ${hashOf(text)} ${indexes.join()}`;
            const known = readAnswers(cache?.get(key));
            const found = known ?? (await askOne(file, indexes, folder, options));
            answered[at] = found;
            if (known === undefined && isWhole(found, indexes))
              cache?.set(key, JSON.stringify(found.answers));
          }
        };
        // Each process takes up to a gigabyte.
        await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, ask));
        return answered;
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** Only what was decided for every command means the same next time. */
function isWhole({ answers, problem }: Answered, indexes: readonly number[]): boolean {
  return (
    problem === undefined &&
    answers.length === indexes.length &&
    answers.every(({ answer }) => answer === 'sat' || answer === 'unsat')
  );
}

const answersSchema = z.array(z.object({ index: z.int(), answer: z.enum(['sat', 'unsat']) }));

function readAnswers(text: string | undefined): Answered | undefined {
  if (text === undefined) return undefined;
  const parsed = answersSchema.safeParse(JSON.parse(text));
  return parsed.success ? { answers: parsed.data } : undefined;
}

/** Writes a model and what it opens below a folder, as they lie to each other; gives the model's file. */
function copyModel({ path, text, modules }: ModelText, folder: string): string {
  const home = join(folder, ...Array.from({ length: DEPTH }, () => 'm'));
  mkdirSync(home, { recursive: true });
  for (const { path: opened, text: source } of modules.values()) {
    const relative = posix.relative(posix.dirname(path), opened);
    const place = join(home, relative);
    if (!place.startsWith(folder)) continue;
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, source);
  }
  const file = join(home, `${basename(path).replace(/\.[^.]*$/, '')}.als`);
  writeFileSync(file, text);
  return file;
}

/** Runs the commands of one file in a Java process, which is stopped when it says nothing for too long. */
function askOne(
  file: string,
  indexes: readonly number[],
  folder: string,
  { jar, timeoutMs = LIMITS.commandMs, java = 'java' }: OfficialOptions,
): Promise<Answered> {
  const runner = join(dirname(fileURLToPath(import.meta.url)), 'OfficialRunner.java');
  return new Promise((resolve, reject) => {
    const answers: OtherAnswer[] = [];
    let problem: string | undefined;
    const child = spawn(java, ['-cp', jar, runner, '--timeout', String(timeoutMs / 1000)], {
      stdio: ['pipe', 'pipe', 'ignore'],
      cwd: folder,
    });
    const finish = (reason?: string) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      const said = problem ?? reason;
      resolve({ answers, ...(said === undefined ? {} : { problem: said }) });
    };
    let timer: NodeJS.Timeout | undefined;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => finish('It gave no answer in its time.'), timeoutMs + LIMITS.javaGraceMs);
    };
    wait();
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(
        Object.assign(error, {
          message: `\`${java}\`, which an official jar needs, does not start: ${error.message}`,
        }),
      );
    });
    child.on('exit', (status) => finish(`It ended with status ${status}.`));
    child.stdin.on('error', () => undefined);
    createInterface({ input: child.stdout }).on('line', (line) => {
      wait();
      const row = readRow(line);
      if (row === undefined) return;
      if ('commands' in row) finish();
      else if (row.index < 0) problem = withoutFolder(row.message ?? 'It could not read the model.', folder);
      else
        answers.push({
          index: row.index,
          answer: row.verdict,
          ...(row.message === undefined ? {} : { message: withoutFolder(row.message, folder) }),
        });
    });
    child.stdin.end(`${file}\t${indexes.join(',')}\n`);
  });
}

function readRow(line: string): z.output<typeof rowSchema> | undefined {
  try {
    const parsed = rowSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** The first line of a message, without the place of the copy. */
function withoutFolder(message: string, folder: string): string {
  return (message.split('\n')[0] ?? '').replaceAll(`${folder}/`, '').replace(/(?:m\/)+/g, '');
}

function hashOf({ path, text, modules }: ModelText): string {
  return createHash('sha256')
    .update(JSON.stringify([path, text, ...modules]))
    .digest('hex');
}
