import { realpathSync } from 'node:fs';
import { runProcess } from './run-process.ts';
import { type CommandLine, inNamespaces } from './sandbox.ts';

/** The Node that runs this, by its real path. */
export const NODE = realpathSync(process.execPath);

/** A command line of Node in the permission model: it may read below `root` and nothing else. */
export function nodeCommand(program: string, root: string, megabytes: number): CommandLine {
  return {
    command: [
      NODE,
      // Named differently before Node 22.13 only, which is older than any that runs this.
      '--permission',
      `--allow-fs-read=${root}/`,
      '--no-addons',
      '--no-deprecation',
      '--disable-warning=ExperimentalWarning',
      `--max-old-space-size=${megabytes}`,
      '--input-type=commonjs',
      '--eval',
      program,
    ],
    cwd: root,
  };
}

/** Tries whether a process can be put into namespaces on this machine, and still answers. */
export async function canUseNamespaces(root: string): Promise<boolean> {
  if (process.platform !== 'linux' || root === '/') return false;
  const program = `require('node:fs').writeSync(4, require('node:fs').readFileSync(3, 'utf8') + process.ppid + '\\n')`;
  const command = inNamespaces(nodeCommand(program, root, 64), root, [NODE]);
  const { lines } = await runProcess(command, 'ready ', { timeoutMs: 20_000, megabytes: 1024 }, () => false);
  return lines[0] === 'ready 0';
}
