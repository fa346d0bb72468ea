// The dependency rule of ARCHITECTURE.md, each part with its reason.
const among = (...names) => `^plugins/(${names.join('|')})/`;
const WORDS = ['model', 'config'];
/** The steps from words to what is proved of them, each resting on those before it; the last two on none. */
const SENTENCES = ['words', 'vocabulary', 'normalise', 'logic', 'suggest'];
const STAGES = ['openspec', 'ears', 'alloy', 'traceability', 'evidence'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'model-imports-nothing',
      comment: 'The model is the vocabulary; if it knew a stage, every stage would know that one.',
      severity: 'error',
      from: { path: '^plugins/model/' },
      to: { pathNot: '^plugins/model/' },
    },
    {
      name: 'siblings-stay-apart',
      comment: 'Stages meet in assess/ only, so that each can be read, tested and replaced alone.',
      severity: 'error',
      from: { path: `^plugins/(${STAGES.join('|')})/` },
      to: { path: '^plugins/', pathNot: ['^plugins/(model|config)/', '^plugins/$1/'] },
    },
    {
      name: 'rules-read-the-model',
      comment: 'A rule turns what the stages found into findings; it never shows or publishes them.',
      severity: 'error',
      from: { path: '^plugins/rules/' },
      to: { path: among('site-data', 'render', 'report', 'starlight', 'cli', 'host') },
    },
    {
      name: 'case-reads-the-model',
      comment:
        'The case is counted and argued once, as plain data; pages and files show it, so that their numbers agree.',
      severity: 'error',
      from: { path: '^plugins/dependability/' },
      to: { path: '^plugins/', pathNot: ['^plugins/(model|config)/', '^plugins/dependability/'] },
    },
    {
      name: 'case-after-the-verdicts',
      comment: 'The case is read off the verdicts; a stage that read the case could be argued into one.',
      severity: 'error',
      from: { path: among(...WORDS, ...STAGES, 'rules', 'assess', 'render', 'host') },
      to: { path: '^plugins/dependability/' },
    },
    {
      name: 'results-do-not-assess',
      comment: 'Pages and reports are functions of an Assessment, so that all of them agree.',
      severity: 'error',
      from: { path: among('site-data', 'render', 'report') },
      to: { path: among('assess', ...STAGES.filter((name) => name !== 'ears'), 'host', 'starlight', 'cli') },
    },
    {
      name: 'only-through-the-face',
      comment: 'index.ts is the only public face of a folder; past it a folder may change as it likes.',
      severity: 'error',
      from: { path: '^plugins/([^/]+)/' },
      to: { path: '^plugins/[^/]+/.+', pathNot: ['^plugins/$1/', '^plugins/[^/]+/index\\.ts$'] },
    },
    {
      name: 'only-hosts-touch-the-machine',
      comment:
        'Everything else is a pure function of its input, which is what makes equal input give equal bytes.',
      severity: 'error',
      from: { path: '^plugins/', pathNot: among('host', 'cli', 'starlight', 'runners') },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|path|url|util)(/|$)' },
    },
    {
      name: 'check-without-astro',
      comment:
        '`casebook check` answers without building a site, so its path must not load the site’s machinery.',
      severity: 'error',
      from: { path: among(...WORDS, ...STAGES, 'rules', 'assess', 'report', 'host') },
      to: { path: ['^node_modules/(astro|@astrojs|shiki|@shikijs|@hpcc-js|pagefind)/'] },
    },
    {
      name: 'solver-on-its-thread',
      comment:
        'Z3 takes half a second to load and holds memory, so only the thread that runs scripts loads it.',
      severity: 'error',
      from: { path: '^plugins/', pathNot: '^plugins/host/smt/worker\\.ts$' },
      to: { path: '^node_modules/z3-solver/' },
    },
    ...[...SENTENCES, 'parse', 'style'].map((step) => ({
      name: `sentences-one-way-${step}`,
      comment: 'What a word means must not depend on what is proved with it.',
      severity: 'error',
      from: { path: `^plugins/ears/${step}/` },
      to: {
        path: '^plugins/ears/[^/]+/',
        pathNot: `^plugins/ears/(${[step, ...SENTENCES.slice(0, Math.max(0, SENTENCES.indexOf(step)))].join('|')})/`,
      },
    })),
    {
      name: 'alloy-runs-anywhere',
      comment:
        'The engine is a library of its own that shall run in a browser too; of ours it knows spans and bounds only.',
      severity: 'error',
      from: { path: '^plugins/alloy/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'evaluator-stands-alone',
      comment: 'The evaluator checks what the encoder found; code that both used could be wrong for both.',
      severity: 'error',
      from: { path: '^plugins/alloy/relational/' },
      to: { path: '^plugins/alloy/(syntax|resolve|lower|circuit|encode|sat|instance)/' },
    },
    {
      name: 'encoder-knows-no-evaluator',
      comment: 'As above, the other way round.',
      severity: 'error',
      from: { path: '^plugins/alloy/(circuit|encode|sat)/' },
      to: { path: '^plugins/alloy/relational/evaluat' },
    },
    {
      name: 'no-circles',
      comment: 'A circle has no first stage to read.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    includeOnly: undefined,
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js'],
    },
  },
};
