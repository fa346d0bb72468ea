import { readdirSync, realpathSync } from 'node:fs';
import type { RunContext } from './language.ts';
import { runProcess } from './run-process.ts';
import { type CommandLine, HIDDEN, inNamespaces } from './sandbox.ts';

/** The Node that runs this, by its real path. */
export const NODE = realpathSync(process.execPath);

/** A command line of Node in the permission model: it may read these paths and what is below them, and nothing else. */
export function nodeCommand(
  program: string,
  cwd: string,
  { readable, megabytes }: { readonly readable: readonly string[]; readonly megabytes: number },
): CommandLine {
  return {
    command: [
      NODE,
      // Named differently before Node 22.13 only, which is older than any that runs this.
      '--permission',
      ...readable.map((path) => `--allow-fs-read=${path}`),
      // Enums and the like, which stripping alone leaves in.
      '--experimental-transform-types',
      '--no-addons',
      '--no-deprecation',
      '--disable-warning=ExperimentalWarning',
      `--max-old-space-size=${megabytes}`,
      '--input-type=commonjs',
      '--eval',
      program,
    ],
    cwd,
  };
}

/**
 * What an example may read of a project. In namespaces its hidden folders are empty, so the root as a whole; else everything in
 * the root but them, one by one, because the permission model knows no exception.
 */
export function readablePaths(root: string, isolation: RunContext['isolation']): readonly string[] {
  if (isolation === 'namespaces') return [`${root}/`];
  return readdirSync(root)
    .filter((name) => !HIDDEN.includes(name))
    .map((name) => `${root}/${name}`);
}

/** Tries whether a process can be put into namespaces on this machine, and still answers. */
export async function canUseNamespaces(root: string): Promise<boolean> {
  if (process.platform !== 'linux' || root === '/') return false;
  const program = `require('node:fs').writeSync(4, require('node:fs').readFileSync(3, 'utf8') + process.ppid + '\\n')`;
  const command = inNamespaces(nodeCommand(program, root, { readable: [], megabytes: 64 }), root, [NODE]);
  const { lines } = await runProcess(command, 'ready ', { timeoutMs: 20_000, megabytes: 1024 }, () => false);
  return lines[0] === 'ready 0';
}
