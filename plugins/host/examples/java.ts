import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { LIMITS } from '#config';
import type { LanguageTool, RunContext } from './language.ts';
import { readOutcomes } from './outcomes.ts';
import { readScripts } from './read-scripts.ts';
import { runProcess } from './run-process.ts';
import { inNamespaces } from './sandbox.ts';

const HARNESS = fileURLToPath(new URL('./ExampleHarness.java', import.meta.url));

/** Memory that Java takes for itself, in megabytes, and time that it needs to start. */
const OWN_MEGABYTES = 512;
const START_MS = 10_000;

/** Where build tools put the project's own classes. */
const CLASSES = ['target/classes', 'build/classes/java/main', 'out/production/classes', 'bin'];

/** Finds Java with its shell on this machine; undefined where there is none from 17 on. */
export async function findJava(): Promise<LanguageTool | undefined> {
  try {
    const { stderr } = await promisify(execFile)('java', ['-XshowSettings:properties', '-version'], {
      timeout: 20_000,
    });
    const home = /^\s*java\.home = (.+)$/m.exec(stderr)?.[1]?.trim();
    const version = /^\s*java\.version = (.+)$/m.exec(stderr)?.[1]?.trim();
    if (home === undefined || version === undefined || Number.parseInt(version, 10) < 17) return undefined;
    return existsSync(join(home, 'bin/jshell')) ? javaTool(home, version) : undefined;
  } catch {
    return undefined;
  }
}

function javaTool(home: string, version: string): LanguageTool {
  // Some systems keep Java's settings elsewhere and link to them.
  const settings = ['conf/security/java.security', 'conf/net.properties', 'lib/jvm.cfg']
    .map((path) => join(home, path))
    .filter((path) => existsSync(path))
    .map((path) => dirname(realpathSync(path)));
  const also = [home, ...settings.sort(), HARNESS];
  const start = (job: readonly string[], context: RunContext, onLine: (line: string) => boolean) => {
    const { root, isolation, megabytes, timeoutMs } = context;
    const java = [
      join(home, 'bin/java'),
      `-Xmx${megabytes}m`,
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      '-XX:-UsePerfData',
      '-XX:+DisplayVMOutputToStderr',
      '-Dfile.encoding=UTF-8',
      HARNESS,
    ];
    // Java finds its libraries through /proc, which is not there in namespaces.
    const libraries = `${join(home, 'lib')}:${join(home, 'lib/server')}`;
    const script = 'LD_LIBRARY_PATH="$1" && export LD_LIBRARY_PATH && shift && exec "$@" <&3 >&4';
    const command = { command: ['/bin/sh', '-c', script, 'sh', libraries, ...java], cwd: root };
    return runProcess(
      isolation === 'namespaces' ? inNamespaces(command, root, also) : command,
      job.join('\n'),
      {
        timeoutMs: timeoutMs + START_MS,
        megabytes: megabytes + OWN_MEGABYTES,
      },
      onLine,
    );
  };
  return {
    languages: ['java'],
    tool: `JShell ${version}`,
    guarded: false,
    read: (examples, context) =>
      readScripts('Java', examples, (texts) => start(['read', ...texts.map(encode)], context, () => true)),
    async run(blocks, context) {
      const mark = `${randomBytes(16).toString('hex')} `;
      const paths = CLASSES.map((path) => join(context.root, path)).filter((path) => existsSync(path));
      const job = ['run', mark, `${LIMITS.exampleValue}`, encode(paths.join('\n'))];
      for (const { text, read } of blocks) {
        job.push('block');
        for (const { statement, expectations } of read.steps) {
          const throws = expectations.some(({ kind }) => kind === 'throws');
          job.push(`${encode(text.slice(statement.start, statement.end))} ${throws}`);
        }
      }
      const end = await start(job, context, (line) => line.startsWith(`${mark}{"kind":"ended"`));
      return readOutcomes(blocks, end, { mark }, context);
    },
  };
}

function encode(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
