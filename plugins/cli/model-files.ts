import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { LIMITS } from '#config';
import type { ModelText, SourceFile } from '#model';
import { EXIT, type Result } from './exit-status.ts';
import { findRoot } from './find-root.ts';

/** A file that was named, and the model in it. */
export interface ModelFile {
  readonly file: SourceFile;
  readonly text: ModelText;
}

/**
 * Reads the models in files that were named, with the modules they open.
 * Ensures: beside the files themselves nothing is read outside the project that a file lies in; where it lies in none,
 * nothing outside its folder and, as far as its own module name says so, the folders above.
 */
export async function readModelFiles(paths: readonly string[]): Promise<Result<readonly ModelFile[]>> {
  const [{ sourceFile }, { readModelText }] = await Promise.all([import('#model'), import('#openspec')]);
  const found: ModelFile[] = [];
  for (const path of paths) {
    const problem = problemOf(path);
    if (problem !== undefined) return { ok: false, failure: { status: EXIT.failed, message: problem } };
    const file = sourceFile(path.split(sep).join('/'), readFileSync(path, 'utf8'));
    const root = rootOf(path, file.text);
    const read = (wanted: string) => {
      const real = realPath(wanted);
      if (real === undefined || !`${real}${sep}`.startsWith(`${root}${sep}`)) return undefined;
      return problemOf(real) === undefined ? sourceFile(wanted, readFileSync(real, 'utf8')) : undefined;
    };
    found.push({ file, text: readModelText(file, read) });
  }
  return { ok: true, value: found };
}

function problemOf(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return `There is no file \`${path}\``;
  if (!stats.isFile()) return `\`${path}\` is no file`;
  if (stats.size > LIMITS.specBytes) return `\`${path}\` is larger than ${LIMITS.specBytes} bytes`;
  try {
    readFileSync(path).subarray(0, 0);
    return undefined;
  } catch (error) {
    return `\`${path}\` cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Where opened modules may lie. */
function rootOf(path: string, text: string): string {
  const folder = dirname(realpathSync(path));
  const project = findRoot(undefined, folder);
  if (project.ok) return realpathSync(project.value);
  const name = /\bmodule\s+([\p{L}\w/]+)/u.exec(text)?.[1] ?? '';
  return resolve(
    folder,
    ...name
      .split('/')
      .slice(1)
      .map(() => '..'),
  );
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
