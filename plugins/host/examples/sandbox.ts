import { existsSync, lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { dirname } from 'node:path';

/** A command line and the folder it starts in. */
export interface CommandLine {
  readonly command: readonly string[];
  readonly cwd: string;
}

/** Folders of the system in which programs and their libraries lie. */
const SYSTEM = ['/usr', '/lib', '/lib64', '/lib32', '/libx32', '/bin', '/sbin', '/nix/store', '/gnu/store'];
/** Single files and settings that programs need to start at all; none holds a secret. */
const FILES = [
  '/etc/ld.so.cache',
  '/etc/alternatives',
  '/dev/null',
  '/dev/zero',
  '/dev/urandom',
  '/dev/random',
];
/** Folders at the root that no example may read: what git keeps, credentials included, and what Casebook keeps. */
export const HIDDEN: readonly string[] = ['.git', '.casebook'];
/** Where the small tree is put together: a folder that every Linux has and no project lies in. */
const TREE = '/sys';

/**
 * Puts a command into namespaces of its own (Linux, `unshare` of util-linux): no network, no other processes, and a file tree
 * of the system's programs, `also` and the root, all read only.
 * Requires: absolute real paths. Ensures: where any step fails, the command is not started.
 */
export function inNamespaces(
  { command, cwd }: CommandLine,
  root: string,
  also: readonly string[],
): CommandLine {
  return {
    command: [
      'unshare',
      '--user',
      '--map-root-user',
      '--net',
      '--ipc',
      '--uts',
      '--mount',
      '--pid',
      '--fork',
      '--kill-child',
      'sh',
      '-c',
      treeScript(root, cwd, also),
      'sh',
      ...command,
    ],
    cwd: '/',
  };
}

/** Shell text that puts the tree together and starts its arguments in it. */
function treeScript(root: string, cwd: string, also: readonly string[]): string {
  const mounts = readMounts();
  const bound = new Set<string>();
  const lines = ['set -e', `mount -t tmpfs -o size=1m,mode=755 none ${TREE}`];
  for (const path of [...SYSTEM, root, ...also, ...FILES]) {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (!stat || [...bound].some((folder) => path === folder || path.startsWith(`${folder}/`))) continue;
    const place = quote(`${TREE}${path}`);
    lines.push(`mkdir -p ${quote(`${TREE}${dirname(path)}`)}`);
    if (stat.isSymbolicLink()) {
      lines.push(`ln -s ${quote(readlinkSync(path))} ${place}`);
      continue;
    }
    bound.add(path);
    lines.push(stat.isDirectory() ? `mkdir -p ${place}` : `: > ${place}`);
    lines.push(`mount --rbind ${quote(path)} ${place}`);
    for (const below of [path, ...mounts.filter((mount) => mount.startsWith(`${path}/`))]) {
      const target = quote(`${TREE}${below}`);
      // A mount may be locked to run no programs, and then must keep that.
      lines.push(
        `mount -o remount,bind,ro,nosuid,nodev ${target} 2>/dev/null || mount -o remount,bind,ro,nosuid,nodev,noexec ${target}`,
      );
    }
  }
  for (const name of HIDDEN) {
    const place = quote(`${TREE}${root}/${name}`);
    lines.push(
      `if [ -d ${place} ]; then mount -t tmpfs -o size=4k,ro none ${place}; fi`,
      `if [ -f ${place} ]; then mount --bind /dev/null ${place}; fi`,
    );
  }
  lines.push(
    `mount -o remount,ro ${TREE}`,
    // Without capabilities nothing of this can be undone from inside; in a changed root no new namespace gives any back.
    `exec chroot ${TREE} setpriv --no-new-privs --bounding-set=-all --inh-caps=-all --ambient-caps=-all /bin/sh -c ${quote(`cd ${quote(cwd)} && exec "$@"`)} sh "$@"`,
  );
  return lines.join('\n');
}

function readMounts(): readonly string[] {
  if (!existsSync('/proc/self/mountinfo')) return [];
  return readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '')
    .filter((path) => path !== '')
    .map((path) => path.replace(/\\(\d{3})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 8))));
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
