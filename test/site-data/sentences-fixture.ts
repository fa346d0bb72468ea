import { fileURLToPath } from 'node:url';
import { assess } from '#assess';
import { type Config, parseConfig } from '#config';
import { openProject, openSolver } from '#host';
import type { Assessment } from '#model';
import { createRenderer } from '#render';
import { createSiteData, type SiteData } from '#site-data';
import { grammars, memoryFiles } from '../traceability/memory-project.ts';
import { PROJECT } from './fixture.ts';

const ROOT = fileURLToPath(new URL('../fixtures/e2e-project', import.meta.url));

let assessed: Promise<Assessment> | undefined;

/** The fixture project whose capability `keep-warm` declares its words, read and compared with a solver, once. */
export function assessSentences(): Promise<Assessment> {
  assessed ??= assessWithSolver();
  return assessed;
}

async function assessWithSolver(): Promise<Assessment> {
  return solved((config) => openProject(ROOT, config));
}

async function solved(
  open: (config: Config) => Omit<Parameters<typeof assess>[0], 'config'>,
): Promise<Assessment> {
  const parsed = parseConfig({});
  if (!parsed.ok) throw new Error('The default configuration is invalid');
  const { config } = parsed;
  const smtSolver = openSolver();
  const assessment = await assess({ ...open(config), config, smtSolver });
  await smtSolver.stop();
  return { ...assessment, project: PROJECT };
}

/** Site data of one capability `box` whose requirements are given as they stand below `## Requirements`. */
export async function openBox(requirements: string): Promise<SiteData> {
  const spec = `# Box\n\n## Purpose\n\nHold things.\n\n## Requirements\n\n${requirements}`;
  const files = memoryFiles({ 'openspec/specs/box/spec.md': spec });
  return createSiteData(await solved(() => ({ project: PROJECT, files, grammars })), {
    base: '/spec/',
    renderer: createRenderer({ base: '/spec/' }),
  });
}

/** Site data of it, or of a changed assessment. */
export async function openSentences(change: Partial<Assessment> = {}, base = '/spec/'): Promise<SiteData> {
  return createSiteData(
    { ...(await assessSentences()), ...change },
    { base, renderer: createRenderer({ base }) },
  );
}
