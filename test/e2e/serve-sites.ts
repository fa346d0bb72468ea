// Builds the sites under test and serves them until it is stopped.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'astro';
import { type ConfigInput, parseConfig } from '#config';
import { buildSite } from '../../plugins/cli/build.ts';
import { servePreview } from '../../plugins/cli/preview.ts';
import { commitOf, copyProject } from './project.ts';
import { REPOSITORY, SITES } from './sites.ts';

const kettle = copyProject();
const folder = join(kettle, '..');
const built: Record<string, string> = { project: kettle };

async function site(name: string, root: string, port: number, input: ConfigInput = {}): Promise<void> {
  const parsed = parseConfig({ ...input, out: join(folder, name) });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const options = { root, config: parsed.config };
  const result = await buildSite(options);
  if (!result.ok) throw new Error(result.message);
  built[name] = result.out;
  await serve(name, root, port, input);
}

async function serve(name: string, root: string, port: number, input: ConfigInput = {}): Promise<void> {
  const parsed = parseConfig({ ...input, out: join(folder, name) });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const serving = await servePreview({ root, config: parsed.config, port });
  if (!serving.ok) throw new Error(serving.message);
  console.log(`${name}: ${serving.url}`);
}

// The reports among the fixture's files are of these very files.
const executed = { evidence: { commit: commitOf(kettle) }, examples: { run: true } };
await site('kettle-site', kettle, SITES.kettle.port, executed);
await site('below-site', kettle, SITES.below.port, {
  ...executed,
  base: SITES.below.base,
  site: 'https://example.org',
});
await site('own-site', REPOSITORY, SITES.own.port, { name: 'Casebook' });

const host = join(REPOSITORY, 'test/fixtures/starlight-site');
process.chdir(host);
await build({ root: host, outDir: join(host, 'dist'), logLevel: 'error' });
process.chdir(REPOSITORY);
built['existing-site'] = join(host, 'dist');
const parsed = parseConfig({ out: join(host, 'dist') });
if (parsed.ok) await servePreview({ root: host, config: parsed.config, port: SITES.existing.port });

writeFileSync(join(tmpdir(), `casebook-e2e-${SITES.kettle.port}.json`), JSON.stringify(built));
createServer((_request, response) => response.end('ready')).listen(
  Number(new URL(SITES.ready).port),
  '127.0.0.1',
);
