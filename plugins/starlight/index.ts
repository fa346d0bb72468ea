// turns a project into pages inside an Astro site, and runs Astro for projects that have none
// knows: Astro, Starlight, Pagefind, the folder a site is published to
// must never know: how specs are parsed, how a verdict is reached, the command line
export { astroConfig } from './astro-config.ts';
export { type LockResult, takeLock } from './build-lock.ts';
export type { Host } from './integration.ts';
export type { PluginOptions, ResolvedOptions } from './options.ts';
export { casebook } from './plugin.ts';
export { type PublishProblem, publish, publishProblem, recoverPublished } from './publish.ts';
export { openScratchProject, type ScratchProject } from './scratch-project.ts';
export { writeSearchIndex } from './search-index.ts';
export { casebookSidebar } from './sidebar.ts';
export { getStore, type Store } from './store.ts';
export { type ManifestInput, writeManifest } from './write-manifest.ts';
