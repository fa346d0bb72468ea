// turns an Assessment into the records its pages show
// knows: what each page shows, its address, the words for it
// must never know: Astro, components, style, files on disk
export { createSiteData, type SiteDataOptions } from './create-site-data.ts';
export type * from './dependability-types.ts';
export type * from './ears-types.ts';
export type * from './evidence-types.ts';
export type * from './model-types.ts';
export type * from './types.ts';
