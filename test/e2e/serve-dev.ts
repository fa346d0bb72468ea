// Serves a project with `casebook dev` until it is stopped: node serve-dev.ts ROOT PORT
import { parseConfig } from '#config';
import { serveDev } from '../../plugins/cli/dev.ts';

const [root, port] = process.argv.slice(2);
const parsed = parseConfig({});
if (!root || !port || !parsed.ok) throw new Error('Usage: serve-dev.ts ROOT PORT');
const serving = await serveDev({
  root,
  config: parsed.config,
  port: Number(port),
  onChange: ({ milliseconds, problem }) =>
    console.log(problem ? `problem: ${problem.message}` : `assessed again in ${Math.round(milliseconds)} ms`),
});
process.once('SIGTERM', async () => {
  await serving.stop();
  process.exit(0);
});
console.log(`ready ${serving.url}`);
