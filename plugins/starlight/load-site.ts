import { assess } from '#assess';
import type { Config } from '#config';
import { createEarsCache, type EarsCache } from '#ears';
import { openDiskCache, openProject, openSolver, type ProjectChecker } from '#host';
import type { Assessment, ModelProgress } from '#model';
import { createSpecCache, type SpecCache } from '#openspec';
import { createRenderer } from '#render';
import { createSiteData } from '#site-data';
import { createTraceCache, type TraceCache } from '#traceability';

import { renderDocs } from './docs.ts';
import { siteCodeHash } from './package-files.ts';
import type { Store } from './store.ts';

/** What a process remembers of a project from one load to the next. */
export interface Memory {
  readonly specCache: SpecCache;
  readonly traceCache: TraceCache;
  readonly earsCache: EarsCache;
}

/** Makes a memory for one project and one configuration. */
export function createMemory(): Memory {
  return {
    specCache: createSpecCache(),
    traceCache: createTraceCache(),
    earsCache: createEarsCache(),
  };
}

/** What records are made from. */
export interface LoadInput {
  /** The project's root. */
  readonly root: string;
  readonly config: Config;
  /** Path of the Casebook pages on the site, with slashes at both ends. */
  readonly base: string;
  /** Folder in which rendered text is kept between runs. */
  readonly cache: string;
  /** Kept while the same project is loaded again and again. */
  readonly memory?: Memory;
  /** Runs the commands of models; without it they are not run. */
  readonly models?: ProjectChecker;
  readonly onStage?: (stage: string, progress?: ModelProgress) => void;
  readonly onPage?: () => void;
}

/** Assesses a project and makes the records its pages are rendered from. */
export async function loadSite(input: LoadInput): Promise<Store> {
  const { root, config, base, cache, memory, models, onStage, onPage } = input;
  const kept = openDiskCache(cache);
  const smtSolver = openSolver({ cache: kept });
  const assessment: Assessment = await assess({
    ...openProject(root, config),
    config,
    smtSolver,
    ...memory,
    ...(models ? { modelChecker: models.checker } : {}),
    ...(onStage ? { onStage } : {}),
  });
  // Threads start again when a model changes; until then they would only hold memory.
  await models?.close();
  await smtSolver.stop();
  const renderer = createRenderer({ base, cache: kept });
  return {
    site: createSiteData(assessment, { base, renderer, showTimes: config.models.times }),
    assessment,
    docs: await renderDocs(renderer),
    codeHash: siteCodeHash(),
    pruneCache: () => kept.prune(),
    ...(onPage ? { onPage } : {}),
  };
}
