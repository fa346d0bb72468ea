// turns nothing into nothing: the words every stage speaks
// knows: the shape of specs, models, links, verdicts and findings, and the sentences about outcomes that pages and reports share
// must never know: any other folder, files on disk, Markdown, Astro
export * from './assurance.ts';
export * from './change.ts';
export * from './ears.ts';
export * from './ears-words.ts';
export * from './evidence.ts';
export * from './evidence-standing.ts';
export * from './example.ts';
export * from './files.ts';
export * from './group-by.ts';
export * from './model-check.ts';
export * from './model-words.ts';
export * from './project.ts';
export * from './spec.ts';
export * from './test-report.ts';
export * from './text.ts';
export * from './texts.ts';
export * from './trace.ts';
export * from './wildcard.ts';
